import type { CompiledNetwork, CompiledSubnet } from '@/engine/compile/network'
import type { CompiledTable } from '@/engine/compile/rules'
import type { Because } from '@/engine/trace'
import type { FirewallPolicy } from '@/model/resources/firewallPolicy'
import { formatDestination } from '@/model/resources/routeTable'
import type { Direction } from '@/model/resources/securityGroup'
import { findOf, findResource } from '@/model/topology'
import type { AskedPlace } from './askedPlace'

/** Answers that stand in no table. */
export type OtherRow =
  | 'tracked'
  | 'state'
  | 'unchanged'
  | 'source'
  | 'destination'
  | 'both'
  | 'answers'
  | 'none'
  | 'dropped'

/** What choosing a row says of the packet; `either` where the row alone does not say it. */
type RowMeaning = 'allow' | 'deny' | 'either'

/** A rule, an entry or a route as its table shows it, to be chosen as the one that decides. */
export interface QuestionRow {
  readonly id: string
  readonly means: RowMeaning
  /** Nothing for an answer that stands in no table. */
  readonly because?: Because
}

/** A table that decides, with its rows in the order in which it is shown. */
export interface QuestionTable {
  /** The group, ACL, table, policy or load balancer that it belongs to. */
  readonly owner: string
  readonly side?: Direction | undefined
  readonly rows: readonly QuestionRow[]
}

/** What calls a rule, an entry or a route by a name of its own; nothing for what stands in no table. */
export function rowIdOf(because: Because): string | undefined {
  switch (because.kind) {
    case 'rule':
      return `rule ${because.groupId} ${because.side} ${because.rule.id}`
    case 'entry':
      return `entry ${String(because.entry.ruleNumber)}`
    case 'lastEntry':
      return 'entry *'
    case 'route':
      return `route ${formatDestination(because.route.destination)} ${because.route.target.id}`
    case 'localRoute':
      return `local ${because.cidr}`
    case 'transitRoute': {
      const { destination, attachmentIds } = because.route
      const to = destination.kind === 'cidr' ? destination.cidr : destination.prefixListId
      return `transit ${to} ${attachmentIds.join(' ')}`
    }
    case 'listener':
      return `listener ${because.listenerId}`
    case 'statelessRule':
      return `stateless ${because.rule.ruleGroup} ${String(because.rule.priority)}`
    case 'statefulRule':
      return `stateful ${because.rule.ruleGroup} ${because.rule.sid}`
    case 'firewallDefault':
      return `default ${because.engine}`
    case 'noRule':
    case 'noRoute':
      return 'none'
    case 'tracked':
      return 'tracked'
    case 'state':
      return 'state'
    case 'unfiltered':
    case 'noAcl':
    case 'exempt':
    case 'code':
      return undefined
  }
}

/** The tables that decide at a place, whole: which of their rows matters is not told. */
export function tablesAt(network: CompiledNetwork, place: AskedPlace): readonly QuestionTable[] {
  switch (place.checkpoint) {
    case 'securityGroup':
      return groupTables(network, place)
    case 'networkAcl':
      return aclTable(network, place)
    case 'routeTable':
      return routeRows(network, place)
    case 'transitGateway':
      return transitRows(network, place)
    case 'networkFirewall':
      return firewallTable(network, place)
    case 'loadBalancer':
      return listenerTable(network, place)
    default:
      return []
  }
}

function groupTables(
  { interfaces }: CompiledNetwork,
  { at, side = 'ingress' }: AskedPlace,
): readonly QuestionTable[] {
  const known = interfaces.get(at)
  const rules = known?.groups[side] ?? []
  return (known?.eni.securityGroupIds ?? []).map((owner) => ({
    owner,
    side,
    rows: rules
      .filter(({ groupId }) => groupId === owner)
      .map(({ rule }) => row({ kind: 'rule', groupId: owner, side, rule }, 'allow')),
  }))
}

function aclTable(
  network: CompiledNetwork,
  { at, side = 'ingress' }: AskedPlace,
): readonly QuestionTable[] {
  const acl = subnetOf(network, at)?.acl
  if (!acl) return []
  const aclId = acl.acl.id
  const entries = acl[side].map(({ entry }) => row({ kind: 'entry', aclId, entry }, entry.action))
  return [{ owner: aclId, side, rows: [...entries, row({ kind: 'lastEntry', aclId }, 'deny')] }]
}

function routeRows(network: CompiledNetwork, { holder, at }: AskedPlace): readonly QuestionTable[] {
  const table = tableOf(network, holder, at)
  if (!table) return []
  const known = table.routes.map(
    ({ route, cidr }): Because =>
      route
        ? { kind: 'route', tableId: holder, route, cidr }
        : { kind: 'localRoute', tableId: holder, cidr },
  )
  return [{ owner: holder, rows: unique(known.map((because) => row(because, 'either'))) }]
}

