import type { LogEvent } from '@/engine/simulation/log'
import type { Micros } from '@/engine/simulation/settings'
import { strings } from '@/strings/strings'
import { frameLoop, SCREEN, type FrameLoop, type FrameSource } from './frames'
import { isHeld } from './gate'
import { runStore } from './runStore'
import { moved, publish, sessionNow, type Session } from './session'

/** Where a way into the unplayed leads. */
interface Goal {
  readonly name: Micros | 'moment' | 'denial' | 'packet'
  /** Whether what was just written is what was looked for. */
  readonly isIt: (written: readonly LogEvent[]) => boolean
  /** No farther than this. */
  readonly limit: Micros
  /** Whether it stops where a prediction is asked for. */
  readonly asks: boolean
}

/** So much of the way is gone at a time; the screen shows in between how far it is. */
const SLICE_MS = 24

let frames: FrameSource = SCREEN
let loop: FrameLoop = frameLoop(SCREEN, goSlice)
let goal: Goal | undefined

/** Goes by other frames than the screen's. */
export function setSeekingFrames(source: FrameSource): void {
  loop.stop()
  frames = source
  loop = frameLoop(source, goSlice)
}

/** Goes on until something happens or a time comes: at once where it is near, else in slices. */
export function goFor(next: Goal): void {
  goal = next
  runStore.setState({ seeking: next.name, missed: undefined })
  if (goSlice()) loop.start()
}

export function stopSeeking(): void {
  loop.stop()
  goal = undefined
  if (runStore.getState().seeking !== undefined) runStore.setState({ seeking: undefined })
}

function goSlice(): boolean {
  const session = sessionNow()
  if (!session || !goal) return false
  try {
    return goSome(session, goal)
  } catch {
    stopSeeking()
    runStore.setState({ fault: strings.run.broken })
    return false
  }
}

function goSome(session: Session, aim: Goal): boolean {
  const end = goOnFor(session, aim, frames.now() + SLICE_MS)
  if (end !== 'onTheWay') {
    const { name } = aim
    const missed = end === 'limit' && (name === 'denial' || name === 'packet') ? name : undefined
    stopSeeking()
    runStore.setState({ missed })
  }
  publish(session, end !== 'onTheWay')
  moved(session)
  return end === 'onTheWay'
}

type End = 'onTheWay' | 'there' | 'limit'

function goOnFor(session: Session, { isIt, limit, asks }: Goal, deadline: number): End {
  const { engine, simulation } = session
  for (;;) {
    const next = engine.nextTime(simulation)
    if (next === undefined || next > limit) {
      if (next !== undefined || limit !== Infinity) engine.playUntil(simulation, limit)
      return 'limit'
    }
    if (asks && isHeld(session)) {
      engine.playUntil(simulation, next - 1)
      return 'there'
    }
    const written = engine.advance(simulation)
    if (written && isIt(written)) return 'there'
    if (frames.now() > deadline) return 'onTheWay'
  }
}
