import * as z from 'zod/mini'
import { baseShape, idSchema } from '../schema'

/** Ends VPN connections and Direct Connect for one VPC (VGW-01). */
export const virtualPrivateGatewaySchema = z.readonly(
  z.object({
    ...baseShape,
    kind: z.literal('virtualPrivateGateway'),
    id: idSchema<'VirtualPrivateGatewayId'>(),
    /** The VPC that it is attached to; detached without one. */
    vpcId: z.optional(idSchema<'VpcId'>()),
    /** The gateway route table that steers what comes in (VGW-07). */
    edgeRouteTableId: z.optional(idSchema<'RouteTableId'>()),
  }),
)

export type VirtualPrivateGateway = z.infer<typeof virtualPrivateGatewaySchema>
