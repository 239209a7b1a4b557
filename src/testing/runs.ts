import type { Outcome, LogEvent } from '@/engine/simulation/log'
import { SECOND } from '@/engine/simulation/settings'
import {
  createSimulation,
  editNetwork,
  logOf,
  playUntil,
  presentOf,
  topologyOf,
  type Simulation,
  type SimulationSetup,
} from '@/engine/simulation/simulation'
import {
  aTalk,
  type Pace,
  type Talk,
  type TrafficEnd,
  type TrafficSource,
} from '@/model/trafficSource'
import { parseIp } from '@/model/ip'
import type { Resource, Topology } from '@/model/topology'
import { withResources } from '@/model/topology'

/** An end of traffic in a few letters: an address, or the id of a resource. */
function endFrom(text: string): TrafficEnd {
  const address = parseIp(text)
  return address.ok ? { kind: 'address', address: address.value } : { kind: 'resource', id: text }
}

/** Traffic `host-1 → i-web`: one request on TCP 443 unless told otherwise. */
export function traffic(
  from: string | TrafficEnd,
  to: string | TrafficEnd,
  talk: Talk = aTalk('request'),
  about: { readonly id?: string; readonly pace?: Pace; readonly startsAt?: number } = {},
): TrafficSource {
  const ends = [from, to].map((end) => (typeof end === 'string' ? endFrom(end) : end))
  const [one, other] = ends
  if (!one || !other) throw new Error('traffic has two ends')
  return { id: 'traffic', pace: { kind: 'once' }, from: one, to: other, talk, ...about }
}

/** A run of this traffic, at its beginning. */
export function aRun(
  topology: Topology,
  sources: TrafficSource | readonly TrafficSource[],
  about: Partial<SimulationSetup> = {},
): Simulation {
  const all: readonly TrafficSource[] = Array.isArray(sources) ? sources : [sources]
  return createSimulation({ topology, traffic: all, ...about })
}

/** Plays on for so many seconds. */
export function playFor(run: Simulation, seconds: number): void {
  playUntil(run, presentOf(run).now + seconds * SECOND)
}

/** Lays these resources over the network now. */
export function lay(run: Simulation, ...parts: readonly (Resource | readonly Resource[])[]): void {
  editNetwork(run, withResources(topologyOf(run), ...parts.flat()), 'lay')
}

/** Events of one kind until now. */
export function happenings<Kind extends LogEvent['kind']>(
  run: Simulation,
  kind: Kind,
): readonly Extract<LogEvent, { readonly kind: Kind }>[] {
  return logOf(run).filter(
    (event): event is Extract<LogEvent, { readonly kind: Kind }> => event.kind === kind,
  )
}

/** How the connections that ended did so, in the order of their opening. */
export function outcomes(run: Simulation): readonly (Outcome | undefined)[] {
  const ended = new Map(happenings(run, 'ended').map((event) => [event.connection, event.outcome]))
  return happenings(run, 'opened').map(({ connection }) => ended.get(connection))
}

/** What was dropped, once each: `SYN security-group sg-b ENI_SG_RULES_MISMATCH`. */
export function drops(run: Simulation): readonly string[] {
  const lines = happenings(run, 'dropped').map(({ segment, step }) =>
    [segment, step.deniedBy, step.component, step.code].join(' '),
  )
  return [...new Set(lines)]
}
