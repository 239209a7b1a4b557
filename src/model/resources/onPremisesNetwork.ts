import * as z from 'zod/mini'
import { baseShape, cidrSchema, listOf, idSchema } from '../schema'

/** A customer's own network, which nothing here filters. Its blocks are what BGP announces. */
export const onPremisesNetworkSchema = z.readonly(
  z.object({
    ...baseShape,
    kind: z.literal('onPremisesNetwork'),
    id: idSchema<'OnPremisesNetworkId'>(),
    cidrBlocks: listOf(cidrSchema),
  }),
)

export type OnPremisesNetwork = z.infer<typeof onPremisesNetworkSchema>
