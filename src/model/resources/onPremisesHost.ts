import * as z from 'zod/mini'
import { baseShape, idSchema, ipSchema } from '../schema'

export const onPremisesHostSchema = z.readonly(
  z.object({
    ...baseShape,
    kind: z.literal('onPremisesHost'),
    id: idSchema<'OnPremisesHostId'>(),
    onPremisesNetworkId: idSchema<'OnPremisesNetworkId'>(),
    address: ipSchema,
  }),
)

export type OnPremisesHost = z.infer<typeof onPremisesHostSchema>
