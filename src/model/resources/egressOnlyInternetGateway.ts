import * as z from 'zod/mini'
import { baseShape, idSchema } from '../schema'

export const egressOnlyInternetGatewaySchema = z.readonly(
  z.object({
    ...baseShape,
    kind: z.literal('egressOnlyInternetGateway'),
    id: idSchema<'EgressOnlyInternetGatewayId'>(),
    vpcId: z.optional(idSchema<'VpcId'>()),
  }),
)

export type EgressOnlyInternetGateway = z.infer<typeof egressOnlyInternetGatewaySchema>
