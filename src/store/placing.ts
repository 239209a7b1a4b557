import type { Point } from '@/layout/box'
import { completeLayout } from '@/layout/completeLayout'
import { fail, ok, type Result } from '@/model/result'
import { findOf } from '@/model/topology'
import { diagramStore } from './diagramStore'
import { containerAt, droppedLayout } from './placing/dropped'
import type { Place } from './placing/placement'
import type { PlaceableKind } from './placing/placements'
import { createAt, placeOf, placingLabel, suitablePlace, takerOf } from './placingPlan'
import { selectedPlace } from './held'
import { setView } from './viewStore'

/** What a drop at a point of the canvas would do: where it goes, or why it cannot. */
export interface DropTarget {
  /** The drawn thing that takes it in; none on the bare canvas. */
  readonly id: string | undefined
  readonly refusal: string | undefined
}

/** Places a new resource where the pointer is, with the containers that are missing around it. */
export function placeAt(kind: PlaceableKind, point: Point): Result<string> {
  const { diagram } = diagramStore.getState()
  return place(kind, placeOf(diagram.topology, containerAt(diagram, point)), point)
}

/**
 * Places a new resource without a pointer: inside the given thing, else where the selection is,
 * else in the first VPC.
 */
export function placeInto(kind: PlaceableKind, parentId?: string): Result<string> {
  const { topology } = diagramStore.getState().diagram
  return place(kind, suitablePlace(topology, kind, parentId ?? selectedPlace()), undefined)
}

/** What would take a resource in at this point. */
export function dropTarget(kind: PlaceableKind, point: Point): DropTarget {
  const { diagram } = diagramStore.getState()
  const place = placeOf(diagram.topology, containerAt(diagram, point))
  const created = createAt(diagram.topology, kind, place)
  return {
    id: takerOf(kind, place),
    refusal: created.ok ? undefined : created.error,
  }
}

function place(kind: PlaceableKind, at: Place, point: Point | undefined): Result<string> {
  const { diagram, edit } = diagramStore.getState()
  const created = createAt(diagram.topology, kind, at)
  setView({ tool: 'select' })
  if (!created.ok) return fail(created.error)
  const { topology, id } = created.value
  const before = completeLayout(diagram.topology, diagram.layout)
  const layout = point
    ? droppedLayout(topology, before, id, point)
    : completeLayout(topology, before)
  edit(placingLabel(topology, id), () => ({ ...diagram, topology, layout }))
  // A subnet makes its VPC grow, so that they are brought into view together.
  const vpcId = findOf(topology, 'subnet', id)?.vpcId
  const ids = vpcId === undefined ? [id] : [id, vpcId]
  setView({ selection: [id], tab: 'inspect', ruleFocus: undefined, reveal: { ids } })
  return ok(id)
}
