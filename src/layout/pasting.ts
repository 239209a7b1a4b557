import { fragmentOf, type Fragment } from '@/model/edits/fragment'
import { paste } from '@/model/edits/paste'
import type { PastePlace } from '@/model/edits/pasteHomes'
import { sourcesAmong, withSourcesPasted } from '@/model/edits/trafficSources'
import { ok, type Result } from '@/model/result'
import { findResource } from '@/model/topology'
import { annotationOf, annotationsOf, copyAnnotations } from './annotations'
import { completeLayout } from './completeLayout'
import type { Box, Diagram } from './diagram'
import { drawingOf, type Drawable } from './drawables'
import { MARKS, marked } from './marked'
import { trafficOf, withTraffic } from './trafficOf'

/** How far from the copied one a pasted note or frame stands. */
const BESIDE = { x: 24, y: 24 } as const

/** A part of a diagram, as it is copied. */
export interface Part extends Diagram {
  /** What it names without having it: names by id. */
  readonly outside: Fragment['outside']
}

/** A diagram with part of another one in it. */
export interface PastedDiagram {
  readonly diagram: Diagram
  /** New ids by the part's own. */
  readonly ids: ReadonlyMap<string, string>
  /** What was pasted and stands in nothing that was: it is selected afterwards. */
  readonly roots: readonly string[]
  readonly leftOut: readonly string[]
}

/**
 * A part of a diagram as a diagram of its own: these things, what is in them, where it stands, and the
 * traffic among them.
 */
export function partOf(diagram: Diagram, ids: readonly string[]): Part {
  const { byId, things } = drawingOf(diagram.topology)
  const resourceIds = ids.flatMap((id) => {
    const zone = byId.get(id)?.kind === 'zone'
    return zone ? things.filter(({ parentId }) => parentId === id).map((thing) => thing.id) : [id]
  })
  const { topology, outside } = fragmentOf(diagram.topology, resourceIds)
  const full = completeLayout(diagram.topology, diagram.layout)
  const layout = Object.fromEntries(
    drawingOf(topology).things.flatMap(({ id }): [string, Box][] => {
      const box = full[id]
      return box ? [[id, box]] : []
    }),
  )
  const written = ids.flatMap((id) => annotationOf(diagram, id) ?? [])
  const annotations = Object.fromEntries(written.map((annotation) => [annotation.id, annotation]))
  const there = (id: string) => Object.hasOwn(layout, id) || Object.hasOwn(annotations, id)
  const marks = Object.fromEntries(
    MARKS.flatMap((mark) => {
      const own = diagram[mark]?.filter(there) ?? []
      return own.length === 0 ? [] : [[mark, own]]
    }),
  )
  const part = { name: diagram.name, topology, layout, outside, ...marks }
  const traffic = sourcesAmong(
    trafficOf(diagram),
    (id) => findResource(topology, id) !== undefined && !Object.hasOwn(outside, id),
  )
  return {
    ...part,
    ...(written.length === 0 ? {} : { annotations }),
    ...(traffic.length === 0 ? {} : { traffic }),
  }
}

/**
 * Puts a part of a diagram into a diagram. What stood in a container that came along stands there as
 * before; the rest finds room without moving anything.
 */
export function pasteDiagram(
  diagram: Diagram,
  part: Part,
  place: PastePlace = {},
): Result<PastedDiagram> {
  const pasted = paste(diagram.topology, part, place)
  if (!pasted.ok) return pasted
  const { topology, ids, leftOut } = pasted.value
  const { things: all, byId } = drawingOf(topology)
  const fresh = new Set(ids.values())
  const isFresh = (thing: Drawable | undefined): boolean =>
    thing !== undefined && fresh.has(thing.resourceId)
  const inside = Object.entries(part.layout).flatMap(([id, box]): [string, Box][] => {
    const thing = byId.get(newThingId(ids, id))
    const parent = thing?.parentId === undefined ? undefined : byId.get(thing.parentId)
    return thing && isFresh(thing) && isFresh(parent) ? [[thing.id, box]] : []
  })
  const before = completeLayout(diagram.topology, diagram.layout)
  const layout = completeLayout(topology, { ...before, ...Object.fromEntries(inside) })
  const drawn = all.filter(
    (thing) =>
      isFresh(thing) &&
      thing.kind !== 'zone' &&
      !(thing.parentId !== undefined && isFresh(byId.get(thing.parentId))),
  )
  const undrawn = [...fresh].filter((id) => findResource(topology, id))
  const things = drawn.length > 0 ? [...new Set(drawn.map(meantBy))] : undrawn
  const written = copyAnnotations(
    { ...diagram, topology, layout },
    Object.values(annotationsOf(part)),
    BESIDE,
  )
  const traffic = withSourcesPasted(trafficOf(diagram), trafficOf(part), ids)
  const pastedIds = new Map([
    ...ids,
    ...Object.keys(annotationsOf(part)).map((id, index): [string, string] => [
      id,
      written.ids[index] ?? id,
    ]),
  ])
  const kept = MARKS.reduce(
    (next, mark) =>
      marked(
        next,
        mark,
        (part[mark] ?? []).flatMap((id) => {
          const copy = newThingId(pastedIds, id)
          return byId.has(copy) || written.ids.includes(copy) ? [copy] : []
        }),
        true,
      ),
    written.diagram,
  )
  const pastedAll = withTraffic(kept, traffic)
  return ok({ diagram: pastedAll, ids, roots: [...things, ...written.ids], leftOut })
}

function meantBy({ resourceId }: Drawable): string {
  return resourceId
}

/** A zone's frame has its VPC's id before the zone's name. */
function newThingId(ids: ReadonlyMap<string, string>, id: string): string {
  const known = ids.get(id)
  if (known !== undefined) return known
  const slash = id.indexOf('/')
  return `${ids.get(id.slice(0, slash)) ?? ''}${id.slice(slash)}`
}
