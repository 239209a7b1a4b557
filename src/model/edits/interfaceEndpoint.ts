import type { InterfaceEndpointId, SecurityGroupId, SubnetId, VpcId } from '../ids'
import type { InterfaceEndpoint } from '../resources/interfaceEndpoint'
import { fail, ok, type Result } from '../result'
import { findOf, labelOf, resourcesOf, withResources, type Topology } from '../topology'
import { requireOf, updateResource, type Created } from './edit'
import { uniqueName } from './names'
import { newId } from './newId'
import { removeResources } from './remove'
import {
  createServiceInterface,
  createServiceInterfaces,
  groupsRefusal,
  setInterfaceGroups,
  subnetRefusal,
  zoneTwice,
  type ServicePlace,
} from './serviceInterface'

/** Services of AWS that many networks reach through an interface endpoint. */
export const COMMON_SERVICES = [
  'ssm',
  'ssmmessages',
  'ec2messages',
  'ec2',
  'ecr.api',
  'ecr.dkr',
  'logs',
  'monitoring',
  'secretsmanager',
  'kms',
  'sts',
  'sqs',
  'sns',
  's3',
  'execute-api',
] as const

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
  const twice = zoneTwice(
    topology,
    places.map(({ subnetId }) => subnetId),
  )
  if (twice !== undefined) {
    return fail(`An endpoint has one interface in each zone; ${twice} has two`)
  }
  const id = newId(topology, 'interfaceEndpoint')
  const made = createServiceInterfaces(topology, places, markOf(id))
  if (!made.ok) return made
  const serviceName = `com.amazonaws.${region}.${service}`
  const endpoint: InterfaceEndpoint = {
    kind: 'interfaceEndpoint',
    id,
    name: uniqueName(topology, options.name ?? service),
    vpcId,
    serviceName,
    available: true,
    privateDns: namedAlike(topology, { id, vpcId, serviceName }) === undefined,
    networkInterfaceIds: made.value.ids,
  }
  return ok({ topology: withResources(made.value.topology, endpoint), id })
}

/** Gives an endpoint an interface in a zone, in another subnet of it, or none there (IFE-01). */
export function setEndpointSubnet(
  topology: Topology,
  id: InterfaceEndpointId,
  zone: string,
  subnetId: SubnetId | undefined,
): Result<Topology> {
  const endpoint = requireOf(topology, 'interfaceEndpoint', id)
  const { networkInterfaceIds, vpcId } = endpoint
  const before = networkInterfaceIds.filter((eni) => {
    const home = findOf(topology, 'networkInterface', eni)?.subnetId
    return findOf(topology, 'subnet', home)?.availabilityZone === zone
  })
  const [only, another] = before.map((eni) => findOf(topology, 'networkInterface', eni)?.subnetId)
  if (subnetId !== undefined && only === subnetId && another === undefined) return ok(topology)
  if (subnetId === undefined && before.length === networkInterfaceIds.length) {
    return fail(`${labelOf(endpoint)} needs a subnet; choose one in another zone first`)
  }
  const refusal = subnetId && subnetRefusal(topology, vpcId, subnetId)
  if (refusal !== undefined) return fail(refusal)
  const securityGroupIds = endpointGroups(topology, id)
  const freed = updateResource(topology, 'interfaceEndpoint', id, {
    networkInterfaceIds: networkInterfaceIds.filter((own) => !before.includes(own)),
  })
  const left = removeResources(freed, before)
  if (subnetId === undefined) return ok(left)
  const made = createServiceInterface(left, { subnetId, securityGroupIds }, markOf(id))
  if (!made.ok) return made
  const added = made.value
  return ok(
    updateResource(added.topology, 'interfaceEndpoint', id, ({ networkInterfaceIds: own }) => ({
      networkInterfaceIds: [...own, added.id],
    })),
  )
}

/** The security groups that an endpoint's interfaces carry, all the same (IFE-02). */
export function endpointGroups(
  topology: Topology,
  id: InterfaceEndpointId,
): readonly SecurityGroupId[] {
  const { networkInterfaceIds } = requireOf(topology, 'interfaceEndpoint', id)
  return findOf(topology, 'networkInterface', networkInterfaceIds[0])?.securityGroupIds ?? []
}

/** Puts an endpoint's interfaces into these groups; without one nobody would get in (IFE-02). */
export function setEndpointGroups(
  topology: Topology,
  id: InterfaceEndpointId,
  securityGroupIds: readonly SecurityGroupId[],
): Result<Topology> {
  const endpoint = requireOf(topology, 'interfaceEndpoint', id)
  const refusal =
    securityGroupIds.length === 0
      ? `${labelOf(endpoint)} keeps one security group at least`
      : groupsRefusal(topology, endpoint.vpcId, securityGroupIds)
  if (refusal !== undefined) return fail(refusal)
  return ok(setInterfaceGroups(topology, endpoint.networkInterfaceIds, securityGroupIds))
}

/** What an endpoint stands for: a service of AWS, or one that this network describes (IFE-11). */
export function setEndpointService(
  topology: Topology,
  id: InterfaceEndpointId,
  serviceName: string,
): Result<Topology> {
  const { vpcId, privateDns } = requireOf(topology, 'interfaceEndpoint', id)
  const name = serviceName.trim()
  if (!/^[a-z0-9-]+(\.[a-z0-9-]+)+$/i.test(name)) {
    return fail(`"${name}" is no name of a service, like com.amazonaws.us-east-1.ssm`)
  }
  const provided = resourcesOf(topology, 'endpointService').find(
    (service) => service.serviceName === name,
  )
  const twin = privateDns ? namedAlike(topology, { id, vpcId, serviceName: name }) : undefined
  if (twin) return fail(namedTwice(twin))
  return ok(
    updateResource(topology, 'interfaceEndpoint', id, {
      serviceName: name,
      endpointServiceId: provided?.id,
    }),
  )
}

/** Whether the service's public name leads to the endpoint; once a service and VPC (IFE-05). */
export function setPrivateDns(
  topology: Topology,
  id: InterfaceEndpointId,
  privateDns: boolean,
): Result<Topology> {
  const endpoint = requireOf(topology, 'interfaceEndpoint', id)
  const twin = privateDns ? namedAlike(topology, endpoint) : undefined
  if (twin) return fail(namedTwice(twin))
  return ok(updateResource(topology, 'interfaceEndpoint', id, { privateDns }))
}

function namedAlike(
  topology: Topology,
  { id, vpcId, serviceName }: Pick<InterfaceEndpoint, 'id' | 'vpcId' | 'serviceName'>,
): InterfaceEndpoint | undefined {
  return resourcesOf(topology, 'interfaceEndpoint').find(
    (other) =>
      other.id !== id &&
      other.vpcId === vpcId &&
      other.serviceName === serviceName &&
      other.privateDns,
  )
}

function namedTwice(twin: InterfaceEndpoint): string {
  return `${labelOf(twin)} has private DNS for ${twin.serviceName} in this VPC already`
}

function markOf(id: InterfaceEndpointId) {
  return { interfaceType: 'vpc_endpoint', managedBy: `VPC Endpoint Interface ${id}` } as const
}
