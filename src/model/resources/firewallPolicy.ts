import * as z from 'zod/mini'
import { portRangeSchema } from '../trafficSchema'
import { baseShape, cidrSchema, idSchema, listOf } from '../schema'

/** A 5-tuple; an empty list means any. */
export const fiveTupleSchema = z.readonly(
  z.object({
    /** IANA numbers. */
    protocols: listOf(z.int()),
    sources: listOf(cidrSchema),
    destinations: listOf(cidrSchema),
    sourcePorts: listOf(portRangeSchema),
    destinationPorts: listOf(portRangeSchema),
  }),
)

export const statelessRuleSchema = z.readonly(
  z.object({
    /** The group that it comes from, and its priority there; groups have priorities of their own. */
    ruleGroup: z.string(),
    groupPriority: z.int(),
    priority: z.int(),
    match: fiveTupleSchema,
    action: z.enum(['pass', 'drop', 'forward']),
    /**
     * What it looks at besides the 5-tuple (TCP flags), or why nobody knows it: then its 5-tuple tells
     * only what it may decide about.
     */
    unclear: z.optional(z.string()),
  }),
)

export const statefulRuleSchema = z.readonly(
  z.object({
    ruleGroup: z.string(),
    /** Only strict order has one. */
    groupPriority: z.optional(z.int()),
    /** Its signature id, or its place in the group: what people call it. */
    sid: z.string(),
    action: z.enum(['pass', 'drop', 'reject', 'alert']),
    match: fiveTupleSchema,
    /** `any`: a flow opened from either side matches. */
    direction: z.enum(['forward', 'any']),
  }),
)

/** Stateless rules first, then stateful ones, at the level of the 5-tuple (NFW-02, NFW-03). */
export const firewallPolicySchema = z.readonly(
  z.object({
    ...baseShape,
    kind: z.literal('firewallPolicy'),
    id: idSchema<'FirewallPolicyId'>(),
    statelessRules: listOf(statelessRuleSchema),
    statelessDefault: z.enum(['pass', 'drop', 'forward']),
    statelessFragmentDefault: z.enum(['pass', 'drop', 'forward']),
    /** `default`: pass, drop, reject, alert, whatever the groups' order. `strict`: by priority. */
    statefulOrder: z.enum(['default', 'strict']),
    statefulRules: listOf(statefulRuleSchema),
    /** What strict order does with a flow that no rule decides; default order passes it (NFW-04). */
    statefulDefault: z.enum(['pass', 'drop', 'dropEstablished']),
    /** Stateful rules that are more than 5-tuples (domains, options): named, and not evaluated. */
    notUnderstood: listOf(z.string()),
  }),
)

export type FiveTuple = z.infer<typeof fiveTupleSchema>
export type StatelessRule = z.infer<typeof statelessRuleSchema>
export type StatefulRule = z.infer<typeof statefulRuleSchema>
export type FirewallPolicy = z.infer<typeof firewallPolicySchema>
