import type { NetworkInterfaceId, VpcId } from '../ids'
import { findOf, labelOf, resourcesOf, type Topology } from '../topology'
import { groupBy, type ValidationContext } from './context'
import { issue, namesOf, type Issue } from './issue'

/** Endpoints of all types: which service, and where their interfaces stand. */
export function endpointIssues({ topology }: ValidationContext): readonly Issue[] {
  return [
    ...resourcesOf(topology, 'gatewayEndpoint').flatMap((endpoint) => {
      const { id, serviceName, stub } = endpoint
      if (stub || serviceName === '' || /\.(s3|s3express|dynamodb)$/.test(serviceName)) return []
      const message = `${labelOf(endpoint)} is a gateway endpoint for ${serviceName}; there is one only for S3 and DynamoDB`
      return [issue('endpointService', [id], message, 'Use an interface endpoint')]
    }),
    ...resourcesOf(topology, 'interfaceEndpoint').flatMap((endpoint) =>
      endpoint.stub ? [] : placeIssues(endpoint, topology, 'IFE-01'),
    ),
    ...resourcesOf(topology, 'gatewayLoadBalancerEndpoint').flatMap((endpoint) => {
      if (endpoint.stub) return []
      const subnet = findOf(topology, 'subnet', endpoint.subnetId)
      if (subnet && !subnet.stub && subnet.vpcId !== endpoint.vpcId) {
        const message = `${labelOf(endpoint)} stands in ${labelOf(subnet)}, a subnet of another VPC`
        return [issue('endpointInOtherVpc', [endpoint.id, subnet.id], message, undefined, 'GWL-01')]
      }
      return placeIssues(endpoint, topology, 'GWL-01')
    }),
  ]
}

interface Endpoint {
  readonly id: string
  readonly name: string
  readonly vpcId: VpcId
  readonly networkInterfaceIds: readonly NetworkInterfaceId[]
}

/** Interfaces of the endpoint's VPC, at most one in each zone. */
function placeIssues(endpoint: Endpoint, topology: Topology, rule: string): readonly Issue[] {
  const name = labelOf(endpoint)
  const interfaces = endpoint.networkInterfaceIds.flatMap((id) => {
    const eni = findOf(topology, 'networkInterface', id)
    const subnet = findOf(topology, 'subnet', eni?.subnetId)
    return eni && subnet && !subnet.stub ? [{ eni, subnet }] : []
  })
  const elsewhere = interfaces.find(({ subnet }) => subnet.vpcId !== endpoint.vpcId)
  if (elsewhere) {
    const message = `${name} has a network interface in ${labelOf(elsewhere.subnet)}, a subnet of another VPC`
    const ids = [endpoint.id, elsewhere.eni.id]
    return [issue('endpointInOtherVpc', ids, message, undefined, rule)]
  }
  const byZone = groupBy(interfaces, ({ subnet }) => subnet.availabilityZone || undefined)
  return [...byZone].flatMap(([zone, inZone]) => {
    if (inZone.length < 2) return []
    const ids = inZone.map(({ eni }) => eni.id)
    const message = `${name} has ${namesOf(topology, ids)} in ${zone}; it has one network interface in a zone`
    return [issue('endpointZoneTwice', [endpoint.id, ...ids], message, undefined, rule)]
  })
}
