import type { AwsFirewallRows } from './awsFirewalls'
import type { AwsServiceRows } from './awsServices'
import type { AwsTransitRows } from './awsTransit'

/**
 * The part of an AWS snapshot (the rows that `aws ec2 describe-*` prints) which the naive evaluator
 * reads, as it stands in the file: nothing is parsed, renamed or completed here.
 */
export interface AwsSnapshotJson extends AwsTransitRows, AwsServiceRows, AwsFirewallRows {
  readonly Vpcs: readonly AwsVpc[]
  readonly Subnets: readonly AwsSubnet[]
  readonly SecurityGroups: readonly AwsSecurityGroup[]
  readonly NetworkAcls: readonly AwsNetworkAcl[]
  readonly RouteTables: readonly AwsRouteTable[]
  readonly NetworkInterfaces: readonly AwsNetworkInterface[]
  readonly Reservations: readonly AwsReservation[]
  readonly InternetGateways?: readonly AwsInternetGateway[]
  readonly EgressOnlyInternetGateways?: readonly AwsEgressOnlyInternetGateway[]
  readonly NatGateways?: readonly AwsNatGateway[]
  readonly VpcPeeringConnections?: readonly AwsPeeringConnection[]
  readonly VpcEndpoints?: readonly AwsVpcEndpoint[]
  readonly ManagedPrefixLists?: readonly AwsPrefixList[]
  readonly PrefixLists?: readonly AwsPrefixList[]
  readonly ManagedPrefixListEntries?: Readonly<Record<string, readonly AwsPrefixListEntry[]>>
}

export interface AwsVpc {
  readonly VpcId: string
  readonly CidrBlock: string
  readonly CidrBlockAssociationSet?: readonly {
    readonly CidrBlock: string
    readonly CidrBlockState: { readonly State: string }
  }[]
  readonly Ipv6CidrBlockAssociationSet?: readonly AwsIpv6Association[]
}

interface AwsIpv6Association {
  readonly Ipv6CidrBlock: string
  readonly Ipv6CidrBlockState: { readonly State: string }
}

export interface AwsSubnet {
  readonly SubnetId: string
  readonly VpcId: string
  readonly AvailabilityZone: string
  readonly CidrBlock?: string
  readonly Ipv6CidrBlockAssociationSet?: readonly AwsIpv6Association[]
}

export interface AwsSecurityGroup {
  readonly GroupId: string
  readonly GroupName: string
  readonly VpcId: string
  readonly IpPermissions: readonly AwsIpPermission[]
  readonly IpPermissionsEgress: readonly AwsIpPermission[]
}

export interface AwsIpPermission {
  readonly IpProtocol: string
  readonly FromPort?: number
  readonly ToPort?: number
  readonly IpRanges: readonly { readonly CidrIp: string }[]
  readonly Ipv6Ranges: readonly { readonly CidrIpv6: string }[]
  readonly PrefixListIds: readonly { readonly PrefixListId: string }[]
  readonly UserIdGroupPairs: readonly AwsGroupPair[]
}

export interface AwsGroupPair {
  readonly GroupId?: string
  readonly UserId?: string
  readonly VpcId?: string
  readonly VpcPeeringConnectionId?: string
  readonly PeeringStatus?: string
}

export interface AwsNetworkAcl {
  readonly NetworkAclId: string
  readonly VpcId: string
  readonly IsDefault: boolean
  readonly Associations: readonly { readonly SubnetId: string }[]
  readonly Entries: readonly AwsNetworkAclEntry[]
}

export interface AwsNetworkAclEntry {
  readonly RuleNumber: number
  readonly Egress: boolean
  readonly RuleAction: string
  readonly Protocol: string
  readonly CidrBlock?: string
  readonly Ipv6CidrBlock?: string
  readonly PortRange?: { readonly From: number; readonly To: number }
  readonly IcmpTypeCode?: { readonly Type: number; readonly Code: number }
}

