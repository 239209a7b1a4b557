import { describe, expect, it } from 'vitest'
import { asId } from '@/model/ids'
import { ANY_IPV4, ANY_IPV6, cidr } from '@/model/ip'
import { expectOk } from '@/model/result'
import type { Resource } from '@/model/topology'
import {
  aGatewayEndpoint,
  anInternetGateway,
  anInternetHost,
  aNatGateway,
  aPeering,
  aPrefixList,
  aRoute,
  aRouteTableOf,
  aRule,
  aSecurityGroup,
  aServer,
  aSubnet,
  aVpc,
} from '@/testing/builders'
import { aResource } from '@/testing/moreBuilders'
import { seen } from '@/testing/seen'
import { compile } from './compile/network'
import { traceEstablished } from './established'
import type { Probe } from './probeTypes'
import { blame, traceOf } from '@/testing/traceOf'
import { anAttachment, aTransitRoute, aTransitTable, changed, twoVpcs } from '@/testing/transit'

const HOME = '198.51.100.7'
const BOTH = ['tgw-attach-1', 'tgw-attach-2']

describe('centralised egress: a spoke’s way to the internet by another VPC (TGW-15)', () => {
  /** vpc-1 sends everything to the gateway; vpc-2 has the NAT gateway and the internet gateway. */
  const [nat, natInterface] = aNatGateway('10.1.5.5', '203.0.113.5', 'subnet-nat')
  const egress = (...more: readonly (Resource | readonly Resource[])[]) =>
    twoVpcs(
      aRouteTableOf({ id: 'rtb-1', routes: [aRoute(ANY_IPV4, 'transitGateway', 'tgw-1')] }),
      aTransitTable(BOTH, { routes: [aTransitRoute(ANY_IPV4, ['tgw-attach-2'])] }),
      aRouteTableOf({
        id: 'rtb-t2',
        vpcId: asId('vpc-2'),
        routes: [aRoute(ANY_IPV4, 'natGateway', 'nat-1')],
      }),
      { ...nat, vpcId: asId('vpc-2') },
      natInterface,
      aSubnet({
        id: 'subnet-nat',
        vpcId: asId('vpc-2'),
        cidrBlock: cidr('10.1.5.0/24'),
        routeTableId: asId('rtb-nat'),
      }),
      aRouteTableOf({
        id: 'rtb-nat',
        vpcId: asId('vpc-2'),
        routes: [
          aRoute(ANY_IPV4, 'internetGateway', 'igw-1'),
          aRoute('10.0.0.0/16', 'transitGateway', 'tgw-1'),
        ],
      }),
      anInternetGateway({ vpcId: asId('vpc-2') }),
      anInternetHost(HOME),
      ...more,
    )

  it('is translated in the other VPC, and the reply finds back by the NAT subnet’s table (NAT-08, F13)', () => {
    const trace = traceOf(egress(), 'i-a', HOME, { srcPort: 40000, port: 443 })
    expect(blame(trace)).toEqual([])
    expect(seen(trace.steps)).toEqual([
      'securityGroup sg-open egress 10.0.1.10:40000 > 198.51.100.7:443',
      'networkAcl acl-default egress 10.0.1.10:40000 > 198.51.100.7:443',
      'routeTable rtb-1 10.0.1.10:40000 > 198.51.100.7:443',
      'networkAcl acl-default ingress 10.0.1.10:40000 > 198.51.100.7:443',
      'transitGateway tgw-1 10.0.1.10:40000 > 198.51.100.7:443',
      'networkAcl acl-2 egress 10.0.1.10:40000 > 198.51.100.7:443',
      'routeTable rtb-t2 10.0.1.10:40000 > 198.51.100.7:443',
      'networkAcl acl-2 ingress 10.0.1.10:40000 > 198.51.100.7:443',
      'natGateway nat-1 10.0.1.10:40000 > 198.51.100.7:443',
      'networkAcl acl-2 egress 10.1.5.5:1024–65535 > 198.51.100.7:443',
      'routeTable rtb-nat 10.1.5.5:1024–65535 > 198.51.100.7:443',
      'internetGateway igw-1 egress 10.1.5.5:1024–65535 > 198.51.100.7:443',
      'internetGateway igw-1 ingress 198.51.100.7:443 > 203.0.113.5:1024–65535',
      'networkAcl acl-2 ingress 198.51.100.7:443 > 10.1.5.5:1024–65535',
      'natGateway nat-1 ingress 198.51.100.7:443 > 10.1.5.5:1024–65535',
      'networkAcl acl-2 egress 198.51.100.7:443 > 10.0.1.10:40000',
      'routeTable rtb-nat 198.51.100.7:443 > 10.0.1.10:40000',
      'networkAcl acl-2 ingress 198.51.100.7:443 > 10.0.1.10:40000',
      'transitGateway tgw-1 198.51.100.7:443 > 10.0.1.10:40000',
      'networkAcl acl-default egress 198.51.100.7:443 > 10.0.1.10:40000',
      'routeTable rtb-t1 198.51.100.7:443 > 10.0.1.10:40000',
      'networkAcl acl-default ingress 198.51.100.7:443 > 10.0.1.10:40000',
      'securityGroup sg-open ingress 198.51.100.7:443 > 10.0.1.10:40000',
    ])
    expect(trace.verdict).toBe('allow')
  })

  it('loses the reply where the NAT gateway’s subnet has no route back', () => {
    const oneWay = aRouteTableOf({
      id: 'rtb-nat',
      vpcId: asId('vpc-2'),
      routes: [aRoute(ANY_IPV4, 'internetGateway', 'igw-1')],
    })
    const trace = traceOf(egress(oneWay), 'i-a', HOME)
    expect(trace.requestDelivered).toBe(true)
    expect(trace.blockers[0]).toMatchObject({ deniedBy: 'internet-gateway', leg: 'response' })
  })

  it('dies at the gateway whose table has no default route', () => {
    const trace = traceOf(egress(aTransitTable(BOTH)), 'i-a', HOME)
    expect(blame(trace)).toEqual([
      'transit-gateway tgw-rtb-1 request TGW_RTB_NO_ROUTE_TO_TGW_ATTACHMENT',
    ])
  })

  it('dies at an internet gateway without a NAT gateway before it: no address of its VPC (IGW-06)', () => {
    const direct = aRouteTableOf({
      id: 'rtb-t2',
      vpcId: asId('vpc-2'),
      routes: [aRoute(ANY_IPV4, 'internetGateway', 'igw-1')],
    })
    expect(blame(traceOf(egress(direct), 'i-a', HOME))[0]).toBe(
      'internet-gateway igw-1 request egress IGW_PUBLIC_IP_ASSOCIATION_FOR_EGRESS',
    )
  })

  it('cannot use the other VPC’s gateway endpoint (GWE-09)', () => {
    const endpoint = [
      aGatewayEndpoint({ vpcId: asId('vpc-2') }),
      aPrefixList('52.216.0.0/15'),
      aRouteTableOf({
        id: 'rtb-t2',
        vpcId: asId('vpc-2'),
        routes: [aRoute('pl-1', 'gatewayEndpoint', 'vpce-1')],
      }),
    ]
    expect(blame(traceOf(egress(...endpoint), 'i-a', '52.216.0.9'))).toEqual([
      'vpc-endpoint vpce-1 request egress NO_POSSIBLE_DESTINATION',
    ])
  })

  it('is not to be had over a peering connection (NAT-08, PCX-06, TRAP-26)', () => {
    const far = aVpc({ id: 'vpc-2', cidrBlocks: [cidr('10.1.0.0/16')] })
    const peered = [
      aPeering(aVpc(), far),
      aRouteTableOf({ id: 'rtb-1', routes: [aRoute(ANY_IPV4, 'peeringConnection', 'pcx-1')] }),
    ]
    expect(blame(traceOf(egress(...peered), 'i-a', HOME))[0]).toBe(
      'peering pcx-1 request egress PCX_REQUIRES_ADDRESS_IN_VPC_CIDR',
    )
  })
})

