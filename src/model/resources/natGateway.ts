import * as z from 'zod/mini'
import { baseShape, idSchema, listOf } from '../schema'

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
  }),
)

export type NatGateway = z.infer<typeof natGatewaySchema>
