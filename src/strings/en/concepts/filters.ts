import { ec2Guide, guide, type ConceptPage } from './page'

/** What lets a packet through, and what is remembered about it. */
export const filters = {
  securityGroup: {
    text: [
      'A security group is a list of what is allowed at an interface, inbound and outbound. It has no deny: what no rule allows is refused. Several groups on one interface pool their rules.',
      'It is stateful. Once a request is let through, its reply passes without a rule.',
    ],
    rules: [
      ['SG-01', 'Rules only allow.'],
      ['SG-11', 'The order of rules means nothing.'],
      ['SG-18', 'Several groups pool their rules.'],
      ['SG-20', 'Both ends are guarded, even inside one subnet.'],
    ],
    related: ['stateful', 'groupReference', 'networkAcl', 'networkInterface'],
    documentation: [
      ['Security groups', guide('vpc-security-groups')],
      ['Security group rules', guide('security-group-rules')],
    ],
  },
  groupReference: {
    text: [
      'A rule can name a group in place of a block. It then means the private addresses of all interfaces that have this group at the moment; members that come later count at once.',
      'It copies no rules of that group, and it does not match traffic that arrives from a public address of a member.',
    ],
    rules: [
      ['SG-22', 'A reference means the members’ private addresses.'],
      ['SG-23', 'It does not match their public addresses.'],
      ['SG-27', 'Across a peering both VPCs must be in one Region.'],
    ],
    related: ['securityGroup', 'peering', 'publicAddress'],
    documentation: [['Security group rules', guide('security-group-rules')]],
  },
  stateful: {
    text: [
      'A security group remembers each connection that it let through: addresses, ports and protocol. The reply is matched with that memory and no rule is read for it, in either direction.',
      'A connection that is remembered goes on after its rule was removed, until it ends or is idle for too long. New ones are refused at once.',
    ],
    rules: [
      ['CT-01', 'The reply to what was allowed passes by itself.'],
      ['CT-02', 'Traffic that is open to everybody both ways is not tracked.'],
      ['CT-08', 'Replies of untracked traffic are judged by the rules.'],
    ],
    related: ['securityGroup', 'networkAcl', 'packet'],
    documentation: [['Connection tracking', ec2Guide('security-group-connection-tracking')]],
  },
  networkAcl: {
    text: [
      'A network ACL guards the border of a subnet with numbered entries for each direction. They are read from the lowest number on, and the first that fits allows or denies. At the end an entry without number denies the rest.',
      'It is stateless: the reply is a packet like any other and needs an entry of its own, usually one for ephemeral ports.',
    ],
    rules: [
      ['NACL-02', 'The lowest number that fits decides.'],
      ['NACL-03', 'The last entry denies what is left.'],
      ['NACL-10', 'Replies are judged like every packet.'],
      ['NACL-12', 'Between two subnets a packet meets two ACLs.'],
    ],
    related: ['ephemeralPorts', 'securityGroup', 'subnet'],
    documentation: [
      ['Network ACLs', guide('vpc-network-acls')],
      ['Network ACL rules', guide('nacl-rules')],
    ],
  },
  ephemeralPorts: {
    text: [
      'Whoever opens a connection sends from a port that the system picks for this purpose. The reply goes back to that port, so an ACL must let the whole range back.',
      'Linux picks from 32768–60999, Windows from 49152–65535, NAT gateways and load balancers from 1024–65535. An ACL for any client opens 1024–65535.',
    ],
    rules: [
      ['NACL-21', 'The client picks the port to which the reply goes.'],
      ['NACL-23', 'For any client, open 1024–65535.'],
    ],
    related: ['networkAcl', 'packet', 'stateful'],
    documentation: [['Custom network ACLs', guide('custom-network-acl')]],
  },
  icmp: {
    text: [
      'ICMP has types and codes in place of ports. Ping is an echo request, type 8 in IPv4 and 128 in IPv6; what comes back is an echo reply, type 0 or 129.',
      'A security group needs a rule for the request only. An ACL needs the request in one direction and the reply in the other.',
    ],
    rules: [
      ['SG-07', 'The two fields hold type and code; -1 means all.'],
      ['NACL-25', 'Ping through an ACL needs both types.'],
      ['NACL-24', 'Finding the path’s MTU needs its own ICMP messages.'],
    ],
    related: ['networkAcl', 'securityGroup', 'packet'],
    documentation: [['Path MTU Discovery and network ACLs', guide('path_mtu_discovery')]],
  },
  sourceDestCheck: {
    text: [
      'By default an interface drops a packet that is neither from nor to one of its own addresses. This keeps a machine from passing on the traffic of others.',
      'Machines whose purpose is to pass traffic on, such as NAT instances, routers and firewalls, need the check off.',
    ],
    rules: [
      ['ENI-06', 'With the check on, others’ packets are dropped.'],
      ['ENI-07', 'Appliances need it off.'],
    ],
    related: ['networkInterface', 'nat', 'inspection'],
    documentation: [['NAT instances', guide('VPC_NAT_Instance')]],
  },
  blockPublicAccess: {
    text: [
      'Block Public Access is one switch for an account and Region. It stops traffic of internet gateways and egress-only gateways, whatever routes, groups and ACLs allow.',
      'Blocking both ways stops all of it. Blocking what comes in still lets NAT gateways and egress-only gateways open connections, but a machine with a public address can open none either. VPCs and subnets can be excluded.',
    ],
    rules: [
      ['BPA-02', 'Both ways: everything is blocked except for what is excluded.'],
      ['BPA-03', 'Inbound: only NAT and egress-only gateways still lead out.'],
    ],
    related: ['internetGateway', 'egressOnlyGateway', 'publicSubnet'],
    documentation: [['Block public access to VPCs and subnets', guide('security-vpc-bpa')]],
  },
  packet: {
    text: [
      'A connection is two journeys: a request, and a reply with the two ends swapped. Each is routed and filtered for itself, and each may die.',
      'On leaving, the security group speaks first, then the ACL of the subnet, then its route table. On arriving it is the ACL, then the group. In the end somebody must listen on the port.',
    ],
    rules: [
      ['GEN-01', 'Request and reply are judged as two packets.'],
      ['GEN-05', 'On leaving: group, ACL, route. On arriving: ACL, group.'],
      ['GEN-06', 'It works when everybody on the way agrees.'],
    ],
    related: ['stateful', 'networkAcl', 'ephemeralPorts', 'routeTable'],
    documentation: [
      [
        'How Reachability Analyzer works',
        'https://docs.aws.amazon.com/vpc/latest/reachability/how-reachability-analyzer-works.html',
      ],
    ],
  },
} as const satisfies Readonly<Record<string, ConceptPage>>