describe('a NAT gateway before a transit gateway', () => {
  const nat = twoVpcs(
    aNatGateway('10.0.5.5', '203.0.113.5', 'subnet-nat'),
    aSubnet({
      id: 'subnet-nat',
      cidrBlock: cidr('10.0.5.0/24'),
      routeTableId: asId('rtb-nat'),
    }),
    aRouteTableOf({ id: 'rtb-1', routes: [aRoute('10.1.0.0/16', 'natGateway', 'nat-1')] }),
    aRouteTableOf({ id: 'rtb-nat', routes: [aRoute('10.1.0.0/16', 'transitGateway', 'tgw-1')] }),
  )

  it('shows its private address, never its Elastic IP (NAT-03, NAT-05)', () => {
    const trace = traceOf(nat, 'i-a', 'i-b', { port: 443 })
    expect(trace.verdict).toBe('allow')
    const arrived = trace.steps.find(({ at, leg }) => at === 'eni-b' && leg === 'request')
    expect(arrived?.packet.src).toBe('10.0.5.5')
  })

  it('needs the way back like anybody else: a peering helps only what it carried (NAT-09)', () => {
    const far = aVpc({ id: 'vpc-2', cidrBlocks: [cidr('10.1.0.0/16')] })
    const noWayBack = changed(
      nat,
      aPeering(aVpc(), far),
      aRouteTableOf({ id: 'rtb-2', vpcId: asId('vpc-2') }),
    )
    expect(blame(traceOf(noWayBack, 'i-a', 'i-b'))).toEqual([
      'route-table rtb-2 response NO_ROUTE_TO_DESTINATION',
    ])
  })
})

