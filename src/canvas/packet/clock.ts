import { GHOST_DELAY_MS, GHOST_SLOWDOWN, pauseMs, travelMs } from '@/playback/timeline'
import type { Journey } from './journey'
import { pointAlong } from './track'

/** What the clock moves: told each frame where the packet is. */
export interface PacketStage {
  /** The packet's place, and how far along its track it has come. */
  readonly show: (frame: PacketFrame) => void
  /** The packet has arrived at the next station. */
  readonly arrive: () => void
}

export interface PacketFrame {
  readonly x: number
  readonly y: number
  readonly leg: 'request' | 'response'
  readonly distance: number
  readonly travelling: boolean
}

/** Where the packet is this long after it came to a station; undefined once it has arrived. */
export function frameAt(
  journey: Journey,
  position: number,
  elapsedMs: number,
  speed: number,
): PacketFrame | undefined {
  const here = journey.stations[position]
  const next = journey.stations[position + 1]
  const track = here && journey.tracks[here.step.leg]
  if (!here || !track) return undefined
  const { leg } = here.step
  const startsGhost = next !== undefined && next.step.ghost && !here.step.ghost
  const pause = (pauseMs(here.step) + (startsGhost ? GHOST_DELAY_MS : 0)) / speed
  if (elapsedMs < pause) {
    return { ...pointAlong(track, here.rest), leg, distance: here.rest, travelling: false }
  }
  // The response starts where the request ended: nothing to travel between the two lanes.
  const way = next && next.step.leg === leg ? next.rest - here.rest : 0
  if (!next || Math.abs(way) < 1) return undefined
  const slowdown = next.step.ghost ? GHOST_SLOWDOWN : 1
  const share = (elapsedMs - pause) / ((travelMs(Math.abs(way)) * slowdown) / speed)
  if (share >= 1) return undefined
  const distance = here.rest + way * (next.step.ghost ? share : easeInOut(share))
  return { ...pointAlong(track, distance), leg, distance, travelling: true }
}

/**
 * The application's one clock: moves the packet from station to station until it is stopped. It
 * writes to the stage each frame and leaves the stores alone but for each arrival.
 */
export function startClock(
  journey: Journey,
  stage: PacketStage,
  now: () => { readonly position: number; readonly speed: number },
): () => void {
  let handle = 0
  let position = now().position
  let cameAt: number | undefined
  const tick = (time: number): void => {
    const state = now()
    if (state.position !== position) {
      position = state.position
      cameAt = undefined
    }
    cameAt ??= time
    const frame = frameAt(journey, position, time - cameAt, state.speed)
    if (frame) stage.show(frame)
    else stage.arrive()
    handle = requestAnimationFrame(tick)
  }
  handle = requestAnimationFrame(tick)
  return () => {
    cancelAnimationFrame(handle)
  }
}

function easeInOut(share: number): number {
  return share < 0.5 ? 2 * share * share : 1 - (-2 * share + 2) ** 2 / 2
}
