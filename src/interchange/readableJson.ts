const LINE_LENGTH = 100

/** JSON that people can read and compare: keys in a stable order, short values on one line. */
export function writeReadableJson(value: unknown): string {
  return `${print(ordered(value), '', 0)}\n`
}

const FIRST_KEYS = ['format', 'version', 'kind', 'id', 'name']

function keyRank(key: string): number {
  const rank = FIRST_KEYS.indexOf(key)
  return rank === -1 ? FIRST_KEYS.length : rank
}

function ordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(ordered)
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).filter(([, content]) => content !== undefined)
  // Things by their ids stand in the order of creation, which gives a group its letter and hue.
  const sorted = entries.every(isUnderItsId)
    ? entries
    : entries.toSorted(([a], [b]) => keyRank(a) - keyRank(b) || (a < b ? -1 : 1))
  return Object.fromEntries(sorted.map(([key, content]) => [key, ordered(content)]))
}

function isUnderItsId([key, content]: readonly [string, unknown]): boolean {
  return typeof content === 'object' && content !== null && 'id' in content && content.id === key
}

/** `before` is how much of its line is taken: the indent and the key. */
function print(value: unknown, indent: string, before: number): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const inner = `${indent}  `
  const isList = Array.isArray(value)
  const parts = isList
    ? value.map((item) => print(item, inner, inner.length))
    : Object.entries(value).map(([name, item]) => {
        const key = `${JSON.stringify(name)}: `
        return key + print(item, inner, inner.length + key.length)
      })
  const [open, close] = isList ? ['[', ']'] : ['{', '}']
  const space = isList || parts.length === 0 ? '' : ' '
  const line = `${open}${space}${parts.join(', ')}${space}${close}`
  if (before + line.length < LINE_LENGTH && !line.includes('\n')) return line
  return `${open}\n${parts.map((part) => inner + part).join(',\n')}\n${indent}${close}`
}
