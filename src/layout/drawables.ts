import {
  findOf,
  resourcesOf,
  type ResourceKind,
  type ResourceOf,
  type Topology,
} from '@/model/topology'
import { zoneId } from './diagram'
import { grouped } from './grouped'

/** What a drawn thing looks like. Everything on the canvas is one of these. */
export type DrawnKind =
  | 'vpc'
  | 'zone'
  | 'subnet'
  | 'card'
  | 'gateway'
  | 'endpoint'
  | 'peering'
  | 'host'
  | 'box'

export interface Drawable {
  readonly id: string
  readonly kind: DrawnKind
  /** What it draws. A zone is no resource: it has its VPC's kind and id. */
  readonly resourceKind: ResourceKind
  readonly resourceId: string
  /** The drawn thing that contains it; without one it stands on the canvas itself. */
  readonly parentId: string | undefined
}

/** Which things of a topology are drawn, inside what, and who draws those that have no picture. */
export interface Drawing {
  /** Parents before children. */
  readonly things: readonly Drawable[]
  readonly byId: ReadonlyMap<string, Drawable>
  /** By the id of the container; `undefined` is the canvas. */
  readonly childrenOf: ReadonlyMap<string | undefined, readonly Drawable[]>
  /** Each interface's card: its own, its instance's or its NAT gateway's. */
  readonly cardOfInterface: ReadonlyMap<string, string>
}

// A topology never changes, so what is drawn of it is worked out once.
const drawings = new WeakMap<Topology, Drawing>()

/** What is drawn of this topology, the same object each time. */
export function drawingOf(topology: Topology): Drawing {
  const known = drawings.get(topology)
  if (known) return known
  const drawing = draw(topology)
  drawings.set(topology, drawing)
  return drawing
}

/** The list of drawn things, parents before children. */
export function drawables(topology: Topology): readonly Drawable[] {
  return drawingOf(topology).things
}

/**
 * The id of the drawn thing that stands for a resource. An interface is seen as its instance's
 * card, its NAT gateway's, or its own. Groups, ACLs, tables and prefix lists have none.
 */
export function cardOf(topology: Topology, resourceId: string): string | undefined {
  const { byId, cardOfInterface } = drawingOf(topology)
  return cardOfInterface.get(resourceId) ?? (byId.has(resourceId) ? resourceId : undefined)
}

function draw(topology: Topology): Drawing {
  const things: Drawable[] = []
  const byId = new Map<string, Drawable>()
  const add = (
    kind: DrawnKind,
    resourceKind: ResourceKind,
    id: string,
    parentId: string | undefined,
    resourceId = id,
  ): void => {
    // Two resources with one id can only come from a damaged file; the first is drawn.
    if (byId.has(id)) return
    const parent = parentId !== undefined && byId.has(parentId) ? parentId : undefined
    const thing: Drawable = { id, kind, resourceKind, resourceId, parentId: parent }
    things.push(thing)
    byId.set(id, thing)
  }
  const vpcOrCanvas = (id: string | undefined): string | undefined =>
    findOf(topology, 'vpc', id)?.id

  for (const vpc of resourcesOf(topology, 'vpc')) add('vpc', 'vpc', vpc.id, undefined)
  const subnets = resourcesOf(topology, 'subnet')
  for (const { vpcId, availabilityZone } of subnets) {
    if (vpcOrCanvas(vpcId) !== undefined) {
      add('zone', 'vpc', zoneId(vpcId, availabilityZone), vpcId, vpcId)
    }
  }
  for (const { id, vpcId, availabilityZone } of subnets) {
    add('subnet', 'subnet', id, zoneId(vpcId, availabilityZone))
  }
  const cardOfInterface = addCards(topology, add)
  for (const kind of BOX_KINDS) {
    for (const resource of resourcesOf(topology, kind)) {
      const subnetId = 'subnetId' in resource ? resource.subnetId : undefined
      const vpcId = 'vpcId' in resource ? resource.vpcId : undefined
      if (isSeenElsewhere(topology, resource)) continue
      add('box', kind, resource.id, findOf(topology, 'subnet', subnetId)?.id ?? vpcOrCanvas(vpcId))
    }
  }
  for (const kind of GATEWAY_KINDS) {
    for (const gateway of resourcesOf(topology, kind)) {
      add('gateway', kind, gateway.id, vpcOrCanvas(gateway.vpcId))
    }
  }
  for (const kind of ['gatewayEndpoint', 'interfaceEndpoint'] as const) {
    for (const endpoint of resourcesOf(topology, kind)) {
      add('endpoint', kind, endpoint.id, vpcOrCanvas(endpoint.vpcId))
    }
  }
  for (const peering of resourcesOf(topology, 'peeringConnection')) {
    add('peering', 'peeringConnection', peering.id, undefined)
  }
  for (const host of resourcesOf(topology, 'internetHost')) {
    add('host', 'internetHost', host.id, undefined)
  }
  return { things, byId, childrenOf: grouped(things, (thing) => thing.parentId), cardOfInterface }
}

