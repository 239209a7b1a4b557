import { ec2Guide, guide, type ConceptPage } from './page'

/** Where things stand and which addresses they have. */
export const places = {
  vpc: {
    text: [
      'A VPC is a private network in one Region. It has blocks of private addresses, and everything inside can find everything else, because each route table knows those blocks as local.',
      'Nothing comes in or goes out by itself. A gateway has to be attached, a route has to lead to it, and the filters on the way have to agree.',
    ],
    rules: [
      ['VPC-01', 'A VPC starts with one IPv4 block, /16 to /28.'],
      ['VPC-08', 'Each block gives every route table a local route.'],
      ['VPC-20', 'A new VPC has no internet gateway and no default route.'],
    ],
    related: ['cidr', 'subnet', 'routeTable', 'internetGateway'],
    documentation: [['VPC CIDR blocks', guide('vpc-cidr-blocks')]],
  },
  cidr: {
    text: [
      'A CIDR block is a range of addresses: the first address and how many leading bits all of them share. 10.0.1.0/24 has 24 fixed bits, so 256 addresses; each step to a longer prefix halves the range.',
      'In a subnet five IPv4 addresses are not yours: the first four and the last one. A /28 therefore holds 11 hosts.',
    ],
    rules: [
      ['GEN-07', 'A block typed with host bits is stored without them.'],
      ['SUB-03', 'AWS keeps five addresses of each subnet.'],
      ['VPC-07', 'A block never grows or shrinks.'],
    ],
    related: ['vpc', 'subnet', 'longestPrefix'],
    documentation: [
      ['VPC CIDR blocks', guide('vpc-cidr-blocks')],
      ['Subnet CIDR blocks', guide('subnet-sizing')],
    ],
  },
  subnet: {
    text: [
      'A subnet is a part of the VPC’s addresses in one Availability Zone. It has one route table and one network ACL; both speak only when a packet crosses the border of the subnet.',
      'Between two machines of one subnet there is no route table and no ACL in the way, only their security groups.',
    ],
    rules: [
      ['SUB-02', 'Its block lies inside a block of the VPC and overlaps no other subnet.'],
      ['SUB-10', 'It has exactly one route table and one network ACL.'],
      ['NACL-11', 'Neighbours in a subnet never meet its ACL.'],
    ],
    related: ['publicSubnet', 'routeTable', 'networkAcl', 'availabilityZone'],
    documentation: [['Subnets for your VPC', guide('configure-subnets')]],
  },
  publicSubnet: {
    text: [
      'No switch makes a subnet public. It is public when its route table has a route to an internet gateway, and private when it has not. The answer may differ for IPv4 and IPv6.',
      'Public does not mean reachable: an interface also needs a public address, and its groups and the ACL have to let the packet in.',
    ],
    rules: [
      ['SUB-11', 'Public is what routes to an internet gateway.'],
      ['SUB-12', 'Each family is judged by its own routes.'],
      ['IGW-02', 'IPv4 needs a gateway, a route and a public address.'],
    ],
    related: ['subnet', 'internetGateway', 'publicAddress', 'nat'],
    documentation: [['Subnets for your VPC', guide('configure-subnets')]],
  },
  availabilityZone: {
    text: [
      'A Region has several Availability Zones, which are separate places with power and network of their own. A subnet lies in exactly one of them, so a network that should survive the loss of a zone has its tiers in two.',
      'Traffic between zones of a VPC needs no gateway: the local route covers it. A zonal NAT gateway serves other zones too, but fails with its own.',
    ],
    rules: [
      ['SUB-01', 'A subnet lies in one zone.'],
      ['NAT-14', 'A zonal NAT gateway fails with its zone.'],
      ['TGW-04', 'A transit gateway is reached only from zones where it is attached.'],
    ],
    related: ['subnet', 'nat', 'loadBalancer'],
    documentation: [['Subnets for your VPC', guide('configure-subnets')]],
  },
  networkInterface: {
    text: [
      'The network interface is what stands in a subnet. It owns the addresses and the security groups; an instance has them through its interfaces. Load balancers, NAT gateways and databases have interfaces that AWS manages.',
      'An instance with two interfaces has two sets of groups, perhaps in two subnets with different routes. Which one a packet leaves by, the system on the instance decides.',
    ],
    rules: [
      ['ENI-01', 'It has one primary private IPv4, and may have more addresses.'],
      ['ENI-04', 'Security groups belong to the interface.'],
      ['ENI-06', 'It drops what is neither from nor to its addresses.'],
    ],
    related: ['securityGroup', 'sourceDestCheck', 'publicAddress', 'subnet'],
    documentation: [['Elastic network interfaces', ec2Guide('using-eni')]],
  },
  publicAddress: {
    text: [
      'A machine in a VPC never has its public IPv4 address on itself. The internet gateway keeps the pair of private and public address and swaps them on the way.',
      'An auto-assigned address is lost when the instance stops. An Elastic IP is yours until you release it. Inside the VPC, filters see the private address.',
    ],
    rules: [
      ['ADDR-02', 'A public IPv4 is a mapping, not an address of the host.'],
      ['ADDR-03', 'Stopping releases an auto-assigned one.'],
      ['ADDR-05', 'An Elastic IP stays the same.'],
    ],
    related: ['internetGateway', 'networkInterface', 'nat'],
    documentation: [
      ['Elastic IP addresses', ec2Guide('elastic-ip-addresses-eip')],
      ['Instance IP addressing', ec2Guide('using-instance-addressing')],
    ],
  },
  ipv6: {
    text: [
      'IPv6 addresses of a VPC are unique in the world and are not translated. Whether somebody outside reaches one depends on routes and filters alone.',
      'The two families live side by side and never mix. A route to 0.0.0.0/0 says nothing about IPv6, and a rule for 0.0.0.0/0 lets no IPv6 packet through.',
    ],
    rules: [
      ['GEN-02', 'Routes and rules hold for one family.'],
      ['IGW-05', 'The internet gateway does not translate IPv6.'],
      ['SG-10', '0.0.0.0/0 never matches IPv6.'],
    ],
    related: ['egressOnlyGateway', 'internetGateway', 'cidr'],
    documentation: [['IP addressing for your VPCs and subnets', guide('vpc-ip-addressing')]],
  },
  prefixList: {
    text: [
      'A prefix list is a named set of blocks. Rules of security groups and routes can name it; network ACLs cannot. AWS keeps lists of its own, such as the addresses of S3.',
      'A rule that names a list counts as the list’s maximum number of entries, not as one.',
    ],
    rules: [
      ['SG-39', 'A list holds blocks of one family.'],
      ['SG-40', 'It counts by its maximum.'],
      ['RT-07', 'A route to a list acts as one route for each entry.'],
    ],
    related: ['securityGroup', 'routeTable', 'gatewayEndpoint'],
    documentation: [['Managed prefix lists', guide('managed-prefix-lists')]],
  },
} as const satisfies Readonly<Record<string, ConceptPage>>
