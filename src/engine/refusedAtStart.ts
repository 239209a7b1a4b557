import { isPrivateAddress, type IpAddress } from '@/model/ip'
import { NO_PORTS } from '@/model/ports'
import type { RouteTarget } from '@/model/resources/routeTable'
import { findOf } from '@/model/topology'
import { deniedByOf } from './checkpoints/unmodelled'
import { ownsAddress, type CompiledNetwork } from './compile/network'
import { describeEnd, privateAddressOf, type ResolvedEnds } from './ends'
import { lookUp } from './forwarding'
import { openingPacket } from './openingPacket'
import type { Packet } from './packet'
import type { End, Probe } from './probeTypes'
import type { DeniedBy, Step } from './trace'
import { idOfParty, type Party } from './traceConnection'
import { NOTHING_TURNED_DOWN } from './turn'

/** An end that nothing can be sent to or from, whatever the rules: the step that says why. */
export function refusedAtStart(
  network: CompiledNetwork,
  probe: Probe,
  ends: ResolvedEnds,
): Step | undefined {
  const both = [probe.to, probe.from]
  const gone = both.find((end) => isTerminated(network, end))
  if (gone && 'instance' in gone) return terminated(probe, ends, gone.instance)
  const unknown = both.find((end, index) => {
    const party = index === 0 ? ends.to : ends.from
    return ('loadBalancer' in end || 'endpoint' in end) && party.kind === 'host'
  })
  if (unknown) return unknownEnd(probe, ends, unknown)
  if (ends.src === undefined) return noAddress(probe, ends, ends.from)
  const beyond = privateNetworkBehind(network, ends)
  if (beyond !== undefined) return unknownNetwork(probe, ends, beyond)
  if (ends.dst !== undefined) return undefined
  if (ends.from.kind === 'interface') return noPublicAddress(probe, ends)
  // From the internet the packet is meant for the private address, and the gateway refuses it.
  const isNowhere = privateAddressOf(ends.to, ends.family) === undefined
  return isNowhere ? noAddress(probe, ends, ends.to) : undefined
}

/** A terminated instance is known by its id alone: its interface is gone. */
function isTerminated({ topology }: CompiledNetwork, end: End): boolean {
  if (!('instance' in end)) return false
  return findOf(topology, 'instance', end.instance)?.state === 'terminated'
}

function terminated(probe: Probe, ends: ResolvedEnds, id: string): Step {
  return startStep(probe, ends, {
    checkpoint: 'instance',
    deniedBy: 'instance',
    component: id,
    at: id,
    code: 'INSTANCE_NOT_RUNNING',
  })
}

/**
 * What a private sender that nobody owns may stand behind: where the receiver's table leads to it, if
 * nobody told us all that stands there.
 */
function privateNetworkBehind(
  network: CompiledNetwork,
  { from, to, src }: ResolvedEnds,
): string | undefined {
  if (from.kind !== 'host' || from.host.network || to.kind !== 'interface') return undefined
  if (src === undefined || !isPrivateAddress(src)) return undefined
  const { table, vpc } = to.eni.subnet
  const target = lookUp(network, table, src).route?.route?.target
  if (target === undefined) return undefined
  return leadsToUnknown(network, target, vpc.vpc.id, src) ? target.id : undefined
}

function leadsToUnknown(
  network: CompiledNetwork,
  target: RouteTarget,
  vpcId: string,
  address: IpAddress,
): boolean {
  const { topology, onPremises, transit, atoms } = network
  switch (target.kind) {
    case 'other':
      return true
    case 'virtualPrivateGateway': {
      const lines = onPremises.lines.filter(({ gateway }) => gateway.id === target.id)
      const isStub = findOf(topology, 'virtualPrivateGateway', target.id)?.stub === true
      return isStub || lines.some(({ inferred }) => inferred)
    }
    case 'transitGateway': {
      const attachment = transit.attachmentOf(target.id, vpcId)
      const table = attachment && transit.tableOf(target.id, attachment.id)
      if (!table) return findOf(topology, 'transitGateway', target.id)?.stub === true
      const route = table.winner(atoms.atomOf(address))
      if (!route) return table.missing !== undefined
      return route.route.attachmentIds.some((id) => {
        const kind = findOf(topology, 'transitGatewayAttachment', id)?.attached.kind
        return kind === 'other'
      })
    }
    default:
      return false
  }
}

