/** The rows of transit gateways, VPNs and Direct Connect that the naive evaluator reads, as AWS prints them. */
export interface AwsTransitRows {
  readonly TransitGateways?: readonly AwsTransitGateway[]
  readonly TransitGatewayAttachments?: readonly AwsTransitGatewayAttachment[]
  readonly TransitGatewayVpcAttachments?: readonly AwsTransitGatewayVpcAttachment[]
  readonly TransitGatewayPeeringAttachments?: readonly AwsTransitGatewayPeering[]
  readonly TransitGatewayRouteTables?: readonly AwsTransitGatewayRouteTable[]
  readonly TransitGatewayRoutes?: ByTable<AwsTransitGatewayRoute>
  readonly TransitGatewayRouteTableAssociations?: ByTable<AwsAttachmentMention>
  readonly TransitGatewayRouteTablePropagations?: ByTable<AwsAttachmentMention>
  readonly TransitGatewayPrefixListReferences?: ByTable<AwsPrefixListReference>
  readonly VpnGateways?: readonly AwsVpnGateway[]
  readonly CustomerGateways?: readonly AwsCustomerGateway[]
  readonly VpnConnections?: readonly AwsVpnConnection[]
}

type ByTable<Row> = Readonly<Record<string, readonly Row[]>>

interface AwsTransitGateway {
  readonly TransitGatewayId: string
  readonly State: string
  readonly Options: { readonly SecurityGroupReferencingSupport?: string }
}

export interface AwsTransitGatewayAttachment {
  readonly TransitGatewayAttachmentId: string
  readonly TransitGatewayId: string
  readonly ResourceType: string
  readonly ResourceId: string
  readonly State: string
  readonly Association?: { readonly TransitGatewayRouteTableId: string; readonly State: string }
}

export interface AwsTransitGatewayVpcAttachment {
  readonly TransitGatewayAttachmentId: string
  readonly TransitGatewayId: string
  readonly VpcId: string
  readonly SubnetIds: readonly string[]
  readonly State: string
  readonly Options: {
    readonly ApplianceModeSupport?: string
    readonly Ipv6Support?: string
    readonly SecurityGroupReferencingSupport?: string
  }
}

/** Within one Region each side has an attachment id of its own. */
export interface AwsTransitGatewayPeering {
  readonly TransitGatewayAttachmentId: string
  readonly AccepterTransitGatewayAttachmentId?: string
  readonly RequesterTgwInfo: { readonly TransitGatewayId: string }
  readonly AccepterTgwInfo: { readonly TransitGatewayId: string }
  readonly State: string
}

interface AwsTransitGatewayRouteTable {
  readonly TransitGatewayRouteTableId: string
  readonly TransitGatewayId: string
}

export interface AwsTransitGatewayRoute {
  readonly DestinationCidrBlock: string
  readonly Type: string
  readonly State: string
  readonly TransitGatewayAttachments?: readonly Omit<AwsAttachmentMention, 'State'>[]
}

export interface AwsAttachmentMention {
  readonly TransitGatewayAttachmentId: string
  readonly ResourceType: string
  readonly ResourceId: string
  readonly State: string
}

interface AwsPrefixListReference {
  readonly PrefixListId: string
  readonly Blackhole: boolean
  readonly TransitGatewayAttachment?: { readonly TransitGatewayAttachmentId: string }
}

export interface AwsVpnGateway {
  readonly VpnGatewayId: string
  readonly VpcAttachments: readonly { readonly VpcId: string; readonly State: string }[]
}

interface AwsCustomerGateway {
  readonly CustomerGatewayId: string
}

export interface AwsVpnConnection {
  readonly VpnConnectionId: string
  readonly CustomerGatewayId: string
  readonly VpnGatewayId?: string
  readonly TransitGatewayId?: string
  readonly State: string
  readonly Options?: { readonly StaticRoutesOnly?: boolean }
  readonly Routes: readonly { readonly DestinationCidrBlock: string; readonly State: string }[]
  readonly VgwTelemetry?: readonly { readonly Status: string }[]
}
