import * as z from 'zod/mini'
import { baseShape, cidrSchema, idSchema, listOf } from '../schema'

/** A Site-to-Site VPN between a customer gateway and a gateway of AWS. */
export const vpnConnectionSchema = z.readonly(
  z.object({
    ...baseShape,
    kind: z.literal('vpnConnection'),
    id: idSchema<'VpnConnectionId'>(),
    customerGatewayId: idSchema<'CustomerGatewayId'>(),
    /** The end at AWS; missing while the connection belongs to neither. */
    gateway: z.optional(
      z.discriminatedUnion('kind', [
        z.readonly(
          z.object({
            kind: z.literal('virtualPrivateGateway'),
            id: idSchema<'VirtualPrivateGatewayId'>(),
          }),
        ),
        z.readonly(
          z.object({ kind: z.literal('transitGateway'), id: idSchema<'TransitGatewayId'>() }),
        ),
      ]),
    ),
    /** `static`: AWS knows `staticRoutes` alone. `bgp`: what the network behind it announces. */
    routing: z.enum(['static', 'bgp']),
    staticRoutes: listOf(cidrSchema),
    /** At least one tunnel works; unknown counts as up. */
    up: z.boolean(),
  }),
)

export type VpnConnection = z.infer<typeof vpnConnectionSchema>
