import type { LogEvent } from '@/engine/simulation/log'
import type { Micros } from '@/engine/simulation/settings'
import type { Target } from '@/engine/simulation/simulation'
import { runSettingsOf } from '@/layout/trafficOf'
import { strings } from '@/strings/strings'
import { diagramStore } from '../diagramStore'
import { pause, simulationStore } from '../simulationStore'
import { goOn, isHeld } from './gate'
import { startFollowing, stopFollowing } from './moments'
import { startPlaying, stopPlaying } from './playing'
import { FARTHEST_SKIP, RUN_AT_REST, runStore, type Loop } from './runStore'
import { sourcesOf } from './runTraffic'
import { goFor, stopSeeking } from './seeking'
import { moved, publish, sessionNow, setSession, type RunEngine, type Session } from './session'

export { beforeTurn } from './gate'
export { onRunFrame, simulationNow } from './session'

let engine: RunEngine | undefined

/** The next denial is looked for so far into what was not played yet. */
const LOOKED_FOR: Micros = 600_000_000

/** Puts the timeline into the dock, at the beginning of a run of the open diagram's traffic. */
export async function openRun(): Promise<void> {
  if (runStore.getState().open) return
  pause()
  runStore.setState({ open: true, status: 'loading', fault: undefined })
  try {
    engine ??= await import('./runEngine')
  } catch {
    runStore.setState({ status: 'failed', fault: strings.run.notLoaded })
    return
  }
  if (runStore.getState().open) begin(engine)
}

/** Back to the single packet; the diagram is as it was last edited. */
export function closeRun(): void {
  const { speed, predicting } = runStore.getState()
  stopPlaying()
  stopSeeking()
  stopFollowing()
  setSession(undefined)
  runStore.setState({ ...RUN_AT_REST, speed, predicting })
}

/** The same traffic from its beginning, through the diagram as it was last edited. */
export function restartRun(): void {
  if (!engine || !runStore.getState().open) return
  stopPlaying()
  stopSeeking()
  stopFollowing()
  begin(engine)
}

/** Changes the newest diagram, whichever moment is shown; a run begins anew with what comes of it. */
export function restartAfter(change: () => void): void {
  restartRun()
  change()
  restartRun()
}

function begin(running: RunEngine): void {
  const { diagram } = diagramStore.getState()
  const { form } = simulationStore.getState()
  const { seed, delays = 'watch' } = runSettingsOf(diagram)
  const simulation = running.createSimulation({
    topology: diagram.topology,
    traffic: sourcesOf(diagram, form),
    ...(seed === undefined ? {} : { seed }),
    settings: delays === 'watch' ? running.SLOW_MOTION : {},
  })
  const session: Session = { engine: running, simulation, form }
  setSession(session)
  const { speed, predicting } = runStore.getState()
  runStore.setState({ ...RUN_AT_REST, open: true, status: 'ready', speed, predicting })
  startFollowing(session, () => {
    queueMicrotask(restartRun)
  })
  publish(session)
  moved(session)
}

export function playRun(): void {
  const session = atHand()
  if (session) startPlaying()
}

export function pauseRun(): void {
  const session = atHand()
  if (session) publish(session)
}

export function toggleRun(): void {
  if (runStore.getState().playing) pauseRun()
  else playRun()
}

/** One event on, or back. */
export function stepEvent(by: 1 | -1): void {
  const session = atHand()
  if (!session) return
  const { engine: running, simulation } = session
  const { tick } = running.presentOf(simulation)
  if (by < 0) running.seekTick(simulation, Math.max(0, tick - 1))
  else if (!isHeld(session)) running.advance(simulation)
  show(session)
}

/** On or back until a packet is sent, dropped or arrives: of the followed connection, else of any. */
export function stepPacket(by: 1 | -1): void {
  const session = atHand()
  if (!session) return
  const isIt = isPacketOf(runStore.getState().followed)
  if (by > 0) {
    goFor({
      name: 'packet',
      isIt: (written) => written.some(isIt),
      limit: Infinity,
      asks: true,
    })
    return
  }
  toLastBefore(session, session.engine.knownOf(session.simulation), isIt)
}

/** Goes to a time: at once where it is near what is kept, else in slices. */
export function seekTo(time: Micros): void {
  const session = atHand()
  if (session) goTo(session, { time: Math.max(0, Math.round(time)) })
}

