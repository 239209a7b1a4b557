import { canvasHands } from '@/canvas/canvasHands'
import { connectingHand } from '@/store/connectGesture'
import { loadEngine } from '@/store/engine'
import { loadChecks } from '@/store/issues'
import { loadRadix } from '@/ui/radix'
import { appHands } from './lateCommands'

/** In the order in which a hand may ask for them. */
const PARTS: readonly (() => Promise<unknown>)[] = [
  canvasHands.load,
  appHands.load,
  loadRadix,
  connectingHand.load,
  loadChecks,
  loadEngine,
  () => import('@/canvas/packet/PacketLayer'),
  () => import('@/canvas/PacketProgress'),
  () => import('@/panels/dock/Walk'),
  () => import('@/panels/timeline/DockHead'),
  () => import('@/panels/trace/Verdict'),
  () => import('@/panels/trace/TracePanel'),
]

/** Once the first screen is seen, fetches what it has no use for, so that no click waits for it. */
export function afterPaint(): void {
  // The second frame begins when the first one with the drawing is on the screen.
  requestAnimationFrame(() => {
    requestAnimationFrame(() => {
      for (const load of PARTS) load().catch(forget)
    })
  })
}

/** Whoever needs it asks again, and tells that it is missing. */
function forget(): void {}
