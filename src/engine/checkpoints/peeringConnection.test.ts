import { describe, expect, it } from 'vitest'
import { asId } from '@/model/ids'
import { ANY_IPV4, cidr } from '@/model/ip'
import type { Resource } from '@/model/topology'
import {
  aGatewayEndpoint,
  anAclEntry,
  anInternetGateway,
  aNatGateway,
  aNetworkAclOf,
  aPeering,
  aPrefixList,
  aRoute,
  aRouteTableOf,
  aRule,
  aSecurityGroup,
  aServer,
  aSubnet,
  aVpc,
  topologyOf,
} from '@/testing/builders'
import { blame, traceOf } from '@/testing/traceOf'
import { anOpenAcl, changed } from '@/testing/transit'

const NEAR = aVpc({ ipv6CidrBlocks: [cidr('2001:db8:1::/56')] })
const FAR = aVpc({
  id: 'vpc-2',
  cidrBlocks: [cidr('10.1.0.0/16')],
  ipv6CidrBlocks: [cidr('2001:db8:2::/56')],
})

/** `i-a` and `i-b` in peered VPCs, each with routes to the other, both families. */
function peers(...more: readonly (Resource | readonly Resource[])[]) {
  const open = aSecurityGroup({
    id: 'sg-open',
    ingress: [aRule(), aRule({ protocol: 'all' }, '::/0')],
    egress: [aRule(), aRule({ protocol: 'all' }, '::/0')],
  })
  const base = topologyOf(
    NEAR,
    FAR,
    aPeering(NEAR, FAR),
    anOpenAcl(1, 'acl-default'),
    anOpenAcl(2),
    open,
    aSubnet({ routeTableId: asId('rtb-1'), ipv6CidrBlock: cidr('2001:db8:1:1::/64') }),
    aSubnet({
      id: 'subnet-2',
      vpcId: asId('vpc-2'),
      cidrBlock: cidr('10.1.1.0/24'),
      ipv6CidrBlock: cidr('2001:db8:2:1::/64'),
      routeTableId: asId('rtb-2'),
    }),
    aRouteTableOf({
      id: 'rtb-1',
      routes: [
        aRoute('10.1.0.0/16', 'peeringConnection', 'pcx-1'),
        aRoute('2001:db8:2::/56', 'peeringConnection', 'pcx-1'),
      ],
    }),
    aRouteTableOf({
      id: 'rtb-2',
      vpcId: asId('vpc-2'),
      routes: [
        aRoute('10.0.0.0/16', 'peeringConnection', 'pcx-1'),
        aRoute('2001:db8:1::/56', 'peeringConnection', 'pcx-1'),
      ],
    }),
    aServer('a', '10.0.1.10', { groups: ['sg-open'], ipv6: '2001:db8:1:1::10' }),
    aServer('b', '10.1.1.20', {
      subnetId: 'subnet-2',
      groups: ['sg-open'],
      ipv6: '2001:db8:2:1::20',
    }),
  )
  return changed(base, ...more)
}

const inRegions = (near: string, far: string) => {
  const [one, other] = [
    { ...NEAR, region: near },
    { ...FAR, region: far },
  ]
  return [one, other, aPeering(one, other)]
}

describe('a peering connection', () => {
  it.each([4, 6] as const)(
    'leaves IPv%s addresses and ports as they are (PCX-09, GEN-04)',
    (family) => {
      const trace = traceOf(peers(), 'i-a', 'i-b', { family, srcPort: 40000 })
      expect(trace.verdict).toBe('allow')
      expect(trace.steps.every(({ after }) => after === undefined)).toBe(true)
    },
  )

  it('filters nothing itself: groups and ACLs at both ends do (PCX-10)', () => {
    const trace = traceOf(peers(), 'i-a', 'i-b')
    const filters = trace.steps
      .filter(({ checkpoint }) => checkpoint === 'securityGroup' || checkpoint === 'networkAcl')
      .map(({ checkpoint, at }) => `${checkpoint} ${at}`)
    expect(filters.slice(0, 4)).toEqual([
      'securityGroup eni-a',
      'networkAcl subnet-1',
      'networkAcl subnet-2',
      'securityGroup eni-b',
    ])
    const entries = [anAclEntry()]
    const shut = aNetworkAclOf({ id: 'acl-2', vpcId: asId('vpc-2'), isDefault: true, entries })
    expect(blame(traceOf(peers(shut), 'i-a', 'i-b'))).toEqual([
      'network-acl acl-2 response egress SUBNET_ACL_RESTRICTION',
    ])
  })

  it.each(['pending-acceptance', 'expired', 'rejected', 'deleted'] as const)(
    'carries nothing while it is %s (PCX-03)',
    (status) => {
      const trace = traceOf(peers(aPeering(NEAR, FAR, { status })), '10.0.1.10', '10.1.1.20')
      expect(blame(trace)[0]).toBe('peering pcx-1 request egress BAD_STATE')
    },
  )

  it('whose route AWS calls a blackhole is to blame itself (PCX-14, RT-26)', () => {
    const blackhole = aRouteTableOf({
      id: 'rtb-1',
      routes: [aRoute('10.1.0.0/16', 'peeringConnection', 'pcx-1', { blackhole: true })],
    })
    expect(blame(traceOf(peers(blackhole), 'i-a', 'i-b'))[0]).toBe(
      'peering pcx-1 request BAD_STATE_ROUTE',
    )
  })

  it('needs a route of the family: IPv4’s does not carry IPv6 (PCX-04, GEN-02)', () => {
    const only4 = aRouteTableOf({
      id: 'rtb-1',
      routes: [aRoute('10.1.0.0/16', 'peeringConnection', 'pcx-1')],
    })
    expect(traceOf(peers(only4), 'i-a', 'i-b').verdict).toBe('allow')
    expect(blame(traceOf(peers(only4), 'i-a', 'i-b', { family: 6 }))[0]).toBe(
      'route-table rtb-1 request NO_ROUTE_TO_DESTINATION',
    )
  })

  it('joins two Regions as well, at both of which the same rules hold (PCX-01)', () => {
    const apart = inRegions('us-east-1', 'eu-west-1')
    expect(traceOf(peers(...apart), 'i-a', 'i-b').verdict).toBe('allow')
  })
})

