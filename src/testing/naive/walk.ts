import { holds, readAddress, readBlock, sameAddress } from './address'
import type { Address } from './address'
import type {
  AwsNatGateway,
  AwsNetworkInterface,
  AwsRoute,
  AwsSnapshotJson,
  AwsSubnet,
} from './awsSnapshot'
import {
  behindPublicAddress,
  blocksOfSubnet,
  blocksOfVpc,
  egressOnlyGatewayOf,
  entriesOfPrefixList,
  findInterface,
  findSubnet,
  findVpc,
  instanceOf,
  internetGatewayOf,
  lookUpRoute,
  natGatewayOf,
  networkAclOf,
  ownerInVpc,
  owns,
  primaryInterface,
  publicAddressOf,
  routeTableOf,
  subnetAt,
  subnetHolds,
  vpcHolds,
} from './network'
import { networkAclAdmits } from './networkAclRule'
import type { Side } from './networkAclRule'
import { ICMP, isAnswerTo, TCP, UDP } from './packet'
import type { Packet } from './packet'
import { isUntracked, securityGroupsAdmit } from './securityGroupRule'

/** What refuses a packet, in the words of the `probe` command. */
type RefusingKind =
  | 'security-group'
  | 'network-acl'
  | 'route-table'
  | 'internet-gateway'
  | 'nat-gateway'
  | 'egress-only-internet-gateway'
  | 'peering'
  | 'vpc-endpoint'
  | 'virtual-private-gateway'
  | 'network-interface'
  | 'subnet'
  | 'instance'
  | 'loop'

/** What refused a packet. */
export interface Refusal {
  readonly kind: RefusingKind
  /** The id of what refuses; none where the packet meets nothing that has one. */
  readonly component?: string
}

/** Where a packet ended. */
export type End =
  | {
      readonly at: 'interface'
      readonly networkInterface: AwsNetworkInterface
      readonly packet: Packet
    }
  | { readonly at: 'outside'; readonly door: Door; readonly packet: Packet }
  | { readonly at: 'refused'; readonly by: Refusal }

/** The way by which a packet left AWS; what answers it comes back by the same one. */
export interface Door {
  readonly kind: 'internet-gateway' | 'egress-only-internet-gateway' | 'vpc-endpoint' | 'service'
  readonly id: string
  readonly vpcId: string
}

/** What the network remembers of one connection, from its request to its response. */
export type Memory = (
  | { readonly keeper: 'security-group'; readonly id: string; readonly seen: Packet }
  | {
      readonly keeper: 'nat-gateway'
      readonly id: string
      readonly inside: Packet
      readonly outside: Packet
    }
  | { readonly keeper: 'egress-only-internet-gateway'; readonly id: string; readonly seen: Packet }
  | { readonly keeper: 'peering'; readonly id: string; readonly seen: Packet }
)[]

/** One packet under way and what it may consult. */
export interface Journey {
  readonly snapshot: AwsSnapshotJson
  readonly direction: 'request' | 'response'
  /** Written by the request, read by the response. */
  readonly memory: Memory
  /** The source port that a NAT gateway on the way happens to choose (NAT-06). */
  readonly chooseNatPort: () => number
  /** What the packet has gone through, for whoever counts what was covered. */
  readonly passed: Set<Passage>
  /** How many times the packet has been routed; it ends a loop. */
  hops: number
}

/** The kinds of thing on a packet's way. */
export type Passage =
  | 'same-subnet'
  | 'local'
  | 'internet-out'
  | 'internet-in'
  | 'nat-gateway'
  | 'egress-only'
  | 'peering'
  | 'gateway-endpoint'
  | 'appliance'
  | 'service'

const MOST_HOPS = 32

// --- Leaving -----------------------------------------------------------------------------------

/**
 * A packet leaves an interface (GEN-05): source check, groups, then out of the subnet. What an appliance
 * forwards does not carry the identity of its sender (SG-30).
 */
