import * as z from 'zod/mini'
import { baseShape, idSchema } from '../schema'

export const internetGatewaySchema = z.readonly(
  z.object({
    ...baseShape,
    kind: z.literal('internetGateway'),
    id: idSchema<'InternetGatewayId'>(),
    /** The VPC that it is attached to; detached without one. */
    vpcId: z.optional(idSchema<'VpcId'>()),
    /** The gateway route table that steers what comes in (MB-01). */
    edgeRouteTableId: z.optional(idSchema<'RouteTableId'>()),
  }),
)

export type InternetGateway = z.infer<typeof internetGatewaySchema>
