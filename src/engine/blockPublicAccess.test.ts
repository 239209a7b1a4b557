import { describe, expect, it } from 'vitest'
import { asId } from '@/model/ids'
import { ANY_IPV6, cidr } from '@/model/ip'
import type { Vpc } from '@/model/resources/vpc'
import type { Resource } from '@/model/topology'
import { aBalancer, aListener, aTargetGroup } from '@/testing/balanced'
import { aRoute, aRouteTableOf, aServer, aSubnet, aVpc } from '@/testing/builders'
import { inspectedShop, THROUGH_APPLIANCE, THROUGH_ENDPOINT } from '@/testing/inspection'
import { HOME, HOME6, shop } from '@/testing/shop'
import { blame, traceOf } from '@/testing/traceOf'
import { changed, twoVpcs } from '@/testing/transit'

type Exclusion = NonNullable<Vpc['blockPublicAccessExclusion']>
type More = readonly (Resource | readonly Resource[])[]

function aVpcUnder(mode: Vpc['blockPublicAccess'], exclusion?: Exclusion) {
  return aVpc({
    ipv6CidrBlocks: [cidr('2001:db8:1::/56')],
    blockPublicAccess: mode,
    ...(exclusion ? { blockPublicAccessExclusion: exclusion } : {}),
  })
}

const SUBNETS = {
  pub: { cidrBlock: cidr('10.0.1.0/24'), ipv6CidrBlock: cidr('2001:db8:1:1::/64') },
  prv: { cidrBlock: cidr('10.0.2.0/24'), ipv6CidrBlock: cidr('2001:db8:1:2::/64') },
  fw: { cidrBlock: cidr('10.0.4.0/24'), ipv6CidrBlock: cidr('2001:db8:1:4::/64') },
} as const

function excluded(name: keyof typeof SUBNETS, exclusion: Exclusion) {
  return aSubnet({
    id: `subnet-${name}`,
    ...SUBNETS[name],
    routeTableId: asId(`rtb-${name}`),
    blockPublicAccessExclusion: exclusion,
  })
}

/** In the public subnet, with its target in the private one. */
const BALANCER = [
  aBalancer('alb', [{ subnetId: 'subnet-pub', address: '10.0.1.50', publicIp: '203.0.113.50' }], {
    scheme: 'internet-facing',
    groups: ['sg-open'],
  }),
  aListener('alb', 'HTTPS 443', ['tg']),
  aTargetGroup('tg', 'HTTP 8080', ['i-app']),
].flat()

const verdict = (from: string, to: string, ...more: More) =>
  traceOf(shop(...more), from, to).verdict

describe('Block Public Access', () => {
  it('BPA-01: is off, blocks both ways, or blocks what comes in', () => {
    expect(verdict(HOME, 'i-web', aVpcUnder('off'))).toBe('allow')
    for (const mode of ['block-bidirectional', 'block-ingress'] as const) {
      expect(blame(traceOf(shop(aVpcUnder(mode)), HOME, 'i-web'))).toEqual([
        'block-public-access vpc-1 request ingress VPC_BLOCK_PUBLIC_ACCESS_ENABLED',
      ])
    }
  })

  it('BPA-02: blocks NAT gateways and egress-only gateways too when it blocks both ways', () => {
    const both = aVpcUnder('block-bidirectional')
    for (const to of [HOME, HOME6]) {
      expect(traceOf(shop(both), 'i-app', to).blockers[0]?.deniedBy).toBe('block-public-access')
    }
  })

  it('BPA-03: spares NAT gateways and egress-only gateways alone when it blocks what comes in', () => {
    const ingress = aVpcUnder('block-ingress')
    expect(verdict('i-app', HOME, ingress)).toBe('allow')
    expect(verdict('i-app', HOME6, ingress)).toBe('allow')
    expect(verdict('i-web', HOME, ingress)).toBe('deny')
  })

  it('BPA-07: refuses although groups, ACLs and routes let everything pass', () => {
    const { blockers } = traceOf(shop(aVpcUnder('block-bidirectional')), 'i-web', HOME)
    expect(blockers.map(({ deniedBy }) => deniedBy)).toEqual(['block-public-access'])
  })

  it('BPA-05: blocks internet-facing load balancers, and nothing of a transit gateway', () => {
    expect(verdict(HOME, 'lb/alb', ...BALANCER)).toBe('allow')
    expect(verdict(HOME, 'lb/alb', aVpcUnder('block-ingress'), ...BALANCER)).toBe('deny')
    const blocked = aVpc({ blockPublicAccess: 'block-bidirectional' })
    expect(traceOf(changed(twoVpcs(), blocked), 'i-a', 'i-b').verdict).toBe('allow')
  })

  it('touches nothing that stays inside', () => {
    expect(verdict('i-web', 'i-app', aVpcUnder('block-bidirectional'))).toBe('allow')
  })
})

