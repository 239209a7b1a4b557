import * as z from 'zod/mini'
import { baseShape, idSchema, ipSchema } from '../schema'

/** The device at the customer's end of a VPN connection. */
export const customerGatewaySchema = z.readonly(
  z.object({
    ...baseShape,
    kind: z.literal('customerGateway'),
    id: idSchema<'CustomerGatewayId'>(),
    address: z.optional(ipSchema),
    /** The network that stands behind it. */
    onPremisesNetworkId: z.optional(idSchema<'OnPremisesNetworkId'>()),
  }),
)

export type CustomerGateway = z.infer<typeof customerGatewaySchema>
