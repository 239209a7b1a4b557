import * as z from 'zod/mini'
import { baseShape, cidrSchema, idSchema, listOf } from '../schema'
import { trafficSchema } from '../trafficSchema'
import { RULE_NUMBERS } from './networkAcl'
import { DIRECTIONS } from './securityGroup'

export const networkAclEntrySchema = z.readonly(
  z.object({
    direction: z.enum(DIRECTIONS),
    ruleNumber: z.int().check(z.minimum(RULE_NUMBERS.from), z.maximum(RULE_NUMBERS.to)),
    action: z.enum(['allow', 'deny']),
    traffic: trafficSchema,
    /** The source of inbound, the destination of outbound traffic (NACL-04); its family is the entry's. */
    cidr: cidrSchema,
    /** Words for people; AWS keeps none for an entry. */
    note: z.optional(z.string()),
  }),
)

export const networkAclSchema = z.readonly(
  z.object({
    ...baseShape,
    kind: z.literal('networkAcl'),
    id: idSchema<'NetworkAclId'>(),
    vpcId: idSchema<'VpcId'>(),
    isDefault: z.boolean(),
    /** Without the two `*` entries, which every list ends with (NACL-03). In any order. */
    entries: listOf(networkAclEntrySchema),
  }),
)
