import { annotationOf, changeAnnotation } from '@/layout/annotations'
import { centreOf, contains, type Point } from '@/layout/box'
import type { Box, Diagram } from '@/layout/diagram'
import { drawingOf, type Drawable } from '@/layout/drawables'
import { foldedLayout, foldedThings } from '@/layout/folding'
import { geometryOf, type Geometry } from '@/layout/geometry'
import { SUBNET_PAD, TILE, VPC_CORNER } from '@/layout/measures'
import { moveToSubnet } from '@/model/edits/moveThings'
import { moveSubnetToZone } from '@/model/edits/subnet'
import { asId } from '@/model/ids'
import { fail, ok, type Result } from '@/model/result'
import type { Subnet } from '@/model/resources/subnet'
import { findOf, labelOf, labelOfId, subnetBlocks, type Topology } from '@/model/topology'
import { strings } from '@/strings/strings'

/** A new place for a drawn thing, from the corner of what contains it. */
export interface Move extends Point {
  readonly id: string
}

interface Moved {
  readonly diagram: Diagram
  /** What changed besides the place, in a sentence; empty when nothing did. */
  readonly said: string
  /** What it lost or left on the way. */
  readonly also?: readonly string[]
}

/**
 * Puts a thing down. A card in another subnet moves there, a subnet in another zone too; what has
 * no business where it was dropped is refused with the reason.
 */
export function moveThing(diagram: Diagram, move: Move): Result<Moved> {
  const { id, x, y } = move
  if (annotationOf(diagram, id))
    return ok({ diagram: changeAnnotation(diagram, id, { x, y }), said: '' })
  const thing = drawingOf(diagram.topology).byId.get(move.id)
  const before = diagram.layout[move.id]
  if (!thing || !before) return fail(strings.moves.notDrawn(move.id))
  const box = { ...before, x: move.x, y: move.y }
  const folded = foldedThings(diagram)
  const geometry = geometryOf(diagram.topology, foldedLayout(diagram.layout, folded), folded)
  switch (thing.kind) {
    case 'card':
      return moveCard(diagram, geometry, thing, box)
    case 'subnet':
      return moveSubnet(diagram, geometry, thing, box)
    case 'box':
      return moveBox(diagram, geometry, thing, box)
    case 'gateway':
    case 'endpoint':
      return ok(placed(diagram, move.id, onBorder(geometry, thing, box)))
    default:
      return ok(placed(diagram, move.id, box))
  }
}

function placed(diagram: Diagram, id: string, box: Box, said = ''): Moved {
  return { diagram: { ...diagram, layout: { ...diagram.layout, [id]: box } }, said }
}

function unplaced(diagram: Diagram, id: string): Diagram {
  const { [id]: _box, ...layout } = diagram.layout
  return { ...diagram, layout }
}

function moveCard(diagram: Diagram, geometry: Geometry, thing: Drawable, box: Box): Result<Moved> {
  const { topology } = diagram
  const absolute = onCanvas(geometry, thing, box)
  const subnetId = containerAt(geometry, 'subnet', centreOf(absolute))
  if (thing.parentId === undefined || subnetId === thing.parentId) {
    return ok(placed(diagram, thing.id, box))
  }
  const name = labelOfId(topology, thing.resourceId)
  if (subnetId === undefined) return fail(strings.moves.standsInSubnet(name))
  const moved = moveToSubnet(topology, thing.id, asId(subnetId))
  if (!moved.ok) return fail(`${moved.error}.`)
  const subnet = geometry.boxes.get(subnetId)
  // Clear of the name of the subnet that it has come to.
  const y = Math.max(SUBNET_PAD.top, absolute.y - (subnet?.y ?? 0))
  const inside = { ...box, x: absolute.x - (subnet?.x ?? 0), y }
  const { said, also } = moved.value
  const next = { ...diagram, topology: moved.value.topology }
  // Into a collapsed subnet it goes where there is room.
  if (geometry.folded.cards.has(subnetId)) {
    return ok({ diagram: unplaced(next, thing.id), said, also })
  }
  return ok({ ...placed(next, thing.id, inside, said), also })
}

