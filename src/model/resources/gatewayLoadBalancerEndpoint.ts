import * as z from 'zod/mini'
import { baseShape, idSchema, listOf } from '../schema'

/**
 * A route target in one subnet that hands packets to an inspection and takes them back unchanged
 * (GWL-01). Network Firewall's endpoints are of this kind too (NFW-01).
 */
export const gatewayLoadBalancerEndpointSchema = z.readonly(
  z.object({
    ...baseShape,
    kind: z.literal('gatewayLoadBalancerEndpoint'),
    id: idSchema<'GatewayLoadBalancerEndpointId'>(),
    vpcId: idSchema<'VpcId'>(),
    /** Missing where no row tells: its subnet's table then decides nothing that we know. */
    subnetId: z.optional(idSchema<'SubnetId'>()),
    networkInterfaceIds: listOf(idSchema<'NetworkInterfaceId'>()),
    serviceName: z.string(),
    available: z.boolean(),
    /** What inspects: a firewall of AWS Network Firewall, or the load balancer of a service. */
    networkFirewallId: z.optional(idSchema<'NetworkFirewallId'>()),
    endpointServiceId: z.optional(idSchema<'EndpointServiceId'>()),
  }),
)

export type GatewayLoadBalancerEndpoint = z.infer<typeof gatewayLoadBalancerEndpointSchema>
