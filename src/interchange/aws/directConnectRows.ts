import * as z from 'zod/mini'
import { cidrSchema } from '@/model/schema'
import { idText, maybe, maybeText, rows } from './rows'

/** `aws directconnect` writes every name in camel case, tags too. */
const lowerTags = rows(z.object({ key: maybeText, value: maybeText }))

export const directConnectGatewayRow = z.object({
  directConnectGatewayId: idText,
  directConnectGatewayName: maybeText,
  directConnectGatewayState: maybeText,
  tags: lowerTags,
})

export const directConnectAssociationRow = z.object({
  associationId: maybeText,
  directConnectGatewayId: maybeText,
  associationState: maybeText,
  associatedGateway: maybe(z.object({ id: maybeText, type: maybeText })),
  /** How older answers name a virtual private gateway. */
  virtualGatewayId: maybeText,
  allowedPrefixesToDirectConnectGateway: rows(z.object({ cidr: cidrSchema })),
})

export const directConnectAttachmentRow = z.object({
  directConnectGatewayId: maybeText,
  virtualInterfaceId: maybeText,
  attachmentState: maybeText,
})

/** What is read of a virtual interface; its key and router configuration are never looked at. */
export const virtualInterfaceRow = z.object({
  virtualInterfaceId: idText,
  virtualInterfaceName: maybeText,
  virtualInterfaceType: maybeText,
  virtualInterfaceState: maybeText,
  virtualGatewayId: maybeText,
  directConnectGatewayId: maybeText,
  bgpPeers: rows(z.object({ bgpPeerState: maybeText, bgpStatus: maybeText })),
  tags: lowerTags,
})

export type VirtualInterfaceRow = z.infer<typeof virtualInterfaceRow>
