import { besideGuide, guide, type ConceptPage } from './page'

/** How packets find their way, and the gateways at the border. */
export const ways = {
  routeTable: {
    text: [
      'A route table says where packets go that leave a subnet: a destination block and a target for each route. Only the destination address counts; nobody looks at source or port.',
      'The main table serves every subnet that names no other. The local routes of the VPC’s blocks stand in every table.',
    ],
    rules: [
      ['RT-03', 'Only the destination address is looked up.'],
      ['RT-11', 'Without a route the packet is dropped.'],
      ['RT-15', 'Each block of the VPC has a local route.'],
      ['RT-17', 'The main table serves subnets without their own.'],
    ],
    related: ['longestPrefix', 'blackhole', 'publicSubnet', 'gatewayRouteTable'],
    documentation: [
      ['Route tables', guide('RouteTables')],
      ['Subnet route tables', guide('subnet-route-tables')],
    ],
  },
  longestPrefix: {
    text: [
      'Several routes may contain one destination: 10.1.4.9 lies in 10.1.0.0/16 and in 0.0.0.0/0. The route with the longest prefix, the most exact one, wins. The order in the table means nothing.',
      'Among equal prefixes a static route beats a propagated one. The default route, 0.0.0.0/0, is what remains when nothing else fits.',
    ],
    rules: [
      ['RT-04', 'The longest prefix wins.'],
      ['RT-05', 'Among equals: static, prefix list, propagated.'],
      ['RT-27', 'A blackhole route wins by its prefix too.'],
    ],
    related: ['routeTable', 'blackhole', 'cidr'],
    documentation: [['How route priority works', guide('route-tables-priority')]],
  },
  blackhole: {
    text: [
      'A route whose target is gone, detached or not ready is a blackhole. It stays in the table, still wins by its prefix, and drops what it wins.',
      'A wider route behind it does not step in. Delete the route, or give it another target.',
    ],
    rules: [
      ['RT-26', 'The route stays, with a target that is not available.'],
      ['RT-27', 'What it wins is dropped.'],
    ],
    related: ['routeTable', 'longestPrefix', 'nat'],
    documentation: [['Route tables', guide('RouteTables')]],
  },
  gatewayRouteTable: {
    text: [
      'A route table can be associated with an internet gateway or a virtual private gateway. It then steers what comes in, for instance to a firewall, before the packet reaches its subnet.',
      'The lookup uses the private address: the gateway has translated it already.',
    ],
    rules: [
      ['MB-01', 'A gateway’s table steers inbound traffic.'],
      ['MB-05', 'It sees the address after translation.'],
    ],
    related: ['inspection', 'internetGateway', 'routeTable'],
    documentation: [['Gateway route tables', guide('gateway-route-tables')]],
  },
  internetGateway: {
    text: [
      'The internet gateway joins a VPC to the internet. For IPv4 it swaps private and public addresses one for one; IPv6 passes as it is. It has no rules and no limit of its own.',
      'Attaching one makes nothing public. A route must lead to it, and for IPv4 the interface must have a public address.',
    ],
    rules: [
      ['IGW-01', 'A VPC has at most one.'],
      ['IGW-02', 'IPv4 needs the gateway, a route and a public address.'],
      ['IGW-06', 'Without a public address the packet is dropped.'],
    ],
    related: ['publicAddress', 'publicSubnet', 'nat', 'egressOnlyGateway'],
    documentation: [['Internet gateways', guide('VPC_Internet_Gateway')]],
  },
  egressOnlyGateway: {
    text: [
      'The egress-only internet gateway is for IPv6 what a NAT gateway is for IPv4: connections may be opened from inside, and only their replies come in. Addresses stay as they are.',
      'Its route is ::/0. It is not in a subnet and has no security group.',
    ],
    rules: [
      ['EIGW-01', 'IPv6 only; what is opened outside is dropped.'],
      ['EIGW-04', 'It does not translate.'],
    ],
    related: ['ipv6', 'nat', 'internetGateway'],
    documentation: [['Egress-only internet gateways', guide('egress-only-internet-gateway')]],
  },
  nat: {
    text: [
      'A NAT gateway lets machines without a public address open connections outward. It replaces their address and port by its own and translates the replies back. Nobody outside can open a connection through it.',
      'It stands in a subnet and forwards by that subnet’s route table, so a public one belongs in a public subnet. That subnet’s ACL reads both legs of the journey.',
    ],
    rules: [
      ['NAT-02', 'A public one needs an Elastic IP and a way to an internet gateway.'],
      ['NAT-10', 'It has no security group.'],
      ['NAT-12', 'It forwards by its own subnet’s table.'],
      ['NACL-26', 'Its subnet’s ACL filters both legs.'],
    ],
    related: ['publicSubnet', 'internetGateway', 'ephemeralPorts', 'egressOnlyGateway'],
    documentation: [
      ['NAT gateways', guide('vpc-nat-gateway')],
      ['NAT gateway basics', guide('nat-gateway-basics')],
    ],
  },
  peering: {
    text: [
      'A peering connection joins two VPCs, and only these two. Both need a route to the other’s blocks, and the blocks must not overlap. Addresses are not translated.',
      'It carries nothing further: a peer cannot use the other’s internet gateway, NAT gateway or VPN, nor reach a third VPC through it.',
    ],
    rules: [
      ['PCX-02', 'Overlapping blocks are refused.'],
      ['PCX-04', 'Both sides need routes.'],
      ['PCX-06', 'No gateway of the other side can be used.'],
    ],
    related: ['transitGateway', 'routeTable', 'groupReference'],
    documentation: [
      ['How VPC peering works', besideGuide('peering', 'vpc-peering-basics')],
      ['Routes for a peering connection', besideGuide('peering', 'vpc-peering-routing')],
    ],
  },
  transitGateway: {
    text: [
      'A transit gateway is a hub between many VPCs and on-premises networks. Each attachment is associated with one of its route tables, and that table decides where its packets go on.',
      'A VPC is attached through one subnet in each zone. Machines in other zones cannot reach the gateway.',
    ],
    rules: [
      ['TGW-01', 'It routes between its attachments and changes no address.'],
      ['TGW-04', 'The attachment must have a subnet in the sender’s zone.'],
      ['NACL-27', 'The ACL of the attachment’s subnet is read as well.'],
    ],
    related: ['peering', 'onPremises', 'routeTable', 'availabilityZone'],
    documentation: [
      ['How transit gateways work', besideGuide('tgw', 'how-transit-gateways-work')],
      ['VPC attachments', besideGuide('tgw', 'tgw-vpc-attachments')],
    ],
  },
  onPremises: {
    text: [
      'A virtual private gateway or a transit gateway joins a VPC to networks of your own, over a VPN or Direct Connect. Their routes can be propagated into route tables by themselves.',
      'What comes by a virtual private gateway cannot go on through the VPC’s internet gateway, NAT gateway or gateway endpoint. By a transit gateway it can use a NAT gateway, where the tables lead there.',
    ],
    rules: [
      ['VGW-01', 'A virtual private gateway ends VPNs and Direct Connect for one VPC.'],
      ['VGW-06', 'Through it, on-premises networks cannot use the VPC’s other gateways.'],
      ['TGW-15', 'A transit gateway lets many share one NAT gateway or firewall.'],
      ['RT-06', 'Among propagated routes Direct Connect comes first.'],
    ],
    related: ['transitGateway', 'routeTable', 'longestPrefix'],
    documentation: [
      [
        'VPN route priority',
        'https://docs.aws.amazon.com/vpn/latest/s2svpn/vpn-route-priority.html',
      ],
    ],
  },
  gatewayEndpoint: {
    text: [
      'A gateway endpoint leads to S3 or DynamoDB without the internet. It is nothing but a route: the tables that it names get one from the service’s prefix list to the endpoint.',
      'The destination stays the public address of the service, so groups and ACLs must allow that address.',
    ],
    rules: [
      ['GWE-02', 'It works by a route in each table that it names.'],
      ['GWE-04', 'That route beats the default route.'],
      ['GWE-06', 'Filters see the service’s public address.'],
    ],
    related: ['prefixList', 'interfaceEndpoint', 'routeTable'],
    documentation: [['Gateway endpoints', besideGuide('privatelink', 'gateway-endpoints')]],
  },
  interfaceEndpoint: {
    text: [
      'An interface endpoint is a network interface in your subnet behind which a service answers. It has a private address and security groups like any other interface.',
      'It is reached by the local route, also from peered VPCs and on-premises networks. Connections can only be opened toward it.',
    ],
    rules: [
      ['IFE-01', 'It has one interface in each subnet that was chosen.'],
      ['IFE-04', 'It is reached like any private address.'],
      ['IFE-07', 'It does not answer ping.'],
    ],
    related: ['gatewayEndpoint', 'securityGroup', 'networkInterface'],
    documentation: [
      ['Interface endpoints', besideGuide('privatelink', 'create-interface-endpoint')],
    ],
  },
  inspection: {
    text: [
      'Traffic can be led through a firewall or another appliance by routes: out of the application’s subnet to the appliance, and back in through a gateway route table.',
      'Request and reply must pass the same appliance. If only one of them does, the appliance has not seen the beginning and drops it.',
    ],
    rules: [
      ['MB-01', 'A gateway’s table leads inbound traffic to it.'],
      ['GWL-03', 'Each side needs a route to the endpoint.'],
      ['ENI-07', 'An appliance needs its source/destination check off.'],
    ],
    related: ['gatewayRouteTable', 'sourceDestCheck', 'routeTable'],
    documentation: [
      [
        'Gateway Load Balancer endpoints',
        besideGuide('privatelink', 'gateway-load-balancer-endpoints'),
      ],
    ],
  },
  loadBalancer: {
    text: [
      'A load balancer has an interface in each zone that it serves. A listener takes connections on a port; a target group names who answers them and checks their health.',
      'An application load balancer opens a connection of its own to the target, so the target sees the balancer’s address. A network load balancer can pass the client’s address on.',
    ],
    rules: [
      ['ELB-01', 'It has a node in each zone that is enabled; targets elsewhere get nothing.'],
      ['ELB-03', 'Facing the internet, its subnets need a route to a gateway.'],
      ['ELB-05', 'Without a listener on the port nobody answers.'],
    ],
    related: ['availabilityZone', 'securityGroup', 'packet'],
    documentation: [
      [
        'How Elastic Load Balancing works',
        'https://docs.aws.amazon.com/elasticloadbalancing/latest/userguide/how-elastic-load-balancing-works.html',
      ],
    ],
  },
} as const satisfies Readonly<Record<string, ConceptPage>>
