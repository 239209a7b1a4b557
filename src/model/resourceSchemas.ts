import { autoScalingGroupSchema } from './resources/autoScalingGroup'
import { customerGatewaySchema } from './resources/customerGateway'
import { directConnectGatewaySchema } from './resources/directConnectGateway'
import { egressOnlyInternetGatewaySchema } from './resources/egressOnlyInternetGateway'
import { endpointServiceSchema } from './resources/endpointService'
import { firewallPolicySchema } from './resources/firewallPolicy'
import { gatewayEndpointSchema } from './resources/gatewayEndpoint'
import { gatewayLoadBalancerEndpointSchema } from './resources/gatewayLoadBalancerEndpoint'
import { instanceSchema } from './resources/instance'
import { interfaceEndpointSchema } from './resources/interfaceEndpoint'
import { internetGatewaySchema } from './resources/internetGateway'
import { internetHostSchema } from './resources/internetHost'
import { listenerSchema } from './resources/listener'
import { loadBalancerSchema } from './resources/loadBalancer'
import { managedServiceSchema } from './resources/managedService'
import { natGatewaySchema } from './resources/natGateway'
import { networkAclSchema } from './resources/networkAclSchema'
import { networkFirewallSchema } from './resources/networkFirewall'
import { networkInterfaceSchema } from './resources/networkInterfaceSchema'
import { onPremisesHostSchema } from './resources/onPremisesHost'
import { onPremisesNetworkSchema } from './resources/onPremisesNetwork'
import { otherResourceSchema } from './resources/otherResource'
import { peeringConnectionSchema } from './resources/peeringConnection'
import { prefixListSchema } from './resources/prefixList'
import { routeTableSchema } from './resources/routeTableSchema'
import { securityGroupSchema } from './resources/securityGroup'
import { subnetSchema } from './resources/subnet'
import { targetGroupSchema } from './resources/targetGroup'
import { transitGatewaySchema } from './resources/transitGateway'
import { transitGatewayAttachmentSchema } from './resources/transitGatewayAttachment'
import { transitGatewayRouteTableSchema } from './resources/transitGatewayRouteTable'
import { virtualPrivateGatewaySchema } from './resources/virtualPrivateGateway'
import { vpcSchema } from './resources/vpcSchema'
import { vpnConnectionSchema } from './resources/vpnConnection'

/** The registry: a resource kind is one file and one line here. The types of the topology follow. */
export const RESOURCE_SCHEMAS = {
  vpc: vpcSchema,
  subnet: subnetSchema,
  networkInterface: networkInterfaceSchema,
  instance: instanceSchema,
  securityGroup: securityGroupSchema,
  networkAcl: networkAclSchema,
  routeTable: routeTableSchema,
  internetGateway: internetGatewaySchema,
  egressOnlyInternetGateway: egressOnlyInternetGatewaySchema,
  natGateway: natGatewaySchema,
  gatewayEndpoint: gatewayEndpointSchema,
  peeringConnection: peeringConnectionSchema,
  prefixList: prefixListSchema,
  internetHost: internetHostSchema,
  transitGateway: transitGatewaySchema,
  transitGatewayAttachment: transitGatewayAttachmentSchema,
  transitGatewayRouteTable: transitGatewayRouteTableSchema,
  virtualPrivateGateway: virtualPrivateGatewaySchema,
  customerGateway: customerGatewaySchema,
  vpnConnection: vpnConnectionSchema,
  directConnectGateway: directConnectGatewaySchema,
  onPremisesNetwork: onPremisesNetworkSchema,
  onPremisesHost: onPremisesHostSchema,
  interfaceEndpoint: interfaceEndpointSchema,
  endpointService: endpointServiceSchema,
  gatewayLoadBalancerEndpoint: gatewayLoadBalancerEndpointSchema,
  networkFirewall: networkFirewallSchema,
  firewallPolicy: firewallPolicySchema,
  loadBalancer: loadBalancerSchema,
  listener: listenerSchema,
  targetGroup: targetGroupSchema,
  autoScalingGroup: autoScalingGroupSchema,
  managedService: managedServiceSchema,
  other: otherResourceSchema,
} as const