function tableOf(network: CompiledNetwork, id: string, at: string): CompiledTable | undefined {
  const own = subnetOf(network, at)?.table
  if (own?.table.id === id) return own
  return network.table(id) ?? network.regionalNat.byId.get(id)?.table
}

function transitRows(
  { transit }: CompiledNetwork,
  { holder, at }: AskedPlace,
): readonly QuestionTable[] {
  const table = transit.tableOf(holder, at)
  if (!table) return []
  const tableId = table.table.id
  const rows = table.routes.map(({ route, cidr }) =>
    row({ kind: 'transitRoute', tableId, route, cidr }, 'either'),
  )
  return [{ owner: tableId, rows: unique(rows) }]
}

function firewallTable(
  { topology }: CompiledNetwork,
  { holder }: AskedPlace,
): readonly QuestionTable[] {
  const firewall = findOf(topology, 'networkFirewall', holder)
  const policy = findOf(topology, 'firewallPolicy', firewall?.firewallPolicyId)
  return policy ? [{ owner: policy.id, rows: policyRows(policy) }] : []
}

/** All rules of a policy, and behind each engine's the default (NFW-02, NFW-04). */
function policyRows(policy: FirewallPolicy): readonly QuestionRow[] {
  const { id: policyId, statelessDefault, statefulOrder, statefulDefault } = policy
  const stateless = policy.statelessRules
    .filter(({ action }) => action !== 'forward')
    .map((rule) =>
      row({ kind: 'statelessRule', policyId, rule }, rule.action === 'pass' ? 'allow' : 'deny'),
    )
  const stateful = policy.statefulRules
    .filter(({ action }) => action !== 'alert')
    .map((rule) =>
      row({ kind: 'statefulRule', policyId, rule }, rule.action === 'pass' ? 'allow' : 'deny'),
    )
  const action = statefulOrder === 'default' ? 'pass' : statefulDefault
  const firsts: readonly QuestionRow[] =
    statelessDefault === 'forward'
      ? []
      : [
          row(
            { kind: 'firewallDefault', policyId, engine: 'stateless', action: statelessDefault },
            statelessDefault === 'pass' ? 'allow' : 'deny',
          ),
        ]
  const last = row({ kind: 'firewallDefault', policyId, engine: 'stateful', action }, 'either')
  return unique([...stateless, ...firsts, ...stateful, last])
}

function listenerTable(
  { listeners }: CompiledNetwork,
  { holder }: AskedPlace,
): readonly QuestionTable[] {
  const rows = listeners(holder).map(({ id }) =>
    row({ kind: 'listener', listenerId: id }, 'either'),
  )
  return [{ owner: holder, rows }]
}

/** The answers that stand in no table, as a checkpoint's kind has them; always all of them. */
export function otherRowsAt(
  { topology }: CompiledNetwork,
  { checkpoint, leg, holder }: AskedPlace,
): readonly QuestionRow[] {
  switch (checkpoint) {
    case 'securityGroup':
      return others('tracked', 'none')
    case 'networkAcl':
      return []
    case 'networkFirewall':
      return others('state', 'none')
    case 'loadBalancer':
      return others('answers', 'state', 'none')
    case 'routeTable':
      // A peering's way back to a NAT gateway reads no route; nothing else has one.
      return leg === 'response' ? others('state', 'none') : others('none')
    case 'transitGateway':
      return others('none', 'dropped')
    case 'natGateway':
    case 'internetGateway':
      return others('unchanged', 'source', 'destination', 'both', 'dropped')
    case 'interfaceEndpoint':
      return others('answers', 'unchanged', 'source', 'destination', 'both', 'dropped')
    default:
      return findResource(topology, holder) ? others('unchanged', 'dropped') : others('dropped')
  }
}

const OTHER_MEANINGS: Readonly<Record<OtherRow, RowMeaning>> = {
  tracked: 'allow',
  state: 'either',
  unchanged: 'allow',
  source: 'allow',
  destination: 'allow',
  both: 'allow',
  answers: 'allow',
  none: 'deny',
  dropped: 'deny',
}

function others(...ids: readonly OtherRow[]): readonly QuestionRow[] {
  return ids.map((id) => ({ id, means: OTHER_MEANINGS[id] }))
}

function row(because: Because, means: RowMeaning): QuestionRow {
  return { id: rowIdOf(because) ?? because.kind, means, because }
}

/** A prefix list's route stands once, however many blocks it has. */
function unique(rows: readonly QuestionRow[]): readonly QuestionRow[] {
  return [...new Map(rows.map((each) => [each.id, each])).values()]
}

function subnetOf({ vpcs }: CompiledNetwork, id: string): CompiledSubnet | undefined {
  for (const { subnets } of vpcs.values()) {
    const found = subnets.find(({ subnet }) => subnet.id === id)
    if (found) return found
  }
  return undefined
}
