import { findOf, resourcesOf, type Topology } from '@/model/topology'
import { bottomOf, boundsOf, centreOf, rightOf, type Point } from './box'
import type { Side } from './cardGrid'
import type { Box } from './diagram'
import { cardOf, drawingOf, type Drawable } from './drawables'
import type { Geometry } from './geometry'
import { HUB_LINE } from './measures'
import { siteDoor } from './siteWays'
import { nearestStreet } from './streets'

/** What a step of a trace says about where it happened. */
export interface Station {
  readonly checkpoint: string
  /** The resource that decided; of a host that is not drawn, its address. */
  readonly component: string
  /** The interface, the subnet or the VPC whose border it guards. */
  readonly at: string
}

/** A station's place in the picture, and with it how ways lead there. */
export type Stand =
  /** On the edge of a card in a subnet, on the side of the gate. */
  | { readonly kind: 'card'; readonly point: Point; readonly side: Side; readonly subnetId: string }
  | { readonly kind: 'gate'; readonly point: Point; readonly subnetId: string }
  /** On a street, where a gate's way meets it. */
  | { readonly kind: 'junction'; readonly point: Point; readonly vpcId: string }
  /** Astride the upper or lower border of a VPC. */
  | {
      readonly kind: 'tile'
      readonly point: Point
      readonly vpcId: string
      readonly border: 'top' | 'bottom'
    }
  /** A card in a VPC but in no subnet. */
  | { readonly kind: 'vpcCard'; readonly point: Point; readonly side: Side; readonly vpcId: string }
  /** Below the pill of an internet host. */
  | { readonly kind: 'host'; readonly point: Point; readonly hostId: string }
  /** On the canvas: at an address that no host has, or on a thing outside every VPC. */
  | {
      readonly kind: 'address' | 'outside'
      readonly point: Point
      /** Of a card, the edge at which ways end. */
      readonly edge?: 'top' | 'bottom'
      /** The network on premises in whose frame it stands, or on whose border. */
      readonly siteId?: string
    }

/** How far above its VPC an address stands that no host on the canvas has. */
const UNKNOWN_RISE = 46

const ON_INTERFACE: ReadonlySet<string> = new Set([
  'securityGroup',
  'networkInterface',
  'instance',
  'loadBalancer',
  'interfaceEndpoint',
])

/** Where a station stands. There is always an answer, whatever is missing from the picture. */
export function standOf(geometry: Geometry, station: Station): Stand {
  const { checkpoint, component, at } = station
  if (checkpoint === 'internetHost') return hostStand(geometry, component, at)
  if (checkpoint === 'onPremisesNetwork') return onPremisesStand(geometry, component, at)
  if (checkpoint === 'vpnConnection') return lineStand(geometry, component, at)
  if (checkpoint === 'networkAcl')
    return gateStand(geometry, at) ?? anyStand(geometry, [component, at])
  if (checkpoint === 'routeTable') {
    return junctionStand(geometry, at) ?? anyStand(geometry, [at, component])
  }
  if (checkpoint === 'internetGateway' || checkpoint === 'egressOnlyInternetGateway') {
    return gatewayStand(geometry, component, at) ?? anyStand(geometry, [component, at])
  }
  const onInterface = ON_INTERFACE.has(checkpoint)
  return anyStand(geometry, onInterface ? [at, component] : [component, at])
}

/** The VPC in which a subnet is drawn. */
export function vpcOfSubnet(topology: Topology, subnetId: string): string | undefined {
  const { byId } = drawingOf(topology)
  const zone = byId.get(subnetId)?.parentId
  return zone === undefined ? undefined : byId.get(zone)?.parentId
}

/** The middle of a VPC's streets at the height of the lane that joins them. */
function laneStand(geometry: Geometry, vpcId: string): Stand | undefined {
  const vpc = geometry.boxes.get(vpcId)
  const plan = geometry.streets.get(vpcId)
  if (!vpc || !plan) return undefined
  if (geometry.folded.cards.has(vpcId)) return { kind: 'outside', point: centreOf(vpc) }
  const point = { x: nearestStreet(plan, centreOf(vpc).x), y: plan.laneY }
  return { kind: 'junction', point, vpcId }
}

