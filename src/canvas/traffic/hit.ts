import { onScreen } from './brush'
import type { View } from '../far/sheet'
import type { Point } from '@/layout/box'
import type { PlacedChip } from './chips'
import type { PacketMark } from './marks'

/** A packet is small and on its way: who points near it means it. */
const REACH = 12

/** The connection whose packet or whose dead one meets a point of the screen; the nearest packet first. */
export function connectionAt(
  point: Point,
  view: View,
  packets: readonly PacketMark[],
  chips: readonly PlacedChip[],
): string | undefined {
  let nearest: { readonly connection: string; readonly distance: number } | undefined
  for (const mark of packets) {
    const { x, y } = onScreen(view, mark)
    const distance = Math.hypot(x - point.x, y - point.y)
    if (distance <= (nearest?.distance ?? REACH)) {
      nearest = { connection: mark.connection, distance }
    }
  }
  if (nearest) return nearest.connection
  return chips.find(
    ({ box }) =>
      point.x >= box.x &&
      point.y >= box.y &&
      point.x <= box.x + box.width &&
      point.y <= box.y + box.height,
  )?.connection
}
