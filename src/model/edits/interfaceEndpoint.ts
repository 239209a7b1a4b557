import type { InterfaceEndpointId, VpcId } from '../ids'
import { fail, ok, type Result } from '../result'
import { findOf, withResources, type Topology } from '../topology'
import { requireOf, type Created } from './edit'
import { uniqueName } from './names'
import { newId } from './newId'
import { createServiceInterfaces, type ServicePlace } from './serviceInterface'

/**
 * A new interface endpoint for a service of AWS (`ssm`, `ecr.api`) with an interface in each chosen
 * subnet, at most one a zone (IFE-01), in the default group unless told (IFE-02).
 */
export function addInterfaceEndpoint(
  topology: Topology,
  vpcId: VpcId,
  service: string,
  places: readonly ServicePlace[],
  options: { readonly name?: string } = {},
): Result<Created<InterfaceEndpointId>> {
  const { region } = requireOf(topology, 'vpc', vpcId)
  const zones = places.map(({ subnetId }) => findOf(topology, 'subnet', subnetId)?.availabilityZone)
  const twice = zones.find((zone, index) => zones.indexOf(zone) !== index)
  if (twice !== undefined)
    return fail(`An endpoint has one interface in each zone; ${twice} has two`)
  const id = newId(topology, 'interfaceEndpoint')
  const made = createServiceInterfaces(topology, places, {
    interfaceType: 'vpc_endpoint',
    managedBy: `VPC Endpoint Interface ${id}`,
  })
  if (!made.ok) return made
  const endpoint = {
    kind: 'interfaceEndpoint',
    id,
    name: uniqueName(topology, options.name ?? service),
    vpcId,
    serviceName: `com.amazonaws.${region}.${service}`,
    available: true,
    privateDns: true,
    networkInterfaceIds: made.value.ids,
  } as const
  return ok({ topology: withResources(made.value.topology, endpoint), id })
}
