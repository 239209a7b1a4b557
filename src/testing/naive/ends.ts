import { readAddress } from './address'
import type { Address } from './address'
import type { AwsNetworkInterface, AwsSnapshotJson } from './aws/awsSnapshot'
import { arePeered, behindPublicAddress, findInterface, owns, primaryInterface } from './network'
import { findBalancer, nodesOf } from './balancers'
import { hasPorts, ICMP, ICMPV6, isIcmp, TCP, UDP } from './packet'
import type { Packet } from './packet'
import { findLine, lineOfHost } from './lines'
import { isAttachedBeyond, shareTransitGateways } from './transit'
import type { NaiveBlame, Opener } from './walk/connection'

/** One end of a probe. */
export type ProbeEnd =
  | { readonly instance: string }
  | { readonly eni: string }
  | { readonly ip: string }
  | { readonly loadBalancer: string }
  | { readonly endpoint: string }

/** A probe as the command line takes it, for the ends that the naive evaluator knows. */
export interface ProbeJson {
  readonly id: string
  readonly from: ProbeEnd
  readonly to: ProbeEnd
  readonly protocol: 'tcp' | 'udp' | 'icmp' | 'icmpv6' | number
  readonly port?: number
  readonly srcPort?: number
  readonly family?: 4 | 6
  readonly icmpType?: number
  readonly icmpCode?: number
  readonly toAddress?: string
}

interface ResolvedEnd {
  readonly networkInterface?: AwsNetworkInterface
  /** The very address named, when the probe names one. */
  readonly literal?: Address
  /** The VPN connection behind which it stands. */
  readonly line?: string
  /** The interfaces that one name stands for: any of them may be meant. */
  readonly several?: readonly AwsNetworkInterface[]
  /** ELB-02, ELB-04: its name gives public addresses to everybody, or private ones to everybody. */
  readonly scheme?: 'internet-facing' | 'internal'
}

/** Who sends which packet, one of these; or why nothing can be sent at all. */
type Question =
  | { readonly opener: Opener; readonly packets: readonly Packet[] }
  | { readonly blame: NaiveBlame }

/** Finds the two ends of a probe and the packet that opens the connection, without its source port. */
export function readProbe(snapshot: AwsSnapshotJson, probe: ProbeJson): Question {
  const from = resolve(snapshot, probe.from, undefined)
  const to = resolve(snapshot, probe.to, from.networkInterface?.VpcId)
  if (!from.networkInterface && !to.networkInterface && !to.several) {
    throw new Error(`probe ${probe.id}: both ends are outside AWS`)
  }
  const named = probe.toAddress === undefined ? to.literal : readAddress(probe.toAddress)
  const family = named?.family ?? from.literal?.family ?? probe.family ?? commonFamily(from, to)
  const receivers = to.several ?? [to.networkInterface]
  const destinations = named
    ? [named]
    : receivers.flatMap((each) => {
        const one = each === undefined ? to : { ...to, networkInterface: each }
        return addressToReach(snapshot, from, one, family) ?? []
      })
  if (destinations.length === 0) {
    const component = to.networkInterface?.NetworkInterfaceId
    const kind = 'internet-gateway'
    const blame: NaiveBlame = { kind, ...(component ? { component } : {}), direction: 'request' }
    return { blame }
  }
  return {
    opener: from.networkInterface
      ? { kind: 'interface', networkInterface: from.networkInterface }
      : from.line === undefined
        ? { kind: 'internet' }
        : { kind: 'on-premises', line: from.line },
    packets: destinations.map((destination) =>
      openingPacket(probe, sourceAddress(snapshot, from, family), destination),
    ),
  }
}

function openingPacket(probe: ProbeJson, source: Address, destination: Address): Packet {
  const names = { tcp: TCP, udp: UDP, icmp: ICMP, icmpv6: ICMPV6 }
  const protocol = typeof probe.protocol === 'number' ? probe.protocol : names[probe.protocol]
  const plain = { family: destination.family, protocol, source, destination }
  if (hasPorts(protocol)) {
    if (probe.port === undefined) throw new Error(`probe ${probe.id}: a port is missing`)
    return { ...plain, destinationPort: probe.port }
  }
  if (!isIcmp(protocol)) return plain
  const echo = protocol === ICMP ? 8 : 128
  return { ...plain, icmpType: probe.icmpType ?? echo, icmpCode: probe.icmpCode ?? 0 }
}

