import type { LogEvent } from '@/engine/simulation/log'
import { flowNamed } from '../flowText'
import type { KnownFlight } from './flights'
import type { LadderColumn, LadderHop } from './types'

/** Who stands in the ladder, from the opener to the other end, in the order of the request's way. */
export function columnsOf(
  events: readonly LogEvent[],
  flights: readonly KnownFlight[],
): readonly LadderColumn[] {
  const opened = events.find((event) => event.kind === 'opened')
  const first = flowNamed(opened?.flow ?? flights[0]?.flow ?? 'tcp 0.0.0.0 > 0.0.0.0')
  const requests = flights.filter(({ leg }) => leg === 'request')
  const arrived = requests.find(({ end }) => end?.fate === 'arrived')
  const last = arrived?.hops.at(-1)?.step
  const target = last && flowNamed(last.saw)
  const opener: LadderColumn = { id: opened?.from ?? first.src, role: 'opener', address: first.src }
  const end: LadderColumn = {
    id: last?.component ?? opened?.to ?? first.dst,
    role: 'end',
    address: target?.dst ?? first.dst,
  }
  const ownInterface = requests[0]?.hops[0]?.step.at
  const order: string[] = []
  const between = new Map<string, LadderColumn>()
  const taken = new Set([opener.id, end.id])
  for (const { leg, hops } of flights) {
    let place = leg === 'request' ? -1 : order.length
    for (const [index, hop] of hops.entries()) {
      const column = columnFor(hop, last?.at, ownInterface)
      if (!column || taken.has(column.id)) continue
      const key = keyOf(column)
      const known = order.indexOf(key)
      if (known >= 0) {
        place = known
        const before = between.get(key)
        if (before) between.set(key, moreOf(before, column))
        continue
      }
      // A gateway that takes the packet in and out again stands in one column.
      if (index > 0 && leg === 'request') place += 1
      else if (leg === 'request') place = 0
      place = Math.min(Math.max(place, 0), order.length)
      order.splice(place, 0, key)
      between.set(key, column)
    }
  }
  return [opener, ...order.flatMap((key) => between.get(key) ?? []), end]
}

const RANK = { opener: 3, end: 3, rewrites: 2, tracks: 1, refuses: 0 } as const

function moreOf(one: LadderColumn, other: LadderColumn): LadderColumn {
  return RANK[other.role] > RANK[one.role] ? { ...other, id: one.id } : one
}

/** Groups of one interface have one table, and stand in one column. */
function keyOf({ id, at }: LadderColumn): string {
  return at ?? id
}

/** What is worth a column: it rewrites, it refuses, or it tracks at the other end. */
function columnFor(
  { step }: LadderHop,
  endsAt: string | undefined,
  ownInterface: string | undefined,
): LadderColumn | undefined {
  const { checkpoint, component: id, at, decision, after, tracking } = step
  if (checkpoint === 'securityGroup') {
    const tracks = tracking !== undefined && at === endsAt && at !== ownInterface
    if (!tracks && decision !== 'deny') return undefined
    return { id, at, role: tracks ? 'tracks' : 'refuses' }
  }
  if (after !== undefined) return { id, role: 'rewrites', address: rewrittenAddress(step) }
  if (decision === 'deny') return { id, role: 'refuses' }
  return undefined
}

/** The address that a translator has for this connection. */
function rewrittenAddress({ saw, after }: LadderHop['step']): string | undefined {
  const [before, now] = [flowNamed(saw), after === undefined ? undefined : flowNamed(after)]
  if (!now) return undefined
  if (now.src !== before.src) return now.src
  return now.dst === before.dst ? undefined : before.dst
}

/** The column of a decision: its own, or of whoever stands at its interface. */
export function columnOf(columns: readonly LadderColumn[], { step }: LadderHop): number {
  const { component, at, checkpoint } = step
  const table = columns.findIndex((column) => column.at === at && checkpoint === 'securityGroup')
  return table >= 0 ? table : columns.findIndex((column) => column.id === component)
}