export function leaveInterface(
  journey: Journey,
  networkInterface: AwsNetworkInterface,
  packet: Packet,
  isForwarding = false,
): End {
  const { snapshot } = journey
  const subnet = findSubnet(snapshot, networkInterface.SubnetId)

  // PATH-00, EXM-01, EXM-03: these are answered by the host; nothing filters and nothing routes them.
  if (isExempt(snapshot, subnet, packet.destination)) {
    journey.passed.add('service')
    return {
      at: 'outside',
      door: { kind: 'service', id: networkInterface.NetworkInterfaceId, vpcId: subnet.VpcId },
      packet,
    }
  }
  // ENI-06: with the check on, the source must be one of its own addresses.
  if (networkInterface.SourceDestCheck !== false && !owns(networkInterface, packet.source)) {
    return refuse('network-interface', networkInterface.NetworkInterfaceId)
  }
  const knowsReceiver = keepsGroupIdentity(snapshot, subnet, packet)
  const byGroups = askSecurityGroups(journey, networkInterface, 'egress', packet, knowsReceiver)
  if (byGroups) return byGroups

  return leaveSubnet(journey, subnet, packet, !isForwarding)
}

/** A packet goes from a subnet to wherever the subnet's route table sends it (RT-01). */
function leaveSubnet(
  journey: Journey,
  subnet: AwsSubnet,
  packet: Packet,
  knowsSender: boolean,
): End {
  const { snapshot } = journey
  journey.hops += 1
  if (journey.hops > MOST_HOPS) return refuse('loop')

  // RT-02, NACL-11: a neighbour in the same subnet is reached without an ACL and without a route.
  if (subnetHolds(subnet, packet.destination)) {
    journey.passed.add('same-subnet')
    return arrive(journey, subnet.VpcId, subnet, packet, knowsSender)
  }

  // NAT-09: what a NAT gateway sent over a peering comes back over it, whatever the routes say.
  const peeringBack = peeringOfNatFlow(journey, packet)
  const route = lookUpRoute(snapshot, subnet, packet.destination)

  // NACL-11, NACL-31: towards a target that stands in this very subnet no border is crossed.
  const target = route && interfaceTarget(snapshot, route)
  const staysInside =
    peeringBack === undefined &&
    route?.State !== 'blackhole' &&
    target?.SubnetId === subnet.SubnetId
  if (!staysInside) {
    const byAcl = askNetworkAcl(snapshot, subnet, 'egress', packet)
    if (byAcl) return byAcl
  }
  if (peeringBack !== undefined) {
    return crossPeering(journey, peeringBack, subnet, packet, knowsSender)
  }
  const tableId = routeTableOf(snapshot, subnet)?.RouteTableId
  if (!route) return refuse('route-table', tableId)
  return followRoute(journey, route, subnet, tableId, packet, knowsSender)
}

/** The packet is handed to the target of a route (RT-24). */
function followRoute(
  journey: Journey,
  route: AwsRoute,
  subnet: AwsSubnet,
  tableId: string | undefined,
  packet: Packet,
  knowsSender: boolean,
): End {
  const { snapshot } = journey
  const isBlackhole = route.State === 'blackhole'
  if (route.VpcPeeringConnectionId !== undefined) {
    // RT-26, PCX-14: the table calls it a blackhole, the connection is to blame.
    if (isBlackhole) return refuse('peering', route.VpcPeeringConnectionId)
    return crossPeering(journey, route.VpcPeeringConnectionId, subnet, packet, knowsSender)
  }
  const isAttached = internetGatewayOf(snapshot, subnet.VpcId) === route.GatewayId
  if (route.GatewayId?.startsWith('igw-') && !(isBlackhole && isAttached)) {
    return leaveByInternetGateway(journey, route.GatewayId, subnet.VpcId, packet)
  }
  // RT-27: a blackhole drops; no shorter prefix is tried.
  if (isBlackhole) return refuse('route-table', tableId)

  if (route.GatewayId === 'local') {
    journey.passed.add('local')
    return arrive(journey, subnet.VpcId, subnet, packet, knowsSender)
  }
  if (route.EgressOnlyInternetGatewayId !== undefined) {
    const id = route.EgressOnlyInternetGatewayId
    if (egressOnlyGatewayOf(snapshot, subnet.VpcId) !== id) return refuse('route-table', tableId)
    return leaveByEgressOnlyGateway(journey, id, subnet.VpcId, packet)
  }
  if (route.NatGatewayId !== undefined) {
    const gateway = (snapshot.NatGateways ?? []).find(
      (row) => row.NatGatewayId === route.NatGatewayId && row.State === 'available',
    )
    if (!gateway) return refuse('route-table', tableId)
    return throughNatGateway(journey, gateway, subnet, packet)
  }
  const target = interfaceTarget(snapshot, route)
  if (target) return throughAppliance(journey, target, subnet, packet, knowsSender)

  if (route.GatewayId?.startsWith('vpce-')) {
    return leaveByGatewayEndpoint(journey, route, subnet.VpcId, tableId, packet)
  }
  if (route.GatewayId?.startsWith('vgw-')) {
    // VGW-02: it knows no prefix here, since no connection behind it is described.
    return refuse('virtual-private-gateway', route.GatewayId)
  }
  return refuse('route-table', tableId)
}

