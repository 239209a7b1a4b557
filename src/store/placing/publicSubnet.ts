import { addInternetGateway } from '@/model/edits/gateways'
import { addRoute, addRouteTable, associateRouteTable } from '@/model/edits/routeTable'
import { addSubnet } from '@/model/edits/subnet'
import type { Created } from '@/model/edits/edit'
import type { InternetGatewayId, SubnetId, VpcId } from '@/model/ids'
import { ANY_IPV4 } from '@/model/ip'
import { ok, type Result } from '@/model/result'
import { subnetKind } from '@/model/subnetKind'
import { resourcesOf, subnetsOf, type Topology } from '@/model/topology'
import { ownVpcAt, type Place } from './placement'

/**
 * The subnet of a place; on a bare VPC a public one, which a public NAT gateway needs (NAT-02).
 * Where the VPC has none it is made, with the gateway and the route that make it public (SUB-11).
 */
export function publicSubnetAt(topology: Topology, place: Place): Result<Created<SubnetId>> {
  if (place.subnetId) return ok({ topology, id: place.subnetId })
  const vpc = ownVpcAt(topology, place)
  const open = publicSubnetOf(vpc.topology, vpc.id, place.availabilityZone)
  if (open) return ok({ topology: vpc.topology, id: open })
  const subnet = addSubnet(vpc.topology, vpc.id, place.availabilityZone)
  if (!subnet.ok) return subnet
  const gateway = gatewayOf(subnet.value.topology, vpc.id)
  if (!gateway.ok) return gateway
  const table = addRouteTable(gateway.value.topology, vpc.id)
  const routed = addRoute(table.topology, table.id, {
    destination: { kind: 'cidr', cidr: ANY_IPV4 },
    target: { kind: 'internetGateway', id: gateway.value.id },
  })
  if (!routed.ok) return routed
  const associated = associateRouteTable(routed.value, subnet.value.id, table.id)
  return ok({ topology: associated, id: subnet.value.id })
}

/** A public subnet of a VPC, in a zone where one is given. */
function publicSubnetOf(
  topology: Topology,
  vpcId: VpcId,
  zone: string | undefined,
): SubnetId | undefined {
  return subnetsOf(topology, vpcId).find(
    (subnet) =>
      subnetKind(topology, subnet, 4) === 'public' &&
      subnet.availabilityZone === (zone ?? subnet.availabilityZone),
  )?.id
}

function gatewayOf(topology: Topology, vpcId: VpcId): Result<Created<InternetGatewayId>> {
  const own = resourcesOf(topology, 'internetGateway').find((gateway) => gateway.vpcId === vpcId)
  return own ? ok({ topology, id: own.id }) : addInternetGateway(topology, vpcId)
}
