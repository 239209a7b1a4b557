import * as z from 'zod/mini'
import { baseShape, cidrSchema, idSchema, listOf } from '../schema'
import { trafficSchema } from '../traffic'
import { DIRECTIONS, type Direction } from './securityGroup'

/** Rule numbers that a user may give (NACL-02); `*` stands behind them all. */
export const RULE_NUMBERS = { from: 1, to: 32766 } as const

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

export type NetworkAclEntry = z.infer<typeof networkAclEntrySchema>
export type NetworkAcl = z.infer<typeof networkAclSchema>

/** The entries of one direction in the order of evaluation: ascending number (NACL-02). */
export function orderedEntries(acl: NetworkAcl, direction: Direction): readonly NetworkAclEntry[] {
  return acl.entries
    .filter((entry) => entry.direction === direction)
    .toSorted((a, b) => a.ruleNumber - b.ruleNumber)
}
