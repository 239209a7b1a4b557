import { announce } from '@/canvas/announcer'
import { diagramStore } from '@/store/diagramStore'
import { placeAt, placeInto } from '@/store/placing'
import { placedWords } from '@/store/placing/placedWords'
import type { PlaceableKind } from '@/store/placing/placements'
import { nameNew, pointingStore, type Spot } from '@/store/pointing'
import { viewStore } from '@/store/viewStore'
import { notify } from './notify'

/** Adds a resource where the selection is, else where the pointer is, else where it fits best. */
export function addKind(kind: PlaceableKind): void {
  const selected = viewStore.getState().selection.length > 0
  placeHere(kind, selected ? undefined : pointingStore.getState().pointer)
}

/** Adds a resource at a spot of the drawing, or says why there is no place for it. */
export function placeHere(kind: PlaceableKind, spot: Spot | undefined): void {
  const before = diagramStore.getState().diagram.topology
  const placed = spot ? placeAt(kind, spot.point) : placeInto(kind)
  if (!placed.ok) {
    void notify({ text: `${placed.error}.`, fault: true })
    return
  }
  const { topology } = diagramStore.getState().diagram
  announce(placedWords(before, topology, placed.value))
  nameNew(topology, placed.value)
}
