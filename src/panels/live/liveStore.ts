import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import type { Micros } from '@/engine/simulation/settings'

export type LogAction = 'all' | 'ACCEPT' | 'REJECT'

/** A column by which rows are in order; `down` with the greatest first. */
export interface Order {
  readonly column: string
  readonly down: boolean
}

/** How the tables of a run are looked at; kept while the run is open and another part is seen. */
export interface LiveState {
  /** Whether the tables are shown below the timeline, and how high; nothing chosen goes by the room there is. */
  readonly shown: boolean | undefined
  readonly height: number | undefined
  readonly pane: 'tables' | 'log'
  /** `selected`, `everywhere`, or a holder of entries. */
  readonly scope: string
  readonly filter: string
  readonly order: Order | undefined
  readonly logFilter: string
  readonly action: LogAction
  readonly onlyFollowed: boolean
  readonly logOrder: Order | undefined
  readonly interval: Micros
  /** A custom format's text; nothing where records have the default one. */
  readonly format: string | undefined
  readonly asLines: boolean
  readonly silent: boolean
}

const liveStore = createStore<LiveState>()(() => ({
  shown: undefined,
  height: undefined,
  pane: 'tables',
  scope: 'selected',
  filter: '',
  order: undefined,
  logFilter: '',
  action: 'all',
  onlyFollowed: false,
  logOrder: undefined,
  interval: 60_000_000,
  format: undefined,
  asLines: false,
  silent: false,
}))

export function useLive<T>(selector: (state: LiveState) => T): T {
  return useStore(liveStore, selector)
}

export function setLive(change: Partial<LiveState>): void {
  liveStore.setState(change)
}

/** By this column, then the other way round, then as it was. */
export function nextOrder(order: Order | undefined, column: string): Order | undefined {
  if (order?.column !== column) return { column, down: false }
  return order.down ? undefined : { column, down: true }
}
