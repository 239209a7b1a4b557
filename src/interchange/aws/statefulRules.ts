import type * as z from 'zod/mini'
import type { Cidr } from '@/model/ip'
import type { PortRange } from '@/model/ports'
import type { StatefulRule } from '@/model/resources/firewallPolicy'
import { fail, ok, type Result } from '@/model/result'
import type { RuleGroupBody, statefulRule } from './firewallRows'
import { given, sameWord } from './rows'
import type { GroupUse } from './statelessRules'
import { readAddresses, readPorts, type Variables } from './suricata'
import { readSuricataRules, type RuleText } from './suricataRules'

/** What could be read of a group, and what is more than a 5-tuple. */
interface ReadRules {
  readonly rules: readonly StatefulRule[]
  readonly notUnderstood: readonly string[]
}

/** The stateful rules of a group, as far as they are 5-tuples (NFW-03). */
export function readStatefulRules(
  body: RuleGroupBody,
  use: GroupUse,
  variables: Variables,
): ReadRules {
  const source = body.RulesSource
  const texts = readSuricataRules(given(source?.RulesString) ?? '')
  const listed = (source?.StatefulRules ?? []).map(asText)
  const notUnderstood: string[] = []
  const domains = source?.RulesSourceList
  if (domains && !sameWord(domains.GeneratedRulesType, 'ALERTLIST')) {
    notUnderstood.push(`${use.name}: a list of ${String(domains.Targets?.length ?? 0)} domains`)
  }
  // A set of addresses is often the same in rule after rule.
  const reader: HeaderReader = {
    addresses: remembering((text) => readAddresses(text, variables)),
    ports: remembering((text) => readPorts(text, variables)),
  }
  const rules: StatefulRule[] = []
  for (const [index, text] of [...listed, ...texts].entries()) {
    const sid = text.sid ?? String(index + 1)
    const rule = readStateful(text, { ...use, sid }, reader)
    if (rule.ok) rules.push(rule.value)
    else if (decides(text, use)) {
      notUnderstood.push(`${use.name}: stateful rule ${sid}: ${rule.error}`)
    }
  }
  return { rules, notUnderstood }
}

interface HeaderReader {
  readonly addresses: (text: string) => Result<readonly Cidr[]>
  readonly ports: (text: string) => Result<readonly PortRange[]>
}

function remembering<T>(read: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>()
  return (text) => {
    const value = known.get(text) ?? read(text)
    known.set(text, value)
    return value
  }
}

/** An alert lets the flow go on, whatever it looks at. */
function decides({ action }: RuleText, { alertsOnly }: GroupUse): boolean {
  return !sameWord(action, 'alert') && !(alertsOnly && sameWord(action, 'drop'))
}

/** A rule of the list form, in the words of the text form. */
function asText(row: z.infer<typeof statefulRule>): RuleText {
  const header = row.Header
  const settings = (row.RuleOptions ?? []).map(({ Keyword, Settings }) => ({
    keyword: Keyword.toLowerCase(),
    value: Settings?.[0],
  }))
  return {
    action: row.Action ?? '',
    protocol: header?.Protocol ?? '',
    source: given(header?.Source) ?? 'any',
    sourcePort: given(header?.SourcePort) ?? 'any',
    direction: /^any$/i.test(header?.Direction ?? '') ? '<>' : '->',
    destination: given(header?.Destination) ?? 'any',
    destinationPort: given(header?.DestinationPort) ?? 'any',
    sid: settings.find(({ keyword }) => keyword === 'sid')?.value,
    options: settings.map(({ keyword }) => keyword),
  }
}

const ACTIONS: Readonly<Record<string, StatefulRule['action']>> = {
  pass: 'pass',
  drop: 'drop',
  reject: 'reject',
  alert: 'alert',
}

/** Suricata's `icmp` means both families' protocol. */
const PROTOCOLS: Readonly<Record<string, readonly number[]>> = {
  ip: [],
  tcp: [6],
  udp: [17],
  icmp: [1, 58],
}

/** Options that only name and describe a rule. */
const IDLE_OPTIONS = new Set([
  'sid',
  'msg',
  'rev',
  'gid',
  'classtype',
  'priority',
  'reference',
  'metadata',
])

function readStateful(
  text: RuleText,
  use: GroupUse & { readonly sid: string },
  { addresses, ports }: HeaderReader,
): Result<StatefulRule> {
  if (text.unreadable) return fail('its form is not known')
  const action = own(ACTIONS, text.action)
  if (!action) return fail(`the action "${text.action}" is not known`)
  const protocols = own(PROTOCOLS, text.protocol)
  if (!protocols) return fail(`it looks into ${text.protocol.toUpperCase() || 'nothing known'}`)
  const option = text.options.find((keyword) => !IDLE_OPTIONS.has(keyword))
  if (option !== undefined) return fail(`it has the option "${option}"`)
  const sources = addresses(text.source)
  if (!sources.ok) return sources
  const destinations = addresses(text.destination)
  if (!destinations.ok) return destinations
  const sourcePorts = ports(text.sourcePort)
  if (!sourcePorts.ok) return sourcePorts
  const destinationPorts = ports(text.destinationPort)
  if (!destinationPorts.ok) return destinationPorts
  return ok({
    ruleGroup: use.name,
    ...(use.priority !== undefined && { groupPriority: use.priority }),
    sid: use.sid,
    action: use.alertsOnly && action === 'drop' ? 'alert' : action,
    match: {
      protocols: [...protocols],
      sources: sources.value,
      destinations: destinations.value,
      sourcePorts: sourcePorts.value,
      destinationPorts: destinationPorts.value,
    },
    direction: text.direction === '<>' ? 'any' : 'forward',
  })
}

function own<T>(table: Readonly<Record<string, T>>, word: string): T | undefined {
  const key = word.toLowerCase()
  return Object.hasOwn(table, key) ? table[key] : undefined
}
