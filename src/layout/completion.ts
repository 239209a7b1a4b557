import type { Topology } from '@/model/topology'
import { bottomOf, moved, rightOf, type Size } from './box'
import { cardSlot, columnsFor, columnsIn, subnetSize } from './cardGrid'
import type { Box } from './diagram'
import type { Drawable, DrawnKind, Drawing } from './drawables'
import { firstFree } from './freeSpot'
import type { Geometry } from './geometry'
import { CARD, CARD_GAP, SUBNET_GAP, SUBNET_PAD, TILE, VPC_GAP, ZONE_GAP } from './measures'
import { pushApart } from './pushApart'

/** A layout on its way to be complete. */
export interface Completion {
  readonly topology: Topology
  readonly drawing: Drawing
  /** What had a place before. */
  readonly stored: ReadonlyMap<string, Box>
  /** The picture that those places made. */
  readonly before: Geometry
  /** What has a place now. */
  readonly boxes: Map<string, Box>
}

/** A thing with its size and, unless it is new, its place among its siblings. */
export interface Fitted {
  readonly thing: Drawable
  readonly box: Box
  readonly isNew: boolean
  /** It is larger than it was. */
  readonly grown: boolean
}

export const SPACING: Readonly<
  Record<DrawnKind, { readonly least: number; readonly wanted: number }>
> = {
  vpc: { least: 24, wanted: VPC_GAP },
  zone: { least: 24, wanted: ZONE_GAP },
  subnet: { least: 8, wanted: SUBNET_GAP },
  card: { least: 0, wanted: CARD_GAP.x },
  box: { least: 0, wanted: CARD_GAP.x },
  host: { least: 0, wanted: CARD_GAP.x },
  gateway: { least: 0, wanted: CARD_GAP.x },
  endpoint: { least: 0, wanted: CARD_GAP.x },
  peering: { least: 0, wanted: CARD_GAP.x },
  site: { least: 8, wanted: SUBNET_GAP },
}

/** A thing that contains nothing. */
export function fitted({ stored }: Completion, thing: Drawable, size: Size): Fitted {
  const box = stored.get(thing.id)
  return { thing, box: box ?? { x: 0, y: 0, ...size }, isNew: box === undefined, grown: false }
}

/** The places of siblings once each has made room for those that grew. */
export function settle(siblings: readonly Fitted[]): Map<string, Box> {
  const settled = pushApart(
    siblings.map(({ thing, box, grown }) => ({
      id: thing.id,
      box: outlined(thing, box),
      spacing: SPACING[thing.kind],
      grown,
    })),
  )
  return new Map(
    siblings.map(({ thing, box }) => {
      const before = outlined(thing, box)
      const after = settled.get(thing.id) ?? before
      return [thing.id, moved(box, after.x - before.x, after.y - before.y)]
    }),
  )
}

/** A VPC, or a network on premises, counts with the tiles that stand out of its border. */
export function outlined({ kind }: Drawable, box: Box): Box {
  const out = kind === 'vpc' || kind === 'site' ? TILE.height / 2 : 0
  return { ...box, y: box.y - out, height: box.height + 2 * out }
}

/** Nothing leaves its container on the left or above: there it cannot grow. */
export function pulledIn(sibling: Fitted, top = 0): Fitted {
  const { box } = sibling
  const inside = moved(box, Math.max(0, -box.x), Math.max(0, top - box.y))
  return inside === box ? sibling : { ...sibling, box: inside }
}

/** What a container keeps free inside its edges. */
interface Padding {
  readonly right: number
  readonly bottom: number
  /** What it keeps below things that somebody put there by hand. */
  readonly foot?: number
}

/**
 * The container, grown where its contents need it: around what moved or is new with the usual
 * padding, around the rest only when it stands over the edge.
 */
export function grownAround(
  container: Box,
  contents: Iterable<readonly [string, Box]>,
  stored: ReadonlyMap<string, Box>,
  pad: Padding,
): Box {
  let { width, height } = container
  for (const [id, box] of contents) {
    const known = stored.get(id)
    const right = rightOf(box)
    const bottom = bottomOf(box)
    if (right > container.width || !known || rightOf(known) < right) {
      width = Math.max(width, right + pad.right)
    }
    if (bottom + (pad.foot ?? 0) > container.height || !known || bottomOf(known) < bottom) {
      height = Math.max(height, bottom + pad.bottom)
    }
  }
  return { ...container, width, height }
}

/** A subnet with its cards; a new one is at least as wide as the room that its zone has. */
export function completeSubnet(completion: Completion, thing: Drawable, room: number): Fitted {
  const { stored, boxes, drawing } = completion
  const cards = (drawing.childrenOf.get(thing.id) ?? []).map((card) =>
    pulledIn(fitted(completion, card, CARD)),
  )
  const known = stored.get(thing.id)
  const columns = Math.max(columnsFor(cards.length), columnsIn(room))
  const start = known ?? { x: 0, y: 0, ...subnetSize(columns, 1) }
  const side = completion.before.gates.get(thing.id)?.side ?? 'right'
  const placed = settle(cards.filter(({ isNew }) => !isNew))
  const taken = [...placed.values()]
  for (const { thing: card } of cards.filter(({ isNew }) => isNew)) {
    const box = firstFree((n) => {
      const slot = cardSlot(n, columnsIn(start.width), start.width, side)
      return { ...slot, x: Math.max(slot.x, CARD_GAP.x) }
    }, taken)
    placed.set(card.id, box)
    taken.push(box)
  }
  for (const [id, box] of placed) boxes.set(id, box)
  const pad = {
    right: side === 'right' ? SUBNET_PAD.near : SUBNET_PAD.far,
    bottom: SUBNET_PAD.bottom,
  }
  const box = grownAround(start, placed, stored, pad)
  return { thing, box, isNew: !known, grown: hasGrown(known, box) }
}

export function hasGrown(before: Box | undefined, after: Box): boolean {
  return before !== undefined && (after.width > before.width || after.height > before.height)
}
