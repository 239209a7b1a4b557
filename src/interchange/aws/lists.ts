import type * as z from 'zod/mini'
import { addressRow } from './addresses'
import { blockPublicAccessExclusionRow, blockPublicAccessOptionsRow } from './blockPublicAccessRows'
import {
  directConnectAssociationRow,
  directConnectAttachmentRow,
  directConnectGatewayRow,
  virtualInterfaceRow,
} from './directConnectRows'
import {
  autoScalingGroupRow,
  launchConfigurationRow,
  launchTemplateVersionRow,
} from './autoScaling'
import { classicLoadBalancerRow } from './classicLoadBalancers'
import { endpointServiceRow } from './endpointServices'
import { firewallPolicyRow, ruleGroupRow } from './firewallRows'
import { listenerRow } from './listeners'
import { loadBalancerRow } from './loadBalancers'
import {
  databaseRow,
  fileSystemRow,
  functionRow,
  instanceConnectEndpointRow,
  mountTargetRow,
} from './managedServiceRows'
import { firewallRow } from './networkFirewalls'
import { targetGroupRow } from './targetGroups'
import { endpointRow } from './endpoints'
import { egressOnlyInternetGatewayRow, internetGatewayRow } from './gateways'
import { instanceRow } from './instances'
import { natGatewayRow } from './natGateways'
import { networkAclRow } from './networkAcls'
import { networkInterfaceRow } from './networkInterfaces'
import { OTHER_LISTS, OTHER_ROW_SCHEMAS } from './others'
import { peeringRow } from './peering'
import { isObject } from './placedRow'
import { prefixListRow } from './prefixLists'
import { routeTableRow } from './routeTables'
import {
  securityGroupAssociationRow,
  securityGroupRow,
  securityGroupRuleRow,
} from './securityGroupRows'
import { subnetRow } from './subnets'
import {
  transitGatewayAttachmentRow,
  transitGatewayConnectPeerRow,
  transitGatewayConnectRow,
  transitGatewayPeeringRow,
  transitGatewayRouteTableRow,
  transitGatewayRow,
  transitGatewayVpcAttachmentRow,
} from './transitGatewayRows'
import { vpcRow } from './vpcs'
import { customerGatewayRow, vpnConnectionRow, vpnGatewayRow } from './vpnRows'

/** The lists that are read, by the key that AWS prints (A1). Instances stand inside reservations. */
export const ROW_SCHEMAS = {
  Vpcs: vpcRow,
  Subnets: subnetRow,
  SecurityGroups: securityGroupRow,
  SecurityGroupRules: securityGroupRuleRow,
  NetworkAcls: networkAclRow,
  RouteTables: routeTableRow,
  Instances: instanceRow,
  NetworkInterfaces: networkInterfaceRow,
  InternetGateways: internetGatewayRow,
  EgressOnlyInternetGateways: egressOnlyInternetGatewayRow,
  NatGateways: natGatewayRow,
  Addresses: addressRow,
  VpcPeeringConnections: peeringRow,
  VpcEndpoints: endpointRow,
  PrefixLists: prefixListRow,
  SecurityGroupVpcAssociations: securityGroupAssociationRow,
  VpcBlockPublicAccessOptions: blockPublicAccessOptionsRow,
  VpcBlockPublicAccessExclusions: blockPublicAccessExclusionRow,
  TransitGateways: transitGatewayRow,
  TransitGatewayAttachments: transitGatewayAttachmentRow,
  TransitGatewayVpcAttachments: transitGatewayVpcAttachmentRow,
  TransitGatewayPeeringAttachments: transitGatewayPeeringRow,
  TransitGatewayConnects: transitGatewayConnectRow,
  TransitGatewayConnectPeers: transitGatewayConnectPeerRow,
  TransitGatewayRouteTables: transitGatewayRouteTableRow,
  VpnGateways: vpnGatewayRow,
  CustomerGateways: customerGatewayRow,
  VpnConnections: vpnConnectionRow,
  directConnectGateways: directConnectGatewayRow,
  directConnectGatewayAssociations: directConnectAssociationRow,
  directConnectGatewayAttachments: directConnectAttachmentRow,
  virtualInterfaces: virtualInterfaceRow,
  ServiceConfigurations: endpointServiceRow,
  Firewalls: firewallRow,
  FirewallPolicies: firewallPolicyRow,
  RuleGroups: ruleGroupRow,
  LoadBalancers: loadBalancerRow,
  LoadBalancerDescriptions: classicLoadBalancerRow,
  TargetGroups: targetGroupRow,
  Listeners: listenerRow,
  DBInstances: databaseRow,
  Functions: functionRow,
  FileSystems: fileSystemRow,
  MountTargets: mountTargetRow,
  InstanceConnectEndpoints: instanceConnectEndpointRow,
  AutoScalingGroups: autoScalingGroupRow,
  LaunchTemplateVersions: launchTemplateVersionRow,
  LaunchConfigurations: launchConfigurationRow,
  ...OTHER_ROW_SCHEMAS,
} as const

