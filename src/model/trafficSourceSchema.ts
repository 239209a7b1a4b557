import * as z from 'zod/mini'
import { LAST_PORT } from './ports'
import { ipSchema, listOf } from './schema'
import { portRangeSchema } from './trafficSchema'
import {
  RUN_DELAYS,
  TALK_KINDS,
  TRAFFIC_LIMITS,
  type RunSettings,
  type TrafficSource,
} from './trafficSource'

const { perSecond, count, exchanges, seconds } = TRAFFIC_LIMITS
const textSchema = z.string().check(z.minLength(1))
const rateSchema = z.number().check(z.minimum(perSecond.from), z.maximum(perSecond.to))
const secondsSchema = z.number().check(z.minimum(seconds.from), z.maximum(seconds.to))

const endSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('resource'), id: textSchema }),
  z.object({ kind: z.literal('address'), address: ipSchema }),
  z.object({ kind: z.literal('group'), id: textSchema }),
  z.object({ kind: z.literal('fleet'), id: textSchema }),
  z.object({ kind: z.literal('several'), ids: listOf(textSchema) }),
  z.object({ kind: z.literal('gone'), name: z.string() }),
])

const talkSchema = z.object({
  kind: z.enum(TALK_KINDS),
  protocol: z.union([
    z.enum(['tcp', 'udp', 'icmp', 'icmpv6']),
    z.int().check(z.minimum(0), z.maximum(255)),
  ]),
  port: z.exactOptional(z.int().check(z.minimum(0), z.maximum(LAST_PORT))),
  exchanges: z.int().check(z.minimum(exchanges.from), z.maximum(exchanges.to)),
  pauseSeconds: secondsSchema,
})

const paceSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('once') }),
  z.object({
    kind: z.literal('steady'),
    perSecond: rateSchema,
    forSeconds: z.exactOptional(secondsSchema),
  }),
  z.object({
    kind: z.literal('burst'),
    count: z.int().check(z.minimum(count.from), z.maximum(count.to)),
  }),
  z.object({ kind: z.literal('scan'), perSecond: rateSchema, ports: portRangeSchema }),
])

/** A source of traffic as a file holds it. */
export const trafficSourceSchema: z.ZodMiniType<TrafficSource> = z.object({
  id: textSchema,
  from: endSchema,
  to: endSchema,
  talk: talkSchema,
  pace: paceSchema,
  family: z.exactOptional(z.literal([4, 6])),
  startsAt: z.exactOptional(secondsSchema),
  off: z.exactOptional(z.literal(true)),
})

/** How a run goes, as a file holds it. */
export const runSettingsSchema: z.ZodMiniType<RunSettings> = z.object({
  seed: z.exactOptional(z.int()),
  delays: z.exactOptional(z.enum(RUN_DELAYS)),
})
