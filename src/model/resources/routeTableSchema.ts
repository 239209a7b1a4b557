import * as z from 'zod/mini'
import { baseShape, cidrSchema, idSchema, listOf } from '../schema'

export const routeSchema = z.readonly(
  z.object({
    destination: z.discriminatedUnion('kind', [
      z.readonly(z.object({ kind: z.literal('cidr'), cidr: cidrSchema })),
      z.readonly(
        z.object({ kind: z.literal('prefixList'), prefixListId: idSchema<'PrefixListId'>() }),
      ),
    ]),
    target: z.discriminatedUnion('kind', [
      z.readonly(
        z.object({
          kind: z.literal('internetGateway'),
          id: idSchema<'InternetGatewayId'>(),
        }),
      ),
      z.readonly(
        z.object({
          kind: z.literal('egressOnlyInternetGateway'),
          id: idSchema<'EgressOnlyInternetGatewayId'>(),
        }),
      ),
      z.readonly(z.object({ kind: z.literal('natGateway'), id: idSchema<'NatGatewayId'>() })),
      z.readonly(
        z.object({ kind: z.literal('peeringConnection'), id: idSchema<'PeeringConnectionId'>() }),
      ),
      z.readonly(
        z.object({ kind: z.literal('networkInterface'), id: idSchema<'NetworkInterfaceId'>() }),
      ),
      z.readonly(z.object({ kind: z.literal('instance'), id: idSchema<'InstanceId'>() })),
      z.readonly(
        z.object({ kind: z.literal('gatewayEndpoint'), id: idSchema<'GatewayEndpointId'>() }),
      ),
      z.readonly(
        z.object({ kind: z.literal('transitGateway'), id: idSchema<'TransitGatewayId'>() }),
      ),
      z.readonly(
        z.object({
          kind: z.literal('virtualPrivateGateway'),
          id: idSchema<'VirtualPrivateGatewayId'>(),
        }),
      ),
      z.readonly(
        z.object({
          kind: z.literal('gatewayLoadBalancerEndpoint'),
          id: idSchema<'GatewayLoadBalancerEndpointId'>(),
        }),
      ),
      z.readonly(z.object({ kind: z.literal('other'), id: idSchema<'OtherResourceId'>() })),
    ]),
    /** How the route came; it decides ties (RT-05) and whether it can beat `local` (RT-09). */
    origin: z.enum(['static', 'propagated']),
    /** AWS found the target gone. The route still wins by its prefix, and drops (RT-26, RT-27). */
    blackhole: z.optional(z.literal(true)),
    /** Words for people; AWS keeps none for a route. */
    note: z.optional(z.string()),
  }),
)

/**
 * A route table without its `local` routes: each block of the VPC has one (RT-15), unless a route
 * with just that destination replaces it.
 */
export const routeTableSchema = z.readonly(
  z.object({
    ...baseShape,
    kind: z.literal('routeTable'),
    id: idSchema<'RouteTableId'>(),
    vpcId: idSchema<'VpcId'>(),
    main: z.boolean(),
    /**
     * Propagated routes that AWS listed stand here too; what a propagating gateway knows otherwise
     * follows from its connections and is not repeated (RT-21).
     */
    routes: listOf(routeSchema),
    /** Virtual private gateways whose prefixes are copied in (RT-21). */
    propagatingGatewayIds: z.optional(listOf(idSchema<'VirtualPrivateGatewayId'>())),
  }),
)