const GATEWAY_KINDS = [
  'internetGateway',
  'egressOnlyInternetGateway',
  'virtualPrivateGateway',
] as const

/** What is drawn as a box with its name: in its subnet, in its VPC, or beside the VPCs. */
const BOX_KINDS = [
  'gatewayLoadBalancerEndpoint',
  'loadBalancer',
  'networkFirewall',
  'managedService',
  'transitGateway',
  'directConnectGateway',
  'customerGateway',
  'onPremisesNetwork',
  'onPremisesHost',
  'other',
] as const satisfies readonly ResourceKind[]

/** A service is seen at its interfaces, a customer gateway in the network that stands behind it. */
function isSeenElsewhere(
  topology: Topology,
  resource: ResourceOf<(typeof BOX_KINDS)[number]>,
): boolean {
  switch (resource.kind) {
    case 'customerGateway':
      return findOf(topology, 'onPremisesNetwork', resource.onPremisesNetworkId) !== undefined
    case 'managedService':
      return resource.networkInterfaceIds.some((id) => findOf(topology, 'networkInterface', id))
    default:
      return false
  }
}

type Add = (
  kind: DrawnKind,
  resourceKind: ResourceKind,
  id: string,
  parentId: string | undefined,
) => void

/**
 * An instance stands in the subnet of its primary interface, a NAT gateway in its own. An interface
 * of theirs in the same subnet is part of that card; one in another subnet has a card there, so
 * that packets have a place to arrive at. Every other interface is a card.
 */
function addCards(topology: Topology, add: Add): ReadonlyMap<string, string> {
  const cardOfInterface = new Map<string, string>()
  const interfaces = resourcesOf(topology, 'networkInterface')
  const byInstance = grouped(interfaces, (eni) => eni.attachment?.instanceId)
  for (const instance of resourcesOf(topology, 'instance')) {
    const own = (byInstance.get(instance.id) ?? []).toSorted(
      (a, b) => (a.attachment?.deviceIndex ?? 0) - (b.attachment?.deviceIndex ?? 0),
    )
    const home = own[0]?.subnetId
    add('card', 'instance', instance.id, home)
    for (const eni of own) if (eni.subnetId === home) cardOfInterface.set(eni.id, instance.id)
  }
  for (const nat of resourcesOf(topology, 'natGateway')) {
    add('card', 'natGateway', nat.id, nat.subnetId ?? nat.vpcId)
    for (const id of nat.networkInterfaceIds) {
      const eni = findOf(topology, 'networkInterface', id)
      const apart = eni !== undefined && findOf(topology, 'subnet', eni.subnetId) !== undefined
      if (!apart || eni.subnetId === nat.subnetId) cardOfInterface.set(id, nat.id)
    }
  }
  for (const endpoint of resourcesOf(topology, 'gatewayLoadBalancerEndpoint')) {
    if (findOf(topology, 'subnet', endpoint.subnetId) === undefined) continue
    for (const id of endpoint.networkInterfaceIds) cardOfInterface.set(id, endpoint.id)
  }
  for (const eni of interfaces) {
    if (cardOfInterface.has(eni.id)) continue
    add('card', 'networkInterface', eni.id, eni.subnetId)
    cardOfInterface.set(eni.id, eni.id)
  }
  return cardOfInterface
}