describe('two transit gateways that are peered', () => {
  /** vpc-2 is on tgw-2; tgw-attach-peer joins the two. */
  const peered = (
    there: readonly string[] = ['10.1.0.0/16'],
    back: readonly string[] = ['10.0.0.0/16'],
    ...more: readonly Resource[]
  ) =>
    changed(
      twoVpcs(),
      aResource('transitGateway', { id: 'tgw-2', region: 'eu-west-1' }),
      anAttachment(2, { gatewayId: 'tgw-2' }),
      aResource('transitGatewayAttachment', {
        id: 'tgw-attach-peer',
        attached: { kind: 'peering', peerTransitGatewayId: asId('tgw-2') },
      }),
      aTransitTable(['tgw-attach-1', 'tgw-attach-peer'], {
        routes: there.map((block) => aTransitRoute(block, ['tgw-attach-peer'])),
      }),
      aTransitTable(['tgw-attach-2', 'tgw-attach-peer'], {
        id: 'tgw-rtb-2',
        transitGatewayId: asId('tgw-2'),
        routes: back.map((block) => aTransitRoute(block, ['tgw-attach-peer'])),
      }),
      aRouteTableOf({
        id: 'rtb-2',
        vpcId: asId('vpc-2'),
        routes: [aRoute('10.0.0.0/16', 'transitGateway', 'tgw-2')],
      }),
      ...more,
    )
  const gateways = (topology: ReturnType<typeof peered>) =>
    traceOf(topology, 'i-a', 'i-b')
      .steps.filter(({ checkpoint }) => checkpoint === 'transitGateway')
      .map(({ component, at }) => `${component} ${at}`)

  it('carry from one’s VPC to the other’s by static routes (TGW-14)', () => {
    expect(traceOf(peered(), 'i-a', 'i-b').verdict).toBe('allow')
    expect(gateways(peered())).toEqual([
      'tgw-1 tgw-attach-1',
      'tgw-2 tgw-attach-peer',
      'tgw-2 tgw-attach-2',
      'tgw-1 tgw-attach-peer',
    ])
  })

  it('propagate nothing across (TGW-14)', () => {
    expect(blame(traceOf(peered([]), 'i-a', 'i-b'))[0]).toBe(
      'transit-gateway tgw-rtb-1 request TGW_RTB_NO_ROUTE_TO_TGW_ATTACHMENT',
    )
    expect(blame(traceOf(peered(undefined, []), 'i-a', 'i-b'))).toEqual([
      'transit-gateway tgw-rtb-2 response TGW_RTB_NO_ROUTE_TO_TGW_ATTACHMENT',
    ])
  })

  it('mean each other’s private addresses, whatever the routes', () => {
    expect(traceOf(peered([], []), 'i-a', 'i-b').request.dst).toBe('10.1.1.20')
  })

  it('may each know the peering by an id of its own', () => {
    const twin = aResource('transitGatewayAttachment', {
      id: 'tgw-attach-reep',
      transitGatewayId: asId('tgw-2'),
      attached: { kind: 'peering', peerTransitGatewayId: asId('tgw-1') },
    })
    const table = aTransitTable(['tgw-attach-2', 'tgw-attach-reep'], {
      id: 'tgw-rtb-2',
      transitGatewayId: asId('tgw-2'),
      routes: [aTransitRoute('10.0.0.0/16', ['tgw-attach-reep'])],
    })
    expect(traceOf(peered(undefined, undefined, twin, table), 'i-a', 'i-b').verdict).toBe('allow')
  })

  it('that send a packet to one another for ever are a loop', () => {
    const circle = peered(['10.1.0.0/16'], ['10.0.0.0/16', '10.1.1.0/24'])
    const trace = traceOf(circle, 'i-a', 'i-b')
    expect(trace.blockers[0]).toMatchObject({
      deniedBy: 'loop',
      code: 'ROUTING_LOOP',
      component: 'tgw-1',
    })
  })

  it('carry no references to groups (SG-28)', () => {
    const supports = ['tgw-1', 'tgw-2'].map((id) =>
      aResource('transitGateway', { id, securityGroupReferencing: true }),
    )
    const named = [
      aSecurityGroup({ id: 'sg-web', egress: [aRule()] }),
      aSecurityGroup({ id: 'sg-of-web', ingress: [aRule({ protocol: 'all' }, 'sg-web')] }),
      ...aServer('a', '10.0.1.10', { groups: ['sg-web'] }),
      ...aServer('b', '10.1.1.20', { subnetId: 'subnet-2', groups: ['sg-of-web'] }),
    ]
    expect(
      blame(traceOf(peered(undefined, undefined, ...supports, ...named), 'i-a', 'i-b')),
    ).toEqual(['security-group sg-of-web request ingress ENI_SG_RULES_MISMATCH'])
  })

  it('leave the answer open where the other is not known', () => {
    const topology = peered()
    const { 'tgw-2': _gone, ...known } = topology.transitGateway
    const trace = traceOf({ ...topology, transitGateway: known }, 'i-a', 'i-b')
    expect(trace).toMatchObject({ verdict: 'deny', certain: false })
  })
})

