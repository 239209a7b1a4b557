import { describe, expect, it } from 'vitest'
import { asId, type TransitGatewayAttachmentId } from '@/model/ids'
import { cidr } from '@/model/ip'
import type { Resource } from '@/model/topology'
import {
  anAclEntry,
  aNetworkAclOf,
  aPrefixList,
  aRoute,
  aRouteTableOf,
  aServer,
  aSubnet,
  aVpc,
} from '@/testing/builders'
import { aResource } from '@/testing/moreBuilders'
import { blame, sentenceOf, traceOf } from '@/testing/traceOf'
import { anAttachment, aTransitRoute, aTransitTable, changed, twoVpcs } from '@/testing/transit'

const BOTH = ['tgw-attach-1', 'tgw-attach-2']
const ALL = BOTH.map((id) => asId<TransitGatewayAttachmentId>(id))
const NO_ROUTE = 'transit-gateway tgw-rtb-1 request TGW_RTB_NO_ROUTE_TO_TGW_ATTACHMENT'

const ask = (...resources: readonly (Resource | readonly Resource[])[]) =>
  traceOf(changed(twoVpcs(), ...resources), 'i-a', 'i-b')

describe('an attachment of a transit gateway', () => {
  it('must exist: a route alone joins nothing (TGW-01)', () => {
    const apart = changed(twoVpcs(), anAttachment(1, { gatewayId: 'tgw-2' }))
    expect(blame(traceOf(apart, 'i-a', '10.1.1.20'))[0]).toBe(
      'transit-gateway tgw-1 request BAD_STATE_ATTACHMENT',
    )
  })

  it('must be available, and both ways are told as one cause', () => {
    for (const number of [1, 2]) {
      const pending = changed(twoVpcs(), anAttachment(number, { available: false }))
      // Nor does it propagate: what is sent there has no route.
      expect(blame(traceOf(pending, 'i-a', '10.1.1.20'))[0]).toBe(
        number === 1 ? 'transit-gateway tgw-1 request BAD_STATE_ATTACHMENT' : NO_ROUTE,
      )
      const written = aTransitTable(BOTH, {
        routes: [1, 2].map((n) =>
          aTransitRoute(`10.${String(n - 1)}.0.0/16`, [`tgw-attach-${String(n)}`]),
        ),
      })
      expect(blame(traceOf(changed(pending, written), 'i-a', '10.1.1.20'))).toEqual([
        'transit-gateway tgw-1 request BAD_STATE_ATTACHMENT',
      ])
      // The private address is meant all the same.
      expect(traceOf(pending, 'i-a', 'i-b').blockers[0]?.deniedBy).toBe('transit-gateway')
    }
  })

  it('belongs to a gateway that works', () => {
    const trace = ask(aResource('transitGateway', { available: false }))
    expect(blame(trace)).toEqual(['transit-gateway tgw-1 request BAD_STATE'])
  })

  it('cannot send without an association (TGW-10)', () => {
    const trace = ask(aTransitTable(['tgw-attach-2'], { propagatingAttachmentIds: ALL }))
    expect(blame(trace)).toEqual([
      'transit-gateway tgw-1 request TGW_ATTACH_MISSING_TGW_RTB_ASSOCIATION',
    ])
    expect(sentenceOf(twoVpcs(), trace)).toBe(
      'tgw-attach-1 is associated with no route table of tgw-1, so what comes by it goes nowhere.',
    )
  })

  it('cannot answer without one either, and the request arrives all the same', () => {
    const trace = ask(aTransitTable(['tgw-attach-1'], { propagatingAttachmentIds: ALL }))
    expect(trace.requestDelivered).toBe(true)
    expect(blame(trace)).toEqual([
      'transit-gateway tgw-1 response TGW_ATTACH_MISSING_TGW_RTB_ASSOCIATION',
    ])
  })

  it.each([
    ['the gateway is known by its id alone', aResource('transitGateway', { stub: true })],
    [
      'its default table is known by its id alone',
      aResource('transitGateway', { defaultAssociationTableId: asId('tgw-rtb-far') }),
    ],
  ])('leaves the answer open without one where %s', (_why, gateway) => {
    const trace = ask(gateway, aTransitTable(['tgw-attach-2']))
    expect(trace).toMatchObject({ verdict: 'deny', certain: false })
    expect(blame(trace)[0]).toBe('transit-gateway tgw-1 request UNKNOWN_RESOURCE')
  })

  it('is looked up in its own table only: spokes that see the hub and not each other (TGW-08)', () => {
    const spokes = aTransitTable(['tgw-attach-1'], { propagatingAttachmentIds: [] })
    const hub = aTransitTable(['tgw-attach-2'], {
      id: 'tgw-rtb-2',
      propagatingAttachmentIds: [asId('tgw-attach-1')],
    })
    expect(blame(ask(spokes, hub))).toEqual([NO_ROUTE])
    const seesHub = aTransitTable(['tgw-attach-1'], {
      propagatingAttachmentIds: [asId('tgw-attach-2')],
    })
    expect(ask(seesHub, hub).verdict).toBe('allow')
  })
})

