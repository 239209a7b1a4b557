import type { AwsNetworkInterface, AwsSnapshotJson } from '../aws/awsSnapshot'
import type { ProbeEnd, ProbeJson } from '../ends'
import { shareTransitGateways } from '../transit'
import { pick } from './names'
import {
  HOSTS,
  IPV6_HOSTS,
  PRIVATE_HOST,
  fromEnd,
  hasIpv6,
  named,
  ownAddresses,
  packetFields,
  publicAddresses,
} from './probeParts'
import type { ProbeFields } from './probeParts'
import { serviceProbe } from './serviceProbes'
import type { ProbeSketch } from './probeSketch'

/** Aims a probe at the interesting places of a network. */
export function probeOf(snapshot: AwsSnapshotJson, sketch: ProbeSketch, id: string): ProbeJson {
  const hosts = snapshot.NetworkInterfaces.filter((row) => row.Attachment?.InstanceId !== undefined)
  const from = pick(hosts, sketch.from)
  const others = hosts.filter((row) => row !== from)
  const close = others.filter((row) => areClose(snapshot, from, row))
  const peered = close.filter((row) => row.VpcId !== from.VpcId)
  const [neighbours = others] = [
    sketch.to % 3 === 0 || (snapshot.TransitGateways && sketch.to % 3 === 1) ? peered : [],
    sketch.to % 8 === 7 ? [] : close,
  ].filter((rows) => rows.length > 0)
  const way = others.length === 0 && sketch.way === 'inside' ? 'outbound' : sketch.way
  switch (way) {
    case 'inside':
      return insideProbe(snapshot, sketch, id, from, pick(neighbours, sketch.to))
    case 'outbound':
      return outboundProbe(sketch, id, from)
    case 'inbound':
      return inboundProbe(sketch, id, hosts)
    case 'by-public-address':
      return publicAddressProbe(snapshot, sketch, id, from)
    case 'nowhere':
      return nowhereProbe(snapshot, sketch, id, from)
    case 'to-premises':
      return toPremisesProbe(snapshot, sketch, id, hosts)
    case 'from-premises':
      return fromPremisesProbe(snapshot, sketch, id, hosts)
    case 'by-nat64':
      return nat64Probe(sketch, id, from)
    case 'to-balancer':
    case 'to-endpoint':
    case 'to-managed':
    case 'from-managed':
      return serviceProbe(snapshot, sketch, way, id, from)
  }
}

/** From one interface to another, by whatever address. */
function insideProbe(
  snapshot: AwsSnapshotJson,
  sketch: ProbeSketch,
  id: string,
  from: AwsNetworkInterface,
  to: AwsNetworkInterface,
): ProbeJson {
  const family: 4 | 6 = sketch.wantsIpv6 && hasIpv6(from) && hasIpv6(to) ? 6 : 4
  const reachable = [...ownAddresses(to, family), ...(family === 4 ? publicAddresses(to) : [])]
  const address = pick(reachable, sketch.toAddress)
  const sender = fromEnd(sketch, from, family)
  const rest: ProbeFields = { ...packetFields(sketch, family), family }
  const isPublic = publicAddresses(to).includes(address)
  if (sketch.names === 'ip' && (isPublic || areClose(snapshot, from, to))) {
    return { id, from: sender, to: { ip: address }, ...rest }
  }
  const receiver = named(sketch, to)
  if (sketch.toAddress < 5) return { id, from: sender, to: receiver, ...rest }
  return { id, from: sender, to: receiver, toAddress: address, ...rest }
}

function outboundProbe(sketch: ProbeSketch, id: string, from: AwsNetworkInterface): ProbeJson {
  const family: 4 | 6 = sketch.wantsIpv6 && hasIpv6(from) ? 6 : 4
  const ip =
    sketch.host === 59 ? PRIVATE_HOST : pick(family === 4 ? HOSTS : IPV6_HOSTS, sketch.host)
  const packetFamily: 4 | 6 = ip.includes(':') ? 6 : 4
  const sender = fromEnd(sketch, from, packetFamily)
  return { id, from: sender, to: { ip }, ...packetFields(sketch, packetFamily) }
}

/** From the internet, mostly to an interface that can be reached from there. */
function inboundProbe(
  sketch: ProbeSketch,
  id: string,
  hosts: readonly AwsNetworkInterface[],
): ProbeJson {
  const family: 4 | 6 = sketch.wantsIpv6 && hosts.some(hasIpv6) ? 6 : 4
  const able = hosts.filter((row) =>
    family === 6 ? hasIpv6(row) : publicAddresses(row).length > 0,
  )
  const isAny = able.length === 0 || sketch.to % 8 === 7
  const to = pick(isAny && family === 4 ? hosts : able, sketch.to)
  const ip = pick(family === 6 ? IPV6_HOSTS : [...HOSTS, PRIVATE_HOST], sketch.host)
  const addresses = family === 6 ? ownAddresses(to, 6) : publicAddresses(to)
  const address = addresses.length === 0 ? undefined : pick(addresses, sketch.toAddress)
  const packet = packetFields(sketch, family)
  if (sketch.names === 'ip' && address !== undefined) {
    return { id, from: { ip }, to: { ip: address }, ...packet }
  }
  const receiver = named(sketch, to)
  return sketch.toAddress >= 5 && address !== undefined
    ? { id, from: { ip }, to: receiver, toAddress: address, ...packet }
    : { id, from: { ip }, to: receiver, ...packet }
}

