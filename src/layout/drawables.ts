import { findOf, resourcesOf, type ResourceKind, type Topology } from '@/model/topology'
import { zoneId } from './diagram'
import { grouped } from './grouped'
import { ownersByInterface } from './owners'

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
  | 'site'
  | 'box'

export interface Drawable {
  readonly id: string
  readonly kind: DrawnKind
  /**
   * What it draws. A zone is no resource: it has its VPC's kind and id. The card of an interface
   * that answers for a service draws the service.
   */
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
  /** Of each load balancer, endpoint and service that is seen at its interfaces, the cards of these. */
  readonly cardsOfOwner: ReadonlyMap<string, readonly string[]>
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
 * card, its NAT gateway's, or its own; a load balancer or an endpoint at the first of its cards.
 * Groups, ACLs, tables and prefix lists have none.
 */
export function cardOf(topology: Topology, resourceId: string): string | undefined {
  return cardsOf(topology, resourceId)[0]
}

/** All drawn things that stand for a resource: of a load balancer or an endpoint one in each zone. */
export function cardsOf(topology: Topology, resourceId: string): readonly string[] {
  const { byId, cardOfInterface, cardsOfOwner } = drawingOf(topology)
  const card = cardOfInterface.get(resourceId) ?? (byId.has(resourceId) ? resourceId : undefined)
  return card === undefined ? (cardsOfOwner.get(resourceId) ?? NONE) : [card]
}

/** What is meant by a drawn thing: the resource that it draws; a zone is meant itself. */
export function ownerOfCard(topology: Topology, thingId: string): string {
  const thing = drawingOf(topology).byId.get(thingId)
  return thing === undefined || thing.kind === 'zone' ? thingId : thing.resourceId
}

/** What people see where a resource is: of an interface its instance, its gateway or its service. */
export function seenAs(topology: Topology, resourceId: string): string {
  return ownerOfCard(topology, cardOf(topology, resourceId) ?? resourceId)
}

/** Whether a resource has a picture of its own, or several. */
export function hasPicture(topology: Topology, resourceId: string): boolean {
  const { byId, cardsOfOwner } = drawingOf(topology)
  return byId.has(resourceId) || cardsOfOwner.has(resourceId)
}

const NONE: readonly string[] = []

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
  const cardsOfOwner = ownersOf(things)
  const sites = resourcesOf(topology, 'onPremisesNetwork')
  for (const site of sites) add('site', 'onPremisesNetwork', site.id, undefined)
  for (const kind of BOX_KINDS) {
    for (const resource of resourcesOf(topology, kind)) {
      const subnetId = 'subnetId' in resource ? resource.subnetId : undefined
      const vpcId = 'vpcId' in resource ? resource.vpcId : undefined
      if (cardsOfOwner.has(resource.id)) continue
      const siteId = 'onPremisesNetworkId' in resource ? resource.onPremisesNetworkId : undefined
      const site = findOf(topology, 'onPremisesNetwork', siteId)
      if (resource.kind === 'customerGateway' && site) add('gateway', kind, resource.id, site.id)
      else if (resource.kind === 'onPremisesHost' && site) add('box', kind, resource.id, site.id)
      else {
        const subnet = findOf(topology, 'subnet', subnetId)
        add('box', kind, resource.id, subnet?.id ?? vpcOrCanvas(vpcId))
      }
    }
  }
  for (const kind of GATEWAY_KINDS) {
    for (const gateway of resourcesOf(topology, kind)) {
      add('gateway', kind, gateway.id, vpcOrCanvas(gateway.vpcId))
    }
  }
  for (const kind of ['gatewayEndpoint', 'interfaceEndpoint'] as const) {
    for (const endpoint of resourcesOf(topology, kind)) {
      if (cardsOfOwner.has(endpoint.id)) continue
      add('endpoint', kind, endpoint.id, vpcOrCanvas(endpoint.vpcId))
    }
  }
  for (const peering of resourcesOf(topology, 'peeringConnection')) {
    add('peering', 'peeringConnection', peering.id, undefined)
  }
  for (const host of resourcesOf(topology, 'internetHost')) {
    add('host', 'internetHost', host.id, undefined)
  }
  const childrenOf = grouped(things, (thing) => thing.parentId)
  return { things, byId, childrenOf, cardOfInterface, cardsOfOwner }
}

/** The cards that draw something else than what they are called after, by what they draw. */
function ownersOf(things: readonly Drawable[]): ReadonlyMap<string, readonly string[]> {
  const cards = things.filter(({ id, kind, resourceId }) => kind === 'card' && id !== resourceId)
  const byOwner = grouped(cards, ({ resourceId }) => resourceId)
  return new Map([...byOwner].map(([owner, own]) => [owner, own.map(({ id }) => id)]))
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
  'onPremisesHost',
  'other',
] as const satisfies readonly ResourceKind[]

type Add = (
  kind: DrawnKind,
  resourceKind: ResourceKind,
  id: string,
  parentId: string | undefined,
  resourceId?: string,
) => void

/**
 * An instance stands in the subnet of its primary interface, a NAT gateway in its own. An interface
 * of theirs in the same subnet is part of that card; one in another subnet has a card there, so
 * that packets have a place to arrive at. Every other interface is a card, of itself or of the
 * service that answers on it.
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
  const owners = ownersByInterface(topology)
  for (const eni of interfaces) {
    if (cardOfInterface.has(eni.id)) continue
    const drawn = owners.get(eni.id) ?? eni
    add('card', drawn.kind, eni.id, eni.subnetId, drawn.id)
    cardOfInterface.set(eni.id, eni.id)
  }
  return cardOfInterface
}
