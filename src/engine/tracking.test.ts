import { describe, expect, it } from 'vitest'
import { asId } from '@/model/ids'
import { ANY_IPV4, ANY_IPV6, cidr, ip } from '@/model/ip'
import type { Resource, Topology } from '@/model/topology'
import { ALL_TRAFFIC, icmp, tcp } from '@/model/traffic'
import {
  aGatewayEndpoint,
  anAclEntry,
  anInterface,
  anInternetGateway,
  aNatGateway,
  aNetworkAclOf,
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
import { anInspectionEndpoint, inspectedShop, THROUGH_ENDPOINT } from '@/testing/inspection'
import { aResource } from '@/testing/moreBuilders'
import { twoVpcs } from '@/testing/transit'
import { blame, sentenceOf, traceOf } from '@/testing/traceOf'
import type { ConnectionTrace } from './trace'

/** Which connections a group tracks, whatever its rules. */
type Part = Resource | readonly Resource[]

const OPEN = aSecurityGroup({
  id: 'sg-open',
  ingress: [aRule(), aRule(ALL_TRAFFIC, ANY_IPV6)],
  egress: [aRule(), aRule(ALL_TRAFFIC, ANY_IPV6)],
})
const server = (
  name: string,
  address: string,
  about: Parameters<typeof aServer>[2] = {},
): readonly Resource[] => aServer(name, address, { groups: ['sg-open'], ...about })

function shop(...more: readonly Part[]): Topology {
  return topologyOf(
    aVpc({ ipv6CidrBlocks: [cidr('2001:db8:1::/56')] }),
    aNetworkAclOf({
      id: 'acl-default',
      isDefault: true,
      entries: (['ingress', 'egress'] as const).flatMap((direction) => [
        anAclEntry({ direction }),
        anAclEntry({ direction, ruleNumber: 101, cidr: ANY_IPV6 }),
      ]),
    }),
    OPEN,
    aSubnet({ ipv6CidrBlock: cidr('2001:db8:1:1::/64') }),
    aSubnet({ id: 'subnet-2', cidrBlock: cidr('10.0.2.0/24'), routeTableId: asId('rtb-2') }),
    aRouteTableOf({ id: 'rtb-2', routes: [aRoute(ANY_IPV4, 'internetGateway', 'igw-1')] }),
    anInternetGateway(),
    server('a', '10.0.1.10', { publicIp: '203.0.113.10', ipv6: '2001:db8:1:1::10' }),
    ...more,
  )
}

function mainTable(...routes: readonly ReturnType<typeof aRoute>[]) {
  return aRouteTableOf({ id: 'rtb-main', main: true, routes })
}

function isTracked({ state }: ConnectionTrace, interfaceId = 'eni-a'): boolean | undefined {
  return state.tracking.find((entry) => entry.interfaceId === interfaceId)?.tracked
}

describe('a flow that rules from and to anywhere admit', () => {
  it.each<[string, readonly Part[], string, boolean]>([
    [
      'through the internet gateway is not on the list (CT-10)',
      [mainTable(aRoute(ANY_IPV4, 'internetGateway', 'igw-1'))],
      '198.51.100.7',
      false,
    ],
    [
      'through a NAT gateway is tracked (CT-09, NAT-19)',
      [
        mainTable(aRoute(ANY_IPV4, 'natGateway', 'nat-1')),
        aNatGateway('10.0.2.5', '203.0.113.5', 'subnet-2'),
      ],
      '198.51.100.7',
      true,
    ],
    [
      'through an egress-only gateway is tracked (CT-09, EIGW-03)',
      [
        mainTable(aRoute(ANY_IPV6, 'egressOnlyInternetGateway', 'eigw-1')),
        {
          kind: 'egressOnlyInternetGateway',
          id: asId('eigw-1'),
          name: '',
          vpcId: asId('vpc-1'),
        } as const,
      ],
      '2001:db8:aaaa::7',
      true,
    ],
    [
      'through a gateway endpoint of S3 is not on the list (CT-10)',
      [
        mainTable(aRoute('pl-1', 'gatewayEndpoint', 'vpce-1')),
        aPrefixList('52.216.0.0/15'),
        aGatewayEndpoint(),
      ],
      '52.216.0.9',
      false,
    ],
    [
      'through a gateway endpoint of DynamoDB is tracked (CT-09)',
      [
        mainTable(aRoute('pl-1', 'gatewayEndpoint', 'vpce-1')),
        aPrefixList('52.94.0.0/22'),
        aGatewayEndpoint({ serviceName: 'com.amazonaws.us-east-1.dynamodb' }),
      ],
      '52.94.0.9',
      true,
    ],
    [
      'to a node of a Network Load Balancer is tracked (CT-09, NLB-18)',
      [
        anInterface({
          id: 'eni-nlb',
          interfaceType: 'network_load_balancer',
          managedBy: 'ELB net/lb-1/1',
          privateAddresses: [{ address: ip('10.0.1.50') }],
          securityGroupIds: [],
        }),
      ],
      '10.0.1.50',
      true,
    ],
    [
      'to an interface endpoint is tracked (CT-09, IFE-08)',
      [
        anInterface({
          id: 'eni-ep',
          interfaceType: 'vpc_endpoint',
          managedBy: 'VPC Endpoint Interface vpce-if',
          privateAddresses: [{ address: ip('10.0.1.60') }],
          securityGroupIds: [asId('sg-open')],
        }),
      ],
      '10.0.1.60',
      true,
    ],
    ['to a neighbour is not tracked (CT-02)', [server('b', '10.0.1.20')], '10.0.1.20', false],
  ])('%s', (_what, parts, to, tracked) => {
    expect(isTracked(traceOf(shop(...parts), 'i-a', to))).toBe(tracked)
  })

  it('through an instance that translates is not tracked by that alone (CT-10)', () => {
    const topology = shop(
      aSubnet({
        id: 'subnet-3',
        cidrBlock: cidr('10.0.3.0/24'),
        routeTableId: asId('rtb-3'),
      }),
      aRouteTableOf({ id: 'rtb-3', routes: [aRoute(ANY_IPV4, 'instance', 'i-masq')] }),
      server('c', '10.0.3.20', { subnetId: 'subnet-3' }),
      server('masq', '10.0.2.50', {
        subnetId: 'subnet-2',
        publicIp: '203.0.113.50',
        eni: { sourceDestCheck: false },
      }),
    )
    const trace = traceOf(topology, 'i-c', '198.51.100.7')
    expect(trace.verdict).toBe('allow')
    expect(isTracked(trace, 'eni-c')).toBe(false)
    expect(isTracked(trace, 'eni-masq')).toBe(false)
  })

  it("from a function's interface is tracked (CT-09, MNG-04)", () => {
    const fn = anInterface({
      id: 'eni-fn',
      interfaceType: 'lambda',
      managedBy: 'AWS Lambda VPC ENI',
      privateAddresses: [{ address: ip('10.0.1.70') }],
      securityGroupIds: [asId('sg-open')],
    })
    expect(isTracked(traceOf(shop(fn), 'eni-fn', 'i-a'), 'eni-fn')).toBe(true)
    expect(isTracked(traceOf(shop(fn), 'eni-fn', 'i-a'), 'eni-a')).toBe(true)
  })

  it('is tracked although the NAT gateway stands behind an appliance (CT-09)', () => {
    const trace = traceOf(
      shop(
        mainTable(aRoute(ANY_IPV4, 'instance', 'i-fw')),
        aSubnet({ id: 'subnet-fw', cidrBlock: cidr('10.0.3.0/24'), routeTableId: asId('rtb-fw') }),
        aRouteTableOf({ id: 'rtb-fw', routes: [aRoute(ANY_IPV4, 'natGateway', 'nat-1')] }),
        server('fw', '10.0.3.30', { subnetId: 'subnet-fw', eni: { sourceDestCheck: false } }),
        aNatGateway('10.0.2.5', '203.0.113.5', 'subnet-2'),
      ),
      'i-a',
      '198.51.100.7',
    )
    expect(isTracked(trace, 'eni-a')).toBe(true)
    expect(isTracked(trace, 'eni-fw')).toBe(true)
    const written = trace.steps.find(({ tracking }) => tracking?.kind === 'written')
    expect(written?.tracking?.entry.tracked).toBe(true)
  })

  it('CT-05: is judged for each family alone', () => {
    const six = aSecurityGroup({
      id: 'sg-open',
      ingress: [aRule(), aRule(ALL_TRAFFIC, ANY_IPV6)],
      egress: [aRule(ALL_TRAFFIC, ANY_IPV6), aRule(ALL_TRAFFIC, '10.0.0.0/8')],
    })
    const topology = shop(six, server('b', '10.0.1.20', { ipv6: '2001:db8:1:1::20' }))
    expect(isTracked(traceOf(topology, 'i-a', 'i-b', { family: 4 }), 'eni-b')).toBe(true)
    expect(isTracked(traceOf(topology, 'i-a', 'i-b', { family: 6 }), 'eni-b')).toBe(false)
  })
})

describe('a flow that wide rules admit', () => {
  it('is tracked behind and before a firewall of AWS Network Firewall (CT-09)', () => {
    const firewall = anInspectionEndpoint({ networkFirewallId: asId('fw-1') })
    const policy = aResource('firewallPolicy')
    const named = aResource('networkFirewall', { id: 'fw-1' })
    const guarded = inspectedShop(THROUGH_ENDPOINT, firewall, policy, named)
    expect(isTracked(traceOf(guarded, '198.51.100.7', 'i-web'), 'eni-web')).toBe(true)
    expect(isTracked(traceOf(guarded, 'i-web', '198.51.100.7'), 'eni-web')).toBe(true)
  })

  it('is not tracked behind another inspection, which is not on the list (CT-10)', () => {
    const inspected = inspectedShop(THROUGH_ENDPOINT)
    expect(isTracked(traceOf(inspected, '198.51.100.7', 'i-web'), 'eni-web')).toBe(false)
    expect(isTracked(traceOf(inspected, 'i-web', '198.51.100.7'), 'eni-web')).toBe(false)
  })

  it('is not tracked over peering or a transit gateway (CT-10)', () => {
    expect(isTracked(traceOf(twoVpcs(), 'i-a', 'i-b'), 'eni-b')).toBe(false)
  })
})

describe('rules that make a flow tracked', () => {
  const group = (
    ingress: readonly ReturnType<typeof aRule>[],
    egress: readonly ReturnType<typeof aRule>[],
  ) => aSecurityGroup({ id: 'sg-b', ingress, egress })
  const way = (about: Resource, port = 443) =>
    traceOf(
      shop(about, aPrefixList('10.0.1.0/24'), server('b', '10.0.1.20', { groups: ['sg-b'] })),
      'i-a',
      'i-b',
      { port },
    )

  it.each<[string, Resource, number, boolean]>([
    ['a narrower block (CT-03)', group([aRule(tcp(443), '10.0.0.0/8')], [aRule()]), 443, true],
    ['a prefix list (CT-03)', group([aRule(tcp(443), 'pl-1')], [aRule()]), 443, true],
    ['a reference (CT-03)', group([aRule(tcp(443), 'sg-open')], [aRule()]), 443, true],
    [
      'no way out to anywhere (CT-02)',
      group([aRule()], [aRule(ALL_TRAFFIC, '10.0.0.0/8')]),
      443,
      true,
    ],
    [
      'a way out that leaves port 0 out (CT-02)',
      group([aRule()], [aRule(tcp({ from: 1, to: 65535 }))]),
      443,
      true,
    ],
    [
      'all traffic out, which is every port (CT-06)',
      group([aRule(tcp(443))], [aRule()]),
      443,
      false,
    ],
    [
      'every port of TCP out (CT-02)',
      group([aRule(tcp(443))], [aRule(tcp({ from: 0, to: 65535 }))]),
      443,
      false,
    ],
  ])('%s', (_what, about, port, tracked) => {
    expect(isTracked(way(about, port), 'eni-b')).toBe(tracked)
  })

  it('CT-07: SSH from one host and ICMP are tracked, HTTP from anywhere is not', () => {
    const example = group(
      [aRule(tcp(22), '203.0.113.1/32'), aRule(tcp(80)), aRule(icmp())],
      [aRule()],
    )
    const topology = shop(
      example,
      mainTable(aRoute(ANY_IPV4, 'internetGateway', 'igw-1')),
      server('b', '10.0.1.20', { groups: ['sg-b'], publicIp: '203.0.113.20' }),
    )
    const from = (about: Parameters<typeof traceOf>[3]) =>
      isTracked(traceOf(topology, '203.0.113.1', 'i-b', about), 'eni-b')
    expect(from({ port: 22 })).toBe(true)
    expect(from({ port: 80 })).toBe(false)
    expect(from({ protocol: 'icmp' })).toBe(true)
  })

  it('CT-16: other protocols are tracked by addresses and number alone', () => {
    const example = group([aRule({ protocol: 50 })], [])
    const topology = shop(example, server('b', '10.0.1.20', { groups: ['sg-b'] }))
    const trace = traceOf(topology, 'i-a', 'i-b', { protocol: 50 })
    expect(trace.verdict).toBe('allow')
    expect(isTracked(trace, 'eni-b')).toBe(true)
  })
})

describe('a full tracking table (CT-18)', () => {
  const narrow = aSecurityGroup({ id: 'sg-b', ingress: [aRule(tcp(443), '10.0.1.0/24')] })
  const topology = shop(narrow, server('b', '10.0.1.20', { groups: ['sg-b'] }))

  it('drops what needs a new entry, inbound and outbound', () => {
    const trace = traceOf(topology, 'i-a', 'i-b', { fullTables: ['i-b'] })
    expect(blame(trace)).toEqual(['quota i-b request ingress CONNTRACK_ALLOWANCE_EXCEEDED'])
    expect(sentenceOf(topology, trace)).toContain('tracks as many connections as it can')
    const out = traceOf(topology, 'i-b', 'i-a', { protocol: 'icmp', fullTables: ['i-b'] })
    expect(blame(out)).toEqual(['quota i-b request egress CONNTRACK_ALLOWANCE_EXCEEDED'])
  })

  it('lets untracked flows pass, which need none', () => {
    const wide = shop(server('b', '10.0.1.20'))
    expect(traceOf(wide, 'i-a', 'i-b', { fullTables: ['i-a', 'i-b'] }).verdict).toBe('allow')
  })

  it('is not to blame for what no rule admits', () => {
    const trace = traceOf(topology, 'i-a', 'i-b', { port: 22, fullTables: ['i-b'] })
    expect(blame(trace)).toEqual(['security-group sg-b request ingress ENI_SG_RULES_MISMATCH'])
  })
})

describe('references to groups', () => {
  it('SG-24: match the group itself, and SG-22: whatever its own rules say', () => {
    const self = aSecurityGroup({
      id: 'sg-self',
      ingress: [aRule(tcp(443), 'sg-self')],
      egress: [aRule()],
    })
    const topology = shop(
      self,
      server('b', '10.0.1.20', { groups: ['sg-self'] }),
      server('c', '10.0.1.30', { groups: ['sg-self'] }),
    )
    expect(traceOf(topology, 'i-b', 'i-c').verdict).toBe('allow')
    expect(traceOf(topology, 'i-a', 'i-c').verdict).toBe('deny')
  })
})
