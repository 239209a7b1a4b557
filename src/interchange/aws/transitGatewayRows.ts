import * as z from 'zod/mini'
import { asId, type PrefixListId } from '@/model/ids'
import { cidrSchema } from '@/model/schema'
import type { TransitGatewayRoute } from '@/model/resources/transitGatewayRouteTable'
import { given, idText, maybe, maybeFlag, maybeText, rows, tags } from './rows'

/** What every answer says of an attachment that it names in passing. */
const attachmentMention = z.object({
  TransitGatewayAttachmentId: maybeText,
  ResourceId: maybeText,
  ResourceType: maybeText,
})

const associationState = maybe(
  z.object({ TransitGatewayRouteTableId: maybeText, State: maybeText }),
)

/** On and off come as the words `enable` and `disable` (A11). */
export const transitGatewayRow = z.object({
  TransitGatewayId: idText,
  TransitGatewayArn: maybeText,
  State: maybeText,
  Options: maybe(
    z.object({
      DefaultRouteTableAssociation: maybeText,
      AssociationDefaultRouteTableId: maybeText,
      DefaultRouteTablePropagation: maybeText,
      PropagationDefaultRouteTableId: maybeText,
      SecurityGroupReferencingSupport: maybeText,
    }),
  ),
  Tags: tags,
})

/** A row of any kind of attachment: the general list and the VPC, peering and Connect ones. */
export const transitGatewayAttachmentRow = z.object({
  TransitGatewayAttachmentId: idText,
  TransitGatewayId: maybeText,
  ResourceType: maybeText,
  ResourceId: maybeText,
  State: maybeText,
  Association: associationState,
  Tags: tags,
})

export const transitGatewayVpcAttachmentRow = z.object({
  TransitGatewayAttachmentId: idText,
  TransitGatewayId: maybeText,
  VpcId: maybeText,
  SubnetIds: rows(idText),
  State: maybeText,
  Options: maybe(
    z.object({
      ApplianceModeSupport: maybeText,
      Ipv6Support: maybeText,
      SecurityGroupReferencingSupport: maybeText,
    }),
  ),
  Tags: tags,
})

const gatewayInfo = maybe(z.object({ TransitGatewayId: maybeText, Region: maybeText }))

export const transitGatewayPeeringRow = z.object({
  TransitGatewayAttachmentId: idText,
  /** Within one Region each side has an id of its own. */
  AccepterTransitGatewayAttachmentId: maybeText,
  RequesterTgwInfo: gatewayInfo,
  AccepterTgwInfo: gatewayInfo,
  State: maybeText,
  Tags: tags,
})

export const transitGatewayConnectRow = z.object({
  TransitGatewayAttachmentId: idText,
  TransportTransitGatewayAttachmentId: maybeText,
  TransitGatewayId: maybeText,
  State: maybeText,
  Tags: tags,
})

export const transitGatewayConnectPeerRow = z.object({
  TransitGatewayConnectPeerId: idText,
  TransitGatewayAttachmentId: maybeText,
  State: maybeText,
  ConnectPeerConfiguration: maybe(
    z.object({ BgpConfigurations: rows(z.object({ BgpStatus: maybeText })) }),
  ),
})

export const transitGatewayRouteTableRow = z.object({
  TransitGatewayRouteTableId: idText,
  TransitGatewayId: maybeText,
  State: maybeText,
  DefaultAssociationRouteTable: maybeFlag,
  DefaultPropagationRouteTable: maybeFlag,
  Tags: tags,
})

/** A route of `search-transit-gateway-routes`; a prefix list's entries come with its id beside them. */
export const transitGatewayRouteRow = z.pipe(
  z.object({
    DestinationCidrBlock: maybe(z.union([z.literal(''), cidrSchema])),
    PrefixListId: maybeText,
    Type: maybeText,
    State: maybeText,
    TransitGatewayAttachments: rows(attachmentMention),
  }),
  z.transform((row, context) => {
    const block = given(row.DestinationCidrBlock)
    const prefixListId = given(row.PrefixListId)
    const destination: TransitGatewayRoute['destination'] | undefined =
      prefixListId !== undefined
        ? { kind: 'prefixList', prefixListId: asId<PrefixListId>(prefixListId) }
        : block && { kind: 'cidr', cidr: block }
    if (destination) return { row, destination, block }
    const message = 'expected a DestinationCidrBlock or a PrefixListId'
    context.issues.push({ code: 'custom', message, input: row })
    return z.NEVER
  }),
)

/** Associations and propagations are told in the same form. */
export const transitGatewayAssociationRow = z.object({
  TransitGatewayAttachmentId: idText,
  ResourceId: maybeText,
  ResourceType: maybeText,
  State: maybeText,
})

export const transitGatewayPrefixListReferenceRow = z.object({
  PrefixListId: idText,
  State: maybeText,
  Blackhole: maybeFlag,
  TransitGatewayAttachment: maybe(attachmentMention),
})

export type TransitGatewayRow = z.infer<typeof transitGatewayRow>
export type TransitGatewayRouteRow = z.infer<typeof transitGatewayRouteRow>
export type AttachmentMention = z.infer<typeof attachmentMention>
