import { describe, expect, it } from 'vitest'
import { asId } from '@/model/ids'
import { ANY_IPV4, ANY_IPV6, cidr, ip } from '@/model/ip'
import { awsPrefixListWeight, DEFAULT_QUOTAS } from '@/model/quotas'
import { findOf, type Resource, type Topology } from '@/model/topology'
import { subnetKind } from '@/model/subnetKind'
import { validate } from '@/model/validation'
import {
  aGatewayEndpoint,
  anAclEntry,
  anInterface,
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
} from '@/testing/builders'
import { HOME, HOME6, OPEN_ACL, OPEN_GROUP, shop } from '@/testing/shop'
import { blame, traceOf } from '@/testing/traceOf'
import { compile } from './compile/network'
import { traceProbe } from './traceProbe'
import { expectOk } from '@/model/result'

const https = { protocol: 'tcp', ports: { from: 443, to: 443 } } as const
const ssh = { protocol: 'tcp', ports: { from: 22, to: 22 } } as const
const group = (id: string, ingress: readonly ReturnType<typeof aRule>[], egress = [aRule()]) =>
  aSecurityGroup({ id, ingress, egress })
const server = (
  name: string,
  address: string,
  groups: readonly string[],
  subnetId = 'subnet-pub',
) => aServer(name, address, { subnetId, groups })

function verdict(topology: Topology, from: string, to: string, port = 443): string {
  return traceOf(topology, from, to, { port }).verdict
}

/** A connection on this port that was opened under one network and goes on under another. */
function goingOn(before: Topology, after: Topology, from: string, to: string, port: number) {
  const { state } = traceOf(before, from, to, { port, srcPort: 40000 })
  const probe = {
    id: 'open',
    from: { instance: from },
    to: { instance: to },
    protocol: 'tcp',
    port,
    srcPort: 40000,
    established: true,
  } as const
  return expectOk(traceProbe(compile(after), probe, state))
}

