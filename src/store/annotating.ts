import { absoluteBoxes } from '@/layout/absoluteBoxes'
import {
  addAnnotation,
  annotationOf,
  annotationsOf,
  boxAround,
  FIRST_WORDS,
  changeAnnotation,
  removeAnnotations,
} from '@/layout/annotations'
import { boundsOf, rightOf, type Point } from '@/layout/box'
import { completeLayout } from '@/layout/completeLayout'
import type { AnnotationKind, Box } from '@/layout/diagram'
import { cardsOf } from '@/layout/drawables'
import { strings } from '@/strings/strings'
import { diagramStore } from './diagramStore'
import { setView, viewStore } from './viewStore'

const words = strings.annotations
/** How far from what it speaks of a new note stands. */
const BESIDE = 120

/** Puts a new note or frame around a point of the canvas and starts writing into it. */
export function placeAnnotation(kind: AnnotationKind, point: Point): string {
  return add(kind, point)
}

/** Puts a new one without a pointer: a frame around what is selected, a note beside it. */
export function addAnnotationHere(kind: AnnotationKind): string {
  const { selection } = viewStore.getState()
  const selected = boxesOf(selection)
  const around = kind === 'frame' ? boxAround(selected) : undefined
  if (around) return add(kind, around)
  const all = boundsOf(selected) ?? boundsOf(boxesOf(undefined))
  return add(kind, all ? { x: rightOf(all) + BESIDE, y: all.y + 40 } : { x: 0, y: 0 })
}

/** Leaves writing: new words are kept as one step, and without any the note or frame goes. */
export function write(id: string, text: string): void {
  const { edit, diagram, past, undo } = diagramStore.getState()
  const before = annotationOf(diagram, id)
  if (viewStore.getState().writing === id) setView({ writing: undefined })
  if (!before) return
  const kind = words.kinds[before.kind]
  // Putting it there and its first words are one gesture.
  const isNew = before.text === FIRST_WORDS[before.kind] && past.at(-1)?.gesture === adding(id)
  if (text.trim() === '') {
    if (isNew) undo()
    else edit(words.deleted(kind), (now) => removeAnnotations(now, [id]))
    setView({ selection: viewStore.getState().selection.filter((each) => each !== id) })
    return
  }
  edit(
    words.written(kind),
    (now) => changeAnnotation(now, id, { text: text.trimEnd() }),
    isNew ? { gesture: adding(id) } : {},
  )
}

function adding(id: string): string {
  return `add ${id}`
}

/** Puts a note or frame in another box. */
export function resizeAnnotation(id: string, box: Box): void {
  const { edit, diagram } = diagramStore.getState()
  const before = annotationOf(diagram, id)
  if (!before) return
  const { x, y, width, height } = box
  edit(words.resized(words.kinds[before.kind]), (now) =>
    changeAnnotation(now, id, { x, y, width, height }),
  )
}

function add(kind: AnnotationKind, at: Point | Box): string {
  const { diagram, edit } = diagramStore.getState()
  const added = addAnnotation(diagram, kind, at)
  edit(words.added(words.kinds[kind]), () => added.diagram, { gesture: adding(added.id) })
  setView({
    tool: 'select',
    selection: [added.id],
    tab: 'inspect',
    ruleFocus: undefined,
    writing: added.id,
    reveal: { ids: [added.id] },
  })
  return added.id
}

/** Where these things stand on the canvas, or everything without a list. */
function boxesOf(ids: readonly string[] | undefined): readonly Box[] {
  const { diagram } = diagramStore.getState()
  const { topology, layout } = diagram
  const boxes = absoluteBoxes(topology, completeLayout(topology, layout))
  const annotations = annotationsOf(diagram)
  const boxesAt = (id: string): readonly Box[] =>
    cardsOf(topology, id).flatMap((card) => boxes.get(card) ?? [])
  if (!ids) return [...boxes.values(), ...Object.values(annotations)]
  return ids.flatMap((id) => annotations[id] ?? boxesAt(id))
}
