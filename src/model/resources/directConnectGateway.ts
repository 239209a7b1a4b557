import * as z from 'zod/mini'
import { baseShape, cidrSchema, idSchema, listOf } from '../schema'

/** Direct Connect at the level of reachability: which networks it joins, and what each announces. */
export const directConnectGatewaySchema = z.readonly(
  z.object({
    ...baseShape,
    kind: z.literal('directConnectGateway'),
    id: idSchema<'DirectConnectGatewayId'>(),
    /** The network at the other end of its virtual interfaces. */
    onPremisesNetworkId: z.optional(idSchema<'OnPremisesNetworkId'>()),
    /** Some virtual interface works; unknown counts as up. */
    up: z.boolean(),
    /**
     * Gateways that it is associated with, each with the blocks that are announced to the other end;
     * without blocks those of the VPC. A transit gateway's attachment is a resource of its own.
     */
    associations: listOf(
      z.readonly(
        z.object({
          gateway: z.discriminatedUnion('kind', [
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
          allowedPrefixes: listOf(cidrSchema),
        }),
      ),
    ),
  }),
)

export type DirectConnectGateway = z.infer<typeof directConnectGatewaySchema>
