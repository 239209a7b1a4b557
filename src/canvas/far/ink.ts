/** The colours and the typeface that the page has now, by the names of their tokens. */
export type Ink = (token: string) => string

/** Reads tokens of an element's theme, each once. */
export function inkOf(element: Element): Ink {
  const style = getComputedStyle(element)
  const known = new Map<string, string>()
  return (token) => {
    const cached = known.get(token)
    if (cached !== undefined) return cached
    const value = style.getPropertyValue(`--${token}`).trim()
    known.set(token, value)
    return value
  }
}