interface StartRefusal {
  readonly checkpoint: Step['checkpoint']
  readonly deniedBy: DeniedBy
  readonly component: string
  readonly at: string
  readonly code: NonNullable<Step['code']>
  readonly missing?: string
}

function startStep(probe: Probe, ends: ResolvedEnds, refusal: StartRefusal): Step {
  const { from, to, family } = ends
  const nowhere = (family === 4 ? '0.0.0.0' : '::') as Packet['src']
  const src = ends.src ?? privateAddressOf(from, family) ?? nowhere
  const dst = ends.dst ?? privateAddressOf(to, family) ?? nowhere
  const because = { kind: 'code' } as const
  return {
    ...refusal,
    leg: 'request',
    side: 'ingress',
    packet: openingPacket(probe, from, src, dst),
    decision: 'deny',
    because,
    parts: [{ decision: 'deny', because, code: refusal.code }],
    refusedPorts: NO_PORTS,
    ghost: false,
    turnedDown: NOTHING_TURNED_DOWN,
  }
}

function noPublicAddress(probe: Probe, ends: ResolvedEnds): Step {
  const at = ends.to.kind === 'interface' ? ends.to.eni : undefined
  return startStep(probe, ends, {
    checkpoint: 'internetGateway',
    deniedBy: 'internet-gateway',
    component: at?.eni.id ?? idOfParty(ends.to),
    at: at?.subnet.vpc.vpc.id ?? '',
    code: 'IGW_PRIVATE_IP_ASSOCIATION_FOR_INGRESS',
  })
}

function noAddress(probe: Probe, ends: ResolvedEnds, party: Party): Step {
  const component = party.kind === 'interface' ? party.eni.eni.id : party.host.id
  const step = startStep(probe, ends, {
    checkpoint: 'networkInterface',
    deniedBy: 'network-interface',
    component,
    at: component,
    code: 'ENI_ADDRESS_RESTRICTION',
  })
  return { ...step, side: 'egress' }
}

/** The sender of an open connection no longer has the address that it was opened from (ENI-06). */
export function lostAddress(
  network: CompiledNetwork,
  packet: Packet,
  from: Party,
): Step | undefined {
  if (from.kind !== 'interface' || ownsAddress(network, from.eni, packet.src)) return undefined
  const because = { kind: 'state' } as const
  const code = 'ENI_ADDRESS_RESTRICTION'
  return {
    checkpoint: 'networkInterface',
    component: from.eni.eni.id,
    at: from.eni.eni.id,
    leg: 'request',
    side: 'egress',
    packet,
    decision: 'deny',
    deniedBy: 'network-interface',
    because,
    code,
    parts: [{ decision: 'deny', because, code }],
    refusedPorts: NO_PORTS,
    ghost: false,
    turnedDown: NOTHING_TURNED_DOWN,
  }
}

function unknownNetwork(probe: Probe, ends: ResolvedEnds, id: string): Step {
  return startStep(probe, ends, {
    checkpoint: 'unmodelled',
    deniedBy: deniedByOf(id),
    component: id,
    at: id,
    code: 'UNKNOWN_RESOURCE',
    missing: `which networks ${id} leads to`,
  })
}

function unknownEnd(probe: Probe, ends: ResolvedEnds, end: End): Step {
  const id = 'loadBalancer' in end ? end.loadBalancer : 'endpoint' in end ? end.endpoint : ''
  return startStep(probe, ends, {
    checkpoint: 'unmodelled',
    deniedBy: 'loadBalancer' in end ? 'load-balancer' : 'vpc-endpoint',
    component: id,
    at: id,
    code: 'UNKNOWN_RESOURCE',
    missing: `the network interfaces of ${describeEnd(end)}`,
  })
}
