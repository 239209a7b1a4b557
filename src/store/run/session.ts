import type { Micros } from '@/engine/simulation/settings'
import type { Simulation } from '@/engine/simulation/simulation'
import type * as engines from './runEngine'
import type { PacketForm } from '../simulationStore'
import { runStore } from './runStore'
import { rulerLength } from './rulerLength'

/** What runs traffic. */
export type RunEngine = typeof engines

/** The run that is open, with what it runs in. */
export interface Session {
  readonly engine: RunEngine
  readonly simulation: Simulation
  /** The packet that ran where the diagram had no traffic of its own. */
  readonly form: PacketForm
}

type FrameListener = (simulation: Simulation) => void

let session: Session | undefined
const listeners = new Set<FrameListener>()

export function sessionNow(): Session | undefined {
  return session
}

export function setSession(next: Session | undefined): void {
  session = next
}

/** The run, for painters and tables: read, never changed. */
export function simulationNow(): Simulation | undefined {
  return session?.simulation
}

/** Tells in every frame in which the moment changed, and once after each step or seek. */
export function onRunFrame(listener: FrameListener): () => void {
  listeners.add(listener)
  return () => {
    listeners.delete(listener)
  }
}

let prepare: ((session: Session) => void) | undefined

/** What is done before painters are told of a moment: its diagram is shown. */
export function beforeFrames(listener: ((session: Session) => void) | undefined): void {
  prepare = listener
}

/** The moment is another one: painters paint it. */
export function moved(session: Session): void {
  prepare?.(session)
  const { simulation } = session
  for (const listener of listeners) listener(simulation)
}

/** Nothing for so long, in simulated time, is a quiet stretch. */
const QUIET: Micros = 1_500_000

/** Tells React which moment it is; `beats` where lists should be read anew too. */
export function publish({ engine, simulation }: Session, beats = true): void {
  const { now, tick } = engine.presentOf(simulation)
  const before = runStore.getState()
  const knownUntil = Math.max(now, engine.knownOf(simulation).at(-1)?.time ?? 0, before.knownUntil)
  const next = engine.nextTime(simulation)
  const isQuiet = next !== undefined && simulation.world.flights.size === 0 && next - now > QUIET
  runStore.setState({
    now,
    tick,
    beat: before.beat + (beats ? 1 : 0),
    knownUntil,
    length: rulerLength(knownUntil, before.length),
    quietUntil: isQuiet ? next : undefined,
    over: next === undefined,
  })
}
