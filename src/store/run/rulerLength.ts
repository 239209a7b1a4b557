import type { Micros } from '@/engine/simulation/settings'

const SECOND: Micros = 1_000_000
const SECONDS = [30, 60, 120, 300, 600, 1200, 1800, 3600, 7200, 14_400, 43_200, 86_400]

/** How much a ruler shows: all that was played and some room, in a round number; it never gets shorter. */
export function rulerLength(knownUntil: Micros, before: Micros = 0): Micros {
  const wanted = Math.max(before, knownUntil * 1.1)
  const round = SECONDS.find((seconds) => seconds * SECOND >= wanted)
  return round === undefined
    ? Math.ceil(wanted / (86_400 * SECOND)) * 86_400 * SECOND
    : round * SECOND
}