/** What people believe about security groups, and what is so. */
describe('traps about security groups', () => {
  it('TRAP-01: a group cannot deny an address that a wider rule admits; an ACL can', () => {
    const wide = group('sg-wide', [aRule(https), aRule(https, '203.0.113.0/24')])
    const admitted = shop(wide, server('api', '10.0.1.30', ['sg-wide']))
    expect(verdict(admitted, 'i-web', 'i-api')).toBe('allow')
    const deny = anAclEntry({ ruleNumber: 1, action: 'deny', cidr: cidr('10.0.1.10/32') })
    const acl = aNetworkAclOf({ ...OPEN_ACL, entries: [deny, ...OPEN_ACL.entries] })
    const apart = server('api', '10.0.2.30', ['sg-wide'], 'subnet-prv')
    expect(verdict(shop(wide, acl, apart), 'i-web', 'i-api')).toBe('deny')
  })

  it('TRAP-02: of several groups the widest rule wins, not the strictest (SG-18)', () => {
    const topology = shop(
      group('sg-strict', [aRule(https, '198.51.100.0/24')]),
      group('sg-wide', [aRule(https)]),
      server('api', '10.0.1.30', ['sg-strict', 'sg-wide']),
    )
    expect(verdict(topology, 'i-web', 'i-api')).toBe('allow')
  })

  it('TRAP-03: a narrow outbound rule restricts nothing beside the one that allows all (SG-21)', () => {
    const both = shop(
      group('sg-out', [], [aRule(), aRule(https)]),
      server('api', '10.0.1.30', ['sg-out']),
    )
    const narrow = shop(group('sg-out', [], [aRule(https)]), server('api', '10.0.1.30', ['sg-out']))
    expect(verdict(both, 'i-api', 'i-web', 25)).toBe('allow')
    expect(verdict(narrow, 'i-api', 'i-web', 25)).toBe('deny')
  })

  it('TRAP-04: stateful lets the server answer, and not open connections to the client (CT-01)', () => {
    const topology = shop(
      group('sg-server', [aRule(https)], []),
      server('api', '10.0.1.30', ['sg-server']),
    )
    expect(verdict(topology, 'i-web', 'i-api')).toBe('allow')
    expect(blame(traceOf(topology, 'i-api', 'i-web'))[0]).toContain('security-group sg-server')
  })

  it('TRAP-05: a tracked session survives the removal of its rule (CT-13)', () => {
    const api = server('api', '10.0.1.30', ['sg-ssh'])
    const before = shop(group('sg-ssh', [aRule(ssh, '10.0.0.0/16')]), api)
    const after = shop(group('sg-ssh', []), api)
    expect(goingOn(before, after, 'i-web', 'i-api', 22).verdict).toBe('allow')
    expect(verdict(after, 'i-web', 'i-api', 22)).toBe('deny')
  })

  it('TRAP-06: an untracked one is cut at once (CT-02, CT-12)', () => {
    const api = server('api', '10.0.1.30', ['sg-ssh'])
    const before = shop(group('sg-ssh', [aRule(ssh, ANY_IPV4)]), api)
    const after = shop(group('sg-ssh', []), api)
    expect(goingOn(before, after, 'i-web', 'i-api', 22).verdict).toBe('deny')
  })

  it('TRAP-11: in one subnet groups are still checked at both ends (SG-20)', () => {
    const closed = shop(group('sg-closed', []), server('api', '10.0.1.30', ['sg-closed']))
    expect(blame(traceOf(closed, 'i-web', 'i-api'))[0]).toContain('security-group sg-closed')
  })

  it('TRAP-13: the local route carries packets in the VPC, and groups still refuse (SG-13)', () => {
    const fresh = shop(group('sg-new', []), server('api', '10.0.2.30', ['sg-new'], 'subnet-prv'))
    expect(blame(traceOf(fresh, 'i-web', 'i-api'))).toEqual([
      'security-group sg-new request ingress SG_HAS_NO_RULES',
    ])
  })

  it('TRAP-14: two members of one group need a rule that names it (SG-19, SG-24)', () => {
    const members = [server('a', '10.0.1.30', ['sg-m']), server('b', '10.0.1.31', ['sg-m'])]
    expect(verdict(shop(group('sg-m', []), ...members), 'i-a', 'i-b')).toBe('deny')
    const naming = group('sg-m', [aRule(https, 'sg-m')])
    expect(verdict(shop(naming, ...members), 'i-a', 'i-b')).toBe('allow')
  })

  it('TRAP-15: a reference does not cover the public addresses of members (SG-23)', () => {
    const api = aServer('api', '10.0.1.30', {
      subnetId: 'subnet-pub',
      groups: ['sg-ref'],
      publicIp: '203.0.113.30',
    })
    const topology = shop(group('sg-ref', [aRule(https, 'sg-open')]), api)
    expect(verdict(topology, 'i-web', '10.0.1.30')).toBe('allow')
    expect(blame(traceOf(topology, 'i-web', '203.0.113.30'))[0]).toContain('security-group sg-ref')
  })

  it('TRAP-17: 0.0.0.0/0 is any IPv4, and IPv6 needs ::/0 in groups, ACLs and tables (SG-10)', () => {
    const only4 = group('sg-4', [aRule(https, ANY_IPV4)])
    const api = aServer('api', '10.0.1.30', {
      subnetId: 'subnet-pub',
      groups: ['sg-4'],
      ipv6: '2001:db8:1:1::30',
    })
    const topology = shop(only4, api)
    expect(verdict(topology, '10.0.1.10', '10.0.1.30')).toBe('allow')
    expect(verdict(topology, HOME6, '2001:db8:1:1::30')).toBe('deny')
  })

  it('TRAP-43: sixty rules in each direction and family, and a list counts by its size (SG-42)', () => {
    const rules = (count: number, block: (n: number) => string) =>
      Array.from({ length: count }, (_, n) => aRule(https, block(n)))
    const v4 = (n: number) => `198.51.100.${String(n)}/32`
    const v6 = (n: number) => `2001:db8::${String(n + 1)}/128`
    const full = group('sg-full', [...rules(60, v4), ...rules(60, v6)], rules(60, v4))
    const quotas = (topology: Topology) =>
      validate(topology).filter(({ kind, ids }) => kind === 'quota' && ids.includes('sg-full'))
    expect(DEFAULT_QUOTAS.rulesPerGroup).toBe(60)
    expect(quotas(shop(full))).toEqual([])
    expect(quotas(shop(group('sg-full', rules(61, v4))))).toHaveLength(1)
    expect(awsPrefixListWeight('com.amazonaws.global.cloudfront.origin-facing')).toBe(55)
  })
})

