import * as z from 'zod/mini'
import { baseShape, idSchema, listOf } from '../schema'

export const TARGET_HEALTH_STATES = [
  'initial',
  'healthy',
  'unhealthy',
  'unhealthy.draining',
  'unused',
  'draining',
  'unavailable',
] as const

export const targetSchema = z.readonly(
  z.object({
    /** An instance's id, an address, an interface's load balancer or a function, by its id. */
    id: z.string(),
    /** Left out: the group's port. */
    port: z.optional(z.int()),
    /** `all` for an address outside the VPC. */
    availabilityZone: z.optional(z.string()),
    /** What AWS says. Left out: what the health check finds, as the network stands (ELB-08). */
    health: z.optional(z.enum(TARGET_HEALTH_STATES)),
  }),
)

export const targetGroupSchema = z.readonly(
  z.object({
    ...baseShape,
    kind: z.literal('targetGroup'),
    id: idSchema<'TargetGroupId'>(),
    vpcId: z.optional(idSchema<'VpcId'>()),
    targetType: z.enum(['instance', 'ip', 'lambda', 'alb']),
    /** As a listener's. */
    protocol: z.string(),
    port: z.optional(z.int()),
    ipAddressType: z.enum(['ipv4', 'ipv6']),
    targets: listOf(targetSchema),
    /** False where no row listed the targets: who is behind it, nobody knows. */
    targetsKnown: z.boolean(),
    /** Left out: the default for its type and protocol (NLB-02). */
    preserveClientIp: z.optional(z.boolean()),
    /** Left out: what the load balancer does (ELB-07). */
    crossZone: z.optional(z.boolean()),
    healthCheck: z.readonly(
      z.object({
        enabled: z.boolean(),
        protocol: z.string(),
        /** Left out: each target's own port. */
        port: z.optional(z.int()),
      }),
    ),
  }),
)

export type Target = z.infer<typeof targetSchema>
export type TargetGroup = z.infer<typeof targetGroupSchema>
