import * as z from 'zod/mini'
import { baseShape, idSchema, listOf } from '../schema'

/** The provider's side of PrivateLink: a service behind its own load balancers (IFE-11, GWL-01). */
export const endpointServiceSchema = z.readonly(
  z.object({
    ...baseShape,
    kind: z.literal('endpointService'),
    id: idSchema<'EndpointServiceId'>(),
    serviceName: z.string(),
    available: z.boolean(),
    loadBalancerIds: listOf(idSchema<'LoadBalancerId'>()),
  }),
)

export type EndpointService = z.infer<typeof endpointServiceSchema>
