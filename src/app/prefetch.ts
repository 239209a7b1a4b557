import { loadEngine } from '@/store/engine'

const PARTS: readonly (() => Promise<unknown>)[] = [
  loadEngine,
  () => import('@/canvas/packet/PacketLayer'),
  () => import('@/canvas/PacketProgress'),
  () => import('@/panels/dock/Walk'),
  () => import('@/panels/trace/Verdict'),
  () => import('@/panels/trace/TracePanel'),
]

/** Fetches what the first screen has no use for but the first packet has, so that no click waits for it. */
export function prefetch(): void {
  for (const load of PARTS) load().catch(forget)
}

/** Whoever needs it asks again, and tells that it is missing. */
function forget(): void {}