/** A host on premises; at times on a network that nothing leads to. */
function premises(sketch: ProbeSketch): ProbeEnd {
  const third = pick(['1', '130', '1', '130', '1', '130', '70'], sketch.host)
  return { ip: `192.168.${third}.10` }
}

/** To an IPv4 host by its address of 64:ff9b::/96 (N64-01). */
function nat64Probe(sketch: ProbeSketch, id: string, from: AwsNetworkInterface): ProbeJson {
  if (!hasIpv6(from)) return outboundProbe(sketch, id, from)
  const ip = pick(['64:ff9b::cb00:710a', '64:ff9b::c633:6407', '64:ff9b::808:808'], sketch.host)
  return { id, from: fromEnd(sketch, from, 6), to: { ip }, ...packetFields(sketch, 6) }
}

function toPremisesProbe(
  snapshot: AwsSnapshotJson,
  sketch: ProbeSketch,
  id: string,
  hosts: readonly AwsNetworkInterface[],
): ProbeJson {
  const from = pick(nearPremises(snapshot, sketch, hosts), sketch.from)
  return { id, from: fromEnd(sketch, from, 4), to: premises(sketch), ...packetFields(sketch, 4) }
}

/** The interfaces of VPCs to which some line leads; or all of them. */
function nearPremises(
  snapshot: AwsSnapshotJson,
  sketch: ProbeSketch,
  hosts: readonly AwsNetworkInterface[],
): readonly AwsNetworkInterface[] {
  const lines = snapshot.VpnConnections ?? []
  const vpcIds = [
    ...(snapshot.VpnGateways ?? []).flatMap((row) => row.VpcAttachments.map((each) => each.VpcId)),
    ...(snapshot.TransitGatewayVpcAttachments ?? [])
      .filter((row) => lines.some((line) => line.TransitGatewayId === row.TransitGatewayId))
      .map((row) => row.VpcId),
  ]
  const near = hosts.filter((row) => vpcIds.includes(row.VpcId))
  return near.length === 0 || sketch.from % 8 === 7 ? hosts : near
}

/** From a host on premises to an interface near it, or to any. */
function fromPremisesProbe(
  snapshot: AwsSnapshotJson,
  sketch: ProbeSketch,
  id: string,
  hosts: readonly AwsNetworkInterface[],
): ProbeJson {
  const to = pick(nearPremises(snapshot, sketch, hosts), sketch.to)
  const address = pick(ownAddresses(to, 4), sketch.toAddress)
  const packet = packetFields(sketch, 4)
  const from = premises(sketch)
  if (sketch.names === 'ip') return { id, from, to: { ip: address }, ...packet }
  return { id, from, to: named(sketch, to), toAddress: address, ...packet }
}

/** To a public IPv4 of this network, a NAT gateway's too (PATH-Q). */
function publicAddressProbe(
  snapshot: AwsSnapshotJson,
  sketch: ProbeSketch,
  id: string,
  from: AwsNetworkInterface,
): ProbeJson {
  const all = snapshot.NetworkInterfaces.filter((row) => row !== from).flatMap(publicAddresses)
  const ip = all.length === 0 ? pick(HOSTS, sketch.host) : pick(all, sketch.to)
  return { id, from: fromEnd(sketch, from, 4), to: { ip }, ...packetFields(sketch, 4) }
}

/** To an address that nobody has, or to a NAT gateway itself. */
function nowhereProbe(
  snapshot: AwsSnapshotJson,
  sketch: ProbeSketch,
  id: string,
  from: AwsNetworkInterface,
): ProbeJson {
  const inSubnets = snapshot.Subnets.map((row) => (row.CidrBlock ?? '').replace('.0/24', '.250'))
  const inVpcs = snapshot.Vpcs.map((row) => row.CidrBlock.replace('.0.0/', '.15.9/').split('/')[0])
  const nat = snapshot.NetworkInterfaces.filter((row) => row.InterfaceType === 'nat_gateway')
  const own = snapshot.Subnets.find((row) => row.SubnetId === from.SubnetId)?.CidrBlock ?? ''
  const addresses = [
    ...inSubnets,
    ...inVpcs,
    ...nat.flatMap((row) => ownAddresses(row, 4)),
    own.replace('.0/24', '.250'),
  ]
  const ip = pick(addresses, sketch.to) ?? PRIVATE_HOST
  return { id, from: fromEnd(sketch, from, 4), to: { ip }, ...packetFields(sketch, 4) }
}

/** Whether an address of the one can be meant by the other without naming its VPC. */
function areClose(
  snapshot: AwsSnapshotJson,
  one: AwsNetworkInterface,
  other: AwsNetworkInterface,
): boolean {
  return (
    one.VpcId === other.VpcId ||
    shareTransitGateways(snapshot, one.VpcId, other.VpcId) ||
    (snapshot.VpcPeeringConnections ?? []).some((row) => {
      const ends = [row.RequesterVpcInfo.VpcId, row.AccepterVpcInfo.VpcId]
      return row.Status.Code === 'active' && ends.includes(one.VpcId) && ends.includes(other.VpcId)
    })
  )
}
