import { parseIp } from '../ip'
import {
  allResources,
  findOf,
  findResource,
  interfacesOf,
  labelOf,
  labelOfId,
  resourcesOf,
  type Resource,
  type Topology,
} from '../topology'
import { rewired } from './rewire'

/** What a paste knows when it wires its resources. */
export interface Wiring {
  /** The topology that is pasted into, homes included. */
  readonly base: Topology
  readonly fragment: Topology
  /** The names of what the fragment has not got. */
  readonly outside: Readonly<Record<string, string>>
  /** The new ids of the fragment's resources. */
  readonly fresh: ReadonlyMap<string, string>
  /** The containers that serve for those which the fragment has not got. */
  readonly homes: ReadonlyMap<string, string>
  /** What becomes of an address. */
  readonly move: (resource: Resource, address: string) => string
}

interface Wired {
  /** By their old ids, with everything they name by its new one. */
  readonly resources: ReadonlyMap<string, Resource>
  /** What had to be left out, in words. */
  readonly leftOut: readonly string[]
}

const ELSEWHERE = 'elsewhere '

/** An id that only its old drawing knows. */
export function elsewhere(id: string): string {
  return `${ELSEWHERE}${id}`
}

/** The fragment's resources with every reference kept that AWS allows, and the rest left out. */
export function wire(wiring: Wiring): Wired {
  const gone = new Set<string>()
  for (;;) {
    const leftOut = new Set([...gone].map((id) => labelOfId(wiring.fragment, id)))
    const resources = new Map<string, Resource>()
    const before = gone.size
    for (const resource of allResources(wiring.fragment)) {
      if (gone.has(resource.id)) continue
      const single = withoutSecond(wiring, resource, leftOut)
      const next = single && rewired(single, finder(wiring, resource, gone, leftOut))
      if (next) resources.set(resource.id, next)
      else gone.add(resource.id)
    }
    if (gone.size === before) return { resources, leftOut: [...leftOut] }
  }
}

/** The VPC that a resource of the fragment will be in. */
function newVpcOf(wiring: Wiring, resource: Resource): string | undefined {
  const { fragment, base, fresh, homes } = wiring
  if (resource.kind === 'listener') {
    const balancer = findOf(fragment, 'loadBalancer', resource.loadBalancerId)
    return balancer && newVpcOf(wiring, balancer)
  }
  const { vpcId, subnetId } = containersOf(resource)
  if (vpcId !== undefined) return fresh.get(vpcId) ?? homes.get(vpcId)
  if (subnetId === undefined) return undefined
  const subnet = findOf(fragment, 'subnet', subnetId)
  return subnet ? newVpcOf(wiring, subnet) : findOf(base, 'subnet', homes.get(subnetId))?.vpcId
}

/** The containers that a resource itself names. */
export function containersOf(resource: Resource): {
  readonly vpcId: string | undefined
  readonly subnetId: string | undefined
} {
  return {
    vpcId: 'vpcId' in resource ? resource.vpcId : undefined,
    subnetId: 'subnetId' in resource ? resource.subnetId : undefined,
  }
}

function finder(
  wiring: Wiring,
  resource: Resource,
  gone: ReadonlySet<string>,
  leftOut: Set<string>,
) {
  const vpcId = newVpcOf(wiring, resource)
  return (id: string): string | undefined => {
    const known = gone.has(id) ? undefined : (wiring.fresh.get(id) ?? wiring.homes.get(id))
    if (known !== undefined) return known
    if (parseIp(id).ok) return wiring.move(resource, id)
    if (!gone.has(id) && mayName(wiring.base, resource, vpcId, id)) return id
    leftOut.add(phrase(wiring, resource, id))
    return undefined
  }
}

