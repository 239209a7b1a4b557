import { boundsOf, contains } from './box'
import {
  ANNOTATION_KINDS,
  type Annotation,
  type AnnotationKind,
  type Annotations,
  type Box,
  type Diagram,
} from './diagram'

/** What a new note or frame says until somebody writes into it. */
export const FIRST_WORDS: Readonly<Record<AnnotationKind, string>> = {
  note: 'Note',
  frame: 'Frame',
}
/** How large a new one is. */
const FIRST_SIZE = {
  note: { width: 180, height: 72 },
  frame: { width: 320, height: 220 },
} as const
/** What a frame that is put around things keeps free on each side. */
const FRAME_ROOM = 28

const NONE: Annotations = {}

/** The notes and frames of a diagram by their ids. */
export function annotationsOf({ annotations }: Diagram): Annotations {
  return annotations ?? NONE
}

/** Whether a word is the kind of something that people write beside the network. */
export function isAnnotationKind(word: string): word is AnnotationKind {
  return ANNOTATION_KINDS.some((kind) => kind === word)
}

/** One note or frame; nothing for the id of anything else. */
export function annotationOf(diagram: Diagram, id: string): Annotation | undefined {
  const all = annotationsOf(diagram)
  return Object.hasOwn(all, id) ? all[id] : undefined
}

/** A diagram with a new note or frame around a point, or in a box. */
export function addAnnotation(
  diagram: Diagram,
  kind: AnnotationKind,
  at: Box | { readonly x: number; readonly y: number },
): { readonly diagram: Diagram; readonly id: string } {
  const size = FIRST_SIZE[kind]
  const box =
    'width' in at
      ? at
      : { ...size, x: Math.round(at.x - size.width / 2), y: Math.round(at.y - size.height / 2) }
  const id = freeId(annotationsOf(diagram), kind)
  return { diagram: withAnnotation(diagram, { id, kind, text: FIRST_WORDS[kind], ...box }), id }
}

/** A diagram in which a note or frame, new or known by its id, is as given. */
function withAnnotation(diagram: Diagram, annotation: Annotation): Diagram {
  return {
    ...diagram,
    annotations: { ...annotationsOf(diagram), [annotation.id]: annotation },
  }
}

/** A diagram in which a note or frame has other words, or stands elsewhere. */
export function changeAnnotation(
  diagram: Diagram,
  id: string,
  change: Partial<Omit<Annotation, 'id' | 'kind'>>,
): Diagram {
  const before = annotationOf(diagram, id)
  if (!before) return diagram
  const next = { ...before, ...change }
  const keys = Object.keys(next) as (keyof Annotation)[]
  return keys.every((key) => next[key] === before[key]) ? diagram : withAnnotation(diagram, next)
}

/** A diagram without these notes and frames. */
export function removeAnnotations(diagram: Diagram, ids: readonly string[]): Diagram {
  const all = Object.entries(annotationsOf(diagram))
  const kept = all.filter(([id]) => !ids.includes(id))
  if (kept.length === all.length) return diagram
  const { annotations: _all, ...rest } = diagram
  return kept.length === 0 ? rest : { ...rest, annotations: Object.fromEntries(kept) }
}

/** The box of a frame that is put around things. */
export function boxAround(boxes: Iterable<Box>): Box | undefined {
  const bounds = boundsOf(boxes)
  return (
    bounds && {
      x: bounds.x - FRAME_ROOM,
      y: bounds.y - FRAME_ROOM,
      width: bounds.width + 2 * FRAME_ROOM,
      height: bounds.height + 2 * FRAME_ROOM,
    }
  )
}

/** What stands wholly inside a frame, the frame itself aside. */
export function standsIn(
  frame: Annotation,
  boxes: Iterable<readonly [string, Box]>,
): readonly string[] {
  return [...boxes].flatMap(([id, box]) => (id !== frame.id && contains(frame, box) ? [id] : []))
}

/** Copies of notes and frames beside them, under ids of their own. */
export function copyAnnotations(
  diagram: Diagram,
  copied: readonly Annotation[],
  by: { readonly x: number; readonly y: number },
): { readonly diagram: Diagram; readonly ids: readonly string[] } {
  let next = diagram
  const ids = copied.map((annotation) => {
    const id = freeId(annotationsOf(next), annotation.kind)
    const place = { x: annotation.x + by.x, y: annotation.y + by.y }
    next = withAnnotation(next, { ...annotation, ...place, id })
    return id
  })
  return { diagram: next, ids }
}

/** `note-1`, `note-2`: one more than the highest number there is. */
function freeId(all: Annotations, kind: AnnotationKind): string {
  const numbers = Object.keys(all)
    .filter((id) => id.startsWith(`${kind}-`))
    .map((id) => Number(id.slice(kind.length + 1)))
    .filter(Number.isSafeInteger)
  return `${kind}-${String(Math.max(0, ...numbers) + 1)}`
}
