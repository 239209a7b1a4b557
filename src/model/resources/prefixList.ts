import * as z from 'zod/mini'
import { baseShape, cidrSchema, idSchema, listOf } from '../schema'

export const prefixListSchema = z.readonly(
  z.object({
    ...baseShape,
    kind: z.literal('prefixList'),
    id: idSchema<'PrefixListId'>(),
    family: z.enum(['ipv4', 'ipv6']),
    awsManaged: z.boolean(),
    /** What a rule or route that names it counts as (SG-40, RT-23). */
    maxEntries: z.optional(z.int()),
    /** Missing when only the list itself was imported: what it holds is then unknown. */
    entries: z.optional(
      listOf(z.readonly(z.object({ cidr: cidrSchema, description: z.optional(z.string()) }))),
    ),
  }),
)

export type PrefixList = z.infer<typeof prefixListSchema>