describe('an inspecting VPC between two spokes', () => {
  const zoneOf = (zone: string) => `us-east-1${zone}`
  /** An appliance in each zone of vpc-3, with its own attachment subnet and tables. */
  const inZone = (zone: string, index: number, state: 'running' | 'stopped') => [
    aSubnet({
      id: `subnet-t3${zone}`,
      vpcId: asId('vpc-3'),
      availabilityZone: zoneOf(zone),
      cidrBlock: cidr(`10.3.9.${String(16 * index)}/28`),
      routeTableId: asId(`rtb-t3${zone}`),
    }),
    aRouteTableOf({
      id: `rtb-t3${zone}`,
      vpcId: asId('vpc-3'),
      routes: [aRoute(ANY_IPV4, 'networkInterface', `eni-fw${zone}`)],
    }),
    aSubnet({
      id: `subnet-fw${zone}`,
      vpcId: asId('vpc-3'),
      availabilityZone: zoneOf(zone),
      cidrBlock: cidr(`10.3.${String(index)}.0/24`),
      routeTableId: asId('rtb-fw'),
    }),
    ...aServer(`fw${zone}`, `10.3.${String(index)}.4`, {
      subnetId: `subnet-fw${zone}`,
      groups: ['sg-inspect'],
      instance: { state },
      eni: { sourceDestCheck: false },
    }),
  ]
  interface About {
    readonly applianceMode?: boolean
    /** The zone of i-b and of vpc-2's attachment; i-a's is a. */
    readonly farZone?: string
    readonly zones?: string
    readonly stopped?: string
  }
  /** vpc-1 and vpc-2 see vpc-3 alone, whose appliances send everything back to the gateway. */
  const inspected = ({ applianceMode = false, farZone = 'a', zones = 'ab', stopped = '' }: About) =>
    changed(
      twoVpcs(),
      aVpc({ id: 'vpc-3', cidrBlocks: [cidr('10.3.0.0/16')] }),
      aSecurityGroup({
        id: 'sg-inspect',
        vpcId: asId('vpc-3'),
        ingress: [aRule({ protocol: 'all' }, '10.0.0.0/8')],
      }),
      ...zones
        .split('')
        .map((zone, index) =>
          inZone(zone, index + 1, stopped.includes(zone) ? 'stopped' : 'running'),
        ),
      ...(['2', 't2'] as const).map((name) =>
        aSubnet({
          id: `subnet-${name}`,
          vpcId: asId('vpc-2'),
          availabilityZone: zoneOf(farZone),
          cidrBlock: cidr(name === '2' ? '10.1.1.0/24' : '10.1.9.0/28'),
          routeTableId: asId(`rtb-${name}`),
        }),
      ),
      aRouteTableOf({
        id: 'rtb-fw',
        vpcId: asId('vpc-3'),
        routes: [aRoute(ANY_IPV4, 'transitGateway', 'tgw-1')],
      }),
      anAttachment(3, {
        applianceMode,
        subnetIds: zones.split('').map((zone) => asId(`subnet-t3${zone}`)),
      }),
      aTransitTable(BOTH, {
        propagatingAttachmentIds: [],
        routes: [aTransitRoute(ANY_IPV4, ['tgw-attach-3'])],
      }),
      aTransitTable(['tgw-attach-3'], {
        id: 'tgw-rtb-3',
        propagatingAttachmentIds: BOTH.map((id) => asId(id)),
      }),
    )
  const appliances = (about: About) =>
    traceOf(inspected(about), 'i-a', 'i-b')
      .steps.filter(({ checkpoint }) => checkpoint === 'networkInterface')
      .map(({ component }) => component)

  it('sees requests and replies, and the gateway brings both on (TGW-15)', () => {
    const trace = traceOf(inspected({ zones: 'a' }), 'i-a', 'i-b')
    expect(blame(trace)).toEqual([])
    const stations = trace.steps
      .filter(({ checkpoint }) => ['transitGateway', 'networkInterface'].includes(checkpoint))
      .map(({ component, at }) => `${component} ${at}`)
    expect(stations).toEqual([
      'tgw-1 tgw-attach-1',
      'eni-fwa eni-fwa',
      'tgw-1 tgw-attach-3',
      'tgw-1 tgw-attach-2',
      'eni-fwa eni-fwa',
      'tgw-1 tgw-attach-3',
    ])
  })

  it('stops everything when its appliance stops', () => {
    expect(blame(traceOf(inspected({ zones: 'a', stopped: 'a' }), 'i-a', 'i-b'))[0]).toBe(
      'instance i-fwa request ingress INSTANCE_NOT_RUNNING',
    )
  })

  it('sees half-flows between zones without appliance mode: the reply goes by its own (TGW-16, MB-10)', () => {
    expect(appliances({ farZone: 'a' })).toEqual(['eni-fwa', 'eni-fwa'])
    expect(appliances({ farZone: 'b' })).toEqual(['eni-fwa', 'eni-fwb'])
    const trace = traceOf(inspected({ farZone: 'b' }), 'i-a', 'i-b')
    expect(trace.requestDelivered).toBe(true)
    expect(blame(trace)[0]).toBe('security-group sg-inspect response ingress NO_CONNECTION_STATE')
  })

  it('sees whole flows with appliance mode, in whichever zone (TGW-17)', () => {
    const trace = traceOf(inspected({ applianceMode: true, farZone: 'b' }), 'i-a', 'i-b')
    expect(trace.verdict).toBe('allow')
    expect(trace.alternatives).toHaveLength(2)
    const half = inspected({ applianceMode: true, farZone: 'b', stopped: 'b' })
    expect(traceOf(half, 'i-a', 'i-b').verdict).toBe('intermittent')
    expect(
      traceOf(inspected({ applianceMode: true, farZone: 'a', stopped: 'b' }), 'i-a', 'i-b').verdict,
    ).toBe('allow')
  })

  it('keeps an open connection in its zone for its lifetime (TGW-17)', () => {
    const about: About = { applianceMode: true, farZone: 'b' }
    const before = compile(inspected(about))
    const probe: Probe = {
      id: 'open',
      from: { instance: 'i-a' },
      to: { instance: 'i-b' },
      protocol: 'tcp',
      port: 443,
    }
    const opened = expectOk(traceEstablished(before, before, probe))
    expect(opened.verdict).toBe('allow')
  })
})

