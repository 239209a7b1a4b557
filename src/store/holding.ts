import { annotationOf } from '@/layout/annotations'
import { cardsOf, drawingOf } from '@/layout/drawables'
import { isMarked, marked, type Mark } from '@/layout/marked'
import { strings } from '@/strings/strings'
import { diagramStore } from './diagramStore'
import { calledTogether } from './naming'
import { setView, viewStore } from './viewStore'

const words = strings.craft

/** Locks what is selected, so that no hand moves it; unlocks it when all of it is locked. */
export function toggleLock(): void {
  toggle('locked', lockable(), words.lock, words.unlock)
}

/** Whether something is selected that can be locked. */
export function canLock(): boolean {
  return lockable().length > 0
}

/** Draws the selected VPCs and subnets as one card each, or whole again. */
export function toggleCollapse(ids: readonly string[] = collapsible()): void {
  toggle('collapsed', ids, words.collapse, words.expand)
}

/** Whether a VPC or a subnet is selected. */
export function canCollapse(): boolean {
  return collapsible().length > 0
}

function toggle(
  mark: Mark,
  ids: readonly string[],
  on: (what: string) => string,
  off: (what: string) => string,
): void {
  const { diagram, edit } = diagramStore.getState()
  if (ids.length === 0) return
  const turnsOn = ids.some((id) => !isMarked(diagram, mark, id))
  edit((turnsOn ? on : off)(calledTogether(diagram, ids)), (before) =>
    marked(before, mark, ids, turnsOn),
  )
  setView({ ruleFocus: undefined })
}

function lockable(): readonly string[] {
  const { diagram } = diagramStore.getState()
  const ids = viewStore
    .getState()
    .selection.flatMap((id) => (annotationOf(diagram, id) ? [id] : cardsOf(diagram.topology, id)))
  return [...new Set(ids)]
}

function collapsible(): readonly string[] {
  const { byId } = drawingOf(diagramStore.getState().diagram.topology)
  return viewStore.getState().selection.filter((id) => {
    const kind = byId.get(id)?.kind
    return kind === 'vpc' || kind === 'subnet'
  })
}