function gateStand(geometry: Geometry, subnetId: string): Stand | undefined {
  const gate = geometry.gates.get(subnetId)
  return gate && { kind: 'gate', point: gate.centre, subnetId }
}

function junctionStand(geometry: Geometry, subnetId: string): Stand | undefined {
  const gate = geometry.gates.get(subnetId)
  if (!gate) return undefined
  const vpcId = vpcOfSubnet(geometry.topology, subnetId)
  if (vpcId === undefined) return { kind: 'outside', point: gate.junction }
  return { kind: 'junction', point: gate.junction, vpcId }
}

/** The first of these ids that is drawn, or somewhere above everything. */
function anyStand(geometry: Geometry, ids: readonly string[]): Stand {
  const { byId } = drawingOf(geometry.topology)
  for (const id of ids) {
    const thing = byId.get(cardOf(geometry.topology, id) ?? '')
    const stand = thing && thingStand(geometry, thing)
    if (stand) return stand
  }
  const all = boundsOf(geometry.boxes.values())
  const point = all ? { x: all.x + all.width / 2, y: all.y - UNKNOWN_RISE } : { x: 0, y: 0 }
  return { kind: 'address', point }
}

function thingStand(geometry: Geometry, thing: Drawable): Stand | undefined {
  const box = geometry.boxes.get(thing.id)
  if (!box) return undefined
  const card = geometry.folded.into.get(thing.id)
  if (card !== undefined) return foldedStand(geometry, card, box)
  const { byId } = drawingOf(geometry.topology)
  const parent = thing.parentId === undefined ? undefined : byId.get(thing.parentId)
  if (thing.kind === 'vpc') return laneStand(geometry, thing.id)
  if (thing.kind === 'zone') return laneStand(geometry, thing.resourceId)
  if (thing.kind === 'subnet') return gateStand(geometry, thing.id)
  if (thing.kind === 'host') return { kind: 'host', point: footOf(box), hostId: thing.id }
  if (!parent) return outsideStand(geometry, thing, box)
  if (parent.kind === 'site') return siteStand(thing, parent.id, box)
  if (thing.kind === 'gateway' || thing.kind === 'endpoint') {
    const vpc = geometry.boxes.get(parent.id) ?? box
    const border = centreOf(box).y > centreOf(vpc).y ? 'bottom' : 'top'
    return { kind: 'tile', point: centreOf(box), vpcId: parent.id, border }
  }
  const gate = geometry.gates.get(parent.id)
  if (gate) {
    const { side } = gate
    return { kind: 'card', point: edgeOf(box, side), side, subnetId: parent.id }
  }
  const plan = geometry.streets.get(parent.id)
  const x = centreOf(box).x
  const side: Side = plan && nearestStreet(plan, x) < x ? 'left' : 'right'
  return { kind: 'vpcCard', point: edgeOf(box, side), side, vpcId: parent.id }
}

/** On the card that stands for it: at its side toward the gate, or on the card of a whole VPC. */
function foldedStand(geometry: Geometry, card: string, box: Box): Stand {
  const gate = geometry.gates.get(card)
  if (!gate) return { kind: 'outside', point: centreOf(box) }
  return { kind: 'card', point: edgeOf(box, gate.side), side: gate.side, subnetId: card }
}

/** A customer gateway in the middle of its tile, a host at its upper edge. */
function siteStand({ kind }: Drawable, siteId: string, box: Box): Stand {
  if (kind === 'gateway') return { kind: 'outside', point: centreOf(box), siteId }
  return { kind: 'outside', point: { x: centreOf(box).x, y: box.y }, edge: 'top', siteId }
}

/**
 * At the edge of a card that looks toward the VPCs. The ways to a hub meet on a line beside it, so
 * that none of them covers its name.
 */
