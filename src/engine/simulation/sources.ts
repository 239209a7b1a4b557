import { openConnection } from './open'
import { SECOND } from './settings'
import type { Pace, TrafficSource } from '@/model/trafficSource'
import { nextNumber, note, schedule, type World } from './world'

/** Lets traffic begin. */
export function startSource(world: World, source: TrafficSource): void {
  const run = nextNumber(world)
  world.sources.set(source.id, { source, run, started: world.now, opened: 0 })
  note(world, { kind: 'trafficStarted', source: source.id })
  const at = world.now + Math.round((source.startsAt ?? 0) * SECOND)
  schedule(world, { kind: 'source', source: source.id, run, at })
}

/** Opens nothing more; what is open goes on. */
export function stopSource(world: World, id: string): void {
  if (world.sources.delete(id)) note(world, { kind: 'trafficStopped', source: id })
}

/** Opens what is due, and plans the next. */
export function runSource(world: World, id: string): void {
  const live = world.sources.get(id)
  if (!live) return
  const { source, run, started, opened } = live
  const { pace, talk } = source
  const count = pace.kind === 'burst' ? pace.count : 1
  const port = pace.kind === 'scan' ? pace.ports.from + opened : undefined
  world.sources.set(id, { ...live, opened: opened + count })
  for (let index = 0; index < count; index += 1) {
    openConnection(world, source, port === undefined ? talk : { ...talk, port })
  }
  const wait = untilNext(pace, opened + count)
  if (wait === undefined) {
    stopSource(world, id)
    return
  }
  const begins = started + Math.round((source.startsAt ?? 0) * SECOND)
  schedule(world, { kind: 'source', source: id, run, at: begins + wait })
}

/** When the next one is due after the beginning; nothing when all is done. */
function untilNext(pace: Pace, opened: number): number | undefined {
  if (pace.kind === 'once' || pace.kind === 'burst') return undefined
  const wait = Math.round((opened * SECOND) / pace.perSecond)
  const isOver =
    pace.kind === 'scan'
      ? pace.ports.from + opened > pace.ports.to
      : pace.forSeconds !== undefined && wait >= pace.forSeconds * SECOND
  return isOver ? undefined : wait
}
