import { intersectPorts, NO_PORTS, subtractPortSet, unitePorts, type PortSet } from '@/model/ports'
import type { FirewallPolicy } from '@/model/resources/firewallPolicy'
import { findOf } from '@/model/topology'
import { policyTurnedDown, statefulParts, statelessParts, type PolicyPart } from '../firewallPolicy'
import { openPort, WITHOUT_PORTS } from '../firewallRules'
import { leaveSubnet } from '../forwarding'
import type { Packet } from '../packet'
import type { PlaceOf } from '../place'
import { findInspected } from '../stateLookup'
import type { InspectedFlow } from '../state'
import type { Part } from '../trace'
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
  if (known?.refused && situation.leg === 'response') {
    return { ruling: { ...common, decision: 'pass', because: { kind: 'state' } }, next }
  }
  if (!policy || policy.stub || firewall.stub) {
    const what = firewall.firewallPolicyId ?? `the policy of ${firewall.id}`
    return { ruling: unknown(common, `the rules of ${what}`), next, ...remember({ refused: true }) }
  }
  const ports = openPort(packet)?.ports ?? WITHOUT_PORTS
  const stateless = statelessParts(network, policy, packet, ports)
  const forwarded = portsWith(stateless, 'forward')
  const stateful = forwarded.length > 0 ? judge(policy, forwarded) : []
  const parts = [...stateless.filter(({ action }) => action !== 'forward'), ...stateful]
  const readsRules = stateful.some(({ because }) => because.kind !== 'state')
  const turnedDown = () => policyTurnedDown(network, policy, packet, readsRules && !known)
  const onlyOpens = portsWith(stateful, 'opens')
  // The reply of a ghost is not refused for want of the flow that the stateless engine let nobody see.
  const isDropped = stateless.every(({ action }) => action === 'drop')
  const isSeen = forwarded.length > 0 || isDropped
  const memory = isSeen ? remember(onlyOpens.length > 0 ? { onlyOpens } : {}) : {}
  if (parts.some(({ action }) => action === 'unknown')) {
    const missing = `rules of ${policy.id} that are more than addresses and ports`
    const ruling = { ...unknown(common, missing), turnedDown }
    return { ruling, next, ...remember({ refused: true }) }
  }
  const ruling: Ruling = { ...common, ...rulingOf(packet, parts), turnedDown }
  return { ruling, next, ...memory }

  function judge(rules: FirewallPolicy, open: PortSet): readonly Judged[] {
    if (known) {
      const { onlyOpens: opened = NO_PORTS } = known
      const action = 'dropEstablished'
      const parts: readonly Judged[] = [
        { ports: subtractPortSet(open, opened), action: 'pass', because: { kind: 'state' } },
        {
          ports: opened.flatMap((range) => intersectPorts(open, range)),
          action: 'drop',
          because: { kind: 'firewallDefault', policyId: rules.id, engine: 'stateful', action },
        },
      ]
      return parts.filter(({ ports }) => ports.length > 0)
    }
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
  const passed = parts.find(({ decision }) => decision !== 'deny')
  return {
    decision: passed?.decision ?? 'deny',
    because: (denied ?? passed)?.because ?? { kind: 'code' },
    parts,
    refusedPorts,
    ...(choice === undefined ? {} : { choice }),
    ...(denied?.code === undefined ? {} : { deniedBy: 'network-firewall', code: denied.code }),
  }
}

function portsWith(parts: readonly Judged[], action: PolicyPart['action']): PortSet {
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
