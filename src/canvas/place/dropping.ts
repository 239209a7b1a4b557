import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import { centreOf, moved, type Point } from '@/layout/box'
import type { Box } from '@/layout/diagram'
import { moveToSubnet } from '@/model/edits/moveThings'
import { proposeAddress } from '@/model/edits/proposals'
import { asId, type SubnetId } from '@/model/ids'
import { labelOfId } from '@/model/topology'
import { diagramStore } from '@/store/diagramStore'
import { meantBy } from '../chosen'
import { subnetAtPoint } from '../moveThing'
import { pictureOf } from '../picture'

interface Original {
  readonly name: string
  readonly box: Box
}

interface Dropping {
  /** What would come of letting go now. */
  readonly target?: {
    readonly subnetId: string
    /** The address that is free there, or why it cannot go there. */
    readonly address?: string
    readonly refusal?: string
  }
  /** Where the hand is, in the drawing's own coordinates. */
  readonly at?: Point
  /** Where the things were that stay, while copies of them hang at the hand. */
  readonly originals: readonly Original[]
}

const NOTHING: Dropping = { originals: [] }
const droppingStore = createStore<Dropping>()(() => NOTHING)

export function useDropping<T>(selector: (state: Dropping) => T): T {
  return useStore(droppingStore, selector)
}

/** While things are dragged: what letting go would do, and where the originals of copies are. */
export function showDropping(
  nodes: readonly { readonly id: string; readonly position: Point }[],
  copying: boolean,
): void {
  const { geometry, drawing } = pictureOf(diagramStore.getState().diagram)
  const [first, ...others] = nodes
  const originals = copying ? nodes.flatMap(({ id }) => originalOf(id)) : []
  const thing = first && drawing.byId.get(first.id)
  const box = first && geometry.boxes.get(first.id)
  const start = first && pictureOf(diagramStore.getState().diagram).layout[first.id]
  if (!first || thing?.kind !== 'card' || !box || !start || others.length > 0) {
    droppingStore.setState({ originals }, true)
    return
  }
  const here = moved(box, first.position.x - start.x, first.position.y - start.y)
  const at = centreOf(here)
  const subnetId = subnetAtPoint(geometry, at)
  if (subnetId === undefined || subnetId === thing.parentId) {
    droppingStore.setState({ originals }, true)
    return
  }
  const known = droppingStore.getState().target
  const target = known?.subnetId === subnetId ? known : targetOf(first.id, asId(subnetId))
  droppingStore.setState({ target, at: { x: here.x, y: here.y + here.height }, originals }, true)
}

function originalOf(id: string): readonly Original[] {
  const { geometry } = pictureOf(diagramStore.getState().diagram)
  const box = geometry.boxes.get(id)
  return box ? [{ box, name: labelOfId(geometry.topology, meantBy(id)) }] : []
}

/** The hand has let go. */
export function endDropping(): void {
  droppingStore.setState(NOTHING, true)
}

function targetOf(id: string, subnetId: SubnetId): NonNullable<Dropping['target']> {
  const { topology } = diagramStore.getState().diagram
  const tried = moveToSubnet(topology, id, subnetId)
  if (!tried.ok) return { subnetId, refusal: `${tried.error}.` }
  const address = proposeAddress(topology, subnetId)
  return address === undefined ? { subnetId } : { subnetId, address }
}