// --- Arriving ----------------------------------------------------------------------------------

/** A packet is delivered inside a VPC, where no further route is looked up (RT-13). */
function arrive(
  journey: Journey,
  vpcId: string,
  from: AwsSubnet | undefined,
  packet: Packet,
  knowsSender: boolean,
): End {
  const { snapshot } = journey
  const subnet = subnetAt(snapshot, vpcId, packet.destination)
  if (!subnet) return refuse('subnet', vpcId)

  if (subnet.SubnetId !== from?.SubnetId) {
    const byAcl = askNetworkAcl(snapshot, subnet, 'ingress', packet)
    if (byAcl) return byAcl
  }
  const owner = ownerInVpc(snapshot, vpcId, packet.destination)
  if (!owner) return refuse('network-interface', subnet.SubnetId)

  const gateway = natGatewayOf(snapshot, owner)
  if (gateway) return backThroughNatGateway(journey, gateway, packet)

  const byGroups = askSecurityGroups(journey, owner, 'ingress', packet, knowsSender)
  if (byGroups) return byGroups

  const instance = instanceOf(snapshot, owner)
  if (instance?.State.Name !== 'running') return refuse('instance', instance?.InstanceId)
  return { at: 'interface', networkInterface: owner, packet }
}

// --- Filters -----------------------------------------------------------------------------------

function askNetworkAcl(
  snapshot: AwsSnapshotJson,
  subnet: AwsSubnet,
  side: Side,
  packet: Packet,
): End | undefined {
  const acl = networkAclOf(snapshot, subnet)
  if (!acl || networkAclAdmits(acl, side, packet)) return undefined
  return refuse('network-acl', acl.NetworkAclId)
}

/**
 * The groups of an interface judge a packet: what belongs to a flow that they have admitted passes
 * (CT-01); everything else needs a rule and is remembered.
 */
function askSecurityGroups(
  journey: Journey,
  networkInterface: AwsNetworkInterface,
  side: Side,
  packet: Packet,
  knowsOtherEnd: boolean,
): End | undefined {
  const { snapshot, memory } = journey
  const id = networkInterface.NetworkInterfaceId
  const belongsToFlow = memory.some(
    (entry) =>
      entry.keeper === 'security-group' && entry.id === id && isSameFlow(entry.seen, packet),
  )
  if (belongsToFlow) return undefined

  const [group, ...others] = networkInterface.Groups
  const refusal = refuse('security-group', others.length === 0 && group ? group.GroupId : id)
  if (!securityGroupsAdmit(snapshot, networkInterface, side, packet, knowsOtherEnd)) return refusal

  // CT-20: a TCP segment that opens nothing and belongs to no flow is dropped, unless the rules that
  // admit it do not track. CT-09: a flow through a NAT or egress-only gateway is always tracked.
  if (packet.protocol === TCP && journey.direction === 'response') {
    const isAlwaysTracked = memory.some(
      (entry) => entry.keeper === 'nat-gateway' || entry.keeper === 'egress-only-internet-gateway',
    )
    if (isAlwaysTracked || !isUntracked(snapshot, networkInterface, side, packet)) return refusal
  }
  memory.push({ keeper: 'security-group', id, seen: packet })
  return undefined
}

function isSameFlow(seen: Packet, packet: Packet): boolean {
  return isAnswerTo(packet, seen) || isForwarded(packet, seen)
}

/** The very packet again, as it leaves the appliance that it entered (O05: by state). */
function isForwarded(packet: Packet, seen: Packet): boolean {
  return (
    packet.protocol === seen.protocol &&
    sameAddress(packet.source, seen.source) &&
    sameAddress(packet.destination, seen.destination) &&
    packet.sourcePort === seen.sourcePort &&
    packet.destinationPort === seen.destinationPort
  )
}

