import type { ResourceKind } from '@/model/topology'

/** One line on what such a thing does in AWS, for the head of its inspector. */
export const KIND_MEANINGS: Readonly<Record<ResourceKind, string>> = {
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
  other: 'Drawn, but not simulated yet: a packet whose way leads through it says so.',
}
