/** One rule of Suricata, its header in its seven parts and the names of its options. */
export interface RuleText {
  readonly action: string
  readonly protocol: string
  readonly source: string
  readonly sourcePort: string
  readonly direction: string
  readonly destination: string
  readonly destinationPort: string
  readonly sid: string | undefined
  readonly options: readonly string[]
  /** The text has no such parts. */
  readonly unreadable?: true
}

/** The rules of a `RulesString`: one a line, a backslash joins lines, `#` begins a remark. */
export function readSuricataRules(text: string): readonly RuleText[] {
  return text
    .replaceAll(/\\\r?\n/g, ' ')
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map(readLine)
}

function readLine(line: string): RuleText {
  const open = openingOf(line)
  const header = partsOf(open === -1 ? line : line.slice(0, open))
  const options = line.endsWith(')') && open !== -1 ? optionsOf(line.slice(open + 1, -1)) : []
  const [
    action = '',
    protocol = '',
    source = '',
    sourcePort = '',
    direction = '',
    destination = '',
    destinationPort = '',
  ] = header
  const sid = options.find(({ keyword }) => keyword === 'sid')?.value
  const isReadable =
    header.length === 7 && (direction === '->' || direction === '<>') && options.length > 0
  return {
    action,
    protocol,
    source,
    sourcePort,
    direction,
    destination,
    destinationPort,
    sid,
    options: options.map(({ keyword }) => keyword),
    ...(!isReadable && { unreadable: true as const }),
  }
}

/** Where the options begin: a header has no parenthesis of its own. */
function openingOf(line: string): number {
  return line.indexOf('(')
}

/** The words of a header; what stands in brackets is one word, with its spaces left out. */
function partsOf(header: string): readonly string[] {
  const parts: string[] = []
  let depth = 0
  let part = ''
  for (const sign of header) {
    if (sign === '[') depth += 1
    if (sign === ']') depth -= 1
    if (!/\s/.test(sign)) part += sign
    else if (depth === 0 && part !== '') {
      parts.push(part)
      part = ''
    }
  }
  return part === '' ? parts : [...parts, part]
}

interface Option {
  readonly keyword: string
  readonly value: string
}

/** `msg:"a; b"; sid:1;`: semicolons in quotes or behind a backslash belong to the value. */
function optionsOf(text: string): readonly Option[] {
  const options: Option[] = []
  let isQuoted = false
  let isEscaped = false
  let option = ''
  for (const sign of `${text};`) {
    if (sign === ';' && !isQuoted && !isEscaped) {
      const [keyword = '', ...value] = option.split(':')
      if (keyword.trim() !== '') {
        options.push({ keyword: keyword.trim().toLowerCase(), value: value.join(':').trim() })
      }
      option = ''
      continue
    }
    if (sign === '"' && !isEscaped) isQuoted = !isQuoted
    isEscaped = sign === '\\' && !isEscaped
    option += sign
  }
  return options
}
