import type { Box, Diagram, Layout } from './diagram'
import { drawingOf } from './drawables'
import { FOLDED } from './measures'

/** What is drawn as one card, and what such a card stands for. */
export interface Folded {
  /** Collapsed VPCs and subnets that stand in no other. */
  readonly cards: ReadonlySet<string>
  /** The card that stands for each thing inside, by its id. */
  readonly into: ReadonlyMap<string, string>
}

export const NOTHING_FOLDED: Folded = { cards: new Set(), into: new Map() }

/** What a diagram draws as one card, and what it therefore does not draw by itself. */
export function foldedThings({ topology, collapsed }: Diagram): Folded {
  if (!collapsed || collapsed.length === 0) return NOTHING_FOLDED
  const { things, byId } = drawingOf(topology)
  const into = new Map<string, string>()
  for (const { id, parentId } of things) {
    if (parentId === undefined) continue
    const card = into.get(parentId) ?? (collapsed.includes(parentId) ? parentId : undefined)
    if (card !== undefined) into.set(id, card)
  }
  return { cards: new Set(collapsed.filter((id) => byId.has(id) && !into.has(id))), into }
}

/**
 * The layout as it is shown: a card where something is collapsed, and all that is inside at its
 * place. Nothing else moves, and the diagram keeps the layout that comes back.
 */
export function foldedLayout(layout: Layout, { cards, into }: Folded): Layout {
  if (cards.size === 0) return layout
  const shown = Object.entries(layout).map(([id, box]): [string, Box] => {
    if (cards.has(id)) return [id, { ...box, ...FOLDED }]
    return [id, into.has(id) ? { x: 0, y: 0, ...FOLDED } : box]
  })
  return Object.fromEntries(shown)
}
