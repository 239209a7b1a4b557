import { NO_PORTS, unitePorts, type PortSet } from '@/model/ports'
import type { FirewallPolicy } from '@/model/resources/firewallPolicy'
import { findOf } from '@/model/topology'
import { policyTurnedDown, statefulParts, statelessParts, type PolicyPart } from '../firewallPolicy'
import { openPort, WITHOUT_PORTS } from '../firewallRules'
import { leaveSubnet } from '../forwarding'
import type { Packet } from '../packet'
import type { PlaceOf } from '../place'
import { findInspected } from '../stateLookup'
import type { InspectedFlow } from '../state'
import type { Because, Part } from '../trace'
import type { Ruling, Situation, Turn } from '../turn'

/**
 * The stateless engine judges each packet and may hand it to the stateful one, which judges what opens a
 * flow and lets the rest of it pass, both ways (NFW-02, NFW-03). It must see both ways (NFW-06).
 */
export function networkFirewall(
  packet: Packet,
  { firewall, endpoint, subnet }: PlaceOf<'networkFirewall'>,
  situation: Situation,
): Turn {
  const { network, state } = situation
  const next = leaveSubnet(situation, subnet, packet)
  const common = { component: firewall.id, at: subnet.subnet.id } as const
  const policy = findOf(network.topology, 'firewallPolicy', firewall.firewallPolicyId)
  const flow: InspectedFlow = { endpointId: endpoint.id, firewallId: firewall.id, packet }
  const known = findInspected(state, flow, packet)
  const remember = (about: Partial<InspectedFlow> = {}) =>
    known ? {} : { remember: { inspected: [...state.inspected, { ...flow, ...about }] } }
  if (!policy || policy.stub || firewall.stub) {
    const what = firewall.firewallPolicyId ?? `the policy of ${firewall.id}`
    return { ruling: unknown(common, `the rules of ${what}`), next, ...remember() }
  }
  const ports = openPort(packet)?.ports ?? WITHOUT_PORTS
  const stateless = statelessParts(network, policy, packet, ports)
  const forwarded = portsWith(stateless, 'forward')
  const stateful = forwarded.length > 0 ? judge(policy, forwarded) : []
  const parts = [...stateless.filter(({ action }) => action !== 'forward'), ...stateful]
  const readsRules = stateful.some(({ because }) => because.kind !== 'state')
  const turnedDown = () => policyTurnedDown(network, policy, packet, readsRules && !known)
  const opens = parts.some(({ action }) => action === 'opens')
  const memory = forwarded.length > 0 ? remember(opens ? { onlyOpens: true } : {}) : {}
  if (parts.some(({ action }) => action === 'unknown')) {
    const missing = `rules of ${policy.id} that are more than addresses and ports`
    return { ruling: { ...unknown(common, missing), turnedDown }, next, ...memory }
  }
  const ruling: Ruling = { ...common, ...rulingOf(packet, parts), turnedDown }
  return { ruling, next, ...memory }

  function judge(rules: FirewallPolicy, open: PortSet): readonly Judged[] {
    const because: Because = { kind: 'state' }
    if (known?.onlyOpens) {
      const byDefault: Because = {
        kind: 'firewallDefault',
        policyId: rules.id,
        engine: 'stateful',
        action: 'dropEstablished',
      }
      return [{ ports: open, action: 'drop', because: byDefault }]
    }
    if (known) return [{ ports: open, action: 'pass', because }]
    const isAstray = situation.established && packet.protocol === 'tcp'
    if (situation.leg === 'response' || isAstray) {
      return [{ ports: open, action: 'astray', because: { kind: 'code' } }]
    }
    return statefulParts(network, rules, packet, open)
  }
}

/** `astray`: the stateful engine never saw the flow open. */
interface Judged extends Omit<PolicyPart, 'action'> {
  readonly action: PolicyPart['action'] | 'astray'
}

function rulingOf(packet: Packet, judged: readonly Judged[]): Omit<Ruling, 'component' | 'at'> {
  const choice = openPort(packet)?.choice
  const isWhole = judged.length === 1
  const parts = judged.map(({ ports, action, because }): Part => {
    const split = isWhole ? {} : { ports }
    if (action === 'astray')
      return { ...split, decision: 'deny', because, code: 'NO_CONNECTION_STATE' }
    if (action === 'drop') {
      return { ...split, decision: 'deny', because, code: 'FIREWALL_RULES_RESTRICTION' }
    }
    return { ...split, decision: because.kind === 'state' ? 'pass' : 'allow', because }
  })
  const denied = parts.find(({ decision }) => decision === 'deny')
  const refusedPorts = judged
    .filter(({ action }) => action === 'drop' || action === 'astray')
    .reduce<PortSet>((sum, { ports }) => unitePorts(sum, ports), NO_PORTS)
  const [first] = parts
  const isAll = parts.every(({ decision }) => decision === 'deny')
  return {
    decision: isAll ? 'deny' : (first?.decision ?? 'allow'),
    because: (denied ?? first)?.because ?? { kind: 'code' },
    parts,
    refusedPorts,
    ...(choice === undefined ? {} : { choice }),
    ...(denied?.code === undefined ? {} : { deniedBy: 'network-firewall', code: denied.code }),
  }
}

function portsWith(parts: readonly PolicyPart[], action: PolicyPart['action']): PortSet {
  return parts
    .filter((part) => part.action === action)
    .reduce<PortSet>((sum, { ports }) => unitePorts(sum, ports), NO_PORTS)
}

function unknown(common: Pick<Ruling, 'component' | 'at'>, missing: string): Ruling {
  return {
    ...common,
    decision: 'deny',
    deniedBy: 'network-firewall',
    because: { kind: 'code' },
    code: 'UNKNOWN_RESOURCE',
    missing,
  }
}
