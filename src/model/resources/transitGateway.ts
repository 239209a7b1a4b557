import * as z from 'zod/mini'
import { baseShape, idSchema } from '../schema'

/** A Regional router between attachments; it changes no address and has no filter (TGW-01, TGW-18). */
export const transitGatewaySchema = z.readonly(
  z.object({
    ...baseShape,
    kind: z.literal('transitGateway'),
    id: idSchema<'TransitGatewayId'>(),
    region: z.string(),
    available: z.boolean(),
    /** Whether ingress rules may name groups of other attached VPCs; off by default (SG-28). */
    securityGroupReferencing: z.boolean(),
    /** The table that new attachments are associated with; none where that is disabled (TGW-09). */
    defaultAssociationTableId: z.optional(idSchema<'TransitGatewayRouteTableId'>()),
    defaultPropagationTableId: z.optional(idSchema<'TransitGatewayRouteTableId'>()),
  }),
)

export type TransitGateway = z.infer<typeof transitGatewaySchema>
