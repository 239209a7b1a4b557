import type { Micros } from '@/engine/simulation/settings'
import { strings } from '@/strings/strings'
import { frameLoop, SCREEN, type FrameLoop, type FrameSource } from './frames'
import { isHeld } from './gate'
import { runStore } from './runStore'
import { moved, publish, sessionNow, type Session } from './session'

/** Of each frame the run takes no more than this; the rest is the picture's. Of a slow one it takes a share. */
const BUDGET_MS = 6
const SHARE = 0.3
/** React is told of the moment no more often than this, and of lists half as often. */
const TOLD_MS = 125
const LISTS_MS = 250
/** Long lists take no more than this share of the time: after a slow telling the next one waits. */
const LISTS_SHARE = 0.1
const FRAME_MS = 17
/** The speed that is reached is measured over this time, and told below this share of what is wanted. */
const MEASURED_MS = 1000
const ENOUGH = 0.9

let frames: FrameSource = SCREEN
let loop: FrameLoop = frameLoop(SCREEN, playFrame)
let told = 0
let lists = { at: 0, told: false }
let measured = { wall: 0, simulated: 0, late: false }

/** Runs by other frames than the screen's. */
export function setPlayingFrames(source: FrameSource): void {
  loop.stop()
  frames = source
  loop = frameLoop(source, playFrame)
}

export function startPlaying(): void {
  told = 0
  lists = { at: 0, told: false }
  measured = { wall: 0, simulated: 0, late: false }
  runStore.setState({ playing: true, reached: undefined, missed: undefined })
  loop.start()
}

export function stopPlaying(): void {
  loop.stop()
  runStore.setState({ playing: false, reached: undefined })
}

function playFrame(elapsed: number, time: number): boolean {
  const session = sessionNow()
  if (!session) return false
  try {
    return playOn(session, elapsed, time)
  } catch {
    stopPlaying()
    runStore.setState({ fault: strings.run.broken })
    return false
  }
}

function playOn(session: Session, elapsed: number, time: number): boolean {
  const { playing, speed, loop: range } = runStore.getState()
  if (!playing) return false
  const { engine, simulation } = session
  const { now } = engine.presentOf(simulation)
  const wanted = now + Math.round(elapsed * 1000 * speed)
  const target = range ? Math.min(wanted, range.to) : wanted
  const end = playTo(session, target, frames.now() + Math.max(BUDGET_MS, elapsed * SHARE))
  measure(elapsed, engine.presentOf(simulation).now - now, end === 'late', speed)
  if (range && engine.presentOf(simulation).now >= range.to) engine.seekTime(simulation, range.from)
  moved(session)
  // A loop goes round also where nothing more would happen.
  if (end === 'held' || (end === 'over' && !range)) {
    stopPlaying()
    publish(session)
    return false
  }
  tell(session, elapsed, time)
  return true
}

/** What lists cost shows in the frame after they were told: it comes so much later. */
function tell(session: Session, elapsed: number, time: number): void {
  if (lists.told) {
    const wait = Math.max(LISTS_MS, (elapsed - FRAME_MS) / LISTS_SHARE)
    lists = { at: time - elapsed + wait, told: false }
  }
  if (time - told < TOLD_MS) return
  told = time
  const withLists = time >= lists.at
  if (withLists) lists = { at: time, told: true }
  publish(session, withLists)
}

type End = 'there' | 'late' | 'held' | 'over'

/** Lets happen what is due up to a time, as far as the frame has room for it. */
function playTo(session: Session, target: Micros, deadline: number): End {
  const { engine, simulation } = session
  for (;;) {
    const next = engine.nextTime(simulation)
    if (next === undefined || next > target) {
      engine.playUntil(simulation, target)
      return next === undefined ? 'over' : 'there'
    }
    if (isHeld(session)) {
      // The packet stands where it is about to be judged.
      engine.playUntil(simulation, next - 1)
      return 'held'
    }
    engine.advance(simulation)
    if (frames.now() > deadline) return 'late'
  }
}

function measure(elapsed: number, simulated: Micros, late: boolean, speed: number): void {
  measured = {
    wall: measured.wall + elapsed,
    simulated: measured.simulated + simulated,
    late: measured.late || late,
  }
  if (measured.wall < MEASURED_MS) return
  const ratio = measured.simulated / (measured.wall * 1000)
  const reached = measured.late && ratio < speed * ENOUGH ? ratio : undefined
  if (reached !== runStore.getState().reached) runStore.setState({ reached })
  measured = { wall: 0, simulated: 0, late: false }
}
