import { fail, ok, type Result } from '@/model/result'

/** The text of a file's bytes: UTF-8, or UTF-16 as PowerShell's redirection writes it. */
export function decodeText(bytes: Uint8Array): string {
  const [first, second] = bytes
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes)
  return new TextDecoder('utf-8').decode(bytes)
}

/** Parses a JSON file; a fault is told by its line and column, whatever the browser's own words. */
export function parseJsonText(name: string, text: string): Result<unknown> {
  const clean = withoutEncodingTraces(text)
  if (clean.trim() === '') return fail(`${name} is empty; expected JSON`)
  try {
    return ok(JSON.parse(clean) as unknown)
  } catch {
    const fault = findJsonFault(clean)
    if (!fault) return fail(`${name} is not JSON`)
    return fail(`${name} is not JSON: ${placeInText(clean, fault.offset)}: ${fault.message}`)
  }
}

// A byte order mark, and what is left when UTF-16 was read as UTF-8: every second character is 0.
function withoutEncodingTraces(text: string): string {
  const plain = text.includes('\0') ? text.replaceAll('\0', '') : text
  return plain.replace(/^[\uFEFF\uFFFD]+/, '')
}

function placeInText(text: string, offset: number): string {
  const before = text.slice(0, offset)
  const lineStart = before.lastIndexOf('\n') + 1
  let line = 1
  for (let at = before.indexOf('\n'); at !== -1; at = before.indexOf('\n', at + 1)) line += 1
  return `line ${String(line)}, column ${String(offset - lineStart + 1)}`
}

const QUOTE = 34
const BACKSLASH = 92

interface JsonFault {
  readonly offset: number
  readonly message: string
}

const SPACE = /[ \t\r\n]*/y
const ESCAPE = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y
const SCALAR = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y

/** Where a text stops being JSON. One pass without recursion, so depth and size do no harm. */
function findJsonFault(text: string): JsonFault | undefined {
  const open: ('{' | '[')[] = []
  let at = 0
  const skip = (pattern: RegExp): boolean => {
    pattern.lastIndex = at
    const matched = pattern.test(text)
    if (matched) at = pattern.lastIndex
    return matched
  }
  const fault = (expected: string): JsonFault => ({
    offset: at,
    message: `expected ${expected}, found ${shown(text, at)}`,
  })
  // By hand: a pattern that repeats overflows the stack on a text of megabytes.
  const string = (): JsonFault | undefined => {
    at += 1
    for (;;) {
      const code = text.charCodeAt(at)
      if (code === QUOTE) break
      if (code === BACKSLASH) {
        if (!skip(ESCAPE)) return fault('an escape such as \\n after the backslash')
      } else if (Number.isNaN(code) || code < 32) return fault('the closing double quote')
      else at += 1
    }
    at += 1
    return undefined
  }
  const key = (): JsonFault | undefined => {
    if (text[at] !== '"') return fault('a name in double quotes')
    const wrong = string()
    if (wrong) return wrong
    skip(SPACE)
    if (text[at] !== ':') return fault('":"')
    at += 1
    return undefined
  }
  for (;;) {
    skip(SPACE)
    const opening = text[at]
    if (opening === '{' || opening === '[') {
      open.push(opening)
      at += 1
      skip(SPACE)
      const closing = opening === '{' ? '}' : ']'
      if (text[at] !== closing) {
        const wrong = opening === '{' ? key() : undefined
        if (wrong) return wrong
        continue
      }
      at += 1
    } else if (opening === '"') {
      const wrong = string()
      if (wrong) return wrong
    } else if (!skip(SCALAR)) return fault('a value')
    // After a value: the lists and objects that end here, then the next item of the one around it.
    for (;;) {
      skip(SPACE)
      const inside = open.at(-1)
      if (inside === undefined) return at < text.length ? fault('the end of the file') : undefined
      const closing = inside === '{' ? '}' : ']'
      if (text[at] === closing) {
        open.pop()
        at += 1
        continue
      }
      if (text[at] !== ',') return fault(`"," or "${closing}"`)
      at += 1
      skip(SPACE)
      const wrong = inside === '{' ? key() : undefined
      if (wrong) return wrong
      break
    }
  }
}

function shown(text: string, at: number): string {
  const character = text.codePointAt(at)
  if (character === undefined) return 'the end of the file'
  return character < 32 ? 'a control character' : `"${String.fromCodePoint(character)}"`
}