describe('traps about network ACLs', () => {
  const https443 = { protocol: 'tcp', ports: { from: 443, to: 443 } } as const
  const guarded = (...entries: readonly ReturnType<typeof anAclEntry>[]): readonly Resource[] => [
    aNetworkAclOf({ id: 'acl-own', entries }),
    aSubnet({
      id: 'subnet-prv',
      cidrBlock: cidr('10.0.2.0/24'),
      networkAclId: asId('acl-own'),
      routeTableId: asId('rtb-prv'),
    }),
  ]

  it('TRAP-07: allowing port 443 inbound is not enough, the response needs its own rule (NACL-10)', () => {
    const topology = shop(guarded(anAclEntry({ traffic: https443 })))
    const trace = traceOf(topology, 'i-web', 'i-app')
    expect(trace.requestDelivered).toBe(true)
    expect(blame(trace)).toEqual(['network-acl acl-own response egress SUBNET_ACL_RESTRICTION'])
  })

  it('TRAP-08: the response leaves for the client’s port, not for 443 (NACL-05)', () => {
    const inbound = anAclEntry({ traffic: https443 })
    const outbound = anAclEntry({ direction: 'egress', traffic: https443 })
    const topology = shop(guarded(inbound, outbound))
    expect(verdict(topology, 'i-web', 'i-app')).toBe('deny')
  })

  it('TRAP-09: the lowest number decides, so a deny at 200 changes nothing after an allow at 100 (NACL-02)', () => {
    const topology = shop(
      guarded(
        anAclEntry({ ruleNumber: 200, action: 'deny' }),
        anAclEntry({ ruleNumber: 100 }),
        anAclEntry({ direction: 'egress' }),
      ),
    )
    expect(verdict(topology, 'i-web', 'i-app')).toBe('allow')
  })

  it('TRAP-10: an ACL does not guard against neighbours in the subnet (NACL-11)', () => {
    const topology = shop(
      guarded(),
      aServer('db', '10.0.2.40', { subnetId: 'subnet-prv', groups: ['sg-open'] }),
    )
    expect(verdict(topology, 'i-app', 'i-db')).toBe('allow')
    expect(verdict(topology, 'i-web', 'i-db')).toBe('deny')
  })

  it('TRAP-12: a new custom ACL denies everything (NACL-17)', () => {
    const topology = shop(guarded())
    expect(blame(traceOf(topology, 'i-web', 'i-app'))[0]).toBe(
      'network-acl acl-own request ingress SUBNET_ACL_RESTRICTION',
    )
  })
})

