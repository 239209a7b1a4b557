import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import type { Micros } from '@/engine/simulation/settings'

/** Simulated seconds per second. */
export const RUN_SPEEDS = [0.1, 0.25, 0.5, 1, 2, 5, 10, 60] as const

/** A part of the timeline that is played again and again. */
export interface Loop {
  readonly from: Micros
  readonly to: Micros
}

/** What the screen knows of a run of traffic; the run itself never goes through React. */
/** A quiet stretch that is longer is not skipped. */
export const FARTHEST_SKIP: Micros = 3_600_000_000

export interface RunState {
  /** The run's timeline stands in the dock, instead of the single packet's walk. */
  readonly open: boolean
  readonly status: 'idle' | 'loading' | 'ready' | 'failed'
  readonly playing: boolean
  readonly speed: number
  /** Published a few times a second while playing; at once when paused, stepped or sought. */
  readonly now: Micros
  readonly tick: number
  /** Counts what lists should read anew: a few times a second while playing, at once otherwise. */
  readonly beat: number
  /** The farthest that was ever played. */
  readonly knownUntil: Micros
  /** What the ruler shows. */
  readonly length: Micros
  readonly loop: Loop | undefined
  /** The connection that was chosen: ladder, tables, lanes and canvas show it. */
  readonly followed: string | undefined
  /** The speed that was reached where the machine does not keep up. */
  readonly reached: number | undefined
  /** When the next thing happens, where nothing happens for a while. */
  readonly quietUntil: Micros | undefined
  /** Nothing more will happen by itself. */
  readonly over: boolean
  /** Where a way into the unplayed leads, while it is gone. */
  readonly seeking: Micros | 'moment' | 'denial' | 'packet' | undefined
  /** What was looked for and did not come. */
  readonly missed: 'denial' | 'packet' | undefined
  readonly predicting: boolean
  readonly fault: string | undefined
}

export const RUN_AT_REST: RunState = {
  open: false,
  status: 'idle',
  playing: false,
  speed: 1,
  now: 0,
  tick: 0,
  beat: 0,
  knownUntil: 0,
  length: 0,
  loop: undefined,
  followed: undefined,
  reached: undefined,
  quietUntil: undefined,
  over: false,
  seeking: undefined,
  missed: undefined,
  predicting: false,
  fault: undefined,
}

export const runStore = createStore<RunState>()(() => RUN_AT_REST)

export function useRun<T>(selector: (state: RunState) => T): T {
  return useStore(runStore, selector)
}

/** Renders again whenever a list of the run may be another: at most four times a second while playing. */
export function useRunTick(): number {
  return useRun(({ beat }) => beat)
}
