import type { LogEvent } from '@/engine/simulation/log'
import { eventOf, knownFrom, loggedOf, type Simulation } from '@/engine/simulation/simulation'

/** The events of a run that somebody asks for again and again, read once each. */
export interface LogIndex<Wanted extends LogEvent = LogEvent> {
  readonly wants: (event: LogEvent) => event is Wanted
  readonly events: Wanted[]
  /** How far the log was read, and the event that was the last then. */
  read: number
  last: LogEvent | undefined
}

/** An index of nothing yet. */
export function createLogIndex<Wanted extends LogEvent>(
  wants: (event: LogEvent) => event is Wanted,
): LogIndex<Wanted> {
  return { wants, events: [], read: 0, last: undefined }
}

/** An index of events of these kinds. */
export function indexOfKinds<Kind extends LogEvent['kind']>(
  ...kinds: readonly Kind[]
): LogIndex<Extract<LogEvent, { readonly kind: Kind }>> {
  const wanted = new Set<string>(kinds)
  return createLogIndex((event): event is Extract<LogEvent, { readonly kind: Kind }> =>
    wanted.has(event.kind),
  )
}

/** Every wanted event that is known, also beyond the present: in order, never to be changed. */
export function readKnown<Wanted extends LogEvent>(
  index: LogIndex<Wanted>,
  simulation: Simulation,
): readonly Wanted[] {
  const { base } = simulation.memory
  const { last, events } = index
  if (last && last.seq >= base && eventOf(simulation, last.seq) !== last) {
    // An edit in the past made another future, or the run began again.
    while (isStale(simulation, events.at(-1))) events.pop()
    index.read = (events.at(-1)?.seq ?? -1) + 1
  }
  const news = knownFrom(simulation, index.read)
  for (const event of news) if (index.wants(event)) events.push(event)
  index.last = news.at(-1) ?? index.last
  index.read = (index.last?.seq ?? -1) + 1
  return events
}

/** Every wanted event until now. */
export function readUntilNow<Wanted extends LogEvent>(
  index: LogIndex<Wanted>,
  simulation: Simulation,
): readonly Wanted[] {
  const known = readKnown(index, simulation)
  const count = countBefore(known, loggedOf(simulation))
  return count === known.length ? known : known.slice(0, count)
}

function isStale(simulation: Simulation, event: LogEvent | undefined): boolean {
  if (!event || event.seq < simulation.memory.base) return false
  return eventOf(simulation, event.seq) !== event
}

/** How many of these, which stand in order, come before an event's number. */
export function countBefore(events: readonly { readonly seq: number }[], seq: number): number {
  let [low, high] = [0, events.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((events[middle]?.seq ?? Infinity) < seq) low = middle + 1
    else high = middle
  }
  return low
}
