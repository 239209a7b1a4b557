type Attributes = Readonly<Record<string, string | number | undefined>>

/** One element of an SVG document; what it holds is markup already. */
export function element(name: string, attributes: Attributes, ...children: string[]): string {
  const written = Object.entries(attributes)
    .flatMap(([key, value]) =>
      value === undefined ? [] : [` ${key}="${escaped(numberless(value))}"`],
    )
    .join('')
  return children.length === 0
    ? `<${name}${written}/>`
    : `<${name}${written}>${children.join('')}</${name}>`
}

/** Text that stays text: whatever people call their things is escaped. */
export function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}

function numberless(value: string | number): string {
  return typeof value === 'number' ? String(Math.round(value * 100) / 100) : value
}

/** As many characters as fit a width, with an ellipsis where some do not. */
export function fitted(text: string, width: number, characterWidth: number): string {
  const room = Math.floor(width / characterWidth)
  if (text.length <= room) return text
  return room < 2 ? '' : `${text.slice(0, room - 1)}…`
}
