import type { PortSet } from '@/model/ports'
import type { FirewallPolicy, StatefulRule, StatelessRule } from '@/model/resources/firewallPolicy'
import type { CompiledNetwork } from './compile/network'
import { ruleMismatch, shareOut, WITHOUT_PORTS } from './firewallRules'
import type { Packet } from './packet'
import type { Because, TurnedDown } from './trace'

/** What one of a policy's engines says of some of the open ports. */
export interface PolicyPart {
  readonly ports: PortSet
  /** `opens`: the first packets pass, what follows is dropped. `unknown`: rules that are not 5-tuples decide. */
  readonly action: 'pass' | 'drop' | 'forward' | 'opens' | 'unknown'
  readonly because: Because
}

/** Each packet by itself, by priority; the first rule that matches decides (NFW-02). */
export function statelessParts(
  network: CompiledNetwork,
  policy: FirewallPolicy,
  packet: Packet,
  ports: PortSet,
): readonly PolicyPart[] {
  const policyId = policy.id
  return shareOut(network, statelessOrder(policy), packet, ports).map((share) => {
    if (share.rule) {
      const because: Because = { kind: 'statelessRule', policyId, rule: share.rule }
      const action = share.rule.unclear === undefined ? share.rule.action : 'unknown'
      return { ports: share.ports, action, because }
    }
    const action = policy.statelessDefault
    const because: Because =
      action === 'forward'
        ? { kind: 'code' }
        : { kind: 'firewallDefault', policyId, engine: 'stateless', action }
    return { ports: share.ports, action, because }
  })
}

/**
 * What opens a flow, judged once for all its packets (NFW-03). Default order reads all pass rules before
 * those that drop, and lets pass what no rule names (NFW-04); strict order reads by priority. A rule that
 * is more than a 5-tuple may decide wherever no pass rule comes before every rule that drops.
 */
export function statefulParts(
  network: CompiledNetwork,
  policy: FirewallPolicy,
  packet: Packet,
  ports: PortSet,
): readonly PolicyPart[] {
  const policyId = policy.id
  const inOrder = statefulOrder(policy).filter(({ action }) => action !== 'alert')
  const isOpen = policy.notUnderstood.length > 0
  return shareOut(network, inOrder, packet, ports).map((share): PolicyPart => {
    const { rule } = share
    const because: Because = rule
      ? { kind: 'statefulRule', policyId, rule }
      : { kind: 'firewallDefault', policyId, engine: 'stateful', action: defaultOf(policy) }
    const isCertain = policy.statefulOrder === 'default' && rule?.action === 'pass'
    if (isOpen && !isCertain) return { ports: share.ports, action: 'unknown', because }
    if (rule)
      return { ports: share.ports, action: rule.action === 'pass' ? 'pass' : 'drop', because }
    const action = defaultOf(policy)
    return { ports: share.ports, action: action === 'dropEstablished' ? 'opens' : action, because }
  })
}

function defaultOf({ statefulOrder: order, statefulDefault }: FirewallPolicy) {
  return order === 'default' ? 'pass' : statefulDefault
}

function statelessOrder({ statelessRules }: FirewallPolicy): readonly StatelessRule[] {
  return statelessRules.toSorted(
    (a, b) => a.groupPriority - b.groupPriority || a.priority - b.priority,
  )
}

const ACTION_ORDER = ['pass', 'drop', 'reject', 'alert'] as const

function statefulOrder({ statefulOrder: order, statefulRules }: FirewallPolicy) {
  return statefulRules.toSorted((a, b) =>
    order === 'strict'
      ? (a.groupPriority ?? 0) - (b.groupPriority ?? 0)
      : ACTION_ORDER.indexOf(a.action) - ACTION_ORDER.indexOf(b.action),
  )
}

/** Every rule that was read before the last that decided, and the field on which it failed. */
export function policyTurnedDown(
  network: CompiledNetwork,
  policy: FirewallPolicy,
  packet: Packet,
  readsStateful: boolean,
): readonly TurnedDown[] {
  const policyId = policy.id
  const stateless = readBefore(network, statelessOrder(policy), packet).map((rule) => ({
    candidate: { kind: 'statelessRule', policyId, rule } as const,
    ...ruleMismatch(network, rule, packet),
  }))
  if (!readsStateful) return stateless
  const stateful = readBefore(network, statefulOrder(policy), packet).map((rule) => ({
    candidate: { kind: 'statefulRule', policyId, rule } as const,
    ...ruleMismatch(network, rule, packet),
  }))
  return [...stateless, ...stateful]
}

/** The rules that do not match, up to the one that left nothing undecided. */
function readBefore<Rule extends StatelessRule | StatefulRule>(
  network: CompiledNetwork,
  rules: readonly Rule[],
  packet: Packet,
): readonly Rule[] {
  const decided = shareOut(network, rules, packet, WITHOUT_PORTS)
  const last = decided.at(-1)?.rule
  const matching = decided.flatMap(({ rule }) => rule ?? [])
  const read = last ? rules.slice(0, rules.indexOf(last)) : rules
  return read.filter((rule) => !matching.includes(rule))
}