describe('exclusions from it, BPA-04', () => {
  it.each([
    ['of the VPC', [aVpcUnder('block-bidirectional', 'allow-bidirectional')]],
    ['of the subnet', [aVpcUnder('block-bidirectional'), excluded('pub', 'allow-bidirectional')]],
    ['under ingress', [aVpcUnder('block-ingress'), excluded('pub', 'allow-bidirectional')]],
  ])('%s let both ways pass', (_of, more) => {
    expect(verdict(HOME, 'i-web', ...more)).toBe('allow')
    expect(verdict('i-web', HOME, ...more)).toBe('allow')
  })

  it('that allow egress spare what only opens outwards, as block-ingress does', () => {
    const both = aVpcUnder('block-bidirectional', 'allow-egress')
    expect(verdict('i-app', HOME, both)).toBe('allow')
    expect(verdict('i-app', HOME6, both)).toBe('allow')
    expect(verdict(HOME, 'i-web', both)).toBe('deny')
    expect(verdict('i-web', HOME, both)).toBe('deny')
  })

  it('count where the address stands: the NAT gateway’s subnet, not its client’s', () => {
    const both = aVpcUnder('block-bidirectional')
    expect(verdict('i-app', HOME, both, excluded('prv', 'allow-egress'))).toBe('deny')
    expect(verdict('i-app', HOME, both, excluded('pub', 'allow-egress'))).toBe('allow')
    expect(verdict('i-app', HOME6, both, excluded('prv', 'allow-egress'))).toBe('allow')
  })

  it('that allow egress add nothing under block-ingress', () => {
    const more = [aVpcUnder('block-ingress'), excluded('pub', 'allow-egress')]
    expect(verdict('i-web', HOME, ...more)).toBe('deny')
  })

  it.each([
    ['endpoint', THROUGH_ENDPOINT, 'fw', 'pub'],
    ['appliance', THROUGH_APPLIANCE, 'pub', 'fw'],
  ] as const)(
    'BPA-06: through an %s count for the subnet that must be excluded',
    (_kind, target, right, wrong) => {
      const run = (from: string, to: string, name: 'fw' | 'pub') => {
        const both = aVpcUnder('block-bidirectional')
        const acl = { networkAclId: asId<never>('acl-fw') }
        const subnet = { ...excluded(name, 'allow-bidirectional'), ...(name === 'fw' ? acl : {}) }
        return traceOf(inspectedShop(target, both, subnet), from, to).verdict
      }
      for (const [from, to] of [
        [HOME, 'i-web'],
        ['i-web', HOME],
      ] as const) {
        expect(run(from, to, right)).toBe('allow')
        expect(run(from, to, wrong)).toBe('deny')
      }
    },
  )

  it('BPA-08: of a load balancer’s subnet let in what it hands on to targets that have none', () => {
    const both = aVpcUnder('block-bidirectional')
    expect(verdict(HOME, 'lb/alb', both, ...BALANCER)).toBe('deny')
    const open = excluded('pub', 'allow-bidirectional')
    expect(verdict(HOME, 'lb/alb', both, open, ...BALANCER)).toBe('allow')
  })
})

describe('IPv6 for use inside, IGW-13', () => {
  const inside = aServer('in', '10.0.1.60', {
    subnetId: 'subnet-pub',
    groups: ['sg-open'],
    publicIp: '203.0.113.60',
    ipv6: '2001:db8:1:1::60',
    eni: { denyAllIgwTraffic: true },
  })

  it('is refused at the internet gateway, in and out', () => {
    expect(blame(traceOf(shop(inside), HOME6, 'i-in'))).toEqual([
      'network-interface eni-in request ingress ENI_DENIES_IGW_TRAFFIC',
    ])
    expect(blame(traceOf(shop(inside), 'i-in', HOME6))[0]).toBe(
      'network-interface eni-in request egress ENI_DENIES_IGW_TRAFFIC',
    )
  })

  it('leaves IPv4 and the inside alone', () => {
    expect(traceOf(shop(inside), HOME, 'i-in').verdict).toBe('allow')
    expect(traceOf(shop(inside), 'i-web', 'i-in', { family: 6 }).verdict).toBe('allow')
  })
})

describe('IGW-17: what comes in is for the VPC', () => {
  it('and nothing else', () => {
    const stray = aServer('stray', '10.0.1.61', {
      subnetId: 'subnet-pub',
      groups: ['sg-open'],
      ipv6: '2001:db8:9::61',
    })
    const table = aRouteTableOf({
      id: 'rtb-pub',
      routes: [aRoute(ANY_IPV6, 'internetGateway', 'igw-1')],
    })
    expect(blame(traceOf(shop(stray, table), HOME6, 'i-stray'))[0]).toBe(
      'internet-gateway igw-1 request ingress IGW_DESTINATION_ADDRESS_IN_VPC_CIDRS',
    )
  })
})
