import type { ComponentType } from 'react'
import type { ResourceKind } from '@/model/topology'
import {
  EgressOnlyInternetGatewayInspector,
  InternetGatewayInspector,
} from './kinds/GatewayInspectors'
import { DirectConnectInspector } from './kinds/DirectConnectInspector'
import { InspectionEndpointInspector, NetworkFirewallInspector } from './kinds/FirewallInspectors'
import { FirewallPolicyInspector } from './kinds/FirewallPolicyInspector'
import { GatewayEndpointInspector } from './kinds/GatewayEndpointInspector'
import type { InspectorProps } from './kinds/InspectorProps'
import { InstanceInspector } from './kinds/InstanceInspector'
import { InterfaceEndpointInspector } from './kinds/InterfaceEndpointInspector'
import { EndpointServiceInspector } from './kinds/EndpointServiceInspector'
import { LoadBalancerInspector } from './kinds/LoadBalancerInspector'
import { ListenerInspector } from './kinds/ListenerInspector'
import { TargetGroupInspector } from './kinds/TargetGroupInspector'
import { AutoScalingGroupInspector } from './kinds/AutoScalingGroupInspector'
import { ManagedServiceInspector } from './kinds/ManagedServiceInspector'
import { InternetHostInspector } from './kinds/InternetHostInspector'
import { NatGatewayInspector } from './kinds/NatGatewayInspector'
import { NetworkAclInspector } from './kinds/NetworkAclInspector'
import { NetworkInterfaceInspector } from './kinds/NetworkInterfaceInspector'
import { OnPremisesHostInspector, OnPremisesNetworkInspector } from './kinds/OnPremisesInspectors'
import { OtherInspector } from './kinds/OtherInspector'
import { PeeringConnectionInspector } from './kinds/PeeringConnectionInspector'
import { PrefixListInspector } from './kinds/PrefixListInspector'
import { RouteTableInspector } from './kinds/RouteTableInspector'
import { SecurityGroupInspector } from './kinds/SecurityGroupInspector'
import { SubnetInspector } from './kinds/SubnetInspector'
import { TransitAttachmentInspector } from './kinds/TransitAttachmentInspector'
import { TransitGatewayInspector } from './kinds/TransitGatewayInspector'
import { TransitTableInspector } from './kinds/TransitTableInspector'
import { VirtualPrivateGatewayInspector } from './kinds/VirtualPrivateGatewayInspector'
import { VpcInspector } from './kinds/VpcInspector'
import { CustomerGatewayInspector, VpnConnectionInspector } from './kinds/VpnInspectors'

/** What stands under the head of the inspector: one component for each kind of resource. */
export const INSPECTORS = {
  vpc: VpcInspector,
  subnet: SubnetInspector,
  networkInterface: NetworkInterfaceInspector,
  instance: InstanceInspector,
  securityGroup: SecurityGroupInspector,
  networkAcl: NetworkAclInspector,
  routeTable: RouteTableInspector,
  internetGateway: InternetGatewayInspector,
  egressOnlyInternetGateway: EgressOnlyInternetGatewayInspector,
  natGateway: NatGatewayInspector,
  gatewayEndpoint: GatewayEndpointInspector,
  peeringConnection: PeeringConnectionInspector,
  prefixList: PrefixListInspector,
  internetHost: InternetHostInspector,
  transitGateway: TransitGatewayInspector,
  transitGatewayAttachment: TransitAttachmentInspector,
  transitGatewayRouteTable: TransitTableInspector,
  virtualPrivateGateway: VirtualPrivateGatewayInspector,
  customerGateway: CustomerGatewayInspector,
  vpnConnection: VpnConnectionInspector,
  directConnectGateway: DirectConnectInspector,
  onPremisesNetwork: OnPremisesNetworkInspector,
  onPremisesHost: OnPremisesHostInspector,
  interfaceEndpoint: InterfaceEndpointInspector,
  endpointService: EndpointServiceInspector,
  gatewayLoadBalancerEndpoint: InspectionEndpointInspector,
  networkFirewall: NetworkFirewallInspector,
  firewallPolicy: FirewallPolicyInspector,
  loadBalancer: LoadBalancerInspector,
  listener: ListenerInspector,
  targetGroup: TargetGroupInspector,
  autoScalingGroup: AutoScalingGroupInspector,
  managedService: ManagedServiceInspector,
  other: OtherInspector,
} as const satisfies { readonly [Kind in ResourceKind]: ComponentType<InspectorProps<Kind>> }
