import type { Micros } from '@/engine/simulation/settings'
import { secondsText } from '@/store/run/clockText'

export { clockText } from '@/store/run/clockText'

const SECOND: Micros = 1_000_000

/** A moment to the second, as a ruler needs it: `1:20`. */
export function rulerText(time: Micros): string {
  return secondsText(Math.round(time / SECOND))
}

const STEPS = [
  1, 2, 5, 10, 20, 30, 60, 120, 300, 600, 1200, 1800, 3600, 7200, 14_400, 43_200, 86_400,
]

/** Where a ruler of a length has its numbers, no nearer together than there is room for. */
export function rulerTimes(length: Micros, room: number): readonly Micros[] {
  const most = Math.max(1, room)
  const step = STEPS.find((seconds) => length / (seconds * SECOND) <= most) ?? 86_400
  const times: Micros[] = []
  for (let time = 0; time <= length; time += step * SECOND) times.push(time)
  return times
}
