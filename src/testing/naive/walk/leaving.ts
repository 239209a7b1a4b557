import { readAddress, readBlock, sameAddress } from '../address'
import type { Address } from '../address'
import type { AwsSnapshotJson, AwsSubnet } from '../aws/awsSnapshot'
import {
  blocksOfSubnet,
  isUnfiltered,
  egressOnlyGatewayOf,
  findSubnet,
  findVpc,
  owns,
  subnetHolds,
} from '../network'
import { lookUpRoute, routeTableOf, targetInterface } from '../routes'
import { askNetworkAcl, askSecurityGroups, identityOfReceiver } from './filters'
import type { End, Journey, Stop } from './journey'
import { refuse } from './journey'
import { returnToBalancer } from './loadBalancer'
import { peeringOfNatFlow } from './peering'

type At<Name extends Stop['at']> = Extract<Stop, { at: Name }>

/** A packet leaves an interface (GEN-05): source check, groups, then out of the subnet. */
export function leaveInterface(journey: Journey, stop: At<'leaving-interface'>): Stop | End {
  const { snapshot, packet } = journey
  const { networkInterface } = stop
  const subnet = findSubnet(snapshot, networkInterface.SubnetId)

  // PATH-00, EXM-01, EXM-03: these are answered by the host; nothing filters and nothing routes them.
  if (isExempt(snapshot, subnet, packet.destination)) {
    journey.passed.add('service')
    const { NetworkInterfaceId: id } = networkInterface
    return { at: 'outside', door: { kind: 'service', id, vpcId: subnet.VpcId } }
  }
  // ENI-06: with the check on, the source must be one of its own addresses.
  if (networkInterface.SourceDestCheck !== false && !owns(networkInterface, packet.source)) {
    return refuse('network-interface', networkInterface.NetworkInterfaceId)
  }
  if (!isUnfiltered(networkInterface)) {
    const receiver = identityOfReceiver(journey, subnet)
    const byGroups = askSecurityGroups(journey, networkInterface, 'egress', receiver)
    if (byGroups) return byGroups
  }
  const groupIds = networkInterface.Groups.map((group) => group.GroupId)
  // SG-30: what an appliance forwards does not carry the identity of its sender.
  journey.identity = stop.standsFor
    ? { by: 'load-balancer', groupIds }
    : { by: stop.isForwarding ? 'nobody' : 'vpc' }
  return returnToBalancer(journey, networkInterface) ?? { at: 'leaving-subnet', subnet }
}

/** A packet goes from a subnet to wherever the subnet's route table sends it (RT-01). */
export function leaveSubnet(journey: Journey, { subnet }: At<'leaving-subnet'>): Stop | End {
  const { snapshot, packet } = journey
  // RT-02, NACL-11: a neighbour in the same subnet is reached without an ACL and without a route.
  if (subnetHolds(subnet, packet.destination)) {
    journey.passed.add('same-subnet')
    return { at: 'arriving', vpcId: subnet.VpcId, from: subnet }
  }
  // NAT-09: what a NAT gateway sent over a peering comes back over it, whatever the routes say.
  const peeringBack = peeringOfNatFlow(journey)
  const route = lookUpRoute(snapshot, subnet, packet.destination)

  // NACL-11, NACL-31: towards a target that stands in this very subnet no border is crossed.
  const target = route && targetInterface(snapshot, route)
  const staysInside =
    peeringBack === undefined &&
    route?.State !== 'blackhole' &&
    target?.SubnetId === subnet.SubnetId
  if (!staysInside) {
    const byAcl = askNetworkAcl(journey, subnet, 'egress')
    if (byAcl) return byAcl
  }
  if (peeringBack !== undefined) return { at: 'peering', id: peeringBack, vpcId: subnet.VpcId }
  const tableId = routeTableOf(snapshot, subnet)?.RouteTableId
  if (!route) return refuse('route-table', tableId)
  return { at: 'route', route, subnet, tableId }
}

/** The packet is handed to the target of a route (RT-24). */
export function followRoute(
  { snapshot, passed }: Journey,
  { route, subnet, tableId }: At<'route'>,
): Stop | End {
  const vpcId = subnet.VpcId
  const isBlackhole = route.State === 'blackhole'
  if (route.VpcPeeringConnectionId !== undefined) {
    // RT-26, PCX-14: the table calls it a blackhole, the connection is to blame.
    if (isBlackhole) return refuse('peering', route.VpcPeeringConnectionId)
    return { at: 'peering', id: route.VpcPeeringConnectionId, vpcId }
  }
  // RT-27: a blackhole drops; no shorter prefix is tried.
  if (isBlackhole) return refuse('route-table', tableId)
  if (route.GatewayId?.startsWith('igw-')) {
    return { at: 'internet-gateway-out', id: route.GatewayId, vpcId, from: subnet }
  }

  if (route.GatewayId === 'local') {
    passed.add('local')
    return { at: 'arriving', vpcId, from: subnet }
  }
  if (route.EgressOnlyInternetGatewayId !== undefined) {
    const id = route.EgressOnlyInternetGatewayId
    if (egressOnlyGatewayOf(snapshot, vpcId) !== id) return refuse('route-table', tableId)
    return { at: 'egress-only-gateway-out', id, vpcId }
  }
  if (route.NatGatewayId !== undefined) {
    const gateway = (snapshot.NatGateways ?? []).find(
      (row) => row.NatGatewayId === route.NatGatewayId && row.State === 'available',
    )
    if (!gateway) return refuse('route-table', tableId)
    return { at: 'nat-gateway', id: gateway.NatGatewayId, from: subnet }
  }
  if (route.TransitGatewayId !== undefined) {
    return { at: 'into-transit-gateway', id: route.TransitGatewayId, from: subnet }
  }
  const networkInterface = targetInterface(snapshot, route)
  if (networkInterface) return { at: 'appliance', networkInterface, from: subnet }

  if (route.GatewayId?.startsWith('vpce-')) {
    const inspects = (snapshot.VpcEndpoints ?? []).some(
      (row) =>
        row.VpcEndpointId === route.GatewayId && row.VpcEndpointType === 'GatewayLoadBalancer',
    )
    if (inspects) return { at: 'inspection', id: route.GatewayId }
    const isUsable = (snapshot.VpcEndpoints ?? []).some(
      (row) =>
        row.VpcEndpointId === route.GatewayId && row.VpcId === vpcId && row.State === 'available',
    )
    return isUsable ? { at: 'gateway-endpoint', route, vpcId } : refuse('route-table', tableId)
  }
  if (route.GatewayId?.startsWith('vgw-')) {
    return { at: 'virtual-private-gateway', id: route.GatewayId, vpcId }
  }
  return refuse('route-table', tableId)
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