/**
 * Whether the packet's way keeps the group identity of the receiver: straight to it, in the subnet, in
 * the VPC or over a peering, but not by way of any gateway or middlebox (SG-30, SG-31).
 */
function keepsGroupIdentity(snapshot: AwsSnapshotJson, subnet: AwsSubnet, packet: Packet): boolean {
  if (subnetHolds(subnet, packet.destination)) return true
  const route = lookUpRoute(snapshot, subnet, packet.destination)
  if (!route) return true
  return route.GatewayId === 'local' || route.VpcPeeringConnectionId !== undefined
}

// --- Peering -----------------------------------------------------------------------------------

function crossPeering(
  journey: Journey,
  id: string,
  subnet: AwsSubnet,
  packet: Packet,
  knowsSender: boolean,
): End {
  const { snapshot, memory } = journey
  journey.passed.add('peering')
  const peering = (snapshot.VpcPeeringConnections ?? []).find(
    (row) => row.VpcPeeringConnectionId === id,
  )
  // PCX-03: only an active connection carries traffic.
  if (!peering || peering.Status.Code !== 'active') return refuse('peering', id)
  const ends = [peering.RequesterVpcInfo.VpcId, peering.AccepterVpcInfo.VpcId]
  const farVpcId = ends.find((vpcId) => vpcId !== subnet.VpcId)
  if (!ends.includes(subnet.VpcId) || farVpcId === undefined) return refuse('peering', id)

  // PCX-05 to PCX-07: what crosses ends in the VPC on the other side; nothing passes through it.
  if (!vpcHolds(findVpc(snapshot, farVpcId), packet.destination)) return refuse('peering', id)

  const sender = ownerInVpc(snapshot, subnet.VpcId, packet.source)
  if (sender && natGatewayOf(snapshot, sender)) memory.push({ keeper: 'peering', id, seen: packet })
  return arrive(journey, farVpcId, undefined, packet, knowsSender)
}

/** The peering over which a NAT gateway sent what this packet answers (NAT-09). */
function peeringOfNatFlow(journey: Journey, packet: Packet): string | undefined {
  return journey.memory.find(
    (entry) => entry.keeper === 'peering' && isAnswerTo(packet, entry.seen),
  )?.id
}

// --- NAT gateway -------------------------------------------------------------------------------

function throughNatGateway(
  journey: Journey,
  gateway: AwsNatGateway,
  from: AwsSubnet,
  packet: Packet,
): End {
  const { snapshot, memory } = journey
  journey.passed.add('nat-gateway')
  const id = gateway.NatGatewayId
  const subnet = findSubnet(snapshot, gateway.SubnetId)
  // F04: the ACL of the gateway's subnet sees the packet as it comes, unless it starts there (NACL-31).
  if (subnet.SubnetId !== from.SubnetId) {
    const byAcl = askNetworkAcl(snapshot, subnet, 'ingress', packet)
    if (byAcl) return byAcl
  }
  // NAT-07: a response that is routed here belongs to no flow of this gateway.
  if (journey.direction === 'response') return refuse('nat-gateway', id)
  // RT-24, NAT-01: IPv4; TCP, UDP and ICMP only.
  const carries = [TCP, UDP, ICMP].includes(packet.protocol)
  if (packet.family !== 4 || !carries) return refuse('nat-gateway', id)
  // NAT-08: connections start inside the gateway's VPC.
  if (!vpcHolds(findVpc(snapshot, gateway.VpcId), packet.source)) return refuse('nat-gateway', id)

  // A gateway that is handed what it has just sent goes on for ever.
  const isBack = memory.some((entry) => entry.keeper === 'nat-gateway' && entry.id === id)
  if (isBack) return refuse('loop')

  const address = addressOf(gateway)
  if (!address) return refuse('nat-gateway', id)
  // NAT-04, NAT-06: its own private address and a port of its choice.
  const outside: Packet =
    packet.sourcePort === undefined
      ? { ...packet, source: address }
      : { ...packet, source: address, sourcePort: journey.chooseNatPort() }
  memory.push({ keeper: 'nat-gateway', id, inside: packet, outside })
  return leaveSubnet(journey, subnet, outside, true)
}