describe('IPv6 by another VPC’s gateways', () => {
  const six = (kind: 'internetGateway' | 'egressOnlyInternetGateway', id: string) =>
    traceOf(
      changed(
        twoVpcs(),
        aRouteTableOf({ id: 'rtb-1', routes: [aRoute(ANY_IPV6, 'transitGateway', 'tgw-1')] }),
        aTransitTable(BOTH, { routes: [aTransitRoute(ANY_IPV6, ['tgw-attach-2'])] }),
        aRouteTableOf({
          id: 'rtb-t2',
          vpcId: asId('vpc-2'),
          routes: [aRoute(ANY_IPV6, kind, id)],
        }),
        anInternetGateway({ vpcId: asId('vpc-2') }),
        {
          kind: 'egressOnlyInternetGateway',
          id: asId('eigw-1'),
          name: 'eigw-1',
          vpcId: asId('vpc-2'),
        },
      ),
      'i-a',
      '2001:db8:aaaa::10',
    )

  it.each([
    ['internetGateway', 'igw-1'],
    ['egressOnlyInternetGateway', 'eigw-1'],
  ] as const)('leaves by no %s: the address is none of its VPC (IGW-05, EIGW-04)', (kind, id) => {
    expect(blame(six(kind, id))[0]).toMatch(
      new RegExp(`${id} request egress IGW_PUBLIC_IP_ASSOCIATION_FOR_EGRESS$`),
    )
  })
})