export type RowList = keyof typeof ROW_SCHEMAS
export type RowsByList = {
  readonly [List in RowList]: readonly z.infer<(typeof ROW_SCHEMAS)[List]>[]
}

/** The field that tells rows of a list apart, or all those that do so together. */
export const ROW_IDS: Readonly<Record<RowList, string | readonly [string, ...string[]]>> = {
  Vpcs: 'VpcId',
  Subnets: 'SubnetId',
  SecurityGroups: 'GroupId',
  SecurityGroupRules: 'SecurityGroupRuleId',
  NetworkAcls: 'NetworkAclId',
  RouteTables: 'RouteTableId',
  Instances: 'InstanceId',
  NetworkInterfaces: 'NetworkInterfaceId',
  InternetGateways: 'InternetGatewayId',
  EgressOnlyInternetGateways: 'EgressOnlyInternetGatewayId',
  NatGateways: 'NatGatewayId',
  Addresses: 'AllocationId',
  VpcPeeringConnections: 'VpcPeeringConnectionId',
  VpcEndpoints: 'VpcEndpointId',
  PrefixLists: 'PrefixListId',
  SecurityGroupVpcAssociations: ['GroupId', 'VpcId'],
  VpcBlockPublicAccessOptions: 'AwsRegion',
  VpcBlockPublicAccessExclusions: 'ExclusionId',
  TransitGateways: 'TransitGatewayId',
  // Both ends of a peering list it, each under its own gateway and with its own table.
  TransitGatewayAttachments: ['TransitGatewayAttachmentId', 'TransitGatewayId'],
  TransitGatewayVpcAttachments: 'TransitGatewayAttachmentId',
  TransitGatewayPeeringAttachments: 'TransitGatewayAttachmentId',
  TransitGatewayConnects: 'TransitGatewayAttachmentId',
  TransitGatewayConnectPeers: 'TransitGatewayConnectPeerId',
  TransitGatewayRouteTables: 'TransitGatewayRouteTableId',
  VpnGateways: 'VpnGatewayId',
  CustomerGateways: 'CustomerGatewayId',
  VpnConnections: 'VpnConnectionId',
  directConnectGateways: 'directConnectGatewayId',
  directConnectGatewayAssociations: ['directConnectGatewayId', 'associationId'],
  directConnectGatewayAttachments: ['directConnectGatewayId', 'virtualInterfaceId'],
  virtualInterfaces: 'virtualInterfaceId',
  ServiceConfigurations: 'ServiceId',
  Firewalls: 'Firewall',
  FirewallPolicies: 'FirewallPolicyResponse',
  RuleGroups: 'RuleGroupResponse',
  LoadBalancers: 'LoadBalancerArn',
  LoadBalancerDescriptions: 'LoadBalancerName',
  TargetGroups: 'TargetGroupArn',
  Listeners: 'ListenerArn',
  DBInstances: 'DBInstanceIdentifier',
  Functions: 'FunctionName',
  FileSystems: 'FileSystemId',
  MountTargets: 'MountTargetId',
  InstanceConnectEndpoints: 'InstanceConnectEndpointId',
  AutoScalingGroups: 'AutoScalingGroupName',
  LaunchTemplateVersions: ['LaunchTemplateId', 'VersionNumber'],
  LaunchConfigurations: 'LaunchConfigurationName',
  ...(Object.fromEntries(Object.entries(OTHER_LISTS).map(([list, { id }]) => [list, id])) as Record<
    keyof typeof OTHER_LISTS,
    string
  >),
}

/** Names repeat from Region to Region; where a row has an ARN, that tells it apart. */
const ROW_ARNS: Partial<Readonly<Record<RowList, string>>> = {
  DBInstances: 'DBInstanceArn',
  Functions: 'FunctionArn',
  AutoScalingGroups: 'AutoScalingGroupARN',
}

/** The field that a row of this list must have. */
export function idFieldOf(list: RowList): string {
  const fields = ROW_IDS[list]
  return typeof fields === 'string' ? fields : fields[0]
}

/** What tells this row from the others of its list; nothing where it says too little. */
export function rowIdOf(list: RowList, row: unknown): string | undefined {
  if (!isObject(row)) return undefined
  const arnField = ROW_ARNS[list]
  const arn = arnField === undefined ? undefined : row[arnField]
  if (typeof arn === 'string' && arn !== '') return arn
  const fields = ROW_IDS[list]
  const parts = [fields].flat().map((field) => row[field])
  if (list === 'Addresses') parts[0] ??= row['PublicIp']
  return parts.every((part) => typeof part === 'string') ? parts.join(' ') : undefined
}

