/**
 * The kinds that can be placed: the `word` under a glyph of the rail, the `name` in a sentence
 * (`Add a NAT gateway`), and the `title` beside the pointer and in menus.
 */
export const kinds = {
  vpc: { word: 'VPC', name: 'a VPC', title: 'VPC' },
  zone: { word: 'Zone', name: 'an Availability Zone', title: 'Availability Zone' },
  subnet: { word: 'Subnet', name: 'a subnet', title: 'Subnet' },
  instance: { word: 'Instance', name: 'an instance', title: 'Instance' },
  securityGroup: { word: 'Group', name: 'a security group', title: 'Security group' },
  networkAcl: { word: 'ACL', name: 'a network ACL', title: 'Network ACL' },
  routeTable: { word: 'Routes', name: 'a route table', title: 'Route table' },
  internetHost: { word: 'Host', name: 'an internet host', title: 'Internet host' },
  internetGateway: { word: 'Gateway', name: 'an internet gateway', title: 'Internet gateway' },
  egressOnlyInternetGateway: {
    word: 'Egress',
    name: 'an egress-only internet gateway',
    title: 'Egress-only internet gateway',
  },
  natGateway: { word: 'NAT', name: 'a NAT gateway', title: 'NAT gateway' },
  gatewayEndpoint: { word: 'Endpoint', name: 'a gateway endpoint', title: 'Gateway endpoint' },
  peeringConnection: {
    word: 'Peering',
    name: 'a peering connection',
    title: 'Peering connection',
  },
  transitGateway: { word: 'Transit', name: 'a transit gateway', title: 'Transit gateway' },
  transitGatewayAttachment: {
    word: 'Attach',
    name: 'a transit gateway attachment',
    title: 'Transit gateway attachment',
  },
  transitGatewayRouteTable: {
    word: 'Routes',
    name: 'a transit gateway route table',
    title: 'Transit gateway route table',
  },
  virtualPrivateGateway: {
    word: 'VGW',
    name: 'a virtual private gateway',
    title: 'Virtual private gateway',
  },
  vpnConnection: { word: 'VPN', name: 'a VPN connection', title: 'VPN connection' },
  directConnectGateway: {
    word: 'Direct',
    name: 'a Direct Connect gateway',
    title: 'Direct Connect gateway',
  },
  onPremisesNetwork: {
    word: 'Network',
    name: 'an on-premises network',
    title: 'On-premises network',
  },
  customerGateway: { word: 'Customer', name: 'a customer gateway', title: 'Customer gateway' },
  onPremisesHost: { word: 'Host', name: 'an on-premises host', title: 'On-premises host' },
  networkFirewall: { word: 'Firewall', name: 'a network firewall', title: 'Network firewall' },
  gatewayLoadBalancerEndpoint: {
    word: 'Endpoint',
    name: 'a Gateway Load Balancer endpoint',
    title: 'Gateway Load Balancer endpoint',
  },
  firewallPolicy: { word: 'Policy', name: 'a firewall policy', title: 'Firewall policy' },
  prefixList: { word: 'List', name: 'a prefix list', title: 'Prefix list' },
  applicationLoadBalancer: {
    word: 'ALB',
    name: 'an Application Load Balancer',
    title: 'Application Load Balancer',
  },
  networkLoadBalancer: {
    word: 'NLB',
    name: 'a Network Load Balancer',
    title: 'Network Load Balancer',
  },
  gatewayLoadBalancer: {
    word: 'GWLB',
    name: 'a Gateway Load Balancer',
    title: 'Gateway Load Balancer',
  },
  classicLoadBalancer: {
    word: 'CLB',
    name: 'a Classic Load Balancer',
    title: 'Classic Load Balancer',
  },
  listener: { word: 'Listener', name: 'a listener', title: 'Listener' },
  targetGroup: { word: 'Targets', name: 'a target group', title: 'Target group' },
  autoScalingGroup: { word: 'Fleet', name: 'an Auto Scaling group', title: 'Auto Scaling group' },
  database: { word: 'Database', name: 'an RDS database', title: 'RDS database' },
  lambdaFunction: { word: 'Function', name: 'a Lambda function', title: 'Lambda function' },
  fileSystem: { word: 'Files', name: 'an EFS file system', title: 'EFS file system' },
  instanceConnectEndpoint: {
    word: 'Connect',
    name: 'an Instance Connect Endpoint',
    title: 'Instance Connect Endpoint',
  },
  interfaceEndpoint: {
    word: 'Endpoint',
    name: 'an interface endpoint',
    title: 'Interface endpoint',
  },
  endpointService: { word: 'Service', name: 'an endpoint service', title: 'Endpoint service' },
}