describe('the Availability Zone of the sender', () => {
  const inZoneB = { availabilityZone: 'us-east-1b' }
  const sender = aSubnet({ routeTableId: asId('rtb-1'), ...inZoneB })
  const ask2 = (...more: readonly Resource[]) => traceOf(twoVpcs(sender, ...more), 'i-a', 'i-b')

  it('needs a subnet of the attachment (TGW-04, TRAP-29)', () => {
    const trace = ask2()
    expect(blame(trace)).toEqual(['transit-gateway tgw-1 request TGW_ROUTE_AZ_RESTRICTION'])
    expect(trace.steps.some(({ ghost, at }) => ghost && at === 'eni-b')).toBe(true)
  })

  it('is that of the one who answers on the way back', () => {
    const receiver = aSubnet({
      id: 'subnet-2',
      vpcId: asId('vpc-2'),
      cidrBlock: cidr('10.1.1.0/24'),
      routeTableId: asId('rtb-2'),
      ...inZoneB,
    })
    const trace = traceOf(twoVpcs(receiver), 'i-a', 'i-b')
    expect(trace.requestDelivered).toBe(true)
    expect(blame(trace)).toEqual(['transit-gateway tgw-1 response TGW_ROUTE_AZ_RESTRICTION'])
  })

  it('is served by any subnet of the attachment there, for every subnet of the zone (TGW-02)', () => {
    const second = aSubnet({
      id: 'subnet-t1b',
      cidrBlock: cidr('10.0.9.16/28'),
      routeTableId: asId('rtb-t1'),
      ...inZoneB,
    })
    const wide = anAttachment(1, { subnetIds: [asId('subnet-t1'), asId('subnet-t1b')] })
    const trace = ask2(second, wide)
    expect(trace.verdict).toBe('allow')
    expect(trace.steps.find(({ at }) => at.startsWith('subnet-t1'))?.at).toBe('subnet-t1b')
  })

  it('is not known where the attachment’s subnets are not', () => {
    const trace = ask2(anAttachment(1, { subnetIds: [] }))
    expect(trace).toMatchObject({ verdict: 'deny', certain: false })
    expect(trace.blockers[0]?.step.missing).toBe('which zones tgw-attach-1 serves')
  })
})

