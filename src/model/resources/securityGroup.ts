import * as z from 'zod/mini'
import { baseShape, cidrSchema, idSchema, listOf } from '../schema'
import { trafficSchema } from '../trafficSchema'

export const DIRECTIONS = ['ingress', 'egress'] as const
export type Direction = (typeof DIRECTIONS)[number]

/** The other end that a rule names, exactly one (SG-03). */
export const rulePeerSchema = z.discriminatedUnion('kind', [
  z.readonly(z.object({ kind: z.literal('cidr'), cidr: cidrSchema })),
  z.readonly(z.object({ kind: z.literal('prefixList'), prefixListId: idSchema<'PrefixListId'>() })),
  z.readonly(
    z.object({
      kind: z.literal('securityGroup'),
      securityGroupId: idSchema<'SecurityGroupId'>(),
      /** A stale reference, to a deleted group or over a deleted peering, matches nothing (SG-34). */
      stale: z.optional(z.literal(true)),
    }),
  ),
])

export const securityGroupRuleSchema = z.readonly(
  z.object({
    id: idSchema<'SecurityGroupRuleId'>(),
    traffic: trafficSchema,
    peer: rulePeerSchema,
    description: z.optional(z.string()),
  }),
)

export const securityGroupSchema = z.readonly(
  z.object({
    ...baseShape,
    kind: z.literal('securityGroup'),
    id: idSchema<'SecurityGroupId'>(),
    vpcId: idSchema<'VpcId'>(),
    isDefault: z.boolean(),
    description: z.string(),
    /** Further VPCs of the Region where it may be used (SG-45). */
    associatedVpcIds: z.optional(listOf(idSchema<'VpcId'>())),
    ingress: listOf(securityGroupRuleSchema),
    egress: listOf(securityGroupRuleSchema),
  }),
)

export type RulePeer = z.infer<typeof rulePeerSchema>
export type SecurityGroupRule = z.infer<typeof securityGroupRuleSchema>
export type SecurityGroupRuleId = SecurityGroupRule['id']
export type SecurityGroup = z.infer<typeof securityGroupSchema>
