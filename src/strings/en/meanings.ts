/** What each kind of thing is for, in a sentence or two under its name. */
export const meanings = {
  vpc: 'A private network of its own in one Region. Nothing goes in or out but through its gateways.',
  subnet:
    'A block of addresses in one Availability Zone. Its route table decides where packets go, its network ACL which ones may.',
  networkInterface:
    'Holds the addresses and the security groups. Groups are enforced here, not on the instance.',
  instance: 'A virtual machine. Its network interfaces carry its addresses and its groups.',
  securityGroup:
    'Stateful, allow rules only. Replies to what these rules admit need no rule of their own.',
  networkAcl:
    'Stateless, on the subnet border. The lowest rule number that matches decides; replies are read too.',
  routeTable:
    'Where packets that leave its subnets go. The longest prefix wins, whatever the order.',
  internetGateway:
    'Joins the VPC to the internet, and swaps public and private IPv4 addresses one for one.',
  egressOnlyInternetGateway:
    'Lets IPv6 connections out to the internet and only their replies back in.',
  natGateway:
    'Lets IPv4 connections out under its own address and only their replies back in. It has no security group.',
  gatewayEndpoint:
    'A private way to S3 or DynamoDB: a route to the service’s prefix list, without an internet gateway.',
  peeringConnection:
    'Joins two VPCs by private addresses. Both sides need routes, and nothing passes through to a third.',
  prefixList: 'A named set of blocks that group rules and routes may refer to.',
  internetHost: 'A client or server somewhere on the internet, with a public address.',
  transitGateway:
    'A router between VPCs, VPN connections and Direct Connect. Its own route tables decide which attachment reaches which.',
  transitGatewayAttachment:
    'Joins a VPC, a VPN or another gateway to a transit gateway. A VPC is served only in zones with an attachment subnet.',
  transitGatewayRouteTable:
    'Looked up for what its associated attachments bring in. Propagating attachments write their blocks into it.',
  virtualPrivateGateway:
    'The VPC’s end of VPN connections and Direct Connect. It knows static routes and what BGP announces.',
  customerGateway: 'The device at the other end of a VPN connection.',
  vpnConnection: 'An encrypted tunnel between a customer gateway and a gateway of AWS.',
  directConnectGateway: 'Joins a private line to virtual private gateways and transit gateways.',
  onPremisesNetwork:
    'A network of your own, joined by VPN or Direct Connect. Nothing in it filters here.',
  onPremisesHost: 'A machine in an on-premises network.',
  interfaceEndpoint:
    'Interfaces in your subnets that stand for a service. Its groups must admit the clients; no route is needed.',
  endpointService:
    'A service that others reach through interface endpoints, behind its own load balancers.',
  gatewayLoadBalancerEndpoint:
    'A route target that hands packets to an inspection and takes them back unchanged.',
  networkFirewall: 'AWS Network Firewall: stateless rules first, then stateful ones.',
  firewallPolicy: 'The rules of a network firewall. In default order what no rule decides passes.',
  loadBalancer:
    'Takes connections on its listeners and spreads them over targets. It has a node in each enabled zone.',
  listener: 'A port on which a load balancer takes connections, and where it sends them.',
  targetGroup:
    'Where a load balancer sends connections: its targets, their port and their health check.',
  autoScalingGroup: 'A fleet of instances that share one launch configuration.',
  managedService: 'A service of AWS with interfaces in your subnets.',
  other: 'Drawn, but not simulated yet: a packet whose way leads through it says so.',
}
