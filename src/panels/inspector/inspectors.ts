import type { ComponentType } from 'react'
import type { ResourceKind } from '@/model/topology'
import {
  EgressOnlyInternetGatewayInspector,
  InternetGatewayInspector,
} from './kinds/GatewayInspectors'
import { GatewayEndpointInspector } from './kinds/GatewayEndpointInspector'
import type { InspectorProps } from './kinds/InspectorProps'
import { InstanceInspector } from './kinds/InstanceInspector'
import { InternetHostInspector } from './kinds/InternetHostInspector'
import { NatGatewayInspector } from './kinds/NatGatewayInspector'
import { NetworkAclInspector } from './kinds/NetworkAclInspector'
import { NetworkInterfaceInspector } from './kinds/NetworkInterfaceInspector'
import { OtherInspector } from './kinds/OtherInspector'
import { PeeringConnectionInspector } from './kinds/PeeringConnectionInspector'
import { PlainInspector } from './kinds/PlainInspector'
import { PrefixListInspector } from './kinds/PrefixListInspector'
import { RouteTableInspector } from './kinds/RouteTableInspector'
import { SecurityGroupInspector } from './kinds/SecurityGroupInspector'
import { SubnetInspector } from './kinds/SubnetInspector'
import { TransitAttachmentInspector } from './kinds/TransitAttachmentInspector'
import { TransitGatewayInspector } from './kinds/TransitGatewayInspector'
import { TransitTableInspector } from './kinds/TransitTableInspector'
import { VpcInspector } from './kinds/VpcInspector'

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
  virtualPrivateGateway: PlainInspector,
  customerGateway: PlainInspector,
  vpnConnection: PlainInspector,
  directConnectGateway: PlainInspector,
  onPremisesNetwork: PlainInspector,
  onPremisesHost: PlainInspector,
  interfaceEndpoint: PlainInspector,
  endpointService: PlainInspector,
  gatewayLoadBalancerEndpoint: PlainInspector,
  networkFirewall: PlainInspector,
  firewallPolicy: PlainInspector,
  loadBalancer: PlainInspector,
  listener: PlainInspector,
  targetGroup: PlainInspector,
  autoScalingGroup: PlainInspector,
  managedService: PlainInspector,
  other: OtherInspector,
} as const satisfies { readonly [Kind in ResourceKind]: ComponentType<InspectorProps<Kind>> }