describe('traps about routes and gateways', () => {
  it('TRAP-18: an attached internet gateway alone makes nothing public (IGW-02)', () => {
    const noRoute = shop(aRouteTableOf({ id: 'rtb-pub' }))
    expect(traceOf(noRoute, 'i-web', HOME).verdict).toBe('deny')
    const noAddress = shop(server('bare', '10.0.1.50', ['sg-open']))
    expect(blame(traceOf(noAddress, 'i-bare', HOME))[0]).toContain(
      'IGW_PUBLIC_IP_ASSOCIATION_FOR_EGRESS',
    )
  })

  it('TRAP-20: a subnet is public because its table leads to the gateway (SUB-11, SUB-12)', () => {
    const kindOf = (topology: Topology) => {
      const subnet = findOf(topology, 'subnet', 'subnet-pub')
      return subnet && subnetKind(topology, subnet)
    }
    expect(kindOf(shop())).toBe('public')
    expect(kindOf(shop(aRouteTableOf({ id: 'rtb-pub' })))).not.toBe('public')
  })

  it('TRAP-21: the filters see the private address alone (ADDR-02, NACL-34)', () => {
    const { steps } = traceOf(shop(), HOME, 'i-web')
    const filters = steps.filter(({ checkpoint }) => /Acl|Group/.test(checkpoint))
    expect(filters.length).toBeGreaterThan(0)
    expect(
      filters.every(({ packet }) => ![packet.src, packet.dst].includes(ip('203.0.113.10'))),
    ).toBe(true)
  })

  it('TRAP-22: a public NAT gateway in a private subnet leads nowhere (NAT-02, NAT-12)', () => {
    const moved = shop(
      aRouteTableOf({ id: 'rtb-pub' }),
      aRouteTableOf({ id: 'rtb-prv', routes: [aRoute(ANY_IPV4, 'natGateway', 'nat-1')] }),
    )
    expect(blame(traceOf(moved, 'i-app', HOME))[0]).toBe(
      'route-table rtb-pub request NO_ROUTE_TO_DESTINATION',
    )
  })

  it('TRAP-23: the client’s group sees the internet address, and only the far end sees the NAT (NAT-10)', () => {
    const onlyNat = shop(
      group('sg-nat', [], [aRule(https, '10.0.1.5/32')]),
      server('client', '10.0.2.60', ['sg-nat'], 'subnet-prv'),
    )
    expect(blame(traceOf(onlyNat, 'i-client', HOME))[0]).toContain('security-group sg-nat')
  })

  it('TRAP-24: no group guards a NAT gateway, its subnet’s ACL does (SG-48, NACL-26)', () => {
    const { steps } = traceOf(shop(), 'i-app', HOME)
    const atNat = steps.filter(({ at }) => at === 'eni-nat')
    expect(atNat.map(({ checkpoint }) => checkpoint)).toEqual(['natGateway', 'natGateway'])
    const guards = steps.filter(
      ({ checkpoint, at }) => checkpoint === 'networkAcl' && at === 'subnet-pub',
    )
    expect(guards).toHaveLength(4)
  })

  it('TRAP-25: a NAT gateway carries no plain IPv6 (RT-24)', () => {
    const topology = shop(
      aRouteTableOf({ id: 'rtb-prv', routes: [aRoute(ANY_IPV6, 'natGateway', 'nat-1')] }),
    )
    expect(blame(traceOf(topology, 'i-app', HOME6))[0]).toBe(
      'nat-gateway nat-1 request PROTOCOL_RESTRICTION',
    )
  })

  it('TRAP-30: the longest prefix decides, whatever the order (RT-04)', () => {
    const routes = [
      aRoute(ANY_IPV4, 'natGateway', 'nat-gone'),
      aRoute('198.51.0.0/16', 'natGateway', 'nat-gone'),
      aRoute('198.51.100.0/24', 'internetGateway', 'igw-1'),
    ]
    for (const order of [routes, routes.toReversed()]) {
      expect(verdict(shop(aRouteTableOf({ id: 'rtb-pub', routes: order })), 'i-web', HOME)).toBe(
        'allow',
      )
    }
  })

  it('TRAP-31: local beats what was propagated; only a static route to a whole subnet overrides it (RT-09, RT-14)', () => {
    const appliance = aServer('fw', '10.0.1.70', {
      subnetId: 'subnet-pub',
      groups: ['sg-open'],
      eni: { sourceDestCheck: false },
    })
    const hijack = aRoute('10.0.2.0/24', 'virtualPrivateGateway', 'vgw-1', { origin: 'propagated' })
    expect(
      verdict(shop(aRouteTableOf({ id: 'rtb-pub', routes: [hijack] })), 'i-web', 'i-app'),
    ).toBe('allow')
    const steer = aRoute('10.0.2.0/24', 'networkInterface', 'eni-fw')
    const steered = shop(appliance, aRouteTableOf({ id: 'rtb-pub', routes: [steer] }))
    const { steps } = traceOf(steered, 'i-web', 'i-app')
    expect(steps.some(({ at }) => at === 'eni-fw')).toBe(true)
  })

  it('TRAP-32: the route of a deleted NAT gateway stays and drops (RT-26, NAT-21)', () => {
    const gone = aRoute(ANY_IPV4, 'natGateway', 'nat-gone', { blackhole: true })
    const topology = shop(aRouteTableOf({ id: 'rtb-prv', routes: [gone] }))
    expect(blame(traceOf(topology, 'i-app', HOME))[0]).toBe(
      'route-table rtb-prv request BAD_STATE_ROUTE',
    )
  })

  it('TRAP-33: behind an S3 endpoint the destination is still S3’s public range (GWE-06)', () => {
    const s3 = {
      ...aPrefixList('192.0.2.0/24'),
      id: asId<ReturnType<typeof aPrefixList>['id']>('pl-s3'),
    }
    const private443 = group('sg-vpc', [], [aRule(https, '10.0.0.0/16')])
    const topology = shop(
      s3,
      aGatewayEndpoint(),
      private443,
      aRouteTableOf({ id: 'rtb-prv', routes: [aRoute('pl-s3', 'gatewayEndpoint', 'vpce-1')] }),
      server('client', '10.0.2.60', ['sg-vpc'], 'subnet-prv'),
    )
    expect(verdict(topology, 'i-app', '192.0.2.9')).toBe('allow')
    expect(blame(traceOf(topology, 'i-client', '192.0.2.9'))[0]).toContain('security-group sg-vpc')
  })

  it('TRAP-44: a /28 has 11 addresses for hosts (SUB-03, SUB-04)', () => {
    const block = cidr('10.0.9.0/28')
    const issuesAt = (last: number) =>
      validate(
        shop(
          aSubnet({ id: 'subnet-28', cidrBlock: block }),
          anInterface({
            id: 'eni-28',
            subnetId: asId('subnet-28'),
            privateAddresses: [{ address: ip(`10.0.9.${String(last)}`) }],
          }),
        ),
      ).filter(({ kind }) => kind === 'addressReserved')
    const usable = Array.from({ length: 16 }, (_, last) => last).filter(
      (last) => issuesAt(last).length === 0,
    )
    expect(usable).toHaveLength(11)
  })

  it('TRAP-48: an appliance forwards only with its check off and its group open (ENI-07, MB-14)', () => {
    const steer = aRouteTableOf({
      id: 'rtb-pub',
      routes: [aRoute('10.0.2.0/24', 'networkInterface', 'eni-fw')],
    })
    const middle = aSubnet({ id: 'subnet-mid', cidrBlock: cidr('10.0.3.0/24') })
    const appliance = (sourceDestCheck: boolean, groups: readonly string[]) =>
      aServer('fw', '10.0.3.70', { subnetId: 'subnet-mid', groups, eni: { sourceDestCheck } })
    const closed = group('sg-closed', [])
    const first = (...about: readonly (Resource | readonly Resource[])[]) =>
      blame(traceOf(shop(middle, steer, ...about), 'i-web', 'i-app'))[0]
    expect(first(appliance(true, ['sg-open']))).toContain('ENI_SOURCE_DEST_CHECK_RESTRICTION')
    expect(first(closed, appliance(false, ['sg-closed']))).toContain('security-group sg-closed')
  })

  it('TRAP-49: traffic inside one subnet cannot be sent through an appliance (RT-02, MB-11)', () => {
    const neighbour = server('api', '10.0.1.30', ['sg-open'])
    const steer = aRouteTableOf({
      id: 'rtb-pub',
      routes: [aRoute('10.0.1.0/24', 'networkInterface', 'eni-app')],
    })
    const { steps, verdict: answer } = traceOf(shop(neighbour, steer), 'i-web', 'i-api')
    expect(answer).toBe('allow')
    expect(steps.some(({ at }) => at === 'eni-app')).toBe(false)
  })
})