/** A host on premises stays in its own network; every other box stands where it is put. */
function moveBox(diagram: Diagram, geometry: Geometry, thing: Drawable, box: Box): Result<Moved> {
  const { topology } = diagram
  const site = findOf(topology, 'onPremisesNetwork', thing.parentId)
  const frame = site && geometry.boxes.get(site.id)
  const centre = { ...centreOf(onCanvas(geometry, thing, box)), width: 0, height: 0 }
  if (!site || !frame || contains(frame, centre)) return ok(placed(diagram, thing.id, box))
  return fail(strings.moves.standsInNetwork(labelOfId(topology, thing.id), labelOf(site)))
}

function moveSubnet(
  diagram: Diagram,
  geometry: Geometry,
  thing: Drawable,
  box: Box,
): Result<Moved> {
  const { topology } = diagram
  const subnet = findOf(topology, 'subnet', thing.id)
  const absolute = onCanvas(geometry, thing, box)
  const zone = containerAt(geometry, 'zone', centreOf(absolute))
  if (!subnet || zone === thing.parentId) return ok(placed(diagram, thing.id, box))
  const name = labelOfId(topology, thing.id)
  if (zone === undefined) {
    return fail(strings.moves.standsInZone(name))
  }
  const vpcId = drawingOf(topology).byId.get(zone)?.resourceId
  if (vpcId !== subnet.vpcId) return fail(whySubnetStays(topology, subnet, zone))
  const availabilityZone = zone.slice(vpcId.length + 1)
  const frame = geometry.boxes.get(zone)
  const inside = { ...box, x: absolute.x - (frame?.x ?? 0), y: absolute.y - (frame?.y ?? 0) }
  const moved = moveSubnetToZone(topology, subnet.id, availabilityZone)
  const said = strings.moves.subnetMoved(name, availabilityZone)
  return ok(placed({ ...diagram, topology: moved }, thing.id, inside, said))
}

/** AWS moves no subnet, and its block is a part of its own VPC's (SUB-01). */
function whySubnetStays(topology: Topology, subnet: Subnet, zone: string): string {
  const name = labelOf(subnet)
  const other = findOf(topology, 'vpc', drawingOf(topology).byId.get(zone)?.resourceId)
  const [block] = subnetBlocks(subnet)
  if (!other) return strings.moves.staysInVpc(name)
  return strings.moves.staysByBlock(name, block, labelOf(other), other.cidrBlocks.join(', '))
}

/** The subnet at a point of the canvas. */
export function subnetAtPoint(geometry: Geometry, point: Point): string | undefined {
  return containerAt(geometry, 'subnet', point)
}

/** A gateway slides along the upper or lower border of its VPC, whichever is nearer. */
function onBorder(geometry: Geometry, thing: Drawable, box: Box): Box {
  const vpc = thing.parentId === undefined ? undefined : geometry.boxes.get(thing.parentId)
  if (!vpc) return box
  const isLow = centreOf(box).y > vpc.height / 2
  const last = vpc.width - TILE.width
  return {
    ...box,
    x: Math.max(Math.min(VPC_CORNER, last), Math.min(box.x, last)),
    y: (isLow ? vpc.height : 0) - TILE.height / 2,
  }
}

function onCanvas(geometry: Geometry, thing: Drawable, box: Box): Box {
  const parent = thing.parentId === undefined ? undefined : geometry.boxes.get(thing.parentId)
  return { ...box, x: box.x + (parent?.x ?? 0), y: box.y + (parent?.y ?? 0) }
}

function containerAt(
  geometry: Geometry,
  kind: 'subnet' | 'zone',
  { x, y }: Point,
): string | undefined {
  const spot = { x, y, width: 0, height: 0 }
  return drawingOf(geometry.topology).things.find((thing) => {
    const isSeen = thing.kind === kind && !geometry.folded.into.has(thing.id)
    const box = isSeen ? geometry.boxes.get(thing.id) : undefined
    return box !== undefined && contains(box, spot)
  })?.id
}
