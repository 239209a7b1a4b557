import * as z from 'zod/mini'
import { baseShape, cidrSchema, idSchema, listOf } from '../schema'

export const transitGatewayRouteSchema = z.readonly(
  z.object({
    destination: z.discriminatedUnion('kind', [
      z.readonly(z.object({ kind: z.literal('cidr'), cidr: cidrSchema })),
      z.readonly(
        z.object({ kind: z.literal('prefixList'), prefixListId: idSchema<'PrefixListId'>() }),
      ),
    ]),
    origin: z.enum(['static', 'propagated']),
    /** Several with equal cost share the traffic; none is a blackhole, which drops (TGW-13). */
    attachmentIds: listOf(idSchema<'TransitGatewayAttachmentId'>()),
  }),
)

/**
 * A table of a transit gateway. What the listed attachments propagate is not repeated in `routes`:
 * it follows from what they join (TGW-08, TGW-11), unless a propagated route of theirs is listed.
 */
export const transitGatewayRouteTableSchema = z.readonly(
  z.object({
    ...baseShape,
    kind: z.literal('transitGatewayRouteTable'),
    id: idSchema<'TransitGatewayRouteTableId'>(),
    transitGatewayId: idSchema<'TransitGatewayId'>(),
    /** The attachments whose packets are looked up here; each has at most one table (TGW-08). */
    associatedAttachmentIds: listOf(idSchema<'TransitGatewayAttachmentId'>()),
    propagatingAttachmentIds: listOf(idSchema<'TransitGatewayAttachmentId'>()),
    routes: listOf(transitGatewayRouteSchema),
    /** False where only an id is known, or a page of routes was cut off: a miss then proves nothing. */
    complete: z.boolean(),
  }),
)

export type TransitGatewayRoute = z.infer<typeof transitGatewayRouteSchema>
export type TransitGatewayRouteTable = z.infer<typeof transitGatewayRouteTableSchema>
