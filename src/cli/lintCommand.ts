import { adjustQuotas, QUOTA_NAMES, type QuotaName, type Quotas } from '@/model/quotas'
import { findResource, KIND_LABELS, labelOf, type Topology } from '@/model/topology'
import { groupBy } from '@/model/validation/context'
import type { Severity } from '@/model/validation/issue'
import type { Finding } from '@/reachability/lint/finding'
import { lint } from '@/reachability/lint/lint'
import { BadInput, orBadInput } from './faults'
import { loadNetwork } from './files'

export interface LintOptions {
  readonly network: string
  /** `NAME=NUMBER`, for an account whose quotas have been raised. */
  readonly quotas: readonly string[]
  readonly json: boolean
}

/** Everything that lint tells of a network, errors first. */
export function lintCommand({ network, quotas, json }: LintOptions): string {
  const adjusted = orBadInput(
    adjustQuotas(Object.fromEntries(quotas.map(quotaArgument))),
    '--quota: ',
  )
  const { topology } = loadNetwork(network).diagram
  const findings = lint(topology, adjusted)
  return json ? `${JSON.stringify(findings, undefined, 1)}\n` : textOf(topology, findings)
}

function quotaArgument(text: string): readonly [QuotaName, Quotas[QuotaName]] {
  const [name = '', value = ''] = text.split('=')
  const known = QUOTA_NAMES.find((candidate) => candidate === name)
  if (known === undefined) {
    throw new BadInput(
      `--quota ${text}: there is no quota "${name}"; expected ${QUOTA_NAMES.join(', ')}`,
    )
  }
  if (!/^\d+$/.test(value)) throw new BadInput(`--quota ${text}: expected NAME=NUMBER`)
  return [known, Number(value)]
}

const RANKS: readonly (readonly [severity: Severity, one: string, many: string])[] = [
  ['error', 'error', 'errors'],
  ['warning', 'warning', 'warnings'],
  ['note', 'note', 'notes'],
]

const MARKS: Readonly<Record<Severity, string>> = { error: '✕', warning: '!', note: '·' }

/** By severity, then by the resource to mend. */
function textOf(topology: Topology, findings: readonly Finding[]): string {
  const bySeverity = groupBy(findings, ({ severity }) => severity)
  const counts = RANKS.map(([severity, one, many]) => {
    const count = bySeverity.get(severity)?.length ?? 0
    return `${String(count)} ${count === 1 ? one : many}`
  })
  const sections = RANKS.flatMap(([severity, , many]) => {
    const own = bySeverity.get(severity) ?? []
    if (own.length === 0) return []
    const heading = `${many.charAt(0).toUpperCase()}${many.slice(1)}`
    return ['', heading, ...[...groupBy(own, headingOf(topology))].flatMap(lines)]
  })
  return `${[counts.join(', '), ...sections].join('\n')}\n`
}

function headingOf(topology: Topology) {
  return ({ ids: [first = ''] }: Finding): string => {
    const resource = findResource(topology, first)
    if (!resource) return first
    const label = labelOf(resource)
    return `${KIND_LABELS[resource.kind]} ${label === first ? label : `${label} (${first})`}`
  }
}

function lines([heading, findings]: readonly [string, readonly Finding[]]): readonly string[] {
  return [
    `  ${heading}`,
    ...findings.flatMap(({ severity, kind, sentence, mend, rules }) => [
      `    ${MARKS[severity]} ${sentence}`,
      ...(mend === undefined ? [] : [`      To mend: ${mend}`]),
      `      ${[kind, ...rules].join(' ')}`,
    ]),
  ]
}