describe('the way into a VPC', () => {
  /** vpc-2 has the attachment in zones a and b; b's ACL lets nothing out. */
  const inTwoZones = (zones: readonly string[], applianceMode = false) => [
    ...zones.map((zone, index) =>
      aSubnet({
        id: `subnet-t2${zone}`,
        vpcId: asId('vpc-2'),
        availabilityZone: `us-east-1${zone}`,
        cidrBlock: cidr(`10.1.9.${String(16 * (index + 1))}/28`),
        routeTableId: asId('rtb-t2'),
        ...(zone === 'b' ? { networkAclId: asId('acl-shut') } : {}),
      }),
    ),
    aNetworkAclOf({ id: 'acl-shut', vpcId: asId('vpc-2'), entries: [anAclEntry()] }),
    anAttachment(2, { subnetIds: zones.map((zone) => asId(`subnet-t2${zone}`)), applianceMode }),
  ]
  const requestOnly = { protocol: 'icmp', icmpType: 3 } as const
  const way = (zones: readonly string[]) =>
    traceOf(twoVpcs(...inTwoZones(zones)), 'i-a', 'i-b', requestOnly)

  it('stays in the sender’s zone where the attachment has it (TGW-16)', () => {
    const trace = way(['b', 'a'])
    expect(trace.verdict).toBe('allow')
    expect(trace.steps.some(({ at }) => at === 'subnet-t2a')).toBe(true)
    expect(trace.offers).toEqual([])
  })

  it('is any other zone of the attachment where it has not (TGW-05)', () => {
    expect(way(['c']).verdict).toBe('allow')
    expect(blame(way(['b']))[0]).toBe('network-acl acl-shut request egress SUBNET_ACL_RESTRICTION')
  })

  it('is rather the receiver’s zone than any other (TGW-05)', () => {
    const receiver = aSubnet({
      id: 'subnet-2',
      vpcId: asId('vpc-2'),
      availabilityZone: 'us-east-1c',
      cidrBlock: cidr('10.1.1.0/24'),
      routeTableId: asId('rtb-2'),
    })
    const trace = traceOf(twoVpcs(...inTwoZones(['b', 'c']), receiver), 'i-a', 'i-b', requestOnly)
    expect(trace.verdict).toBe('allow')
    expect(trace.offers).toEqual([])
  })

  it('is open between several others: what depends on it works at times', () => {
    const trace = way(['b', 'c'])
    expect(trace.verdict).toBe('intermittent')
    expect(trace.offers[0]).toMatchObject({ options: ['us-east-1b', 'us-east-1c'] })
    expect(way(['c', 'd']).verdict).toBe('allow')
  })

  it('leads through the attachment subnet’s own table (TGW-06)', () => {
    const astray = aRouteTableOf({
      id: 'rtb-t2',
      vpcId: asId('vpc-2'),
      routes: [aRoute('10.1.1.0/24', 'natGateway', 'nat-gone')],
    })
    expect(blame(ask(astray))[0]).toBe('route-table rtb-t2 request BAD_STATE_ROUTE')
  })

  it('is open while nobody knows what is inside the VPC', () => {
    const far = aVpc({ id: 'vpc-2', cidrBlocks: [], stub: true })
    const table = aTransitTable(BOTH, { routes: [aTransitRoute('10.1.0.0/16', ['tgw-attach-2'])] })
    const trace = traceOf(
      changed(twoVpcs(), anAttachment(2, { subnetIds: [asId('subnet-far')] }), far, table),
      'i-a',
      '10.1.7.7',
    )
    expect(trace).toMatchObject({ verdict: 'deny', certain: false })
  })
})

describe('appliance mode', () => {
  const zones = ['a', 'b']
  const attached = (applianceMode: boolean) => [
    ...zones.map((zone, index) =>
      aSubnet({
        id: `subnet-t2${zone}`,
        vpcId: asId('vpc-2'),
        availabilityZone: `us-east-1${zone}`,
        cidrBlock: cidr(`10.1.9.${String(16 * (index + 1))}/28`),
        routeTableId: asId('rtb-t2'),
      }),
    ),
    anAttachment(2, { subnetIds: zones.map((zone) => asId(`subnet-t2${zone}`)), applianceMode }),
  ]

  it('keeps a flow whose ends stand in one zone in that zone (TGW-17)', () => {
    const trace = traceOf(twoVpcs(...attached(true)), 'i-a', 'i-b')
    expect(trace.offers).toEqual([])
    expect(trace.steps.some(({ at }) => at === 'subnet-t2a')).toBe(true)
  })

  it('hashes a flow across zones: any zone, one for both directions', () => {
    const sender = aSubnet({
      id: 'subnet-2',
      vpcId: asId('vpc-2'),
      availabilityZone: 'us-east-1b',
      cidrBlock: cidr('10.1.1.0/24'),
      routeTableId: asId('rtb-2'),
    })
    const trace = traceOf(twoVpcs(sender, ...attached(true)), 'i-a', 'i-b')
    expect(trace.offers[0]).toMatchObject({
      by: 'tgw-attach-2',
      options: ['us-east-1a', 'us-east-1b'],
    })
    expect(traceOf(twoVpcs(sender, ...attached(false)), 'i-a', 'i-b').offers).toEqual([])
  })

  it('knows no zones without propagation into the attachment’s table', () => {
    const routes = [
      aTransitRoute('10.0.0.0/16', ['tgw-attach-1']),
      aTransitRoute('10.1.0.0/16', ['tgw-attach-2']),
    ]
    const statics = aTransitTable(BOTH, { propagatingAttachmentIds: [], routes })
    const trace = traceOf(twoVpcs(...attached(true), statics), 'i-a', 'i-b')
    expect(trace.offers[0]?.options).toEqual(['us-east-1a', 'us-east-1b'])
  })
})

