import * as z from 'zod/mini'
import { baseShape, idSchema, listOf } from '../schema'

/** Interfaces in the VPC that stand for a service: AWS's, or one that somebody provides (IFE-01). */
export const interfaceEndpointSchema = z.readonly(
  z.object({
    ...baseShape,
    kind: z.literal('interfaceEndpoint'),
    id: idSchema<'InterfaceEndpointId'>(),
    vpcId: idSchema<'VpcId'>(),
    /** `com.amazonaws.REGION.SERVICE`, or the name of an endpoint service. */
    serviceName: z.string(),
    available: z.boolean(),
    privateDns: z.boolean(),
    /** One for each chosen subnet; they carry the addresses and the groups (IFE-02). */
    networkInterfaceIds: listOf(idSchema<'NetworkInterfaceId'>()),
    /** The provider's side, where this network describes it; else the service itself answers. */
    endpointServiceId: z.optional(idSchema<'EndpointServiceId'>()),
  }),
)

export type InterfaceEndpoint = z.infer<typeof interfaceEndpointSchema>