/** Goes to just after so many events. */
export function seekToTick(tick: number): void {
  const session = atHand()
  if (session) goTo(session, { tick: Math.max(0, tick) })
}

/**
 * Skips a quiet stretch: to just after whatever comes next. What is left after an hour without a packet
 * are entries that expire in days (CT-15): on a ruler of days the run itself would be a dot.
 */
export function skipQuiet(): void {
  const session = atHand()
  if (!session) return
  const next = session.engine.nextTime(session.simulation)
  const { now } = session.engine.presentOf(session.simulation)
  if (next === undefined || next - now > FARTHEST_SKIP) return
  session.engine.playUntil(session.simulation, next)
  show(session)
}

/** Goes to where the next packet is refused. */
export function toNextDenial(): void {
  const session = atHand()
  if (!session) return
  const { engine: running, simulation } = session
  const { tick } = running.presentOf(simulation)
  const mark = running.marksOf(simulation).find((one) => one.tick >= tick && isDenial(one))
  if (mark) {
    goTo(session, { tick: mark.tick + 1 })
    return
  }
  const { knownUntil } = runStore.getState()
  running.seekTime(simulation, knownUntil)
  goFor({
    name: 'denial',
    isIt: (written) => written.some(isDenial),
    limit: knownUntil + LOOKED_FOR,
    asks: false,
  })
}

/** Goes to where a packet was refused last. */
export function toPreviousDenial(): void {
  const session = atHand()
  // Of a long run the denials are known for longer than the rest.
  if (session) toLastBefore(session, session.engine.marksOf(session.simulation), isDenial)
}

export function setRunSpeed(speed: number): void {
  runStore.setState({ speed, reached: undefined })
}

/** Plays a part again and again; nothing plays on to the end. */
export function setLoop(loop: Loop | undefined): void {
  runStore.setState({ loop })
}

/** Chooses the connection that ladder, tables, lanes and canvas show. */
export function follow(connection: string | undefined): void {
  runStore.setState({ followed: connection })
}

/** The run, paused and under a hand. */
function atHand(): Session | undefined {
  const session = sessionNow()
  if (!session) return undefined
  stopPlaying()
  stopSeeking()
  goOn(session)
  runStore.setState({ missed: undefined })
  return session
}

function show(session: Session): void {
  publish(session)
  moved(session)
}

/** More events than these are replayed in slices. */
const NEAR = 1500

function goTo(session: Session, wanted: Target): void {
  const { engine: running, simulation } = session
  const target = exactly(session, wanted)
  const replay = running.replayOf(simulation, target)
  if (replay !== undefined && replay <= NEAR) {
    if ('tick' in target) running.seekTick(simulation, target.tick)
    else running.seekTime(simulation, target.time)
    show(session)
    return
  }
  running.approach(simulation, target)
  const isThere = () => 'tick' in target && simulation.world.tick >= target.tick
  if (isThere()) show(session)
  else goFor({ name: nameOf(target), isIt: isThere, limit: limitOf(target), asks: false })
}

/** Just after the last event is another moment than a quiet while after it. */
function exactly({ engine: running, simulation }: Session, target: Target): Target {
  if (!('tick' in target) || target.tick !== simulation.world.tick) return target
  const last = running.knownOf(simulation).findLast(({ tick }) => tick < target.tick)
  return { time: last?.time ?? 0 }
}

function nameOf(target: Target): Micros | 'moment' {
  return 'time' in target ? target.time : 'moment'
}

function limitOf(target: Target): Micros {
  return 'time' in target ? target.time : Infinity
}

function toLastBefore(
  session: Session,
  events: readonly LogEvent[],
  isIt: (event: LogEvent) => boolean,
): void {
  const { tick, now } = session.engine.presentOf(session.simulation)
  const event = events.findLast(
    (one) => isIt(one) && (one.tick + 1 < tick || (one.tick + 1 === tick && one.time < now)),
  )
  goTo(session, { tick: event ? event.tick + 1 : 0 })
}

function isDenial({ kind }: LogEvent): boolean {
  return kind === 'dropped' || kind === 'vanished'
}

function isPacketOf(connection: string | undefined): (event: LogEvent) => boolean {
  return (event) =>
    (event.kind === 'sent' ||
      event.kind === 'dropped' ||
      event.kind === 'vanished' ||
      event.kind === 'arrived') &&
    (connection === undefined || event.connection === connection)
}
