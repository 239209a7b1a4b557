import { NO_PORTS, singlePort, type PortRange } from '@/model/ports'
import { hasPorts } from '@/model/traffic'
import { NAT_PORTS } from './checkpoints/natGateway'
import type { CompiledInterface } from './compile/network'
import { choosesWidely } from './managedServices'
import type { IcmpFields, Packet, PortField } from './packet'
import type { Probe } from './probeTypes'
import { idOfParty, type Party } from './traceConnection'

/** The ports that an opener chooses from (NACL-22). */
const EPHEMERAL_PORTS: Readonly<Record<'linux' | 'windows' | 'wide', PortRange>> = {
  linux: { from: 32768, to: 60999 },
  windows: { from: 49152, to: 65535 },
  wide: NAT_PORTS,
}

/** The packet that opens a probe's connection: with every port that the opener may choose (NACL-22). */
export function openingPacket(
  probe: Probe,
  from: Party,
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

function ephemeralPorts(party: Party): PortRange {
  return party.kind === 'host' ? EPHEMERAL_PORTS.wide : portsOfOpener(party.eni)
}

/** The range of an opener in a VPC: its system's for a guest, the wide one for gateways (NACL-22). */
export function portsOfOpener(own: CompiledInterface): PortRange {
  const { eni, instance, natGateway } = own
  if (natGateway) return EPHEMERAL_PORTS.wide
  if (instance?.platform === 'windows') return EPHEMERAL_PORTS.windows
  const isWide =
    choosesWidely(own) ||
    /load_balancer/.test(eni.interfaceType) ||
    (eni.managedBy ?? '').startsWith('ELB ')
  return isWide ? EPHEMERAL_PORTS.wide : EPHEMERAL_PORTS.linux
}

function icmpOf({ protocol, icmpType, icmpCode }: Probe): IcmpFields | undefined {
  if (protocol !== 'icmp' && protocol !== 'icmpv6') return undefined
  return { type: icmpType ?? (protocol === 'icmp' ? 8 : 128), code: icmpCode ?? 0 }
}
