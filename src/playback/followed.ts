import type { LogEvent } from '@/engine/simulation/log'
import type { Simulation } from '@/engine/simulation/simulation'
import type { TrafficStation } from '@/engine/simulation/stationOf'
import type { Leg } from '@/engine/trace'
import { countBefore, goesOn } from './trafficTally'

type StepEvent = Extract<LogEvent, { readonly kind: 'step' | 'dropped' }>

/** What a run's log says of one connection, as far as it was read. */
export interface Following {
  readonly connection: string
  read: number
  last: LogEvent | undefined
  readonly steps: StepEvent[]
}

/** Where one packet has been, in order. */
export interface Route {
  readonly flight: string
  readonly leg: Leg
  readonly stations: readonly TrafficStation[]
  readonly died: boolean
}

/** A packet makes fewer steps than that. */
const MOST_STEPS = 240
/** Of each leg so many packets: the one on its way, and the one before it. */
const ROUTES_A_LEG = 2

/** A connection of which nothing was read yet. */
export function followConnection(connection: string): Following {
  return { connection, read: 0, last: undefined, steps: [] }
}

/** Reads on; where the future was made anew, all again. */
export function readFollowed(following: Following, { memory }: Simulation): void {
  if (!goesOn(following, memory)) {
    following.read = 0
    following.steps.length = 0
  }
  const { base, events } = memory
  for (let index = Math.max(0, following.read - base); index < events.length; index++) {
    const event = events[index]
    if (event?.kind !== 'step' && event?.kind !== 'dropped') continue
    if (event.connection === following.connection) following.steps.push(event)
  }
  following.read = base + events.length
  following.last = events.at(-1)
}

/**
 * Where the connection's last packets have been until a moment: of each leg the last, and the one before
 * it, unless the last has died, for then it goes no farther.
 */
export function routesOf({ steps }: Following, logged: number): readonly Route[] {
  const end = countBefore(steps, ({ seq }) => seq < logged)
  const byFlight = new Map<string, StepEvent[]>()
  for (const event of steps.slice(Math.max(0, end - 2 * ROUTES_A_LEG * MOST_STEPS), end)) {
    const own = byFlight.get(event.flight) ?? []
    own.push(event)
    byFlight.set(event.flight, own)
  }
  const routes = [...byFlight].map(([flight, own]): Route => {
    const stations = own.map(({ step: { checkpoint, component, at } }) => ({
      checkpoint,
      component,
      at,
    }))
    const leg = own[0]?.step.leg ?? 'request'
    return { flight, leg, stations, died: own.at(-1)?.kind === 'dropped' }
  })
  return (['request', 'response'] as const).flatMap((leg) => {
    const last = routes.filter((route) => route.leg === leg).slice(-ROUTES_A_LEG)
    return last.at(-1)?.died === true ? last.slice(-1) : last
  })
}
