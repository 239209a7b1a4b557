import * as z from 'zod/mini'
import { baseShape, idSchema, listOf } from '../schema'
import { portRangeSchema } from '../trafficSchema'

export const INSTANCE_STATES = [
  'pending',
  'running',
  'stopping',
  'stopped',
  'shutting-down',
  'terminated',
] as const

/** The operating system decides the ephemeral ports (NACL-22). */
export const PLATFORMS = ['linux', 'windows'] as const

export const serviceSchema = z.readonly(
  z.object({ name: z.string(), protocol: z.enum(['tcp', 'udp']), ports: portRangeSchema }),
)

export const instanceSchema = z.readonly(
  z.object({
    ...baseShape,
    kind: z.literal('instance'),
    id: idSchema<'InstanceId'>(),
    state: z.enum(INSTANCE_STATES),
    platform: z.enum(PLATFORMS),
    /** `m7i.large`; a Nitro v6 type has a shorter idle time-out (CT-15). */
    instanceType: z.optional(z.string()),
    /**
     * What its guest does with packets for others, when the source/destination check is off: pass them on as
     * they are, or with its own address (NATI-01). Left out: what makes its route work.
     */
    forwarding: z.optional(z.enum(['routes', 'masquerades'])),
    /** What listens. Left out: everything does, because nobody told us. */
    services: z.optional(listOf(serviceSchema)),
  }),
)

export type Service = z.infer<typeof serviceSchema>
export type Instance = z.infer<typeof instanceSchema>
