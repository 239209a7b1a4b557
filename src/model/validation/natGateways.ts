import { ANY_IPV4 } from '../ip'
import type { NatGateway } from '../resources/natGateway'
import type { Subnet } from '../resources/subnet'
import { subnetKind } from '../subnetKind'
import { findOf, labelOf, resourcesOf, routeTableOf, type Topology } from '../topology'
import type { ValidationContext } from './context'
import { issue, type Issue } from './issue'

/** NAT gateways: where they stand and which addresses they have (NAT-02, NAT-03, NAT-22). */
export function natGatewayIssues({ topology }: ValidationContext): readonly Issue[] {
  return resourcesOf(topology, 'natGateway').flatMap((gateway) => {
    if (gateway.stub || gateway.state === 'deleted') return []
    const subnet = findOf(topology, 'subnet', gateway.subnetId)
    return [
      ...placeIssues(gateway, subnet),
      ...(gateway.regional ? regionalIssues(gateway) : zonalIssues(gateway, subnet, topology)),
    ]
  })
}

function placeIssues(gateway: NatGateway, subnet: Subnet | undefined): readonly Issue[] {
  if (!subnet || subnet.stub) return []
  const name = labelOf(gateway)
  if (subnet.vpcId !== gateway.vpcId) {
    const message = `${name} stands in ${labelOf(subnet)}, a subnet of another VPC`
    return [issue('natInOtherVpc', [gateway.id, subnet.id], message)]
  }
  if (subnet.cidrBlock !== undefined || subnet.ipv6CidrBlock === undefined) return []
  const message = `${name} stands in ${labelOf(subnet)}, which has no IPv4, but a NAT gateway sends from its private IPv4 address`
  const mend = 'Put it into a subnet with IPv4'
  return [issue('natWithoutIpv4', [gateway.id, subnet.id], message, mend)]
}

/** A regional one is public and belongs to no subnet (NAT-22, NAT-24). */
function regionalIssues(gateway: NatGateway): readonly Issue[] {
  const name = labelOf(gateway)
  const wrong = (message: string, rule: string) => [
    issue('regionalNat', [gateway.id], message, undefined, rule),
  ]
  return [
    ...(gateway.subnetId === undefined
      ? []
      : wrong(`${name} is a regional NAT gateway, which belongs to no subnet`, 'NAT-22')),
    ...(gateway.connectivityType === 'public'
      ? []
      : wrong(`${name} is regional and private, but a regional NAT gateway is public`, 'NAT-24')),
  ]
}

function zonalIssues(
  gateway: NatGateway,
  subnet: Subnet | undefined,
  topology: Topology,
): readonly Issue[] {
  const name = labelOf(gateway)
  const hasPublicIp = gateway.networkInterfaceIds.some((id) =>
    findOf(topology, 'networkInterface', id)?.privateAddresses.some(({ publicIp }) => publicIp),
  )
  if (gateway.connectivityType === 'private') {
    if (!hasPublicIp) return []
    const message = `${name} is a private NAT gateway, which cannot have an Elastic IP`
    return [issue('privateNatWithPublicAddress', [gateway.id], message, 'Make it a public one')]
  }
  if (gateway.state !== 'available') return []
  const issues: Issue[] = []
  if (!hasPublicIp && subnet) {
    const message = `${name} is a public NAT gateway without an Elastic IP`
    issues.push(issue('natWithoutPublicAddress', [gateway.id], message, 'Give it an Elastic IP'))
  }
  if (subnet && !subnet.stub && !leadsOut(subnet, topology)) {
    const message = `${name} is a public NAT gateway, but ${labelOf(subnet)} has no route to an internet gateway`
    const mend = 'Put it into a public subnet'
    issues.push(issue('natInPrivateSubnet', [gateway.id, subnet.id], message, mend))
  }
  return issues
}

/** To an internet gateway, or to a middlebox on the way there. */
function leadsOut(subnet: Subnet, topology: Topology): boolean {
  if (subnetKind(topology, subnet, 4) === 'public') return true
  const routes = routeTableOf(topology, subnet)?.routes ?? []
  return routes.some(
    ({ destination, target }) =>
      destination.kind === 'cidr' &&
      destination.cidr === ANY_IPV4 &&
      ['networkInterface', 'instance', 'gatewayLoadBalancerEndpoint'].includes(target.kind),
  )
}
