const LINE_LENGTH = 100

/** JSON that people can read and compare: keys in a stable order, short values on one line. */
export function writeReadableJson(value: unknown): string {
  return `${print(ordered(value), '')}\n`
}

const FIRST_KEYS = ['format', 'version', 'kind', 'id', 'name']

function keyRank(key: string): number {
  const rank = FIRST_KEYS.indexOf(key)
  return rank === -1 ? FIRST_KEYS.length : rank
}

function ordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(ordered)
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value)
    .filter(([, content]) => content !== undefined)
    .toSorted(([a], [b]) => keyRank(a) - keyRank(b) || (a < b ? -1 : 1))
  return Object.fromEntries(entries.map(([key, content]) => [key, ordered(content)]))
}

function print(value: unknown, indent: string): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const inner = `${indent}  `
  const isList = Array.isArray(value)
  const parts = isList
    ? value.map((item) => print(item, inner))
    : Object.entries(value).map(([key, item]) => `${JSON.stringify(key)}: ${print(item, inner)}`)
  const [open, close] = isList ? ['[', ']'] : ['{', '}']
  const space = isList || parts.length === 0 ? '' : ' '
  const line = `${open}${space}${parts.join(', ')}${space}${close}`
  if (line.length + indent.length <= LINE_LENGTH && !line.includes('\n')) return line
  return `${open}\n${parts.map((part) => inner + part).join(',\n')}\n${indent}${close}`
}