/** Whether AWS lets a copy in this VPC name what is there already. */
function mayName(
  base: Topology,
  resource: Resource,
  vpcId: string | undefined,
  id: string,
): boolean {
  const other = findResource(base, id)
  if (!other) return false
  switch (other.kind) {
    case 'peeringConnection':
      return other.requester.vpcId === vpcId || other.accepter.vpcId === vpcId
    case 'transitGateway':
      return resource.kind !== 'routeTable' || isAttached(base, vpcId, id)
    case 'securityGroup':
      return (
        other.vpcId === vpcId ||
        (other.associatedVpcIds ?? []).some((each) => each === vpcId) ||
        (resource.kind === 'securityGroup' && arePeered(base, vpcId, other.vpcId))
      )
    case 'targetGroup':
      // A target group serves one load balancer.
      return resource.kind !== 'listener'
    case 'instance':
      // Its device indexes are taken, and it is in one Auto Scaling group at most.
      if (resource.kind === 'networkInterface' || resource.kind === 'autoScalingGroup') return false
      return isIn(base, other, vpcId)
    default:
      return isIn(base, other, vpcId)
  }
}

function isIn(base: Topology, other: Resource, vpcId: string | undefined): boolean {
  const home =
    other.kind === 'instance' ? interfacesOf(base, other.id)[0] : (other as Resource | undefined)
  if (vpcId === undefined || !home) return true
  const { vpcId: own, subnetId } = containersOf(home)
  return (own ?? findOf(base, 'subnet', subnetId)?.vpcId ?? vpcId) === vpcId
}

function isAttached(base: Topology, vpcId: string | undefined, gatewayId: string): boolean {
  return resourcesOf(base, 'transitGatewayAttachment').some(
    ({ transitGatewayId, attached }) =>
      transitGatewayId === gatewayId && attached.kind === 'vpc' && attached.vpcId === vpcId,
  )
}

function arePeered(base: Topology, a: string | undefined, b: string): boolean {
  return resourcesOf(base, 'peeringConnection').some(
    ({ requester: { vpcId: one }, accepter: { vpcId: two } }) =>
      (one === a && two === b) || (one === b && two === a),
  )
}

/** A VPC has one gateway of a kind (IGW-01, EIGW-03, VGW-01): a second one is detached, or left out. */
function withoutSecond(
  wiring: Wiring,
  resource: Resource,
  leftOut: Set<string>,
): Resource | undefined {
  const { kind } = resource
  const isGateway =
    kind === 'internetGateway' ||
    kind === 'virtualPrivateGateway' ||
    kind === 'egressOnlyInternetGateway'
  if (!isGateway || resource.vpcId === undefined) return resource
  const vpcId = wiring.homes.get(resource.vpcId)
  const earlier = resourcesOf(wiring.fragment, kind).filter((one) => one.vpcId === resource.vpcId)
  const hasOne = resourcesOf(wiring.base, kind).some((one) => one.vpcId === vpcId)
  if (vpcId === undefined || (!hasOne && earlier[0]?.id === resource.id)) return resource
  if (kind === 'egressOnlyInternetGateway') return undefined
  leftOut.add(`${labelOf(resource)} in ${labelOfId(wiring.base, vpcId)}, which has one already`)
  const { vpcId: _vpc, edgeRouteTableId: _table, ...detached } = resource
  return detached
}

function phrase({ base, fragment, outside }: Wiring, resource: Resource, named: string): string {
  const id = named.startsWith(ELSEWHERE) ? named.slice(ELSEWHERE.length) : named
  const known = findResource(fragment, id) ?? { id, name: outside[id] ?? '' }
  const other = labelOf(id === named ? (findResource(base, id) ?? known) : known)
  if (resource.kind === 'routeTable') return `a route of ${labelOf(resource)} to ${other}`
  if (resource.kind === 'securityGroup') return `a rule of ${labelOf(resource)} that names ${other}`
  const owner =
    resource.kind === 'networkInterface'
      ? findOf(fragment, 'instance', resource.attachment?.instanceId)
      : undefined
  return `${other} of ${labelOf(owner ?? resource)}`
}