describe('a reference to a group over peering', () => {
  const named = (...more: readonly Resource[]) =>
    peers(
      aSecurityGroup({ id: 'sg-web', egress: [aRule()] }),
      aSecurityGroup({
        id: 'sg-of-web',
        vpcId: asId('vpc-2'),
        ingress: [aRule({ protocol: 'all' }, 'sg-web')],
      }),
      aServer('a', '10.0.1.10', { groups: ['sg-web'] }),
      aServer('b', '10.1.1.20', { subnetId: 'subnet-2', groups: ['sg-of-web'] }),
      ...more,
    )
  const refused = ['security-group sg-of-web request ingress ENI_SG_RULES_MISMATCH']

  it('matches in one Region, inbound and outbound (SG-25, SG-26, PCX-11)', () => {
    const outbound = aSecurityGroup({
      id: 'sg-web',
      egress: [aRule({ protocol: 'all' }, 'sg-of-web')],
    })
    expect(traceOf(named(), 'i-a', 'i-b').verdict).toBe('allow')
    expect(traceOf(named(outbound), 'i-a', 'i-b').verdict).toBe('allow')
  })

  it('matches nothing between Regions (SG-27, PCX-11)', () => {
    const apart = inRegions('us-east-1', 'eu-west-1')
    expect(blame(traceOf(named(...apart), 'i-a', 'i-b'))).toEqual(refused)
  })

  it('to a group that nobody described matches nothing (SG-35)', () => {
    const unknown = aSecurityGroup({
      id: 'sg-of-web',
      vpcId: asId('vpc-2'),
      ingress: [aRule({ protocol: 'all' }, 'sg-of-another-account')],
    })
    expect(blame(traceOf(named(unknown), 'i-a', 'i-b'))).toEqual(refused)
  })
})

describe('what a peer cannot use of the other VPC (PCX-06)', () => {
  const everything = aRouteTableOf({
    id: 'rtb-1',
    routes: [aRoute(ANY_IPV4, 'peeringConnection', 'pcx-1')],
  })
  const rich = peers(
    everything,
    anInternetGateway({ vpcId: asId('vpc-2') }),
    aNatGateway('10.1.1.5', '203.0.113.5', 'subnet-2'),
    aGatewayEndpoint({ vpcId: asId('vpc-2') }),
    aPrefixList('52.216.0.0/15'),
    aRouteTableOf({
      id: 'rtb-2',
      vpcId: asId('vpc-2'),
      routes: [
        aRoute(ANY_IPV4, 'internetGateway', 'igw-1'),
        aRoute('pl-1', 'gatewayEndpoint', 'vpce-1'),
      ],
    }),
  )

  it.each([
    ['its internet gateway (IGW-15)', '198.51.100.7'],
    ['its gateway endpoint (GWE-09)', '52.216.0.9'],
  ])('%s', (_what, address) => {
    expect(blame(traceOf(rich, 'i-a', address))[0]).toBe(
      'peering pcx-1 request egress PCX_REQUIRES_ADDRESS_IN_VPC_CIDR',
    )
  })

  it('its NAT gateway, even where it could be reached (NAT-08)', () => {
    expect(blame(traceOf(rich, 'i-a', '10.1.1.5'))[0]).toBe(
      'nat-gateway nat-1 request ingress NAT_UNSOLICITED_INBOUND',
    )
  })

  it('nor does its gateway’s own route table see the peer’s traffic (MB-06)', () => {
    const edge = peers(
      anInternetGateway({ vpcId: asId('vpc-2'), edgeRouteTableId: asId('rtb-edge') }),
      aRouteTableOf({
        id: 'rtb-edge',
        vpcId: asId('vpc-2'),
        routes: [aRoute('10.1.1.0/24', 'networkInterface', 'eni-gone')],
      }),
    )
    expect(traceOf(edge, 'i-a', 'i-b').verdict).toBe('allow')
  })
})