describe('the ACL of an attachment’s subnet', () => {
  const shutIn = (id: string, vpc: number, direction: 'ingress' | 'egress') =>
    aNetworkAclOf({ id, vpcId: asId(`vpc-${String(vpc)}`), entries: [anAclEntry({ direction })] })
  const subnetT1 = (aclId: string) =>
    aSubnet({
      id: 'subnet-t1',
      cidrBlock: cidr('10.0.9.0/28'),
      routeTableId: asId('rtb-t1'),
      networkAclId: asId(aclId),
    })
  const subnetT2 = (aclId: string) =>
    aSubnet({
      id: 'subnet-t2',
      vpcId: asId('vpc-2'),
      cidrBlock: cidr('10.1.9.0/28'),
      routeTableId: asId('rtb-t2'),
      networkAclId: asId(aclId),
    })

  it('tests what goes to the gateway inbound and what comes from it outbound (NACL-27)', () => {
    const noWayBack = ask(subnetT1('acl-in'), shutIn('acl-in', 1, 'ingress'))
    expect(blame(noWayBack)).toEqual(['network-acl acl-in response egress SUBNET_ACL_RESTRICTION'])
    const noWayOut = ask(subnetT1('acl-out'), shutIn('acl-out', 1, 'egress'))
    expect(blame(noWayOut)).toEqual(['network-acl acl-out request ingress SUBNET_ACL_RESTRICTION'])
    const farIn = ask(subnetT2('acl-in'), shutIn('acl-in', 2, 'ingress'))
    expect(blame(farIn)).toEqual(['network-acl acl-in request egress SUBNET_ACL_RESTRICTION'])
  })

  it('sees the sender’s address on the way in, the receiver’s on the way out (TGW-18)', () => {
    const picky = aNetworkAclOf({
      id: 'acl-picky',
      vpcId: asId('vpc-2'),
      entries: [
        anAclEntry({ direction: 'egress', cidr: cidr('10.1.1.20/32') }),
        anAclEntry({ direction: 'ingress', cidr: cidr('10.1.1.20/32') }),
      ],
    })
    expect(ask(subnetT2('acl-picky'), picky).verdict).toBe('allow')
  })

  describe('in which the server itself stands', () => {
    /** The attachment of vpc-2 is in i-b's own subnet. */
    const shared = (...entries: Parameters<typeof anAclEntry>[0][]) =>
      ask(
        anAttachment(2, { subnetIds: [asId('subnet-2')] }),
        aNetworkAclOf({
          id: 'acl-2',
          vpcId: asId('vpc-2'),
          isDefault: true,
          entries: entries.map((entry) => anAclEntry(entry)),
        }),
      )

    it('does not test what comes from the gateway at all (NACL-28)', () => {
      const trace = shared()
      expect(trace.requestDelivered).toBe(true)
      expect(trace.steps.filter(({ leg, at }) => leg === 'request' && at === 'subnet-2')).toEqual(
        [],
      )
    })

    it('tests what goes to it twice: outbound by destination, inbound by source (NACL-28)', () => {
      const to = { direction: 'egress', cidr: cidr('10.0.1.10/32') } as const
      const from = { direction: 'ingress', cidr: cidr('10.1.1.20/32') } as const
      expect(shared(to, from).verdict).toBe('allow')
      expect(blame(shared(from))).toEqual([
        'network-acl acl-2 response egress SUBNET_ACL_RESTRICTION',
      ])
      expect(blame(shared(to))).toEqual([
        'network-acl acl-2 response ingress SUBNET_ACL_RESTRICTION',
      ])
    })
  })
})

