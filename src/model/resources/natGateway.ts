import * as z from 'zod/mini'
import { baseShape, idSchema, ipSchema, listOf } from '../schema'

export const natGatewaySchema = z.readonly(
  z.object({
    ...baseShape,
    kind: z.literal('natGateway'),
    id: idSchema<'NatGatewayId'>(),
    vpcId: idSchema<'VpcId'>(),
    /** Missing for a regional one, which belongs to no subnet (NAT-22). */
    subnetId: z.optional(idSchema<'SubnetId'>()),
    connectivityType: z.enum(['public', 'private']),
    state: z.enum(['pending', 'available', 'failed', 'deleting', 'deleted']),
    /** The interfaces that hold its addresses, the primary one first. */
    networkInterfaceIds: listOf(idSchema<'NetworkInterfaceId'>()),
    /** A regional one: its own table, and an address in each zone that it serves (NAT-22, NAT-23). */
    regional: z.optional(
      z.readonly(
        z.object({
          routeTableId: z.optional(idSchema<'RouteTableId'>()),
          /** AWS adds zones by itself; until then another zone serves one without address (NAT-23). */
          automatic: z.optional(z.boolean()),
          addresses: listOf(
            z.readonly(
              z.object({
                availabilityZone: z.string(),
                publicIp: ipSchema,
              }),
            ),
          ),
        }),
      ),
    ),
  }),
)

export type NatGateway = z.infer<typeof natGatewaySchema>
