import { familyOf } from '@/model/ip'
import { orderedEntries, type NetworkAcl, type NetworkAclEntry } from '@/model/resources/networkAcl'
import type { Direction } from '@/model/resources/securityGroup'
import { labelOf, resourcesOf } from '@/model/topology'
import { formatTraffic, type Traffic } from '@/model/traffic'
import { isExempt, wordOf, type LintContext } from './context'
import { finding, type Finding } from './finding'
import { boxesMeet, boxOf, withoutBoxes, type Box } from './trafficBoxes'

/** Entries that no packet reaches, because earlier ones decide about all that they match (NACL-02). */
export function aclEntryFindings({ topology }: LintContext): readonly Finding[] {
  return resourcesOf(topology, 'networkAcl').flatMap((acl) =>
    (['ingress', 'egress'] as const).flatMap((direction) => shadowed(acl, direction)),
  )
}

interface Boxed {
  readonly entry: NetworkAclEntry
  readonly box: Box
}

function shadowed(acl: NetworkAcl, direction: Direction): readonly Finding[] {
  const entries = boxedEntries(acl, direction)
  return entries.flatMap((boxed, index) => {
    const { entry } = boxed
    if (isExempt(entry.cidr)) return [exemptService(acl, direction, entry)]
    const coverers = coverersOf(boxed, entries.slice(0, index))
    if (matchesNothing(entry.traffic, entry) || coverers.length === 0) return []
    const decides = coverers.some((earlier) => earlier.entry.action !== entry.action)
    const words = wordOf(direction) === 'inbound' ? 'Inbound' : 'Outbound'
    const what = `${entry.action === 'allow' ? 'allows' : 'denies'} ${formatTraffic(entry.traffic)} ${direction === 'ingress' ? 'from' : 'to'} ${entry.cidr}`
    return [
      finding(decides ? 'aclEntryShadowed' : 'aclEntryRedundant', {
        ids: [acl.id],
        about: { kind: 'entry', networkAclId: acl.id, direction, ruleNumber: entry.ruleNumber },
        sentence: `${words} rule ${String(entry.ruleNumber)} of ${labelOf(acl)} ${what}, but never matches: ${whoDecides(coverers)}`,
        mend: decides ? 'Give it a lower number, or delete it' : 'Delete it',
      }),
    ]
  })
}

function whoDecides(coverers: readonly Boxed[]): string {
  const numbers = coverers.map(({ entry }) => String(entry.ruleNumber))
  const actions = new Set(coverers.map(({ entry }) => entry.action))
  const [action] = actions
  if (numbers.length === 1)
    return `rule ${numbers.join()} already ${action === 'deny' ? 'denies' : 'allows'} all of it`
  const rules = `rules ${numbers.slice(0, -1).join(', ')} and ${numbers.at(-1) ?? ''} together already`
  return actions.size === 1
    ? `${rules} ${action ?? ''} all of it`
    : `${rules} decide about all of it`
}

/** DNS, metadata and time are never filtered (EXM-01, TRAP-36, TRAP-37). */
function exemptService(acl: NetworkAcl, direction: Direction, entry: NetworkAclEntry): Finding {
  const number = String(entry.ruleNumber)
  return finding('ruleForExemptService', {
    ids: [acl.id],
    about: { kind: 'entry', networkAclId: acl.id, direction, ruleNumber: entry.ruleNumber },
    sentence: `${wordOf(direction) === 'inbound' ? 'Inbound' : 'Outbound'} rule ${number} of ${labelOf(acl)} decides nothing: ACLs do not filter AWS's own services at ${entry.cidr}`,
    mend: 'Delete it',
  })
}

/** The entries of one direction in their order, each with what it matches. */
export function boxedEntries(acl: NetworkAcl, direction: Direction): readonly Boxed[] {
  return orderedEntries(acl, direction).map((entry) => ({
    entry,
    box: boxOf(entry.traffic, entry.cidr),
  }))
}

/** The one earlier entry that covers an entry, else all that do together; none where a part is left. */
function coverersOf({ box }: Boxed, earlier: readonly Boxed[]): readonly Boxed[] {
  const touching = earlier.filter((other) => boxesMeet(other.box, box))
  const single = touching.find((other) => withoutBoxes([box], [other.box]).length === 0)
  if (single) return [single]
  const left = withoutBoxes(
    [box],
    touching.map((other) => other.box),
  )
  return left.length === 0 ? touching : []
}

/** ICMP of the wrong family: told as an issue of its own (NACL-07). */
function matchesNothing({ protocol }: Traffic, { cidr }: NetworkAclEntry): boolean {
  return protocol === 'icmp' ? familyOf(cidr) === 6 : protocol === 'icmpv6' && familyOf(cidr) === 4
}

/** What the entries of one direction refuse of some packets, `*` included: exact, in their order. */
export function refusedBy(acl: NetworkAcl, direction: Direction, asked: Box): readonly Box[] {
  let undecided: readonly Box[] = [asked]
  const refused: Box[] = []
  for (const { entry, box } of boxedEntries(acl, direction)) {
    const left = withoutBoxes(undecided, [box])
    if (entry.action === 'deny') refused.push(...withoutBoxes(undecided, left))
    undecided = left
    if (undecided.length === 0) break
  }
  return [...refused, ...undecided]
}