/** A packet arrives at an address of a NAT gateway itself: only answers are let in (NAT-07, F11). */
function backThroughNatGateway(journey: Journey, gateway: AwsNatGateway, packet: Packet): End {
  // What is only being opened answers nothing, though its ports may chance to look so.
  const memory = journey.direction === 'response' ? journey.memory : []
  for (const entry of memory) {
    if (entry.keeper !== 'nat-gateway' || entry.id !== gateway.NatGatewayId) continue
    if (!isAnswerTo(packet, entry.outside)) continue
    const { source, sourcePort } = entry.inside
    const restored: Packet =
      sourcePort === undefined
        ? { ...packet, destination: source }
        : { ...packet, destination: source, destinationPort: sourcePort }
    // F12, F13: out by its own subnet's ACL and table.
    return leaveSubnet(journey, findSubnet(journey.snapshot, gateway.SubnetId), restored, true)
  }
  return refuse('nat-gateway', gateway.NatGatewayId)
}

function addressOf(gateway: AwsNatGateway): Address | undefined {
  const rows = gateway.NatGatewayAddresses
  const primary = rows.find((row) => row.IsPrimary === true) ?? rows[0]
  return primary?.PrivateIp === undefined ? undefined : readAddress(primary.PrivateIp)
}

// --- Appliances --------------------------------------------------------------------------------

/** A route to an interface or instance: it forwards what it gets, unchanged (PATH-O, MB-12). */
function throughAppliance(
  journey: Journey,
  appliance: AwsNetworkInterface,
  from: AwsSubnet | undefined,
  packet: Packet,
  knowsSender: boolean,
): End {
  const { snapshot } = journey
  journey.passed.add('appliance')
  const id = appliance.NetworkInterfaceId
  const subnet = findSubnet(snapshot, appliance.SubnetId)
  // NACL-33: the appliance's subnet has a border of its own.
  if (subnet.SubnetId !== from?.SubnetId) {
    const byAcl = askNetworkAcl(snapshot, subnet, 'ingress', packet)
    if (byAcl) return byAcl
  }
  // MB-14: its groups judge what passes through it.
  const byGroups = askSecurityGroups(journey, appliance, 'ingress', packet, knowsSender)
  if (byGroups) return byGroups
  // ENI-06, ENI-07: with the check on, it takes only what is addressed to itself.
  if (appliance.SourceDestCheck !== false && !owns(appliance, packet.destination)) {
    return refuse('network-interface', id)
  }
  // RT-28: a stopped appliance forwards nothing.
  const instance = instanceOf(snapshot, appliance)
  if (instance?.State.Name !== 'running') return refuse('instance', instance?.InstanceId)
  if (owns(appliance, packet.destination)) {
    return { at: 'interface', networkInterface: appliance, packet }
  }
  return leaveInterface(journey, appliance, packet, true)
}

/** The interface that a route leads to; an instance stands for its primary one. */
function interfaceTarget(
  snapshot: AwsSnapshotJson,
  route: AwsRoute,
): AwsNetworkInterface | undefined {
  if (route.NetworkInterfaceId !== undefined) {
    return snapshot.NetworkInterfaces.find(
      (row) => row.NetworkInterfaceId === route.NetworkInterfaceId,
    )
  }
  if (route.InstanceId !== undefined) return primaryInterface(snapshot, route.InstanceId)
  if (route.NatGatewayId !== undefined) {
    return snapshot.NetworkInterfaces.find(
      (row) => natGatewayOf(snapshot, row)?.NatGatewayId === route.NatGatewayId,
    )
  }
  return undefined
}

// --- Internet ----------------------------------------------------------------------------------

