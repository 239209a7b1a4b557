import { asId } from '@/model/ids'
import { ANY_IPV4, ANY_IPV6, cidr } from '@/model/ip'
import type { Resource, Topology } from '@/model/topology'
import {
  anAclEntry,
  anInternetGateway,
  anInternetHost,
  aNatGateway,
  aNetworkAclOf,
  aRoute,
  aRouteTableOf,
  aRule,
  aSecurityGroup,
  aServer,
  aSubnet,
  aVpc,
  topologyOf,
} from './builders'

export const OPEN_ACL = aNetworkAclOf({
  id: 'acl-default',
  isDefault: true,
  entries: (['ingress', 'egress'] as const).flatMap((direction) => [
    anAclEntry({ direction }),
    anAclEntry({ direction, ruleNumber: 101, cidr: ANY_IPV6 }),
  ]),
})
export const OPEN_GROUP = aSecurityGroup({
  id: 'sg-open',
  ingress: [aRule(), aRule({ protocol: 'all' }, ANY_IPV6)],
  egress: [aRule(), aRule({ protocol: 'all' }, ANY_IPV6)],
})
export const HOME = '198.51.100.7'
export const HOME6 = '2001:db8:aaaa::10'
const groups = ['sg-open']

/** A public and a private subnet, an internet gateway, a NAT gateway and an egress-only one. */
export function shop(...more: readonly (Resource | readonly Resource[])[]): Topology {
  return topologyOf(
    aVpc({ ipv6CidrBlocks: [cidr('2001:db8:1::/56')] }),
    OPEN_ACL,
    OPEN_GROUP,
    aSubnet({
      id: 'subnet-pub',
      ipv6CidrBlock: cidr('2001:db8:1:1::/64'),
      routeTableId: asId('rtb-pub'),
    }),
    aSubnet({
      id: 'subnet-prv',
      cidrBlock: cidr('10.0.2.0/24'),
      ipv6CidrBlock: cidr('2001:db8:1:2::/64'),
      routeTableId: asId('rtb-prv'),
    }),
    anInternetGateway(),
    {
      kind: 'egressOnlyInternetGateway',
      id: asId('eigw-1'),
      name: 'eigw-1',
      vpcId: asId('vpc-1'),
    },
    aNatGateway('10.0.1.5', '203.0.113.5', 'subnet-pub'),
    aRouteTableOf({
      id: 'rtb-pub',
      routes: [
        aRoute(ANY_IPV4, 'internetGateway', 'igw-1'),
        aRoute(ANY_IPV6, 'internetGateway', 'igw-1'),
      ],
    }),
    aRouteTableOf({
      id: 'rtb-prv',
      routes: [
        aRoute(ANY_IPV4, 'natGateway', 'nat-1'),
        aRoute(ANY_IPV6, 'egressOnlyInternetGateway', 'eigw-1'),
      ],
    }),
    anInternetHost(HOME),
    anInternetHost(HOME6, 'host-6'),
    aServer('web', '10.0.1.10', {
      subnetId: 'subnet-pub',
      groups,
      publicIp: '203.0.113.10',
      ipv6: '2001:db8:1:1::10',
    }),
    aServer('app', '10.0.2.20', { subnetId: 'subnet-prv', groups, ipv6: '2001:db8:1:2::20' }),
    ...more,
  )
}