describe('a table of a transit gateway', () => {
  const table = (about: Parameters<typeof aTransitTable>[1]) => ask(aTransitTable(BOTH, about))
  const dead = aTransitRoute('10.1.1.0/24', [])
  const back = aTransitRoute('10.0.0.0/16', ['tgw-attach-1'])

  it('drops what it has no route to (TGW-07, TGW-12)', () => {
    const trace = table({ propagatingAttachmentIds: [], routes: [back] })
    expect(blame(trace)).toEqual([NO_ROUTE])
  })

  it('needs a route back as well', () => {
    const there = aTransitRoute('10.1.0.0/16', ['tgw-attach-2'])
    const trace = table({ propagatingAttachmentIds: [], routes: [there] })
    expect(trace.requestDelivered).toBe(true)
    expect(blame(trace)).toEqual([
      'transit-gateway tgw-rtb-1 response TGW_RTB_NO_ROUTE_TO_TGW_ATTACHMENT',
    ])
  })

  it('lets the longest prefix win, and a blackhole wins and drops (TGW-12, TGW-13)', () => {
    expect(blame(table({ routes: [dead] }))).toEqual([
      'transit-gateway tgw-rtb-1 request TGW_RTB_BAD_STATE_ROUTE',
    ])
    const longer = aTransitRoute('10.1.1.20/32', ['tgw-attach-2'])
    expect(table({ routes: [dead, longer] }).verdict).toBe('allow')
  })

  it('drops by a route to an attachment that is gone', () => {
    const gone = aTransitRoute('10.1.1.0/24', ['tgw-attach-gone'])
    expect(blame(table({ routes: [gone] }))).toEqual([
      'transit-gateway tgw-rtb-1 request TGW_RTB_BAD_STATE_ROUTE',
    ])
  })

  it('lets static beat a prefix list, and both beat what a VPC propagates (TGW-12)', () => {
    const blackhole = aTransitRoute('10.1.0.0/16', [])
    const good = aTransitRoute('10.1.0.0/16', ['tgw-attach-2'])
    const list = (ids: readonly string[]) => aTransitRoute('pl-1', ids)
    const answers = (...routes: ReturnType<typeof aTransitRoute>[]) =>
      ask(aPrefixList('10.1.0.0/16'), aTransitTable(BOTH, { routes })).verdict
    expect(answers(blackhole)).toBe('deny')
    expect(answers(list([]))).toBe('deny')
    expect(answers(list([]), good)).toBe('allow')
    expect(answers(list(['tgw-attach-2']), blackhole)).toBe('deny')
  })

  it('leaves the answer open where a list’s entries are not known, unless a host route decides', () => {
    const list = { ...aPrefixList(), entries: undefined } as unknown as Resource
    const routes = [aTransitRoute('pl-1', ['tgw-attach-2'])]
    expect(ask(list, aTransitTable(BOTH, { routes })).certain).toBe(false)
    const hosts = [...routes, aTransitRoute('10.1.1.20/32', ['tgw-attach-2'])]
    const answer = ask(list, aTransitTable(BOTH, { routes: hosts }))
    expect(answer.blockers.every(({ leg }) => leg === 'response')).toBe(true)
  })

  it('that is not whole leaves a miss open, and answers a hit', () => {
    expect(table({ complete: false }).verdict).toBe('allow')
    const missing = table({ complete: false, propagatingAttachmentIds: [], routes: [back] })
    expect(missing).toMatchObject({ verdict: 'deny', certain: false })
    expect(missing.blockers[0]?.step.missing).toBe('the routes of tgw-rtb-1')
  })

  it('takes what AWS listed of an attachment for all that it propagates (TGW-11)', () => {
    const listed = (destination: string) =>
      table({ routes: [aTransitRoute(destination, ['tgw-attach-2'], 'propagated')] })
    expect(listed('10.1.0.0/16').verdict).toBe('allow')
    expect(blame(listed('10.99.0.0/16'))).toEqual([NO_ROUTE])
  })

  it('does not learn the blocks of a VPC that overlaps one before it (TGW-11)', () => {
    const twin = aVpc({ id: 'vpc-3', cidrBlocks: [cidr('10.1.0.0/16')] })
    const third = anAttachment(3)
    const inOrder = (...ids: readonly string[]) =>
      ask(twin, third, aTransitTable(ids)).steps.find(
        ({ checkpoint, leg }) => checkpoint === 'transitGateway' && leg === 'request',
      )?.because
    expect(inOrder('tgw-attach-1', 'tgw-attach-2', 'tgw-attach-3')).toMatchObject({
      route: { attachmentIds: ['tgw-attach-2'] },
    })
    expect(inOrder('tgw-attach-1', 'tgw-attach-3', 'tgw-attach-2')).toMatchObject({
      route: { attachmentIds: ['tgw-attach-3'] },
    })
  })

  it('that leads back to the sender’s own VPC goes round in circles, and says so', () => {
    const own = table({ routes: [aTransitRoute('10.1.0.0/16', ['tgw-attach-1'])] })
    expect(own.verdict).toBe('deny')
    expect(blame(own)[0]).toBe('route-table rtb-t1 request NO_ROUTE_TO_DESTINATION')
    const circle = ask(
      aTransitTable(BOTH, { routes: [aTransitRoute('10.1.0.0/16', ['tgw-attach-1'])] }),
      aRouteTableOf({
        id: 'rtb-t1',
        routes: [aRoute('10.1.0.0/16', 'transitGateway', 'tgw-1')],
      }),
    )
    expect(circle.blockers[0]).toMatchObject({ deniedBy: 'loop', code: 'ROUTING_LOOP' })
  })
})

