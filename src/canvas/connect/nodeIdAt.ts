/** The id of the drawn thing under a point of the screen. */
export function nodeIdAt(x: number, y: number): string | undefined {
  const element = document.elementFromPoint(x, y)?.closest('.react-flow__node')
  return element?.getAttribute('data-id') ?? undefined
}
