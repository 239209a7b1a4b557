import type { Micros } from '@/engine/simulation/settings'
import type { Loop, RunState } from './runStore'

const SECOND: Micros = 1_000_000
/** Unless told otherwise, so much before the moment is looped. */
const USUAL: Micros = 10 * SECOND
/** A shorter part could not be seen or taken hold of. */
export const SHORTEST: Micros = SECOND / 2

/** The last seconds before the moment, as a part to play again and again. */
export function loopAround({ now }: Pick<RunState, 'now'>): Loop {
  const from = Math.max(0, now - USUAL)
  return { from, to: Math.max(now, from + USUAL / 2) }
}

/** The loop with one of its ends elsewhere; they never pass each other. */
export function withLoopEnd(loop: Loop, end: 'from' | 'to', time: Micros, length: Micros): Loop {
  if (end === 'from') return { ...loop, from: Math.max(0, Math.min(time, loop.to - SHORTEST)) }
  return { ...loop, to: Math.min(Math.max(time, loop.from + SHORTEST), length) }
}
