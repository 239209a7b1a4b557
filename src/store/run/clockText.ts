import type { Micros } from '@/engine/simulation/settings'

const TENTH: Micros = 100_000

/** A moment of a run as its clock shows it: `1:26.4`, and with hours `2:03:00.0`. */
export function clockText(time: Micros): string {
  const tenths = Math.floor(time / TENTH)
  return `${secondsText(Math.floor(tenths / 10))}.${String(tenths % 10)}`
}

/** Whole seconds as a clock shows them: `1:26`. */
export function secondsText(seconds: number): string {
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60]
  const rest = String(seconds % 60).padStart(2, '0')
  return hours > 0
    ? `${String(hours)}:${String(minutes).padStart(2, '0')}:${rest}`
    : `${String(minutes)}:${rest}`
}
