import * as z from 'zod/mini'
import { baseShape, idSchema } from '../schema'

export const gatewayEndpointSchema = z.readonly(
  z.object({
    ...baseShape,
    kind: z.literal('gatewayEndpoint'),
    id: idSchema<'GatewayEndpointId'>(),
    vpcId: idSchema<'VpcId'>(),
    /** `com.amazonaws.REGION.s3` or `…dynamodb` (GWE-01). */
    serviceName: z.string(),
    available: z.boolean(),
  }),
)

export type GatewayEndpoint = z.infer<typeof gatewayEndpointSchema>
