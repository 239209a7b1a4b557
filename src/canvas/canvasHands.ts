import { late } from '@/store/late'
import { handsOff } from '@/ui/presses'

/** The drawing that a hand can move, loaded right after the first paint; it comes in while nothing is held down. */
export const canvasHands = late(async () => {
  const part = await import('./hands')
  await handsOff()
  return part
})
