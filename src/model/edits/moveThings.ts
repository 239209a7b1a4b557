import type { SubnetId } from '../ids'
import type { Instance } from '../resources/instance'
import type { NetworkInterface } from '../resources/networkInterface'
import type { Subnet } from '../resources/subnet'
import { fail, ok, type Result } from '../result'
import { findOf, groupsOf, interfacesOf, labelOf, resourcesOf, type Topology } from '../topology'
import { requireOf, updateAll } from './edit'
import { moveInterface } from './instance'
import { sizeRefusal } from './loadBalancer'
import { moveNatGateway } from './natGateway'

/** A thing in another subnet, and what that changed, in sentences. */
export interface MovedThing {
  readonly topology: Topology
  /** `app-a1 moved to app-b and took 10.0.12.21.` */
  readonly said: string
  /** What it lost or left on the way; empty when nothing. */
  readonly also: readonly string[]
}

/**
 * Moves an instance with its interfaces of that subnet, a NAT gateway or an interface to another
 * subnet, where it takes free addresses. AWS would have it made anew; a drawing keeps its identity.
 */
export function moveToSubnet(
  topology: Topology,
  id: string,
  subnetId: SubnetId,
): Result<MovedThing> {
  const subnet = requireOf(topology, 'subnet', subnetId)
  const instance = findOf(topology, 'instance', id) ?? instanceOfPrimary(topology, id)
  if (instance) {
    const all = interfacesOf(topology, instance.id)
    const going = all.filter((eni) => eni.subnetId === all[0]?.subnetId)
    const strayed = all.find(
      (eni) =>
        !going.includes(eni) &&
        findOf(topology, 'subnet', eni.subnetId)?.availabilityZone !== subnet.availabilityZone,
    )
    if (strayed) {
      const { availabilityZone } = requireOf(topology, 'subnet', strayed.subnetId)
      return fail(
        `${labelOf(instance)} has ${labelOf(strayed)} in ${availabilityZone}, and an interface stays in the zone of its instance`,
      )
    }
    return moveAll(topology, labelOf(instance), going, subnet)
  }
  const nat =
    findOf(topology, 'natGateway', id) ??
    resourcesOf(topology, 'natGateway').find(({ networkInterfaceIds }) =>
      networkInterfaceIds.some((own) => own === id),
    )
  if (nat) {
    const moved = moveNatGateway(topology, nat.id, subnetId)
    const going = nat.networkInterfaceIds.flatMap(
      (each) => findOf(topology, 'networkInterface', each) ?? [],
    )
    return moved.ok ? ok(told(topology, moved.value, labelOf(nat), going, subnet)) : moved
  }
  const eni = findOf(topology, 'networkInterface', id)
  if (!eni) return fail('Only instances, NAT gateways and interfaces move between subnets')
  const refusal = refusalOf(topology, eni, subnet)
  if (refusal !== undefined) return fail(refusal)
  return moveAll(topology, labelOf(eni), [eni], subnet)
}

/** The instance that goes where this interface goes: its primary one cannot leave it (ENI-02). */
function instanceOfPrimary(topology: Topology, interfaceId: string): Instance | undefined {
  const eni = findOf(topology, 'networkInterface', interfaceId)
  const instance = findOf(topology, 'instance', eni?.attachment?.instanceId)
  return instance && interfacesOf(topology, instance.id)[0] === eni ? instance : undefined
}

function moveAll(
  topology: Topology,
  name: string,
  going: readonly NetworkInterface[],
  subnet: Subnet,
): Result<MovedThing> {
  let next = topology
  for (const eni of going) {
    const moved = moveInterface(next, eni.id, subnet.id)
    if (!moved.ok) return moved
    next = withOwner(moved.value, eni, subnet)
  }
  return ok(told(topology, next, name, going, subnet))
}

/** An interface stays in its instance's zone (ENI-02), that of a service in the service's VPC. */
function refusalOf(topology: Topology, eni: NetworkInterface, subnet: Subnet): string | undefined {
  const name = labelOf(eni)
  const instance = findOf(topology, 'instance', eni.attachment?.instanceId)
  const primary = instance && interfacesOf(topology, instance.id)[0]
  const home = findOf(topology, 'subnet', (primary ?? eni).subnetId)
  if (instance && home?.availabilityZone !== subnet.availabilityZone) {
    return `${name} is attached to ${labelOf(instance)} in ${home?.availabilityZone ?? 'another zone'}, and an interface stays in the zone of its instance`
  }
  if (eni.managedBy === undefined) return undefined
  if (home?.vpcId !== subnet.vpcId) {
    return `${name} belongs to a service of its VPC, which keeps its interfaces there`
  }
  const service = serviceOf(topology, eni)
  if (!service) return `AWS manages ${name} for a service; it stands where the service does`
  const isTaken =
    service.takesOneOfZone &&
    service.interfaceIds.some(
      (id) => id !== eni.id && zoneOf(topology, id) === subnet.availabilityZone,
    )
  return isTaken
    ? `${service.name} stands in ${subnet.availabilityZone} already, and takes one subnet of each zone`
    : service.type && sizeRefusal(topology, service.type, subnet.id)
}