export function isRowList(key: string): key is RowList {
  return Object.hasOwn(ROW_SCHEMAS, key)
}

/**
 * Which list a row without a name belongs to, by its id. The order matters: a subnet names its VPC,
 * an interface its subnet, an address its interface.
 */
const LIST_BY_ID: readonly (readonly [field: string, list: RowList | 'Reservations'])[] = [
  ['SecurityGroupRuleId', 'SecurityGroupRules'],
  ['ExclusionId', 'VpcBlockPublicAccessExclusions'],
  ['virtualInterfaceType', 'virtualInterfaces'],
  ['associatedGateway', 'directConnectGatewayAssociations'],
  ['virtualInterfaceId', 'directConnectGatewayAttachments'],
  ['directConnectGatewayId', 'directConnectGateways'],
  ['TransitGatewayConnectPeerId', 'TransitGatewayConnectPeers'],
  ['TransportTransitGatewayAttachmentId', 'TransitGatewayConnects'],
  ['RequesterTgwInfo', 'TransitGatewayPeeringAttachments'],
  ['MountTargetId', 'MountTargets'],
  ['FileSystemId', 'FileSystems'],
  ['InstanceConnectEndpointId', 'InstanceConnectEndpoints'],
  ['NatGatewayId', 'NatGateways'],
  ['VpcEndpointId', 'VpcEndpoints'],
  ['VpcPeeringConnectionId', 'VpcPeeringConnections'],
  ['SubnetIds', 'TransitGatewayVpcAttachments'],
  ['TransitGatewayAttachmentId', 'TransitGatewayAttachments'],
  ['VpcOwnerId', 'SecurityGroupVpcAssociations'],
  ['TransitGatewayRouteTableId', 'TransitGatewayRouteTables'],
  ['VpnConnectionId', 'VpnConnections'],
  ['TransitGatewayId', 'TransitGateways'],
  ['CustomerGatewayId', 'CustomerGateways'],
  ['VpnGatewayId', 'VpnGateways'],
  ['EgressOnlyInternetGatewayId', 'EgressOnlyInternetGateways'],
  ['CarrierGatewayId', 'CarrierGateways'],
  ['InternetGatewayId', 'InternetGateways'],
  ['AllocationId', 'Addresses'],
  ['NetworkInterfaceId', 'NetworkInterfaces'],
  ['ReservationId', 'Reservations'],
  ['InstanceId', 'Instances'],
  ['RouteTableId', 'RouteTables'],
  ['NetworkAclId', 'NetworkAcls'],
  ['PrefixListId', 'PrefixLists'],
  ['DBInstanceIdentifier', 'DBInstances'],
  ['FunctionName', 'Functions'],
  ['LaunchTemplateData', 'LaunchTemplateVersions'],
  ['AutoScalingGroupName', 'AutoScalingGroups'],
  ['LaunchConfigurationName', 'LaunchConfigurations'],
  ['Firewall', 'Firewalls'],
  ['FirewallPolicyResponse', 'FirewallPolicies'],
  ['RuleGroupResponse', 'RuleGroups'],
  ['ServiceState', 'ServiceConfigurations'],
  ['ListenerArn', 'Listeners'],
  ['TargetGroupArn', 'TargetGroups'],
  ['LoadBalancerArn', 'LoadBalancers'],
  ['LoadBalancerName', 'LoadBalancerDescriptions'],
  ['GroupId', 'SecurityGroups'],
  ['SubnetId', 'Subnets'],
  ['VpcId', 'Vpcs'],
]

/** Rows that carry one of those ids but are none of those things. */
const NOT_TOLD_BY_ID = ['DhcpOptionsId']

export function listOfRow(row: unknown): RowList | 'Reservations' | undefined {
  if (typeof row !== 'object' || row === null) return undefined
  const has = (field: string) => Object.hasOwn(row, field)
  const told = LIST_BY_ID.find(([field]) => has(field))?.[1]
  return told !== 'Vpcs' && NOT_TOLD_BY_ID.some(has) ? undefined : told
}

/** Lists of AWS's that are known but of which nothing is drawn or computed yet. */
export const KNOWN_BUT_UNUSED: ReadonlySet<string> = new Set([
  'DBSubnetGroups',
  'DhcpOptions',
  'FlowLogs',
  'InstanceStates',
  'LaunchTemplates',
  'ServiceDetails',
  'ServiceNames',
  'VpcEndpointConnections',
])
