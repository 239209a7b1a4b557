import {
  allResources,
  EMPTY_TOPOLOGY,
  findOf,
  findResource,
  resourcesOf,
  withResources,
  type Resource,
  type ResourceKind,
  type Topology,
} from '../topology'
import { cascade } from './remove'
import { referencesOf } from './rewire'

/** A part of a topology, to be put into another one or beside itself. */
export interface Fragment {
  readonly topology: Topology
  /** What the part names without having it, or has only to be sure that it is there: names by id. */
  readonly outside: Readonly<Record<string, string>>
}

/** Stand in nothing and are shared: a copy takes them along, and uses those that are there. */
const SHARED: ReadonlySet<ResourceKind> = new Set(['prefixList', 'firewallPolicy'])

/**
 * The part of a topology that a copy of these resources takes along: all that is in them and cannot
 * be without them. What joins two things is part of it when both are; references to the rest stay.
 */
export function fragmentOf(topology: Topology, ids: readonly string[]): Fragment {
  let taken = cascade(
    topology,
    ids.map((id) => ownerOf(topology, id) ?? id),
  )
  for (;;) {
    const among = taken
    const next = new Set([...among].filter((id) => isWhole(topology, id, among)))
    if (next.size === among.size) break
    taken = next
  }
  // In the order that they were drawn in, which copies are placed in as well.
  const own = allResources(topology).filter(({ id }) => taken.has(id))
  const named = namedBy(topology, own).filter(({ id }) => !taken.has(id))
  // A target group serves one load balancer, so the copy needs one of its own.
  const groups = named.filter(({ kind }) => kind === 'targetGroup')
  const outside = [...named, ...namedBy(topology, groups)].filter(
    ({ id, kind }) => kind !== 'targetGroup' && !taken.has(id),
  )
  const shared = outside.filter(({ kind }) => SHARED.has(kind))
  return {
    topology: withResources(EMPTY_TOPOLOGY, ...own, ...groups, ...shared),
    outside: Object.fromEntries(outside.map(({ id, name }) => [id, name])),
  }
}

function namedBy(topology: Topology, resources: readonly Resource[]): readonly Resource[] {
  const named = new Set(resources.flatMap((resource) => referencesOf(resource)))
  return [...named].flatMap((id) => findResource(topology, id) ?? [])
}

/** Whether a resource makes sense with nothing but these. */
function isWhole(topology: Topology, id: string, taken: ReadonlySet<string>): boolean {
  const resource = findResource(topology, id)
  switch (resource?.kind) {
    case 'peeringConnection':
      return taken.has(resource.requester.vpcId) && taken.has(resource.accepter.vpcId)
    case 'transitGatewayAttachment':
      return taken.has(resource.transitGatewayId) && joinsTaken(resource, taken)
    case 'transitGatewayRouteTable':
      return taken.has(resource.transitGatewayId)
    case 'listener':
      return taken.has(resource.loadBalancerId)
    case 'networkInterface': {
      const owner = ownerOf(topology, id)
      return owner === undefined || taken.has(owner)
    }
    default:
      return true
  }
}

function joinsTaken(
  { attached }: Extract<Resource, { readonly kind: 'transitGatewayAttachment' }>,
  taken: ReadonlySet<string>,
): boolean {
  switch (attached.kind) {
    case 'vpc':
      return taken.has(attached.vpcId)
    case 'vpn':
      return taken.has(attached.vpnConnectionId)
    case 'directConnectGateway':
      return taken.has(attached.directConnectGatewayId)
    case 'peering':
      return taken.has(attached.peerTransitGatewayId)
    default:
      return true
  }
}

const owners = new WeakMap<Topology, ReadonlyMap<string, string>>()

/** What an interface comes and goes with: the instance whose primary one it is, or its service. */
function ownerOf(topology: Topology, interfaceId: string): string | undefined {
  const known = owners.get(topology)
  const map = known ?? ownersIn(topology)
  if (!known) owners.set(topology, map)
  return map.get(interfaceId)
}

function ownersIn(topology: Topology): ReadonlyMap<string, string> {
  const holders = (
    ['natGateway', 'interfaceEndpoint', 'gatewayLoadBalancerEndpoint', 'managedService'] as const
  ).flatMap((kind) =>
    resourcesOf(topology, kind).flatMap(({ id, networkInterfaceIds }) =>
      networkInterfaceIds.map((eni): [string, string] => [eni, id]),
    ),
  )
  const nodes = resourcesOf(topology, 'loadBalancer').flatMap(({ id, nodes: own }) =>
    own.flatMap(({ networkInterfaceId: eni }): [string, string][] => (eni ? [[eni, id]] : [])),
  )
  const primaries = resourcesOf(topology, 'networkInterface').flatMap(
    ({ id, attachment }): [string, string][] => {
      const instance = findOf(topology, 'instance', attachment?.instanceId)
      return instance && attachment?.deviceIndex === 0 ? [[id, instance.id]] : []
    },
  )
  return new Map([...primaries, ...nodes, ...holders])
}
