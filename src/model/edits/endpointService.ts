import type { EndpointServiceId, LoadBalancerId } from '../ids'
import type { EndpointService } from '../resources/endpointService'
import { fail, ok, type Result } from '../result'
import { findOf, labelOf, withResources, type Topology } from '../topology'
import { requireOf, updateResource, type Created } from './edit'
import { proposeName, uniqueName } from './names'
import { newId } from './newId'

/** A service behind load balancers of one's own, for others to reach by PrivateLink (IFE-11, GWL-01). */
export function addEndpointService(
  topology: Topology,
  loadBalancerIds: readonly LoadBalancerId[],
  options: { readonly name?: string } = {},
): Result<Created<EndpointServiceId>> {
  const refusal = balancersRefusal(topology, loadBalancerIds)
  if (refusal !== undefined) return fail(refusal)
  const id = newId(topology, 'endpointService')
  const balancer = findOf(topology, 'loadBalancer', loadBalancerIds[0])
  const region = findOf(topology, 'vpc', balancer?.vpcId)?.region ?? ''
  const service: EndpointService = {
    kind: 'endpointService',
    id,
    name: uniqueName(topology, options.name ?? proposeName(topology, 'endpointService')),
    serviceName: `com.amazonaws.vpce.${region}.${id}`,
    available: true,
    loadBalancerIds,
  }
  return ok({ topology: withResources(topology, service), id })
}

/** The load balancers that a service stands behind: one at least, all of one type. */
export function setServiceBalancers(
  topology: Topology,
  id: EndpointServiceId,
  loadBalancerIds: readonly LoadBalancerId[],
): Result<Topology> {
  requireOf(topology, 'endpointService', id)
  const refusal = balancersRefusal(topology, loadBalancerIds)
  if (refusal !== undefined) return fail(refusal)
  return ok(updateResource(topology, 'endpointService', id, { loadBalancerIds }))
}

function balancersRefusal(topology: Topology, ids: readonly LoadBalancerId[]): string | undefined {
  const balancers = ids.flatMap((id) => findOf(topology, 'loadBalancer', id) ?? [])
  const [first] = balancers
  if (!first) return 'An endpoint service stands behind a load balancer; choose one'
  const wrong = balancers.find(({ type }) => type !== 'network' && type !== 'gateway')
  if (wrong) {
    return `${labelOf(wrong)} serves no endpoints; only Network and Gateway Load Balancers do`
  }
  const other = balancers.find(({ type }) => type !== first.type)
  return other && `${labelOf(first)} and ${labelOf(other)} are of two types; a service has one`
}
