import type { Topology } from '@/model/topology'
import { absoluteBoxes } from './absoluteBoxes'
import { rightOf, type Point } from './box'
import type { Side } from './cardGrid'
import type { Box, Layout } from './diagram'
import { drawingOf } from './drawables'
import { NOTHING_FOLDED, type Folded } from './folding'
import { CARD_GAP, GATE, SUBNET_PAD } from './measures'
import { streetPlan, type StreetPlan } from './streets'

/** The network ACL's gate on a subnet's border. */
export interface Gate {
  readonly box: Box
  /** The border it stands on: the one that faces the nearest street. */
  readonly side: Side
  readonly centre: Point
  /** Where the way out of the gate meets the street; the route table decides there. */
  readonly junction: Point
}

/** Everything about a picture that follows from its boxes, in canvas coordinates. */
export interface Geometry {
  readonly topology: Topology
  readonly boxes: ReadonlyMap<string, Box>
  /** By VPC. */
  readonly streets: ReadonlyMap<string, StreetPlan>
  /** By subnet. */
  readonly gates: ReadonlyMap<string, Gate>
  /** What a way across the canvas goes around: VPCs, what stands outside, and tiles on borders. */
  readonly landmarks: readonly Box[]
  readonly folded: Folded
}

export function geometryOf(
  topology: Topology,
  layout: Layout,
  folded: Folded = NOTHING_FOLDED,
): Geometry {
  const boxes = absoluteBoxes(topology, layout)
  const { things, byId, childrenOf } = drawingOf(topology)
  const streets = new Map<string, StreetPlan>()
  const gates = new Map<string, Gate>()
  const landmarks: Box[] = []
  for (const { id, kind, parentId } of things) {
    const box = boxes.get(id)
    // A card that stands for it hides its gate, its streets and its tiles.
    if (!box || folded.into.has(id)) continue
    if (parentId === undefined || kind === 'gateway' || kind === 'endpoint') landmarks.push(box)
    if (kind === 'vpc') {
      const zones = (childrenOf.get(id) ?? []).filter(
        (child) => child.kind === 'zone' && !folded.cards.has(id),
      )
      streets.set(
        id,
        streetPlan(
          box,
          zones.flatMap((zone) => boxes.get(zone.id) ?? []),
        ),
      )
    }
    if (kind === 'subnet') {
      const vpcId = parentId === undefined ? undefined : byId.get(parentId)?.parentId
      gates.set(id, gateOn(box, vpcId === undefined ? undefined : streets.get(vpcId)))
    }
  }
  return { topology, boxes, streets, gates, landmarks, folded }
}

/** The pale lanes of a VPC: the upright ones between zones, and the one that joins them. */
export function streetsOf(geometry: Geometry, vpcId: string): readonly Box[] {
  return geometry.streets.get(vpcId)?.lanes ?? []
}

export function gateOf(geometry: Geometry, subnetId: string): Gate | undefined {
  return geometry.gates.get(subnetId)
}

// A subnet without a VPC has no street; its way ends short of what stands beside it.
const STRAY_STREET = CARD_GAP.y / 2

function gateOn(subnet: Box, plan: StreetPlan | undefined): Gate {
  const streets = plan?.xs ?? [rightOf(subnet) + STRAY_STREET]
  // Between two streets the left one is taken.
  const nearest = streets
    .map((x) => {
      const side: Side = x < subnet.x + subnet.width / 2 ? 'left' : 'right'
      return { x, side, distance: side === 'left' ? subnet.x - x : x - rightOf(subnet) }
    })
    .reduce((best, street) => (street.distance < best.distance ? street : best))
  const content = subnet.height - SUBNET_PAD.top - SUBNET_PAD.bottom
  const centre = {
    x: nearest.side === 'left' ? subnet.x : rightOf(subnet),
    y: subnet.y + Math.max(GATE.height / 2, SUBNET_PAD.top + content / 2),
  }
  const box = { x: centre.x - GATE.width / 2, y: centre.y - GATE.height / 2, ...GATE }
  return { box, side: nearest.side, centre, junction: { x: nearest.x, y: centre.y } }
}
