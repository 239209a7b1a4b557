import { annotationOf } from '@/layout/annotations'
import type { Diagram } from '@/layout/diagram'
import { cardsOf, drawingOf, ownerOfCard } from '@/layout/drawables'
import { diagramStore } from './diagramStore'
import { viewStore, type ViewState } from './viewStore'

/**
 * The drawn things that the hand has of what is selected. Of a load balancer or an endpoint these are
 * the cards that it took; all of them when it was chosen elsewhere.
 */
export function heldThings(): readonly string[] {
  const { diagram } = diagramStore.getState()
  const { selection, held } = viewStore.getState()
  return heldOf(diagram, selection, held)
}

/** The same for a selection that is not the one of the page. */
export function heldOf(
  diagram: Diagram,
  selection: readonly string[],
  held: readonly string[],
): readonly string[] {
  const { byId } = drawingOf(diagram.topology)
  const things = selection.flatMap((id) => {
    if (annotationOf(diagram, id) || byId.has(id)) return [id]
    const cards = cardsOf(diagram.topology, id)
    const taken = cards.filter((card) => held.includes(card))
    return taken.length > 0 ? taken : cards
  })
  return [...new Set(things)]
}

/** Where something goes that is put to what is selected: at the card that the hand took, else at all of it. */
export function selectedPlace(): string | undefined {
  const { topology } = diagramStore.getState().diagram
  const { selection, held } = viewStore.getState()
  const [first] = selection
  if (first === undefined) return undefined
  if (drawingOf(topology).cardsOfOwner.has(first)) {
    return cardsOf(topology, first).find((card) => held.includes(card)) ?? first
  }
  return cardsOf(topology, first)[0]
}

/** The view after a hand has taken these drawn things and nothing else. */
export function selecting(things: readonly string[]): Pick<ViewState, 'selection' | 'held'> {
  const { topology } = diagramStore.getState().diagram
  const selection = [...new Set(things.map((id) => ownerOfCard(topology, id)))]
  return { selection, held: things.filter((id) => ownerOfCard(topology, id) !== id) }
}
