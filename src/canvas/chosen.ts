import { annotationOf } from '@/layout/annotations'
import type { Diagram } from '@/layout/diagram'
import { cardsOf, drawingOf, ownerOfCard } from '@/layout/drawables'
import { diagramStore } from '@/store/diagramStore'
import { selecting } from '@/store/held'
import { setView, viewStore } from '@/store/viewStore'

/** What of the drawing is chosen. */
export interface Chosen {
  /** What the hand has: what a drag moves. */
  readonly selected: ReadonlySet<string>
  /** The other cards of a load balancer or an endpoint that is selected; they look the same. */
  readonly lit: ReadonlySet<string>
}

/** The drawn things that a selection means: of a thing with several cards those that the hand took, else the first. */
export function chosenOf(
  { topology }: Diagram,
  selection: readonly string[],
  held: readonly string[],
): Chosen {
  const { byId } = drawingOf(topology)
  const selected = new Set<string>()
  const all: string[] = []
  for (const id of selection) {
    const cards = byId.has(id) ? [] : cardsOf(topology, id)
    const taken = cards.filter((card) => held.includes(card))
    // Alone and chosen elsewhere, the hand that takes one of its cards moves that one only.
    const meant = selection.length > 1 ? cards : cards.slice(0, 1)
    for (const each of cards.length === 0 ? [id] : taken.length > 0 ? taken : meant) {
      selected.add(each)
    }
    all.push(...cards)
  }
  return { selected, lit: new Set(all.filter((id) => !selected.has(id))) }
}

/** Selects what a drawn thing stands for, with others or instead of them. */
export function chooseThing(id: string, also = false): void {
  const meant = meantBy(id)
  const { selection, held } = viewStore.getState()
  if (!also) {
    setView({ ...selecting([id]), tab: 'inspect', ruleFocus: undefined })
    return
  }
  const others = selection.filter((other) => other !== meant)
  const goes = selection.includes(meant)
  setView({
    selection: goes ? others : [...others, meant],
    held: goes || meant === id ? held : [...held, id],
    tab: 'inspect',
    ruleFocus: undefined,
  })
}

/** The resource that a drawn thing stands for; a zone, a note or a frame is meant itself. */
export function meantBy(id: string): string {
  return ownerOfCard(diagramStore.getState().diagram.topology, id)
}

/** What a click or a marquee took and left, as the selection and the cards that the hand has. */
export function afterTaking(
  added: readonly string[],
  dropped: ReadonlySet<string>,
  sweeps: boolean,
): ReturnType<typeof selecting> {
  const { diagram } = diagramStore.getState()
  const { selection, held } = viewStore.getState()
  const { byId } = drawingOf(diagram.topology)
  const before = [...chosenOf(diagram, selection, held).selected]
  // A click on another card of what is selected already, with others kept, lets go of it.
  const [again] = added
  if (!sweeps && again !== undefined && dropped.size === 0 && meantBy(again) !== again) {
    const owner = meantBy(again)
    if (selection.includes(owner))
      return { selection: selection.filter((id) => id !== owner), held }
  }
  // A group or an ACL has no node; it gives way to the thing that is clicked.
  const isDrawn = (id: string): boolean => byId.has(id) || annotationOf(diagram, id) !== undefined
  const kept = before.filter(
    (id) => !dropped.has(id) && !added.includes(id) && (added.length === 0 || isDrawn(id)),
  )
  return selecting([...kept, ...added])
}
