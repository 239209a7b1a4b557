import { isPrivateAddress } from '@/model/ip'
import { NO_PORTS, singlePort, type PortRange } from '@/model/ports'
import { fail, ok, type Result } from '@/model/result'
import { findOf } from '@/model/topology'
import { hasPorts } from '@/model/traffic'
import { NAT_PORTS } from './checkpoints/natGateway'
import { deniedByOf } from './checkpoints/unmodelled'
import type { CompiledNetwork } from './compile/network'
import { describeEnd, privateAddressOf, resolveEnds, type ResolvedEnds } from './ends'
import { lookUp } from './forwarding'
import type { IcmpFields, Packet, PortField } from './packet'
import type { Probe } from './probeTypes'
import type { ConnectionState } from './state'
import type { ConnectionTrace, DeniedBy, Step } from './trace'
import { idOfParty, traceConnection, type Party } from './traceConnection'
import { NOTHING_TURNED_DOWN } from './turn'

/** The ports that an opener chooses from (NACL-22). */
const EPHEMERAL_PORTS: Readonly<Record<'linux' | 'windows' | 'wide', PortRange>> = {
  linux: { from: 32768, to: 60999 },
  windows: { from: 49152, to: 65535 },
  wide: NAT_PORTS,
}

/**
 * Walks a probe's connection both ways. The error is one sentence for the person who asked. With a
 * `state` the connection was opened before and goes on.
 */
export function traceProbe(
  network: CompiledNetwork,
  probe: Probe,
  state?: ConnectionState,
): Result<ConnectionTrace> {
  if (hasPorts(probe.protocol) && probe.port === undefined) {
    return fail(`${probe.protocol === 'tcp' ? 'TCP' : 'UDP'} needs a port from 0 to 65535`)
  }
  const ends = resolveEnds(network, probe)
  if (!ends.ok) return ends
  const { from, to, src, dst } = ends.value
  const unreachable = refusedAtStart(probe, ends.value)
  if (unreachable) return ok(startingWith(unreachable, ends.value, probe))
  // Without a public address the packet is meant for the private one, and the gateway refuses it.
  const target = dst ?? privateAddressOf(to, ends.value.family)
  if (src === undefined || target === undefined) {
    return ok(startingWith(noAddress(probe, ends.value, to), ends.value, probe))
  }
  const packet = openingPacket(probe, ends.value, src, target)
  return ok(traceConnection(network, { from, to, packet, ...(state ? { state } : {}) }))

  /** An end that nothing can be sent to or from, whatever the rules. */
  function refusedAtStart(asked: Probe, resolved: ResolvedEnds): Step | undefined {
    const gone = [asked.from, asked.to].find((end) => isTerminated(network, end))
    if (gone && 'instance' in gone) return terminated(asked, resolved, gone.instance)
    if (!('loadBalancer' in asked.to) && !('endpoint' in asked.to)) {
      if ('loadBalancer' in asked.from || 'endpoint' in asked.from) {
        return unknownEnd(asked, resolved, asked.from)
      }
      if (resolved.src === undefined) return noAddress(asked, resolved, resolved.from)
      const beyond = privateNetworkBehind(network, resolved)
      if (beyond) return unknownNetwork(asked, resolved, beyond)
      if (resolved.dst === undefined && resolved.from.kind === 'interface') {
        return noPublicAddress(asked, resolved)
      }
      return undefined
    }
    return unknownEnd(asked, resolved, asked.to)
  }

  function startingWith(
    step: Step,
    { from: sender, to: receiver }: ResolvedEnds,
    asked: Probe,
  ): ConnectionTrace {
    const trace = traceConnection(network, {
      from: sender,
      to: receiver,
      packet: step.packet,
      refusedAtStart: step,
    })
    return { ...trace, from: idOfParty(sender), to: nameOfEnd(asked, receiver) }
  }
}

/** A terminated instance is known by its id alone: its interface is gone. */
function isTerminated({ topology }: CompiledNetwork, end: Probe['to']): boolean {
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

/** What a private sender that nobody owns may stand behind: where the receiver's table leads to it. */
function privateNetworkBehind(
  network: CompiledNetwork,
  { from, to, src }: ResolvedEnds,
): string | undefined {
  if (from.kind !== 'host' || to.kind !== 'interface' || src === undefined) return undefined
  const { table } = to.eni.subnet
  if (!table || !isPrivateAddress(src)) return undefined
  const target = lookUp(network, table, src).route?.route?.target
  return target?.kind === 'other' ? target.id : undefined
}

function nameOfEnd({ to }: Probe, party: Party): string {
  if ('loadBalancer' in to) return to.loadBalancer
  return 'endpoint' in to ? to.endpoint : idOfParty(party)
}

function openingPacket(
  probe: Probe,
  { from }: ResolvedEnds,
  src: Packet['src'],
  dst: Packet['dst'],
): Packet {
  const { protocol } = probe
  if (hasPorts(protocol)) {
    return {
      src,
      dst,
      protocol,
      srcPort: sourcePort(probe, from),
      dstPort: { ports: probe.port === undefined ? NO_PORTS : [singlePort(probe.port)] },
    }
  }
  const icmp = icmpOf(probe)
  return { src, dst, protocol, ...(icmp ? { icmp } : {}) }
}

function sourcePort({ srcPort }: Probe, from: Party): PortField {
  if (srcPort !== undefined) return { ports: [singlePort(srcPort)] }
  return { ports: [ephemeralPorts(from)], choice: idOfParty(from) }
}

/** The range of an opener: its system's for a guest, the wide one for gateways and hosts. */
function ephemeralPorts(party: Party): PortRange {
  if (party.kind === 'host' || party.eni.natGateway) return EPHEMERAL_PORTS.wide
  const { eni, instance } = party.eni
  if (instance?.platform === 'windows') return EPHEMERAL_PORTS.windows
  const isWide =
    /lambda|load_balancer/.test(eni.interfaceType) || (eni.managedBy ?? '').startsWith('ELB ')
  return isWide ? EPHEMERAL_PORTS.wide : EPHEMERAL_PORTS.linux
}

function icmpOf({ protocol, icmpType, icmpCode }: Probe): IcmpFields | undefined {
  if (protocol !== 'icmp' && protocol !== 'icmpv6') return undefined
  return { type: icmpType ?? (protocol === 'icmp' ? 8 : 128), code: icmpCode ?? 0 }
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
    packet: openingPacket(probe, ends, src, dst),
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

function unknownEnd(probe: Probe, ends: ResolvedEnds, end: Probe['to']): Step {
  const id = 'loadBalancer' in end ? end.loadBalancer : 'endpoint' in end ? end.endpoint : ''
  return startStep(probe, ends, {
    checkpoint: 'unmodelled',
    deniedBy: 'loadBalancer' in end ? 'load-balancer' : 'vpc-endpoint',
    component: id,
    at: id,
    code: 'UNKNOWN_RESOURCE',
    missing: `what ${describeEnd(end)} does`,
  })
}