describe('traps about peering', () => {
  const far = aVpc({ id: 'vpc-2', cidrBlocks: [cidr('10.1.0.0/16')] })
  const peer = (tableRoutes: readonly ReturnType<typeof aRoute>[]): readonly Resource[] => [
    far,
    aNetworkAclOf({ ...OPEN_ACL, id: 'acl-2', vpcId: asId('vpc-2') }),
    aSecurityGroup({ ...OPEN_GROUP, id: 'sg-far', vpcId: asId('vpc-2') }),
    aRouteTableOf({ id: 'rtb-2', vpcId: asId('vpc-2'), main: true, routes: tableRoutes }),
    aSubnet({ id: 'subnet-2', vpcId: asId('vpc-2'), cidrBlock: cidr('10.1.1.0/24') }),
    ...aServer('far', '10.1.1.20', { subnetId: 'subnet-2', groups: ['sg-far'] }),
    aPeering(aVpc(), far),
  ]

  it('TRAP-26: a peer can use neither the internet gateway nor the NAT gateway (PCX-06, NAT-08)', () => {
    const through = [aRoute(ANY_IPV4, 'peeringConnection', 'pcx-1')]
    expect(blame(traceOf(shop(peer(through)), 'i-far', HOME))[0]).toContain('peering pcx-1')
  })

  it('TRAP-28: the response needs a route of its own (PCX-04, PATH-I)', () => {
    const there = aRouteTableOf({
      id: 'rtb-pub',
      routes: [aRoute('10.1.0.0/16', 'peeringConnection', 'pcx-1')],
    })
    const trace = traceOf(shop(peer([]), there), 'i-web', 'i-far')
    expect(trace.requestDelivered).toBe(true)
    expect(blame(trace)[0]).toBe('route-table rtb-2 response NO_ROUTE_TO_DESTINATION')
  })

  it('TRAP-27: peering is not transitive (PCX-05)', () => {
    const third = aVpc({ id: 'vpc-3', cidrBlocks: [cidr('10.2.0.0/16')] })
    const topology = shop(
      peer([]),
      third,
      aSubnet({ id: 'subnet-3', vpcId: asId('vpc-3'), cidrBlock: cidr('10.2.1.0/24') }),
      aServer('third', '10.2.1.20', { subnetId: 'subnet-3', groups: [] }),
      aPeering(far, third, { id: 'pcx-2' }),
      aRouteTableOf({
        id: 'rtb-pub',
        routes: [aRoute('10.2.0.0/16', 'peeringConnection', 'pcx-1')],
      }),
    )
    expect(blame(traceOf(topology, 'i-web', '10.2.1.20'))[0]).toContain(
      'PCX_REQUIRES_ADDRESS_IN_VPC_CIDR',
    )
  })
})

describe('traps about what nothing filters', () => {
  const closed = shop(
    group('sg-none', [], []),
    aNetworkAclOf({ id: 'acl-default', isDefault: true, entries: [] }),
    server('shut', '10.0.1.80', ['sg-none']),
  )

  it('TRAP-36: Amazon’s resolver cannot be blocked by a group or an ACL (EXM-01, EXM-06)', () => {
    const dns = { protocol: 'udp', port: 53 } as const
    expect(traceOf(closed, 'i-shut', '169.254.169.253', dns).verdict).toBe('allow')
    expect(traceOf(closed, 'i-shut', '10.0.0.2', dns).verdict).toBe('allow')
  })

  it('TRAP-37: nor can the metadata service (EXM-01)', () => {
    expect(traceOf(closed, 'i-shut', '169.254.169.254', { port: 80 }).verdict).toBe('allow')
  })
})
