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
}
