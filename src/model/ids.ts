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
export type TransitGatewayId = Brand<string, 'TransitGatewayId'>
export type TransitGatewayAttachmentId = Brand<string, 'TransitGatewayAttachmentId'>
export type TransitGatewayRouteTableId = Brand<string, 'TransitGatewayRouteTableId'>
export type VirtualPrivateGatewayId = Brand<string, 'VirtualPrivateGatewayId'>
export type CustomerGatewayId = Brand<string, 'CustomerGatewayId'>
export type VpnConnectionId = Brand<string, 'VpnConnectionId'>
export type DirectConnectGatewayId = Brand<string, 'DirectConnectGatewayId'>
export type OnPremisesNetworkId = Brand<string, 'OnPremisesNetworkId'>
export type OnPremisesHostId = Brand<string, 'OnPremisesHostId'>
export type InterfaceEndpointId = Brand<string, 'InterfaceEndpointId'>
export type EndpointServiceId = Brand<string, 'EndpointServiceId'>
export type GatewayLoadBalancerEndpointId = Brand<string, 'GatewayLoadBalancerEndpointId'>
export type NetworkFirewallId = Brand<string, 'NetworkFirewallId'>
export type FirewallPolicyId = Brand<string, 'FirewallPolicyId'>
export type LoadBalancerId = Brand<string, 'LoadBalancerId'>
export type ListenerId = Brand<string, 'ListenerId'>
export type TargetGroupId = Brand<string, 'TargetGroupId'>
export type AutoScalingGroupId = Brand<string, 'AutoScalingGroupId'>
export type ManagedServiceId = Brand<string, 'ManagedServiceId'>
export type OtherResourceId = Brand<string, 'OtherResourceId'>

/** Text from outside (a file, a drawing's node) taken for an id of one kind. */
export function asId<Id extends string>(text: string): Id {
  return text as Id
}
