import { isPrivate } from '../address'
import type { Address } from '../address'
import {
  behindPublicAddress,
  egressOnlyGatewayOf,
  findVpc,
  internetGatewayOf,
  natGatewayOf,
  ownerInVpc,
  owns,
  publicAddressOf,
  subnetAt,
  subnetHolds,
  vpcHolds,
} from '../network'
import { lookUpRoute, targetInterface } from '../routes'
import type { AwsNetworkInterface, AwsSnapshotJson, AwsSubnet } from '../aws/awsSnapshot'
import { balancerOf } from '../balancers'
import { isAnswerTo } from '../packet'
import { blockOf } from './blockPublicAccess'
import { edgeRoute, enterThroughGateway } from './edge'
import type { Door, End, Journey, Stop } from './journey'
import { refuse } from './journey'
import { backAtRegionalNat, regionalNatAt } from './regionalNat'

type At<Name extends Stop['at']> = Extract<Stop, { at: Name }>

/** A packet leaves a VPC by its internet gateway. */
export function leaveByInternetGateway(
  journey: Journey,
  { id, vpcId, from }: At<'internet-gateway-out'>,
): Stop | End {
  const { snapshot, packet } = journey
  journey.passed.add('internet-out')
  // IGW-02, RT-24: attached, and to this VPC.
  if (internetGatewayOf(snapshot, vpcId) !== id) return refuse('internet-gateway', id)

  const sender = ownerInVpc(snapshot, vpcId, packet.source)
  const gateway = sender && natGatewayOf(snapshot, sender)
  // BPA-02, BPA-03, BPA-06: judged where the sender stands, or where an endpoint has inspected.
  const here = journey.inspectedIn?.SubnetId === from.SubnetId ? from.SubnetId : sender?.SubnetId
  if (isBlocked(snapshot, vpcId, here, gateway !== undefined)) return refuse('block-public-access')
  // IGW-12, NAT-03: what a private NAT gateway sends is dropped.
  if (gateway?.ConnectivityType === 'private') return refuse('nat-gateway', gateway.NatGatewayId)
  // IGW-06, IGW-09: the source must be an address of an interface in this VPC.
  if (!sender) return refuse('internet-gateway', id, 'no sender')

  const door: Door = { kind: 'internet-gateway', id, vpcId }
  if (packet.family === 6) {
    // VPC-16: private IPv6 never crosses the internet's edge.
    if (isPrivate(packet.source)) return refuse('internet-gateway', sender.NetworkInterfaceId)
    if (shunsInternet(snapshot, sender))
      return refuse('network-interface', sender.NetworkInterfaceId)
    if (isPrivate(packet.destination)) return refuse('internet-gateway', id, 'private receiver')
    return isRedirected(snapshot, id, from, packet.source)
      ? refuse('internet-gateway', id, 'redirected')
      : { at: 'internet', door }
  }
  // IGW-06: IPv4 needs a public address on the very private address used.
  const publicAddress = publicAddressOf(sender, packet.source)
  if (!publicAddress) return refuse('internet-gateway', sender.NetworkInterfaceId)
  // IGW-08: nothing goes to private ranges.
  if (isPrivate(packet.destination)) return refuse('internet-gateway', id, 'private receiver')
  if (isRedirected(snapshot, id, from, packet.source)) {
    return refuse('internet-gateway', id, 'redirected')
  }
  // IGW-03: the private source becomes the public one.
  journey.packet = { ...packet, source: publicAddress }
  return { at: 'internet', door }
}

/** A packet leaves a VPC by its egress-only internet gateway. */
export function leaveByEgressOnlyGateway(
  journey: Journey,
  { id, vpcId }: At<'egress-only-gateway-out'>,
): Stop | End {
  const { packet, snapshot } = journey
  journey.passed.add('egress-only')
  const sender = ownerInVpc(snapshot, vpcId, packet.source)
  if (blockOf(snapshot, vpcId, sender?.SubnetId) === 'block-bidirectional') {
    return refuse('block-public-access')
  }
  // EIGW-05: not together with an endpoint that inspects.
  if (journey.inspectedIn) return refuse('egress-only-internet-gateway', id, 'inspected')
  // EIGW-01: it lets out what is opened inside; a response without a flow is not that.
  if (journey.direction === 'response' || packet.family !== 6) {
    return refuse('egress-only-internet-gateway', id)
  }
  if (isPrivate(packet.source) || isPrivate(packet.destination)) {
    return refuse('egress-only-internet-gateway', id)
  }
  journey.memory.push({ keeper: 'egress-only-internet-gateway', id, seen: packet })
  journey.memory.push({ keeper: 'always-tracked', relays: journey.relays })
  return { at: 'internet', door: { kind: 'egress-only-internet-gateway', id, vpcId } }
}

/** Out on the internet a packet reaches a host there, or comes into some VPC (PATH-Q, ADDR-06). */
export function crossInternet(journey: Journey, { door }: At<'internet'>): Stop | End {
  const { snapshot, packet } = journey
  // VPC-03: a VPC's own block is never advertised, so enterWithIpv4 refuses what is private in one.
  const regional = regionalNatAt(snapshot, packet.destination)
  if (regional) return backAtRegionalNat(journey, regional)
  const isInAws =
    packet.family === 4
      ? behindPublicAddress(snapshot, packet.destination) !== undefined ||
        snapshot.NetworkInterfaces.some((row) => owns(row, packet.destination))
      : snapshot.Vpcs.some((vpc) => vpcHolds(vpc, packet.destination))
  if (door && !isInAws) return { at: 'outside', door }
  journey.passed.add('internet-in')
  journey.identity = { by: 'nobody' }
  return packet.family === 4 ? enterWithIpv4(journey) : enterWithIpv6(journey)
}