function resolve(
  snapshot: AwsSnapshotJson,
  end: ProbeEnd,
  senderVpcId: string | undefined,
): ResolvedEnd {
  if ('instance' in end) return { networkInterface: primaryInterface(snapshot, end.instance) }
  if ('eni' in end) return { networkInterface: findInterface(snapshot, end.eni) }
  if ('loadBalancer' in end) {
    const balancer = findBalancer(snapshot, end.loadBalancer)
    const scheme = balancer.Scheme === 'internet-facing' ? 'internet-facing' : 'internal'
    return { several: nodesOf(snapshot, balancer), scheme }
  }
  if ('endpoint' in end) {
    const row = (snapshot.VpcEndpoints ?? []).find((each) => each.VpcEndpointId === end.endpoint)
    const several = (row?.NetworkInterfaceIds ?? []).map((id) => findInterface(snapshot, id))
    return { several, scheme: 'internal' }
  }
  const literal = readAddress(end.ip)
  const owners = snapshot.NetworkInterfaces.filter((row) => owns(row, literal))
  const networkInterface =
    behindPublicAddress(snapshot, literal)?.networkInterface ??
    owners.find((row) => row.VpcId === senderVpcId) ??
    owners.find((row) => senderVpcId && areJoined(snapshot, row.VpcId, senderVpcId)) ??
    owners[0]
  if (networkInterface) return { networkInterface, literal }
  const line = lineOfHost(snapshot, literal)?.VpnConnectionId
  return line === undefined ? { literal } : { literal, line }
}

/** The address that the opener sends from: the named one, or the one behind it, or its first. */
function sourceAddress(snapshot: AwsSnapshotJson, from: ResolvedEnd, family: 4 | 6): Address {
  const { networkInterface, literal } = from
  if (literal) return behindPublicAddress(snapshot, literal)?.privateAddress ?? literal
  const own = networkInterface && firstAddress(networkInterface, family)
  if (!own) throw new Error(`the sender has no IPv${String(family)} address`)
  return own
}

function firstAddress(networkInterface: AwsNetworkInterface, family: 4 | 6): Address | undefined {
  const primary =
    networkInterface.PrivateIpAddresses.find((row) => row.Primary) ??
    networkInterface.PrivateIpAddresses[0]
  const text =
    family === 4 ? primary?.PrivateIpAddress : networkInterface.Ipv6Addresses[0]?.Ipv6Address
  return text === undefined ? undefined : readAddress(text)
}

/** IPv4 where both ends have it, else IPv6. */
function commonFamily(from: ResolvedEnd, to: ResolvedEnd): 4 | 6 {
  const hasIpv4 = ({ networkInterface, several }: ResolvedEnd) =>
    [...(several ?? []), ...(networkInterface ? [networkInterface] : [])].some(
      (row) => firstAddress(row, 4) !== undefined,
    )
  return hasIpv4(from) && hasIpv4(to) ? 4 : 6
}

/** Whether an active peering or a common transit gateway joins two VPCs. */
function areJoined(snapshot: AwsSnapshotJson, one: string, other: string): boolean {
  return arePeered(snapshot, one, other) || shareTransitGateways(snapshot, one, other)
}

/** Whether a line ends at a gateway of the VPC, or of one that its transit gateway joins. */
function leadsTo(snapshot: AwsSnapshotJson, lineId: string, vpcId: string): boolean {
  const { VpnGatewayId, TransitGatewayId } = findLine(snapshot, lineId)
  const isItsOwn = (snapshot.VpnGateways ?? []).some(
    (row) =>
      row.VpnGatewayId === VpnGatewayId &&
      row.VpcAttachments.some((attachment) => attachment.VpcId === vpcId),
  )
  return (
    isItsOwn ||
    (TransitGatewayId !== undefined && isAttachedBeyond(snapshot, [TransitGatewayId], vpcId))
  )
}

/** The private address within a VPC and over an active peering, else the public one, if any. */
function addressToReach(
  snapshot: AwsSnapshotJson,
  from: ResolvedEnd,
  to: ResolvedEnd,
  family: 4 | 6,
): Address | undefined {
  const receiver = to.networkInterface
  if (!receiver) return undefined
  const own = firstAddress(receiver, family)
  const sender = from.networkInterface
  if (to.scheme === 'internet-facing') return publicAddress(receiver, family)
  const isClose =
    sender !== undefined &&
    (sender.VpcId === receiver.VpcId || areJoined(snapshot, sender.VpcId, receiver.VpcId))
  if (isClose) return own
  if (from.line !== undefined && leadsTo(snapshot, from.line, receiver.VpcId)) return own
  return to.scheme === 'internal' && family === 4 ? undefined : publicAddress(receiver, family)
}

function publicAddress(receiver: AwsNetworkInterface, family: 4 | 6): Address | undefined {
  if (family === 6) return firstAddress(receiver, 6)
  const publicRow = receiver.PrivateIpAddresses.toSorted(
    (a, b) => Number(b.Primary) - Number(a.Primary),
  ).find((row) => row.Association)
  return publicRow?.Association && readAddress(publicRow.Association.PublicIp)
}
