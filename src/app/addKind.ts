import { placeInto } from '@/store/placing'
import type { PlaceableKind } from '@/store/placing/placements'
import { notify } from './notify'

/** Adds a resource where it fits best, or says why there is no place for it. */
export function addKind(kind: PlaceableKind): void {
  const placed = placeInto(kind)
  if (!placed.ok) void notify({ text: placed.error, fault: true })
}
