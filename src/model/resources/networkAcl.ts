import type * as z from 'zod/mini'
import type { networkAclEntrySchema, networkAclSchema } from './networkAclSchema'
import type { Direction } from './securityGroup'

/** Rule numbers that a user may give (NACL-02); `*` stands behind them all. */
export const RULE_NUMBERS = { from: 1, to: 32766 } as const

export type NetworkAclEntry = z.infer<typeof networkAclEntrySchema>
export type NetworkAcl = z.infer<typeof networkAclSchema>

/** The entries of one direction in the order of evaluation: ascending number (NACL-02). */
export function orderedEntries(acl: NetworkAcl, direction: Direction): readonly NetworkAclEntry[] {
  return acl.entries
    .filter((entry) => entry.direction === direction)
    .toSorted((a, b) => a.ruleNumber - b.ruleNumber)
}
