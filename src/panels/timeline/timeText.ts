import type { Micros } from '@/engine/simulation/settings'

const SECOND: Micros = 1_000_000

/** A moment of a run as its clock shows it: `1:26.4`, and with hours `2:03:00.0`. */
export function clockText(time: Micros): string {
  const tenths = Math.floor(time / (SECOND / 10))
  return `${wholeSeconds(Math.floor(tenths / 10))}.${String(tenths % 10)}`
}

/** The same to the second, as a ruler needs it: `1:20`. */
export function rulerText(time: Micros): string {
  return wholeSeconds(Math.round(time / SECOND))
}

function wholeSeconds(seconds: number): string {
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60]
  const rest = String(seconds % 60).padStart(2, '0')
  return hours > 0
    ? `${String(hours)}:${String(minutes).padStart(2, '0')}:${rest}`
    : `${String(minutes)}:${rest}`
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
