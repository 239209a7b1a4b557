import type { Brand } from './brand'

export type VpcId = Brand<string, 'VpcId'>
export type SubnetId = Brand<string, 'SubnetId'>
export type NetworkInterfaceId = Brand<string, 'NetworkInterfaceId'>
export type InstanceId = Brand<string, 'InstanceId'>
export type SecurityGroupId = Brand<string, 'SecurityGroupId'>
export type NetworkAclId = Brand<string, 'NetworkAclId'>
export type RouteTableId = Brand<string, 'RouteTableId'>
export type InternetGatewayId = Brand<string, 'InternetGatewayId'>
export type EgressOnlyInternetGatewayId = Brand<string, 'EgressOnlyInternetGatewayId'>
export type NatGatewayId = Brand<string, 'NatGatewayId'>
export type GatewayEndpointId = Brand<string, 'GatewayEndpointId'>
export type PeeringConnectionId = Brand<string, 'PeeringConnectionId'>
export type PrefixListId = Brand<string, 'PrefixListId'>
export type InternetHostId = Brand<string, 'InternetHostId'>
export type OtherResourceId = Brand<string, 'OtherResourceId'>

/** Text from outside (a file, a drawing's node) taken for an id of one kind. */
export function asId<Id extends string>(text: string): Id {
  return text as Id
}
