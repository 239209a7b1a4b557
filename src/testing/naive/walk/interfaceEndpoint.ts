import { balancerOf, findBalancer, nodesOf } from '../balancers'
import type { AwsNetworkInterface, AwsSnapshotJson, AwsVpcEndpoint } from '../aws/awsSnapshot'
import { findSubnet } from '../network'
import { hasPorts } from '../packet'
import { askSecurityGroups } from './filters'
import type { End, Journey, Stop } from './journey'
import { refuse } from './journey'

/** The interface endpoint that an interface belongs to (IFE-01). */
export function endpointOf(
  snapshot: AwsSnapshotJson,
  networkInterface: AwsNetworkInterface,
): AwsVpcEndpoint | undefined {
  return (snapshot.VpcEndpoints ?? []).find(
    (row) =>
      row.VpcEndpointType === 'Interface' &&
      row.NetworkInterfaceIds?.includes(networkInterface.NetworkInterfaceId),
  )
}

/** L04 to L07: a client's packet has passed the endpoint's groups. */
export function atInterfaceEndpoint(
  journey: Journey,
  { networkInterface }: Extract<Stop, { at: 'interface-endpoint' }>,
): Stop | End {
  const { snapshot, packet } = journey
  journey.passed.add('interface-endpoint')
  const endpoint = endpointOf(snapshot, networkInterface)
  if (!endpoint) return refuse('network-interface', networkInterface.NetworkInterfaceId)
  const id = endpoint.VpcEndpointId
  // IFE-03: nothing is opened through it from the other side, so no answer comes to it either.
  if (journey.direction === 'response') return refuse('vpc-endpoint', id, 'response')
  if (endpoint.State !== 'available') return refuse('vpc-endpoint', id, 'state')
  // IFE-07: no ping.
  if (!hasPorts(packet.protocol)) return refuse('vpc-endpoint', id, 'protocol')
  const service = (snapshot.ServiceConfigurations ?? []).find(
    (row) => row.ServiceName === endpoint.ServiceName,
  )
  journey.memory.push({ keeper: 'always-tracked', relays: journey.relays })
  // A service of AWS's answers by itself.
  if (!service) return { at: 'interface', networkInterface }
  if (service.ServiceState !== 'Available') return refuse('vpc-endpoint', id, 'service')
  const zone = findSubnet(snapshot, networkInterface.SubnetId).AvailabilityZone
  const nodes = (service.NetworkLoadBalancerArns ?? [])
    .flatMap((arn) => nodesOf(snapshot, findBalancer(snapshot, arn)))
    .filter((node) => findSubnet(snapshot, node.SubnetId).AvailabilityZone === zone)
  if (nodes.length === 0) return refuse('vpc-endpoint', id, 'zone')
  const node = journey.choose(`provider of ${networkInterface.NetworkInterfaceId}`, nodes)
  return intoProvider(journey, networkInterface, node)
}

/** IFE-11, IFE-12: the provider's load balancer judges by the client's private address. */
function intoProvider(
  journey: Journey,
  endpoint: AwsNetworkInterface,
  node: AwsNetworkInterface,
): Stop | End {
  const balancer = balancerOf(journey.snapshot, node)
  const enforces = balancer?.EnforceSecurityGroupInboundRulesOnPrivateLinkTraffic !== 'off'
  if (node.Groups.length > 0 && enforces) {
    const byGroups = askSecurityGroups(journey, node, 'ingress', { by: 'nobody' })
    if (byGroups) return byGroups
  }
  return { at: 'balancer', node, fromEndpoint: endpoint }
}
