import * as z from 'zod/mini'
import { baseShape, cidrSchema, idSchema, listOf } from '../schema'

/** What an attachment joins to the gateway (TGW-01). */
export const attachedResourceSchema = z.discriminatedUnion('kind', [
  z.readonly(
    z.object({
      kind: z.literal('vpc'),
      vpcId: idSchema<'VpcId'>(),
      /** One subnet for each Availability Zone that is served (TGW-02). */
      subnetIds: listOf(idSchema<'SubnetId'>()),
      /** Pins a flow to one zone of this VPC for its lifetime (TGW-17). */
      applianceMode: z.boolean(),
      /** On by default; both attachments and the gateway must have it (SG-28). */
      securityGroupReferencing: z.boolean(),
      /** Only decides whether the VPC's IPv6 blocks are propagated (TGW-20). */
      ipv6: z.boolean(),
    }),
  ),
  z.readonly(z.object({ kind: z.literal('vpn'), vpnConnectionId: idSchema<'VpnConnectionId'>() })),
  z.readonly(
    z.object({
      kind: z.literal('directConnectGateway'),
      directConnectGatewayId: idSchema<'DirectConnectGatewayId'>(),
    }),
  ),
  /** The same attachment is seen from both gateways; static routes only (TGW-14). */
  z.readonly(
    z.object({
      kind: z.literal('peering'),
      peerTransitGatewayId: idSchema<'TransitGatewayId'>(),
    }),
  ),
  /** Tunnels to an appliance over another attachment; announces what its peers do. */
  z.readonly(
    z.object({
      kind: z.literal('connect'),
      transportAttachmentId: z.optional(idSchema<'TransitGatewayAttachmentId'>()),
      cidrBlocks: listOf(cidrSchema),
      onPremisesNetworkId: z.optional(idSchema<'OnPremisesNetworkId'>()),
    }),
  ),
  /** A kind that is not modelled: a packet that is sent there gets no plain answer. */
  z.readonly(z.object({ kind: z.literal('other'), type: z.string() })),
])

export const transitGatewayAttachmentSchema = z.readonly(
  z.object({
    ...baseShape,
    kind: z.literal('transitGatewayAttachment'),
    id: idSchema<'TransitGatewayAttachmentId'>(),
    transitGatewayId: idSchema<'TransitGatewayId'>(),
    available: z.boolean(),
    attached: attachedResourceSchema,
  }),
)

export type AttachedResource = z.infer<typeof attachedResourceSchema>
export type TransitGatewayAttachment = z.infer<typeof transitGatewayAttachmentSchema>
