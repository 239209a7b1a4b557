import type { LogEvent } from '@/engine/simulation/log'
import { loggedOf, type Simulation } from '@/engine/simulation/simulation'
import { createLogIndex, indexOfKinds, readKnown, type LogIndex } from '@/playback/logIndex'
import { ladderOf } from '@/playback/ladder/ladder'
import type { Ladder } from '@/playback/ladder/types'

interface Books {
  readonly connection: string
  readonly events: LogIndex
}

const books = new WeakMap<Simulation, Books>()

/** The ladder of a connection at this moment. */
export function ladderNow(simulation: Simulation, connection: string): Ladder {
  const known = books.get(simulation)
  const own =
    known?.connection === connection ? known : { connection, events: indexFor(connection) }
  books.set(simulation, own)
  return ladderOf(readKnown(own.events, simulation), loggedOf(simulation))
}

function indexFor(connection: string): LogIndex {
  return createLogIndex(
    (event): event is LogEvent =>
      event.kind === 'edit' || ('connection' in event && event.connection === connection),
  )
}

const kept = new WeakMap<Simulation, string>()

/** The connection that is shown while none is followed: the one that was shown before, else the last. */
export function shownUnchosen(
  simulation: Simulation,
  offered: readonly Followable[],
): string | undefined {
  const before = kept.get(simulation)
  const shown = offered.some(({ id }) => id === before) ? before : offered[0]?.id
  if (shown !== undefined) kept.set(simulation, shown)
  return shown
}

type Opened = Extract<LogEvent, { readonly kind: 'opened' | 'ended' }>

const opened = new WeakMap<Simulation, LogIndex<Opened>>()

/** A connection that can be followed, and how it ended until now. */
export interface Followable {
  readonly id: string
  readonly from: string
  readonly to: string
  readonly flow: string
  readonly outcome: Extract<LogEvent, { readonly kind: 'ended' }>['outcome'] | undefined
}

/** So many of the last connections are offered. */
const MOST = 200

/** The connections that were opened until now, the last first. */
export function connectionsNow(simulation: Simulation): readonly Followable[] {
  const index = opened.get(simulation) ?? indexOfKinds('opened', 'ended')
  opened.set(simulation, index)
  const logged = loggedOf(simulation)
  const outcomes = new Map<string, Followable['outcome']>()
  const all: Followable[] = []
  for (const event of readKnown(index, simulation).toReversed()) {
    if (event.seq >= logged) continue
    const { connection: id } = event
    if (event.kind === 'ended') outcomes.set(id, event.outcome)
    else {
      const { from, to, flow } = event
      all.push({ id, from, to, flow, outcome: outcomes.get(id) })
      if (all.length >= MOST) break
    }
  }
  return all
}
