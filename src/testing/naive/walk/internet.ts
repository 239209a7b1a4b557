import { isPrivate } from '../address'
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
  vpcHolds,
} from '../network'
import { lookUpRoute } from '../routes'
import type { AwsNetworkInterface, AwsSnapshotJson } from '../aws/awsSnapshot'
import { balancerOf } from '../balancers'
import { isAnswerTo } from '../packet'
import { enterThroughGateway } from './edge'
import type { Door, End, Journey, Stop } from './journey'
import { refuse } from './journey'

type At<Name extends Stop['at']> = Extract<Stop, { at: Name }>

/** A packet leaves a VPC by its internet gateway. */
export function leaveByInternetGateway(
  journey: Journey,
  { id, vpcId }: At<'internet-gateway-out'>,
): Stop | End {
  const { snapshot, packet } = journey
  journey.passed.add('internet-out')
  // IGW-02, RT-24: attached, and to this VPC.
  if (internetGatewayOf(snapshot, vpcId) !== id) return refuse('internet-gateway', id)

  const sender = ownerInVpc(snapshot, vpcId, packet.source)
  const gateway = sender && natGatewayOf(snapshot, sender)
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
    return { at: 'internet', door }
  }
  // IGW-06: IPv4 needs a public address on the very private address used.
  const publicAddress = publicAddressOf(sender, packet.source)
  if (!publicAddress) return refuse('internet-gateway', sender.NetworkInterfaceId)
  // IGW-08: nothing goes to private ranges.
  if (isPrivate(packet.destination)) return refuse('internet-gateway', id, 'private receiver')
  // IGW-03: the private source becomes the public one.
  journey.packet = { ...packet, source: publicAddress }
  return { at: 'internet', door }
}

/** A packet leaves a VPC by its egress-only internet gateway. */
export function leaveByEgressOnlyGateway(
  journey: Journey,
  { id, vpcId }: At<'egress-only-gateway-out'>,
): Stop | End {
  const { packet } = journey
  journey.passed.add('egress-only')
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
    return refuse('internet-gateway', owner?.NetworkInterfaceId)
  }
  const { networkInterface, privateAddress } = behind
  const vpcId = networkInterface.VpcId
  const id = internetGatewayOf(snapshot, vpcId)
  if (id === undefined) return refuse('internet-gateway')
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
  // VPC-16: nobody on the internet can address a private one.
  if (isPrivate(packet.destination)) {
    const owner = ownerInVpc(snapshot, vpc.VpcId, packet.destination)
    return refuse('internet-gateway', owner?.NetworkInterfaceId)
  }
  const receiver = ownerInVpc(snapshot, vpc.VpcId, packet.destination)
  if (receiver && shunsInternet(snapshot, receiver)) {
    return refuse('network-interface', receiver.NetworkInterfaceId)
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
