import type { Room } from '@/layout/viewport'
import { FIT_ROOM } from './camera'

/** What lies over the drawing instead of beside it is marked so. */
const PANELS = '[data-panel]'
/** Less than this beside a panel is no room for a drawing. */
const LEAST_PX = 240

/** What stays free round what is brought into view: the room for islands, and the width that panels lie over. */
export function roomBesidePanels(drawing: Element | null): Room {
  if (!drawing) return FIT_ROOM
  const region = drawing.getBoundingClientRect()
  let [before, after] = [0, 0]
  for (const panel of document.querySelectorAll(PANELS)) {
    const { left, right, width } = panel.getBoundingClientRect()
    const isOver = width > 0 && left < region.right - 1 && right > region.left + 1
    if (isOver && left - region.left < region.right - right) before = right - region.left
    else if (isOver) after = region.right - left
  }
  if (region.width - before - after < LEAST_PX) return FIT_ROOM
  return { ...FIT_ROOM, left: FIT_ROOM.left + before, right: FIT_ROOM.right + after }
}