export function outsideStand(geometry: Geometry, thing: Drawable, box: Box): Stand {
  if (thing.kind !== 'box' && thing.kind !== 'card' && thing.kind !== 'site')
    return { kind: 'outside', point: centreOf(box) }
  const edge = [...geometry.streets.keys()].some((id) => {
    const vpc = geometry.boxes.get(id)
    return vpc !== undefined && bottomOf(vpc) > box.y
  })
    ? ('bottom' as const)
    : ('top' as const)
  if (thing.kind === 'site') {
    return { kind: 'outside', point: siteDoor(geometry, thing.id, edge).point, edge }
  }
  const rim = edge === 'bottom' ? bottomOf(box) : box.y
  const x = centreOf(box).x
  if (thing.resourceKind !== 'transitGateway')
    return { kind: 'outside', point: { x, y: rim }, edge }
  return { kind: 'outside', point: { x, y: rim + (edge === 'bottom' ? HUB_LINE : -HUB_LINE) } }
}

/** The gateway's tile, else the first one of the VPC, else where a tile would stand on its border. */
function gatewayStand(geometry: Geometry, component: string, vpcId: string): Stand | undefined {
  const { byId, childrenOf } = drawingOf(geometry.topology)
  const named = byId.get(component)
  if (named?.kind === 'gateway') return thingStand(geometry, named)
  const first = childrenOf
    .get(vpcId)
    ?.find(
      ({ kind, resourceKind }) => kind === 'gateway' && resourceKind !== 'virtualPrivateGateway',
    )
  if (first) return thingStand(geometry, first)
  const lane = laneStand(geometry, vpcId)
  const vpc = geometry.boxes.get(vpcId)
  return lane && vpc && { kind: 'tile', point: { x: lane.point.x, y: vpc.y }, vpcId, border: 'top' }
}

function hostStand(geometry: Geometry, component: string, at: string): Stand {
  const hosts = resourcesOf(geometry.topology, 'internetHost')
  const host =
    findOf(geometry.topology, 'internetHost', component) ??
    hosts.find(({ address, ipv6Address }) => [address, ipv6Address].some((a) => a === component))
  const pill = host && geometry.boxes.get(host.id)
  if (pill) return { kind: 'host', point: footOf(pill), hostId: host.id }
  return { kind: 'address', point: aboveGateway(geometry, at) }
}

/** The host's own card, else the frame of its network. */
function onPremisesStand(geometry: Geometry, component: string, at: string): Stand {
  const hosts = resourcesOf(geometry.topology, 'onPremisesHost')
  const host = hosts.find(({ id, address }) => id === component || address === component)
  return anyStand(geometry, [...(host ? [host.id] : []), component, at])
}

/** A connection is a line: it stands at its far end, where its customer gateway is. */
function lineStand(geometry: Geometry, component: string, at: string): Stand {
  const { topology } = geometry
  const connection = findOf(topology, 'vpnConnection', component)
  const customer = findOf(topology, 'customerGateway', connection?.customerGatewayId)
  const far = [customer?.id, customer?.onPremisesNetworkId].filter((id) => id !== undefined)
  return anyStand(geometry, [component, ...far, at])
}

/** Above the gateway of the VPC, or of the first VPC that has one. */
function aboveGateway(geometry: Geometry, vpcId: string): Point {
  const gateways = drawingOf(geometry.topology).things.filter(
    ({ resourceKind, parentId }) => resourceKind === 'internetGateway' && parentId !== undefined,
  )
  const gateway = gateways.find(({ parentId }) => parentId === vpcId) ?? gateways[0]
  const tile = gateway && geometry.boxes.get(gateway.id)
  if (tile) return { x: centreOf(tile).x, y: centreOf(tile).y - UNKNOWN_RISE }
  return anyStand(geometry, []).point
}

function footOf(box: Box): Point {
  return { x: box.x + box.width / 2, y: bottomOf(box) }
}

function edgeOf(box: Box, side: Side): Point {
  return { x: side === 'left' ? box.x : rightOf(box), y: box.y + box.height / 2 }
}
