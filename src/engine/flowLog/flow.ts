import { cidrContains, familyOf, type IpAddress } from '@/model/ip'
import { resourcesOf } from '@/model/topology'
import { protocolNumber } from '@/model/traffic'
import type { CompiledInterface, CompiledNetwork } from '../compile/network'
import type { PortField } from '../packet'
import { onwardIndex, type Fate } from './fate'
import type { PassedStep } from './passed'
import type { FlowLogContext, LoggedFlow, LoggedInterface } from './record'
import { trafficPathOf } from './trafficPath'
import type { Visit } from './visits'

/** One visit, with what its record is read from. */
export interface Seen {
  readonly network: CompiledNetwork
  readonly steps: readonly PassedStep[]
  /** The flags that the packets of this visit had (FL-11). */
  readonly tcpFlags: number
  readonly context: FlowLogContext
  readonly visit: Visit
  readonly fate: Fate
  readonly ports: ReadonlyMap<string, number>
  readonly next: Visit | undefined
}

/** What the record of a visit says of the packet. */
export function flowOf(seen: Seen): LoggedFlow {
  const { network, steps, context, visit, fate, ports, next, tcpFlags } = seen
  const { packet, direction, interface: eni } = visit
  const isOut = direction === 'egress'
  const accepted = fate === 'accepted'
  const onward = accepted && isOut ? steps[onwardIndex(steps, visit)] : undefined
  const path = trafficPathOf(network, eni, onward)
  return {
    // The interface's own side shows its primary address, whatever the packet says (FL-09).
    srcaddr: isOut ? ownAddress(eni, packet.src) : packet.src,
    dstaddr: isOut ? packet.dst : ownAddress(eni, packet.dst),
    pktSrcaddr: packet.src,
    pktDstaddr: packet.dst,
    pktSrcService: serviceOf(network, packet.src),
    pktDstService: serviceOf(network, packet.dst),
    srcport: portOf(packet.srcPort, ports),
    dstport: portOf(packet.dstPort, ports),
    protocol: protocolNumber(packet.protocol),
    packets: context.packets,
    bytes: context.bytes,
    action: accepted ? 'ACCEPT' : 'REJECT',
    tcpFlags,
    type: familyOf(packet.src) === 4 ? 'IPv4' : 'IPv6',
    direction,
    trafficPath: path,
    rejectReason: fate === 'blocked' ? 'BPA' : undefined,
    nextHop: path === 1 && next?.interface ? loggedInterface(next.interface, context) : undefined,
  }
}

/** ICMP and what has no ports shows 0 (FL-13). */
function portOf(field: PortField | undefined, chosen: ReadonlyMap<string, number>): number {
  const port = field?.choice === undefined ? undefined : chosen.get(field.choice)
  return port ?? field?.ports[0]?.from ?? 0
}

function ownAddress(eni: CompiledInterface | undefined, address: IpAddress): IpAddress {
  if (!eni) return address
  const { privateAddresses, ipv6Addresses } = eni.eni
  if (familyOf(address) === 4) return privateAddresses[0]?.address ?? address
  return ipv6Addresses.includes(address) ? address : (ipv6Addresses[0] ?? address)
}

const SERVICES: readonly (readonly [RegExp, string])[] = [
  [/\.s3$/, 'S3'],
  [/\.dynamodb$/, 'DYNAMODB'],
  [/\.ec2-instance-connect$/, 'EC2_INSTANCE_CONNECT'],
  [/\.cloudfront\.origin-facing$/, 'CLOUDFRONT'],
  [/\.globalaccelerator$/, 'GLOBALACCELERATOR'],
  [/\.route53-healthchecks$/, 'ROUTE53_HEALTHCHECKS'],
]

/** The AWS service whose prefix list holds an address. */
function serviceOf({ topology }: CompiledNetwork, address: IpAddress): string | undefined {
  const list = resourcesOf(topology, 'prefixList').find(
    ({ awsManaged, entries }) =>
      awsManaged && entries?.some(({ cidr }) => cidrContains(cidr, address)),
  )
  return SERVICES.find(([name]) => list && name.test(list.name))?.[1]
}

/** An interface as a record names it. */
export function loggedInterface(
  { eni, instance, subnet }: CompiledInterface,
  { zoneIds }: FlowLogContext,
): LoggedInterface {
  return {
    id: eni.id,
    type: eni.interfaceType,
    instanceId: instance?.id,
    subnetId: subnet.subnet.id,
    vpcId: subnet.vpc.vpc.id,
    region: subnet.vpc.vpc.region,
    zoneId: zoneIds?.[subnet.subnet.availabilityZone],
  }
}