/** Whose interface it is, and whether that has one a zone only (ELB-01, IFE-01). */
function serviceOf(topology: Topology, { id }: NetworkInterface) {
  const balancer = resourcesOf(topology, 'loadBalancer').find(({ nodes }) =>
    nodes.some(({ networkInterfaceId }) => networkInterfaceId === id),
  )
  if (balancer) {
    const interfaceIds = balancer.nodes.flatMap(
      ({ networkInterfaceId }) => networkInterfaceId ?? [],
    )
    const { type } = balancer
    return { name: labelOf(balancer), interfaceIds, takesOneOfZone: true, type }
  }
  const service =
    resourcesOf(topology, 'interfaceEndpoint').find((one) =>
      one.networkInterfaceIds.includes(id),
    ) ?? resourcesOf(topology, 'managedService').find((one) => one.networkInterfaceIds.includes(id))
  return (
    service && {
      name: labelOf(service),
      interfaceIds: service.networkInterfaceIds,
      takesOneOfZone: service.kind === 'interfaceEndpoint' || service.service === 'efs',
      type: undefined,
    }
  )
}

function zoneOf(topology: Topology, interfaceId: string): string | undefined {
  const home = findOf(topology, 'networkInterface', interfaceId)?.subnetId
  return findOf(topology, 'subnet', home)?.availabilityZone
}

/** A service names the subnets of its interfaces; the one that went names its new one (ELB-01). */
function withOwner(topology: Topology, before: NetworkInterface, subnet: Subnet): Topology {
  const nodes = updateAll(topology, 'loadBalancer', (balancer) =>
    balancer.nodes.some(({ networkInterfaceId }) => networkInterfaceId === before.id)
      ? {
          ...balancer,
          nodes: balancer.nodes.map((node) =>
            node.networkInterfaceId === before.id ? { ...node, subnetId: subnet.id } : node,
          ),
        }
      : balancer,
  )
  return updateAll(nodes, 'managedService', (service) =>
    service.networkInterfaceIds.includes(before.id)
      ? {
          ...service,
          subnetIds: [
            ...new Set(
              service.subnetIds.map((each) => (each === before.subnetId ? subnet.id : each)),
            ),
          ],
        }
      : service,
  )
}

function told(
  before: Topology,
  topology: Topology,
  name: string,
  going: readonly NetworkInterface[],
  subnet: Subnet,
): MovedThing {
  const arrived = going.flatMap((eni) => findOf(topology, 'networkInterface', eni.id) ?? [])
  const taken = arrived.flatMap(({ privateAddresses }) =>
    privateAddresses.map(({ address }) => address),
  )
  const took = taken.length === 0 ? '' : ` and took ${listed(taken)}`
  return {
    topology,
    said: `${name} moved to ${labelOf(subnet)}${took}.`,
    also: [...groupWords(before, topology, going, arrived), ...lostWords(going, arrived)],
  }
}

function groupWords(
  before: Topology,
  topology: Topology,
  going: readonly NetworkInterface[],
  arrived: readonly NetworkInterface[],
): readonly string[] {
  const now = namesOf(arrived.flatMap((eni) => groupsOf(topology, eni)))
  const left = going
    .flatMap((eni) => groupsOf(before, eni))
    .filter(({ id }) => !arrived.some(({ securityGroupIds }) => securityGroupIds.includes(id)))
  if (left.length === 0) return []
  const joined = now.length === 0 ? '' : ` and joined ${listed(now)}`
  const what = left.length === 1 ? 'a group' : 'groups'
  return [`It left ${listed(namesOf(left))}, ${what} of another VPC,${joined}.`.replace(',.', '.')]
}

function lostWords(
  going: readonly NetworkInterface[],
  arrived: readonly NetworkInterface[],
): readonly string[] {
  const publicOf = (of: readonly NetworkInterface[]) =>
    of.flatMap(({ privateAddresses }) => privateAddresses.flatMap(({ publicIp }) => publicIp ?? []))
  const lost = publicOf(going).filter((address) => !publicOf(arrived).includes(address))
  const [prefixes, ipv6] = [
    going.flatMap((eni) => eni.prefixes),
    going.flatMap((eni) => eni.ipv6Addresses),
  ]
  const gone = [...lost, ...ipv6, ...prefixes]
  return gone.length === 0 ? [] : [`It gave up ${listed(gone)}.`]
}

function namesOf(resources: readonly { readonly id: string; readonly name: string }[]) {
  return [...new Set(resources.map((resource) => labelOf(resource)))]
}

function listed(items: readonly string[]): string {
  const last = items.at(-1) ?? ''
  return items.length < 2 ? last : `${items.slice(0, -1).join(', ')} and ${last}`
}
