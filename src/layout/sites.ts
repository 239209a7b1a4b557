import { boundsOf, centreOf, moved, overlaps, rightOf, type Size } from './box'
import { absoluteBoxes, boxIn } from './absoluteBoxes'
import {
  fitted,
  grownAround,
  hasGrown,
  outlined,
  pulledIn,
  settle,
  type Completion,
  type Fitted,
} from './completion'
import type { Box, Layout } from './diagram'
import { drawingOf, type Drawable } from './drawables'
import { firstFree, freeTile } from './freeSpot'
import { CARD, CARD_GAP, SITE_PAD, TILE } from './measures'
import type { Topology } from '@/model/topology'

/** The frames of networks on premises: their hosts inside, their customer gateways on the border. */

const PITCH = { x: CARD.width + CARD_GAP.x, y: CARD.height + CARD_GAP.y } as const
/** Its hosts stand in rows of so many. */
const PER_ROW = 4
const FEWEST = 2

function columnsFor(hosts: number): number {
  return Math.max(FEWEST, Math.min(PER_ROW, hosts))
}

/** The size of a frame with room for so many hosts. */
export function siteSize(hosts: number): Size {
  const columns = columnsFor(hosts)
  const rows = Math.max(1, Math.ceil(hosts / columns))
  return {
    width: 2 * SITE_PAD.x + columns * PITCH.x - CARD_GAP.x,
    height: SITE_PAD.top + SITE_PAD.bottom + rows * PITCH.y - CARD_GAP.y,
  }
}

/** The place of the nth host in a frame with so many columns. */
function hostSlot(index: number, columns: number): Box {
  return {
    x: SITE_PAD.x + (index % columns) * PITCH.x,
    y: SITE_PAD.top + Math.floor(index / columns) * PITCH.y,
    ...CARD,
  }
}

/** The places of what stands in a new frame and on its border. */
export function arrangeSite(children: readonly Drawable[], size: Size): ReadonlyMap<string, Box> {
  const hosts = children.filter(({ kind }) => kind === 'box')
  const boxes = new Map(
    hosts.map(({ id }, index): [string, Box] => [id, hostSlot(index, columnsFor(hosts.length))]),
  )
  const taken: Box[] = []
  for (const { id } of children.filter(({ kind }) => kind === 'gateway')) {
    const tile = freeTile(size.width / 2, -TILE.height / 2, size.width, taken)
    taken.push(tile)
    boxes.set(id, tile)
  }
  return boxes
}

/** A frame with its hosts and the tiles on its border; a new one is as large as they need. */
export function completeSite(completion: Completion, thing: Drawable): Fitted {
  const { stored, boxes, drawing } = completion
  const children = drawing.childrenOf.get(thing.id) ?? []
  const cards = children
    .filter(({ kind }) => kind === 'box')
    .map((card) => pulledIn(fitted(completion, card, CARD)))
  const known = stored.get(thing.id)
  const start = known ?? { x: 0, y: 0, ...siteSize(cards.length) }
  const columns = Math.max(1, Math.floor((start.width - 2 * SITE_PAD.x + CARD_GAP.x) / PITCH.x))
  const placed = settle(cards.filter(({ isNew }) => !isNew))
  const taken = [...placed.values()]
  for (const { thing: card } of cards.filter(({ isNew }) => isNew)) {
    const box = firstFree((n) => hostSlot(n, columns), taken)
    placed.set(card.id, box)
    taken.push(box)
  }
  for (const [id, box] of placed) boxes.set(id, box)
  const pad = { right: SITE_PAD.x, bottom: SITE_PAD.bottom }
  const box = grownAround(start, placed, stored, pad)
  const wide = placeTiles(completion, children, box, known)
  return { thing, box: wide, isNew: !known, grown: hasGrown(known, wide) }
}

/** Tiles stay where they are on their border; new ones stand in the middle of the upper one. */
function placeTiles(
  { stored, boxes }: Completion,
  children: readonly Drawable[],
  site: Box,
  known: Box | undefined,
): Box {
  const tiles = children.filter(({ kind }) => kind === 'gateway')
  const taken: Box[] = []
  for (const { id } of tiles) {
    const tile = stored.get(id)
    if (!tile || !known) continue
    const isLow = centreOf(tile).y > known.height / 2
    const box = moved(tile, 0, isLow ? site.height - known.height : 0)
    boxes.set(id, box)
    taken.push(box)
  }
  for (const { id } of tiles.filter((tile) => !boxes.has(tile.id))) {
    const box = freeTile(site.width / 2, -TILE.height / 2, site.width, taken)
    boxes.set(id, box)
    taken.push(box)
  }
  const right = Math.max(0, ...taken.map(rightOf))
  return right > site.width ? { ...site, width: right + TILE.width / 2 } : site
}

/**
 * A layout from the time when a network on premises was a card beside its hosts: the frame is drawn
 * around them where they stand, or is placed anew where something else is in its way.
 */
export function withFrames(topology: Topology, saved: Layout): Layout {
  const layout = withoutOldGateways(topology, saved)
  const { things, childrenOf, byId } = drawingOf(topology)
  const cards = things.filter(({ id, kind }) => {
    const box = kind === 'site' ? boxIn(layout, id) : undefined
    return box?.width === CARD.width && box.height === CARD.height
  })
  if (cards.length === 0) return layout
  const next: Record<string, Box> = { ...layout }
  for (const site of cards) {
    const hosts = (childrenOf.get(site.id) ?? []).filter(({ kind }) => kind === 'box')
    const own = new Set([site.id, ...hosts.map(({ id }) => id)])
    const others = [...absoluteBoxes(topology, next)].flatMap(([id, box]) => {
      const other = byId.get(id)
      return other?.parentId === undefined && other && !own.has(id) ? [outlined(other, box)] : []
    })
    const frame = frameAround(site, hosts, layout)
    const isFree = frame && others.every((other) => !overlaps(outlined(site, frame), other))
    for (const id of own) {
      const box = boxIn(layout, id)
      if (!isFree || !box) delete next[id]
      else next[id] = id === site.id ? frame : moved(box, -frame.x, -frame.y)
    }
  }
  return next
}

/** A customer gateway that has lost its network, or found one, has no place where it stood before. */
function withoutOldGateways(topology: Topology, layout: Layout): Layout {
  const moved = drawingOf(topology).things.filter(({ id, kind, resourceKind }) => {
    const box = resourceKind === 'customerGateway' ? boxIn(layout, id) : undefined
    return box !== undefined && (box.width === TILE.width) !== (kind === 'gateway')
  })
  if (moved.length === 0) return layout
  const gone = new Set(moved.map(({ id }) => id))
  return Object.fromEntries(Object.entries(layout).filter(([id]) => !gone.has(id)))
}

/** Around the hosts where they stand on the canvas; without hosts where the card stood. */
function frameAround(site: Drawable, hosts: readonly Drawable[], layout: Layout): Box | undefined {
  const around = boundsOf(hosts.flatMap(({ id }) => boxIn(layout, id) ?? []))
  const card = boxIn(layout, site.id)
  if (!around) return card && { ...card, ...siteSize(0) }
  const least = siteSize(0)
  return {
    x: around.x - SITE_PAD.x,
    y: around.y - SITE_PAD.top,
    width: Math.max(least.width, around.width + 2 * SITE_PAD.x),
    height: Math.max(least.height, around.height + SITE_PAD.top + SITE_PAD.bottom),
  }
}