function enterWithIpv4(journey: Journey): Stop | End {
  const { snapshot, packet } = journey
  const behind = behindPublicAddress(snapshot, packet.destination)
  // IGW-07: nobody has this public address.
  if (!behind) {
    const owner = snapshot.NetworkInterfaces.find((row) => owns(row, packet.destination))
    return refuse('internet-gateway', owner?.NetworkInterfaceId, 'not public')
  }
  const { networkInterface, privateAddress } = behind
  const vpcId = networkInterface.VpcId
  const id = internetGatewayOf(snapshot, vpcId)
  if (id === undefined) return refuse('internet-gateway', undefined, `none in ${vpcId}`)
  if (isBlockedInside(snapshot, id, networkInterface, privateAddress)) {
    return refuse('block-public-access')
  }
  // IGW-08, IGW-09: no private and no spoofed sources.
  const isSpoofed = vpcHolds(findVpc(snapshot, vpcId), packet.source)
  if (isPrivate(packet.source) || isSpoofed) return refuse('internet-gateway', id)
  // IGW-04: the public destination becomes the private one before any filter sees it.
  journey.packet = { ...packet, destination: privateAddress }
  return enterThroughGateway(journey, id, vpcId)
}

function enterWithIpv6(journey: Journey): Stop | End {
  const { snapshot, memory, packet } = journey
  const vpc = snapshot.Vpcs.find((row) => vpcHolds(row, packet.destination))
  if (!vpc) return refuse('internet-gateway')

  // G04: an egress-only gateway lets the answers of its own flows in.
  const isAnswer = memory.some(
    (entry) => entry.keeper === 'egress-only-internet-gateway' && isAnswerTo(packet, entry.seen),
  )
  const owner = ownerInVpc(snapshot, vpc.VpcId, packet.destination)
  if (isAnswer) return { at: 'arriving', vpcId: vpc.VpcId }

  const id = internetGatewayOf(snapshot, vpc.VpcId)
  const egressOnly = egressOnlyGatewayOf(snapshot, vpc.VpcId)
  // EIGW-01: where only an egress-only gateway stands, nothing is opened from outside.
  if (id === undefined) {
    return egressOnly === undefined
      ? refuse('internet-gateway')
      : refuse('egress-only-internet-gateway', egressOnly)
  }
  // PATH-D: so too where the receiver's subnet leads to the egress-only gateway.
  const subnet = subnetAt(snapshot, vpc.VpcId, packet.destination)
  const wayBack = subnet && lookUpRoute(snapshot, subnet, packet.source)
  if (wayBack?.EgressOnlyInternetGatewayId !== undefined && wayBack.State !== 'blackhole') {
    return refuse('egress-only-internet-gateway', wayBack.EgressOnlyInternetGatewayId)
  }
  if (owner && isBlockedInside(snapshot, id, owner, packet.destination)) {
    return refuse('block-public-access')
  }
  // VPC-16: nobody on the internet can address a private one.
  if (isPrivate(packet.destination)) {
    return refuse('internet-gateway', owner?.NetworkInterfaceId)
  }
  if (owner && shunsInternet(snapshot, owner)) {
    return refuse('network-interface', owner.NetworkInterfaceId)
  }
  const isSpoofed = vpcHolds(vpc, packet.source)
  if (isPrivate(packet.source) || isSpoofed) return refuse('internet-gateway', id)
  return enterThroughGateway(journey, id, vpc.VpcId)
}

/** IGW-13: endpoints and internal load balancers have no IPv6 traffic with the internet. */
function shunsInternet(snapshot: AwsSnapshotJson, row: AwsNetworkInterface): boolean {
  const balancer = balancerOf(snapshot, row)
  const isInternal = balancer !== undefined && balancer.Scheme !== 'internet-facing'
  return isInternal || row.InterfaceType === 'vpc_endpoint' || row.DenyAllIgwTraffic === true
}

/** MB-08: a subnet whose inbound traffic goes to a middlebox has no way of its own to the gateway. */
function isRedirected(
  snapshot: AwsSnapshotJson,
  gatewayId: string,
  from: AwsSubnet,
  source: Address,
): boolean {
  const { route } = edgeRoute(snapshot, gatewayId, source)
  const leadsAside =
    route !== undefined &&
    (targetInterface(snapshot, route) !== undefined ||
      route.GatewayId?.startsWith('vpce-') === true)
  return leadsAside && subnetHolds(from, source)
}

/** BPA-03: what comes in only is blocked for all but NAT gateways. */
function isBlocked(
  snapshot: AwsSnapshotJson,
  vpcId: string,
  subnetId: string | undefined,
  isForNat: boolean,
): boolean {
  const mode = blockOf(snapshot, vpcId, subnetId)
  return mode === 'block-bidirectional' || (mode === 'block-ingress' && !isForNat)
}

/** BPA-06: an endpoint that inspects what comes in answers for it, else the receiver's own subnet. */
function isBlockedInside(
  snapshot: AwsSnapshotJson,
  gatewayId: string,
  receiver: AwsNetworkInterface,
  address: Address,
): boolean {
  const { route } = edgeRoute(snapshot, gatewayId, address)
  const endpoint = (snapshot.VpcEndpoints ?? []).find(
    (row) => row.VpcEndpointId === route?.GatewayId,
  )
  const subnetId = endpoint?.SubnetIds?.[0] ?? receiver.SubnetId
  const isForNat = natGatewayOf(snapshot, receiver) !== undefined
  return isBlocked(snapshot, receiver.VpcId, subnetId, isForNat)
}