function leaveByInternetGateway(journey: Journey, id: string, vpcId: string, packet: Packet): End {
  const { snapshot } = journey
  journey.passed.add('internet-out')
  // IGW-02, RT-24: attached, and to this VPC.
  if (internetGatewayOf(snapshot, vpcId) !== id) return refuse('internet-gateway', id)

  const sender = ownerInVpc(snapshot, vpcId, packet.source)
  const gateway = sender && natGatewayOf(snapshot, sender)
  // IGW-12, NAT-03: what a private NAT gateway sends is dropped.
  if (gateway?.ConnectivityType === 'private') return refuse('nat-gateway', gateway.NatGatewayId)
  // IGW-06, IGW-09: the source must be an address of an interface in this VPC.
  if (!sender) return refuse('internet-gateway', id)

  if (packet.family === 6) {
    // VPC-16: private IPv6 never crosses the internet's edge.
    if (isPrivate(packet.source) || isPrivate(packet.destination)) {
      return refuse('internet-gateway', id)
    }
    return goOutside(journey, { kind: 'internet-gateway', id, vpcId }, packet)
  }
  // IGW-06: IPv4 needs a public address on the very private address used.
  const publicAddress = publicAddressOf(sender, packet.source)
  if (!publicAddress) return refuse('internet-gateway', sender.NetworkInterfaceId)
  // IGW-08: nothing goes to private ranges.
  if (isPrivate(packet.destination)) return refuse('internet-gateway', id)
  // IGW-03: the private source becomes the public one.
  const door: Door = { kind: 'internet-gateway', id, vpcId }
  return goOutside(journey, door, { ...packet, source: publicAddress })
}

function leaveByEgressOnlyGateway(
  journey: Journey,
  id: string,
  vpcId: string,
  packet: Packet,
): End {
  journey.passed.add('egress-only')
  // EIGW-01: it lets out what is opened inside; a response without a flow is not that.
  if (journey.direction === 'response' || packet.family !== 6) {
    return refuse('egress-only-internet-gateway', id)
  }
  if (isPrivate(packet.source) || isPrivate(packet.destination)) {
    return refuse('egress-only-internet-gateway', id)
  }
  journey.memory.push({ keeper: 'egress-only-internet-gateway', id, seen: packet })
  return goOutside(journey, { kind: 'egress-only-internet-gateway', id, vpcId }, packet)
}

/** Out on the internet a packet reaches a host there, or comes back into some VPC (PATH-Q, ADDR-06). */
function goOutside(journey: Journey, door: Door, packet: Packet): End {
  const { snapshot } = journey
  // VPC-03: a VPC's own block is never advertised, so enterWithIpv4 refuses what is private in one.
  const isInAws =
    packet.family === 4
      ? behindPublicAddress(snapshot, packet.destination) !== undefined ||
        snapshot.NetworkInterfaces.some((row) => owns(row, packet.destination))
      : snapshot.Vpcs.some((vpc) => vpcHolds(vpc, packet.destination))
  if (isInAws) return enterFromInternet(journey, packet)
  return { at: 'outside', door, packet }
}

/** A packet comes from the internet to a public IPv4 or an IPv6 address. */
export function enterFromInternet(journey: Journey, packet: Packet): End {
  journey.passed.add('internet-in')
  return packet.family === 4 ? enterWithIpv4(journey, packet) : enterWithIpv6(journey, packet)
}

function enterWithIpv4(journey: Journey, packet: Packet): End {
  const { snapshot } = journey
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
  return enterVpc(journey, id, vpcId, { ...packet, destination: privateAddress })
}

function enterWithIpv6(journey: Journey, packet: Packet): End {
  const { snapshot, memory } = journey
  const vpc = snapshot.Vpcs.find((row) => vpcHolds(row, packet.destination))
  if (!vpc || isPrivate(packet.destination)) return refuse('internet-gateway')

  // G04: an egress-only gateway lets the answers of its own flows in.
  const isAnswer = memory.some(
    (entry) => entry.keeper === 'egress-only-internet-gateway' && isAnswerTo(packet, entry.seen),
  )
  if (isAnswer) return arrive(journey, vpc.VpcId, undefined, packet, false)

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
  const isSpoofed = vpcHolds(vpc, packet.source)
  if (isPrivate(packet.source) || isSpoofed) return refuse('internet-gateway', id)
  return enterVpc(journey, id, vpc.VpcId, packet)
}

/** Behind an internet gateway: its own route table, if it has one (MB-01, MB-05), else delivery. */
function enterVpc(journey: Journey, gatewayId: string, vpcId: string, packet: Packet): End {
  const { snapshot } = journey
  const table = snapshot.RouteTables.find((row) =>
    row.Associations.some((association) => association.GatewayId === gatewayId),
  )
  const route = (table?.Routes ?? [])
    .filter((row) => {
      const block = row.DestinationCidrBlock ?? row.DestinationIpv6CidrBlock
      return block !== undefined && holds(block, packet.destination)
    })
    .toSorted((a, b) => prefixLengthOf(b) - prefixLengthOf(a))[0]
  const middlebox = route && interfaceTarget(snapshot, route)
  if (!middlebox) return arrive(journey, vpcId, undefined, packet, false)
  if (route.State === 'blackhole') return refuse('route-table', table?.RouteTableId)
  return throughAppliance(journey, middlebox, undefined, packet, false)
}

