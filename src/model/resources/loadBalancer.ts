import * as z from 'zod/mini'
import { baseShape, idSchema, listOf } from '../schema'

export const LOAD_BALANCER_TYPES = ['application', 'network', 'gateway', 'classic'] as const

/** One node for each enabled Availability Zone, which is an interface in the chosen subnet (ELB-01). */
export const loadBalancerNodeSchema = z.readonly(
  z.object({
    subnetId: idSchema<'SubnetId'>(),
    /** Carries the node's addresses and the load balancer's groups. */
    networkInterfaceId: z.optional(idSchema<'NetworkInterfaceId'>()),
  }),
)

export const loadBalancerSchema = z.readonly(
  z.object({
    ...baseShape,
    kind: z.literal('loadBalancer'),
    /** Its ARN; a classic one's name. */
    id: idSchema<'LoadBalancerId'>(),
    vpcId: idSchema<'VpcId'>(),
    type: z.enum(LOAD_BALANCER_TYPES),
    scheme: z.enum(['internet-facing', 'internal']),
    ipAddressType: z.enum(['ipv4', 'dualstack', 'dualstack-without-public-ipv4']),
    available: z.boolean(),
    nodes: listOf(loadBalancerNodeSchema),
    /** Empty for a network one that was made without groups: it admits everybody (NLB-07). */
    securityGroupIds: listOf(idSchema<'SecurityGroupId'>()),
    /** An application one always has it; off by default elsewhere (ELB-07). */
    crossZone: z.boolean(),
    /** Whether a network one's inbound rules judge what comes by PrivateLink; on by default (IFE-12). */
    enforcesGroupsOnPrivateLink: z.boolean(),
    /** Idle time-out of TCP connections, in seconds (ALB-06, NLB-15). */
    idleTimeout: z.optional(z.int()),
    /** False where no list gave its listeners: what it takes, nobody knows (ELB-05). */
    listenersKnown: z.optional(z.boolean()),
  }),
)

export type LoadBalancerNode = z.infer<typeof loadBalancerNodeSchema>
export type LoadBalancer = z.infer<typeof loadBalancerSchema>
