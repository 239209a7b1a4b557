import type * as z from 'zod/mini'

type Issue = z.core.$ZodIssue
type Path = readonly PropertyKey[]

/**
 * The first fault of a value that a schema refused, as one sentence that names the place and what
 * was expected: `Subnets[3].CidrBlock is missing; expected text`.
 */
export function describeFault(issues: readonly Issue[], value: unknown, root: string): string {
  const fault = firstFault(issues, [])
  if (!fault) return `${root} has a form that is not understood`
  const place = formatPlace(root, fault.path).replace(/:? *$/, '') || 'The file'
  const found = valueAt(value, fault.path)
  if (found === undefined) return `${place} is missing; expected ${expectation(fault.issue)}`
  const shown = show(found)
  if (fault.issue.code === 'custom') {
    const { message } = fault.issue
    return message.startsWith('"') ? `${place}: ${message}` : `${place} is ${shown}; ${message}`
  }
  return `${place} is ${shown}; expected ${expectation(fault.issue)}`
}

/** `SecurityGroups[2].IpPermissions[0].FromPort`; keys that are no names are quoted. */
export function formatPlace(root: string, path: Path): string {
  return path.reduce<string>((place, key) => {
    if (typeof key === 'number') return `${place}[${String(key)}]`
    const name = String(key)
    if (!/^[\w-]{1,80}$/.test(name)) return `${place}[${show(name)}]`
    return place === '' || place.endsWith(' ') ? `${place}${name}` : `${place}.${name}`
  }, root)
}

/** A value as a sentence shows it: short, and never a whole file. */
export function show(value: unknown): string {
  if (typeof value === 'string') {
    return JSON.stringify(value.length > 60 ? `${value.slice(0, 60)}…` : value)
  }
  if (value === null || typeof value === 'number' || typeof value === 'boolean') {
    return String(value)
  }
  return Array.isArray(value) ? 'a list' : 'an object'
}

interface Fault {
  readonly issue: Issue
  readonly path: Path
}

function firstFault(issues: readonly Issue[], parents: Path): Fault | undefined {
  const [issue] = issues
  if (!issue) return undefined
  const path = [...parents, ...issue.path]
  if (issue.code !== 'invalid_union' || issue.errors.length === 0) return { issue, path }
  const branches = issue.errors.flatMap((branch) => firstFault(branch, path) ?? [])
  // The branch that got furthest is the one that was meant.
  return branches.reduce<Fault | undefined>(
    (best, next) => (best && rank(best) >= rank(next) ? best : next),
    undefined,
  )
}

function rank({ issue, path }: Fault): number {
  const form = issue.code === 'invalid_value' ? 0 : issue.code === 'invalid_type' ? 1 : 2
  return path.length * 3 + form
}

function valueAt(value: unknown, path: Path): unknown {
  return path.reduce<unknown>((current, key) => {
    if (typeof current !== 'object' || current === null) return undefined
    return Object.hasOwn(current, key) ? (current as Record<PropertyKey, unknown>)[key] : undefined
  }, value)
}

const TYPE_WORDS: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
  record: 'an object',
}

function expectation(issue: Issue): string {
  switch (issue.code) {
    case 'invalid_type':
      return TYPE_WORDS[issue.expected] ?? issue.expected
    case 'invalid_value':
      return issue.values.map((value) => String(value)).join(', ')
    case 'too_small':
      return issue.origin === 'string'
        ? 'text that is not empty'
        : `${String(issue.minimum)} or more`
    case 'too_big':
      return `${String(issue.maximum)} or less`
    case 'custom':
      return issue.message
    case 'invalid_union':
      return issue.discriminator === undefined ? 'another form' : `a known ${issue.discriminator}`
    default:
      return 'another form'
  }
}
