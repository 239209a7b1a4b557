import { annotationsOf } from './annotations'
import type { Diagram } from './diagram'
import { drawingOf } from './drawables'

/** What a diagram says of drawn things besides where they stand: a list of ids each. */
export const MARKS = ['locked', 'collapsed'] as const
export type Mark = (typeof MARKS)[number]

/** Whether a thing is locked, or collapsed. */
export function isMarked(diagram: Diagram, mark: Mark, id: string): boolean {
  return diagram[mark]?.includes(id) ?? false
}

/** The diagram with things locked or collapsed, or no longer. */
export function marked(diagram: Diagram, mark: Mark, ids: readonly string[], on: boolean): Diagram {
  const before = diagram[mark] ?? []
  const rest = before.filter((id) => !ids.includes(id))
  return withMarks(diagram, mark, on ? [...new Set([...before, ...ids])] : rest)
}

/** The diagram without the marks of things that are gone. */
export function withoutStaleMarks(diagram: Diagram): Diagram {
  return MARKS.reduce((next, mark) => {
    const list = next[mark]
    return list
      ? withMarks(
          next,
          mark,
          list.filter((id) => isThere(next, id)),
        )
      : next
  }, diagram)
}

function isThere(diagram: Diagram, id: string): boolean {
  return drawingOf(diagram.topology).byId.has(id) || Object.hasOwn(annotationsOf(diagram), id)
}

function withMarks(diagram: Diagram, mark: Mark, ids: readonly string[]): Diagram {
  if (ids.length === (diagram[mark] ?? []).length) return diagram
  const { [mark]: _before, ...rest } = diagram
  return ids.length === 0 ? rest : { ...rest, [mark]: ids.toSorted() }
}