export interface AwsRouteTable {
  readonly RouteTableId: string
  readonly VpcId: string
  readonly PropagatingVgws?: readonly { readonly GatewayId: string }[]
  readonly Associations: readonly {
    readonly Main: boolean
    readonly SubnetId?: string
    readonly GatewayId?: string
  }[]
  readonly Routes: readonly AwsRoute[]
}

export interface AwsRoute {
  readonly DestinationCidrBlock?: string
  readonly DestinationIpv6CidrBlock?: string
  readonly DestinationPrefixListId?: string
  readonly GatewayId?: string
  readonly NatGatewayId?: string
  readonly VpcPeeringConnectionId?: string
  readonly EgressOnlyInternetGatewayId?: string
  readonly TransitGatewayId?: string
  readonly InstanceId?: string
  readonly NetworkInterfaceId?: string
  readonly Origin: string
  readonly State: string
}

export interface AwsNetworkInterface {
  readonly NetworkInterfaceId: string
  readonly SubnetId: string
  readonly VpcId: string
  readonly InterfaceType: string
  readonly Description?: string
  readonly Groups: readonly { readonly GroupId: string }[]
  readonly PrivateIpAddress?: string
  readonly PrivateIpAddresses: readonly AwsPrivateAddress[]
  readonly Ipv6Addresses: readonly { readonly Ipv6Address: string }[]
  readonly Ipv4Prefixes?: readonly { readonly Ipv4Prefix: string }[]
  readonly Ipv6Prefixes?: readonly { readonly Ipv6Prefix: string }[]
  readonly Attachment?: { readonly DeviceIndex: number; readonly InstanceId?: string }
  readonly SourceDestCheck?: boolean
  readonly RequesterManaged?: boolean
  readonly DenyAllIgwTraffic?: boolean
}

interface AwsPrivateAddress {
  readonly PrivateIpAddress: string
  readonly Primary: boolean
  readonly Association?: { readonly PublicIp: string }
}

interface AwsReservation {
  readonly Instances: readonly AwsInstance[]
}

export interface AwsInstance {
  readonly InstanceId: string
  readonly State: { readonly Name: string }
  readonly Platform?: string
  readonly NetworkInterfaces: readonly { readonly NetworkInterfaceId: string }[]
}

interface AwsInternetGateway {
  readonly InternetGatewayId: string
  readonly Attachments: readonly { readonly VpcId: string; readonly State: string }[]
}

interface AwsEgressOnlyInternetGateway {
  readonly EgressOnlyInternetGatewayId: string
  readonly Attachments: readonly { readonly VpcId: string; readonly State: string }[]
}

export interface AwsNatGateway {
  readonly NatGatewayId: string
  readonly VpcId: string
  /** None for a regional one. */
  readonly SubnetId?: string
  readonly AvailabilityMode?: string
  readonly AutoProvisionZones?: string
  readonly RouteTableId?: string
  readonly State: string
  readonly ConnectivityType?: string
  readonly NatGatewayAddresses: readonly {
    readonly NetworkInterfaceId?: string
    readonly PrivateIp?: string
    readonly PublicIp?: string
    readonly IsPrimary?: boolean
    readonly AvailabilityZone?: string
  }[]
}

interface AwsPeeringConnection {
  readonly VpcPeeringConnectionId: string
  readonly Status: { readonly Code: string }
  readonly RequesterVpcInfo: AwsPeeredVpc
  readonly AccepterVpcInfo: AwsPeeredVpc
}

interface AwsPeeredVpc {
  readonly VpcId: string
  readonly Region?: string
}

export interface AwsVpcEndpoint {
  readonly VpcEndpointId: string
  readonly VpcEndpointType: string
  readonly VpcId: string
  readonly State: string
  readonly ServiceName?: string
  readonly NetworkInterfaceIds?: readonly string[]
  readonly SubnetIds?: readonly string[]
}

interface AwsPrefixList {
  readonly PrefixListId: string
  readonly Entries?: readonly AwsPrefixListEntry[]
  readonly Cidrs?: readonly string[]
}

interface AwsPrefixListEntry {
  readonly Cidr: string
}
