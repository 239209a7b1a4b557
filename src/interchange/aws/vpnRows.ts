import * as z from 'zod/mini'
import { cidrSchema } from '@/model/schema'
import { idText, maybe, maybeFlag, maybeIp, maybeText, rows, tags } from './rows'

export const vpnGatewayRow = z.object({
  VpnGatewayId: idText,
  State: maybeText,
  VpcAttachments: rows(z.object({ State: maybeText, VpcId: maybeText })),
  Tags: tags,
})

export const customerGatewayRow = z.object({
  CustomerGatewayId: idText,
  IpAddress: maybeIp,
  DeviceName: maybeText,
  State: maybeText,
  Tags: tags,
})

const staticRouteRow = z.object({
  DestinationCidrBlock: maybe(z.union([z.literal(''), cidrSchema])),
  State: maybeText,
})

/** What is read of a connection; its configuration holds keys and is never looked at (A13). */
export const vpnConnectionRow = z.object({
  VpnConnectionId: idText,
  CustomerGatewayId: maybeText,
  VpnGatewayId: maybeText,
  TransitGatewayId: maybeText,
  State: maybeText,
  Options: maybe(z.object({ StaticRoutesOnly: maybeFlag })),
  Routes: rows(staticRouteRow),
  VgwTelemetry: rows(z.object({ Status: maybeText })),
  Tags: tags,
})

export type VpnGatewayRow = z.infer<typeof vpnGatewayRow>
export type VpnConnectionRow = z.infer<typeof vpnConnectionRow>