function prefixLengthOf(route: AwsRoute): number {
  const block = route.DestinationCidrBlock ?? route.DestinationIpv6CidrBlock ?? ''
  return Number(block.split('/')[1])
}

/** The host outside answers: back by the door through which the request came out. */
export function answerFromOutside(journey: Journey, door: Door, packet: Packet): End {
  // K05: a gateway endpoint delivers into its VPC.
  if (door.kind === 'vpc-endpoint') return arrive(journey, door.vpcId, undefined, packet, false)
  // EXM-01: a service of the host; nothing filters its answer.
  if (door.kind === 'service') {
    return { at: 'interface', networkInterface: findInterface(journey.snapshot, door.id), packet }
  }
  return enterFromInternet(journey, packet)
}

// --- Gateway endpoints -------------------------------------------------------------------------

function leaveByGatewayEndpoint(
  journey: Journey,
  route: AwsRoute,
  vpcId: string,
  tableId: string | undefined,
  packet: Packet,
): End {
  const { snapshot } = journey
  journey.passed.add('gateway-endpoint')
  const endpoint = (snapshot.VpcEndpoints ?? []).find(
    (row) => row.VpcEndpointId === route.GatewayId && row.VpcId === vpcId,
  )
  if (!endpoint || endpoint.State !== 'available') return refuse('route-table', tableId)
  const id = endpoint.VpcEndpointId
  // C08: what came in by an internet gateway must leave by it.
  if (journey.direction === 'response') return refuse('vpc-endpoint', id)
  const listed = entriesOfPrefixList(snapshot, route.DestinationPrefixListId ?? '')
  // GWE-08: TCP and echo requests to the service's addresses.
  const isEcho =
    packet.icmpType === (packet.family === 4 ? 8 : 128) && packet.destinationPort === undefined
  if (packet.protocol !== TCP && !isEcho) return refuse('vpc-endpoint', id)
  if (!listed.some((block) => holds(block, packet.destination))) return refuse('vpc-endpoint', id)
  // GWE-09: for its own VPC only.
  if (!blocksOfVpc(findVpc(snapshot, vpcId)).some((block) => holds(block, packet.source))) {
    return refuse('vpc-endpoint', id)
  }
  return { at: 'outside', door: { kind: 'vpc-endpoint', id, vpcId }, packet }
}

// --- Small things ------------------------------------------------------------------------------

/** RFC 1918 and RFC 6598 space (IGW-08), and private IPv6 (VPC-15). */
export function isPrivate(address: Address): boolean {
  const ranges = ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', '100.64.0.0/10', 'fc00::/7']
  return ranges.some((range) => holds(range, address))
}

/** The services and the router of EXM-02, seen from a subnet. */
function isExempt(snapshot: AwsSnapshotJson, subnet: AwsSubnet, destination: Address): boolean {
  const fixed = [
    '169.254.169.253',
    '169.254.169.254',
    '169.254.169.123',
    '169.254.169.250',
    '169.254.169.251',
    '169.254.170.2',
    'fd00:ec2::253',
    'fd00:ec2::254',
    'fd00:ec2::123',
    'fd00:ec2::250',
    'fe80:ec2::1',
  ]
  const primary = readAddress(findVpc(snapshot, subnet.VpcId).CidrBlock.split('/')[0] ?? '')
  const resolver: Address = { family: 4, bits: primary.bits + 2n }
  const isRouter = blocksOfSubnet(subnet).some((block) => {
    const { family, first } = readBlock(block)
    return sameAddress(destination, { family, bits: first + 1n })
  })
  return (
    isRouter ||
    sameAddress(destination, resolver) ||
    fixed.some((address) => sameAddress(destination, readAddress(address)))
  )
}

function refuse(kind: RefusingKind, component?: string): Extract<End, { at: 'refused' }> {
  return { at: 'refused', by: component === undefined ? { kind } : { kind, component } }
}
