import { asId } from '@/model/ids'
import { ANY_IPV4, ANY_IPV6, cidr } from '@/model/ip'
import type { FiveTuple, StatefulRule, StatelessRule } from '@/model/resources/firewallPolicy'
import type { RouteTarget } from '@/model/resources/routeTable'
import type { Resource, Topology } from '@/model/topology'
import {
  anAclEntry,
  anInternetGateway,
  aNetworkAclOf,
  aRoute,
  aRouteTableOf,
  aServer,
  aSubnet,
} from './builders'
import { aResource } from './moreBuilders'
import { shop } from './shop'

/**
 * The shop with an inspection between the internet gateway and its public subnet, in `subnet-fw` with an
 * ACL of its own (PATH-O): both families go through the target, both ways.
 */
export function inspectedShop(
  target: readonly [RouteTarget['kind'], string],
  ...more: readonly (Resource | readonly Resource[])[]
): Topology {
  const entries = (['ingress', 'egress'] as const).flatMap((direction) => [
    anAclEntry({ direction }),
    anAclEntry({ direction, ruleNumber: 101, cidr: ANY_IPV6 }),
  ])
  return shop(
    anInternetGateway({ edgeRouteTableId: asId('rtb-edge') }),
    aRouteTableOf({
      id: 'rtb-edge',
      routes: [aRoute('10.0.1.0/24', ...target), aRoute('2001:db8:1:1::/64', ...target)],
    }),
    aRouteTableOf({
      id: 'rtb-pub',
      routes: [aRoute(ANY_IPV4, ...target), aRoute(ANY_IPV6, ...target)],
    }),
    aSubnet({
      id: 'subnet-fw',
      cidrBlock: cidr('10.0.4.0/24'),
      ipv6CidrBlock: cidr('2001:db8:1:4::/64'),
      routeTableId: asId('rtb-fw'),
      networkAclId: asId('acl-fw'),
    }),
    aNetworkAclOf({ id: 'acl-fw', entries }),
    aRouteTableOf({
      id: 'rtb-fw',
      routes: [
        aRoute(ANY_IPV4, 'internetGateway', 'igw-1'),
        aRoute(ANY_IPV6, 'internetGateway', 'igw-1'),
      ],
    }),
    anInspectionEndpoint(),
    aServer('fw', '10.0.4.4', {
      subnetId: 'subnet-fw',
      groups: ['sg-open'],
      publicIp: '203.0.113.44',
      ipv6: '2001:db8:1:4::4',
      eni: { sourceDestCheck: false },
    }),
    aResource('networkFirewall', { id: 'fw-1' }),
    ...more,
  )
}

export const THROUGH_ENDPOINT = ['gatewayLoadBalancerEndpoint', 'vpce-gwlb'] as const
export const THROUGH_APPLIANCE = ['networkInterface', 'eni-fw'] as const

/** The endpoint of the inspected shop; of a firewall when it names one. */
export function anInspectionEndpoint(
  about: Parameters<typeof aResource<'gatewayLoadBalancerEndpoint'>>[1] = {},
) {
  return aResource('gatewayLoadBalancerEndpoint', { subnetId: asId('subnet-fw'), ...about })
}

/** Every field of a 5-tuple that the case is not about is any. */
function aFiveTuple(about: Partial<FiveTuple> = {}): FiveTuple {
  return {
    protocols: [],
    sources: [],
    destinations: [],
    sourcePorts: [],
    destinationPorts: [],
    ...about,
  }
}

export function aStatelessRule(
  priority: number,
  action: StatelessRule['action'],
  match: Partial<FiveTuple> = {},
  about: Partial<StatelessRule> = {},
): StatelessRule {
  return {
    ruleGroup: 'group-1',
    groupPriority: 1,
    priority,
    action,
    match: aFiveTuple(match),
    ...about,
  }
}

export function aStatefulRule(
  sid: string,
  action: StatefulRule['action'],
  match: Partial<FiveTuple> = {},
  about: Partial<StatefulRule> = {},
): StatefulRule {
  return {
    ruleGroup: 'group-2',
    sid,
    action,
    match: aFiveTuple(match),
    direction: 'forward',
    ...about,
  }
}
