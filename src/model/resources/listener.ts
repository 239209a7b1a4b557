import * as z from 'zod/mini'
import { baseShape, idSchema, listOf } from '../schema'

/** What a listener does with what it takes. Weights of 0 get nothing. */
export const listenerActionSchema = z.discriminatedUnion('kind', [
  z.readonly(
    z.object({
      kind: z.literal('forward'),
      targetGroups: listOf(
        z.readonly(
          z.object({ targetGroupId: idSchema<'TargetGroupId'>(), weight: z.optional(z.int()) }),
        ),
      ),
    }),
  ),
  /** The load balancer itself answers: a redirect, a fixed response, a login. */
  z.readonly(z.object({ kind: z.literal('answer'), type: z.string() })),
])

export const listenerSchema = z.readonly(
  z.object({
    ...baseShape,
    kind: z.literal('listener'),
    id: idSchema<'ListenerId'>(),
    loadBalancerId: idSchema<'LoadBalancerId'>(),
    /** `HTTP`, `HTTPS`, `TCP`, `TLS`, `UDP`, `TCP_UDP`, `QUIC`, `TCP_QUIC`, `GENEVE`. */
    protocol: z.string(),
    /** Missing for a Gateway Load Balancer's, which takes everything. */
    port: z.optional(z.int()),
    defaultAction: listenerActionSchema,
    /** Rules by priority; what they look at is HTTP, so which one wins nobody can say from a packet. */
    rules: listOf(z.readonly(z.object({ priority: z.string(), action: listenerActionSchema }))),
  }),
)

export type ListenerAction = z.infer<typeof listenerActionSchema>
export type Listener = z.infer<typeof listenerSchema>
