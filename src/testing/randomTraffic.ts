import * as fc from 'fast-check'
import { ip } from '@/model/ip'
import {
  aTalk,
  RUN_DELAYS,
  TALK_KINDS,
  TRAFFIC_LIMITS,
  type Pace,
  type RunSettings,
  type TrafficEnd,
  type TrafficSource,
} from '@/model/trafficSource'

const id = fc.string({ minLength: 1, maxLength: 12 })
const port = fc.integer({ min: 0, max: 65535 })
const rate = fc.double({
  min: TRAFFIC_LIMITS.perSecond.from,
  max: TRAFFIC_LIMITS.perSecond.to,
  noNaN: true,
})
const seconds = fc.nat({ max: TRAFFIC_LIMITS.seconds.to })

const end: fc.Arbitrary<TrafficEnd> = fc.oneof(
  fc.record({ kind: fc.constantFrom('resource', 'group', 'fleet'), id }),
  fc.record({
    kind: fc.constant('address' as const),
    address: fc.constantFrom(ip('10.0.0.9'), ip('2001:db8::9')),
  }),
  fc.record({ kind: fc.constant('several' as const), ids: fc.array(id, { maxLength: 3 }) }),
  fc.record({ kind: fc.constant('gone' as const), name: fc.string() }),
)

const pace: fc.Arbitrary<Pace> = fc.oneof(
  fc.record({ kind: fc.constant('once' as const) }),
  fc.record(
    { kind: fc.constant('steady' as const), perSecond: rate, forSeconds: seconds },
    { requiredKeys: ['kind', 'perSecond'] },
  ),
  fc.record({ kind: fc.constant('burst' as const), count: fc.integer({ min: 1, max: 1000 }) }),
  fc.record({
    kind: fc.constant('scan' as const),
    perSecond: rate,
    ports: fc.tuple(port, port).map(([a, b]) => ({ from: Math.min(a, b), to: Math.max(a, b) })),
  }),
)

const source: fc.Arbitrary<TrafficSource> = fc.record(
  {
    id,
    from: end,
    to: end,
    talk: fc
      .constantFrom(...TALK_KINDS)
      .chain((kind) =>
        fc
          .record({ port, exchanges: fc.integer({ min: 1, max: 9999 }), pauseSeconds: seconds })
          .map((about) => aTalk(kind, about)),
      ),
    pace,
    family: fc.constantFrom(4, 6),
    startsAt: seconds,
    off: fc.constant(true as const),
  },
  { requiredKeys: ['id', 'from', 'to', 'talk', 'pace'] },
)

/** Any traffic that a diagram may hold. */
export const anyTraffic: fc.Arbitrary<readonly TrafficSource[]> = fc.uniqueArray(source, {
  selector: (one) => one.id,
  maxLength: 5,
})

/** Any settings of a run. */
export const anyRunSettings: fc.Arbitrary<RunSettings> = fc.record(
  { seed: fc.integer(), delays: fc.constantFrom(...RUN_DELAYS) },
  { requiredKeys: [] },
)