describe('IPv6 over a transit gateway (TGW-20)', () => {
  const ask6 = (...resources: readonly Resource[]) =>
    traceOf(changed(twoVpcs(), ...resources), 'i-a', 'i-b', { family: 6 })

  it('is propagated only by attachments that support it', () => {
    expect(blame(ask6())).toEqual([NO_ROUTE, NO_ROUTE.replace('request', 'response')])
    expect(ask6(anAttachment(1, { ipv6: true }), anAttachment(2, { ipv6: true })).verdict).toBe(
      'allow',
    )
    const oneWay = ask6(anAttachment(2, { ipv6: true }))
    expect(oneWay.requestDelivered).toBe(true)
    expect(oneWay.verdict).toBe('deny')
  })

  it('follows static routes without that support', () => {
    const routes = [
      aTransitRoute('2001:db8:1::/56', ['tgw-attach-1']),
      aTransitRoute('2001:db8:2::/56', ['tgw-attach-2']),
    ]
    expect(ask6(aTransitTable(BOTH, { routes })).verdict).toBe('allow')
  })
})

describe('a VPC on two transit gateways', () => {
  it('uses the one that its route names', () => {
    const second = [
      aResource('transitGateway', { id: 'tgw-2' }),
      anAttachment(1, { id: 'tgw-attach-12', gatewayId: 'tgw-2' }),
      anAttachment(2, { id: 'tgw-attach-22', gatewayId: 'tgw-2' }),
      aTransitTable(['tgw-attach-12', 'tgw-attach-22'], {
        id: 'tgw-rtb-2',
        transitGatewayId: asId('tgw-2'),
      }),
    ]
    const route = (id: string) =>
      aRouteTableOf({ id: 'rtb-1', routes: [aRoute('10.1.0.0/16', 'transitGateway', id)] })
    const gateways = (id: string) =>
      ask(...second, route(id))
        .steps.filter(({ checkpoint }) => checkpoint === 'transitGateway')
        .map(({ component }) => component)
    expect(gateways('tgw-1')).toEqual(['tgw-1', 'tgw-1'])
    // The reply goes by the route of whoever answers.
    expect(gateways('tgw-2')).toEqual(['tgw-2', 'tgw-1'])
  })
})

it('carries what a server sends from a subnet of its own zone only by its route (TGW-07)', () => {
  const noRoute = aRouteTableOf({ id: 'rtb-2', vpcId: asId('vpc-2') })
  const trace = ask(noRoute)
  expect(trace.requestDelivered).toBe(true)
  expect(blame(trace)).toEqual(['route-table rtb-2 response NO_ROUTE_TO_DESTINATION'])
})

it('meets a third VPC by the private address too: what joins them is the gateway', () => {
  const c = aServer('c', '10.2.1.30', { subnetId: 'subnet-3', groups: ['sg-open'] })
  const topology = twoVpcs(
    aVpc({ id: 'vpc-3', cidrBlocks: [cidr('10.2.0.0/16')] }),
    aSubnet({ id: 'subnet-3', vpcId: asId('vpc-3'), cidrBlock: cidr('10.2.1.0/24') }),
    c,
    anAttachment(3, { subnetIds: [asId('subnet-3')] }),
  )
  const trace = traceOf(topology, 'i-a', 'i-c')
  expect(trace.request.dst).toBe('10.2.1.30')
  expect(blame(trace)[0]).toBe('route-table rtb-1 request NO_ROUTE_TO_DESTINATION')
})

it('is what is to blame while its attachment does not work: no ACL is met before it', () => {
  const shut = aNetworkAclOf({
    id: 'acl-default',
    isDefault: true,
    entries: [anAclEntry({ direction: 'egress' })],
  })
  const pending = changed(twoVpcs(shut), anAttachment(1, { available: false }))
  expect(blame(traceOf(pending, 'i-a', '10.1.1.20'))[0]).toBe(
    'transit-gateway tgw-1 request BAD_STATE_ATTACHMENT',
  )
})
