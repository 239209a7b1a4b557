import { describe, expect, it } from 'vitest'
import { ANY_IPV4, cidr, ip } from '@/model/ip'
import { aRoute, aRouteTableOf, aRule, aSecurityGroup, aServer, aSubnet } from '@/testing/builders'
import { seen } from '@/testing/seen'
import { HOME, shop } from '@/testing/shop'
import { blame, traceOf } from '@/testing/traceOf'

const groups = ['sg-open']
const EXACT = { srcPort: 40000, port: 443 }

describe('a NAT instance', () => {
  const toInstance = aRouteTableOf({
    id: 'rtb-prv',
    routes: [aRoute(ANY_IPV4, 'instance', 'i-masq')],
  })
  const natInstance = (about: Parameters<typeof aServer>[2] = {}) =>
    aServer('masq', '10.0.1.50', {
      subnetId: 'subnet-pub',
      groups: ['sg-nat'],
      publicIp: '203.0.113.50',
      eni: { sourceDestCheck: false },
      ...about,
    })
  const group = aSecurityGroup({
    id: 'sg-nat',
    ingress: [aRule({ protocol: 'all' }, '10.0.2.0/24')],
  })

  it('NATI-01: sends with its own address what the internet gateway would drop, and brings it back', () => {
    const trace = traceOf(shop(toInstance, natInstance(), group), 'i-app', HOME, EXACT)
    expect(seen(trace.steps)).toEqual([
      'securityGroup sg-open egress 10.0.2.20:40000 > 198.51.100.7:443',
      'networkAcl acl-default egress 10.0.2.20:40000 > 198.51.100.7:443',
      'routeTable rtb-prv 10.0.2.20:40000 > 198.51.100.7:443',
      'networkAcl acl-default ingress 10.0.2.20:40000 > 198.51.100.7:443',
      'securityGroup sg-nat ingress 10.0.2.20:40000 > 198.51.100.7:443',
      'networkInterface i-masq ingress 10.0.2.20:40000 > 198.51.100.7:443',
      'securityGroup sg-nat egress 10.0.1.50:40000 > 198.51.100.7:443',
      'networkAcl acl-default egress 10.0.1.50:40000 > 198.51.100.7:443',
      'routeTable rtb-pub 10.0.1.50:40000 > 198.51.100.7:443',
      'internetGateway igw-1 egress 10.0.1.50:40000 > 198.51.100.7:443',
      'internetGateway igw-1 ingress 198.51.100.7:443 > 203.0.113.50:40000',
      'networkAcl acl-default ingress 198.51.100.7:443 > 10.0.1.50:40000',
      'securityGroup sg-nat ingress 198.51.100.7:443 > 10.0.1.50:40000',
      'networkInterface i-masq ingress 198.51.100.7:443 > 10.0.1.50:40000',
      'securityGroup sg-nat egress 198.51.100.7:443 > 10.0.2.20:40000',
      'networkAcl acl-default egress 198.51.100.7:443 > 10.0.2.20:40000',
      'routeTable rtb-pub 198.51.100.7:443 > 10.0.2.20:40000',
      'networkAcl acl-default ingress 198.51.100.7:443 > 10.0.2.20:40000',
      'securityGroup sg-open ingress 198.51.100.7:443 > 10.0.2.20:40000',
    ])
    expect(trace.verdict).toBe('allow')
  })

  it('NATI-02: is filtered by its own groups in both roles', () => {
    const closed = aSecurityGroup({ id: 'sg-nat' })
    expect(blame(traceOf(shop(toInstance, natInstance(), closed), 'i-app', HOME))).toEqual([
      'security-group sg-nat request ingress SG_HAS_NO_RULES',
    ])
    const noWayOut = aSecurityGroup({ ...group, id: 'sg-nat', egress: [] })
    expect(blame(traceOf(shop(toInstance, natInstance(), noWayOut), 'i-app', HOME))).toEqual([
      'security-group sg-nat request egress SG_HAS_NO_RULES',
    ])
  })

  it('NATI-03: is a host like any other to who reaches it, unlike the gateway', () => {
    const open = aSecurityGroup({ id: 'sg-nat', ingress: [aRule()] })
    expect(traceOf(shop(toInstance, natInstance(), open), HOME, 'i-masq').verdict).toBe('allow')
  })

  it('needs its source/destination check off (ENI-07, TRAP-48)', () => {
    const checked = natInstance({ eni: { sourceDestCheck: true } })
    expect(blame(traceOf(shop(toInstance, checked, group), 'i-app', HOME))).toEqual([
      'network-interface eni-masq request ingress ENI_SOURCE_DEST_CHECK_RESTRICTION',
    ])
  })

  it('needs a public address of its own', () => {
    const [instance, eni] = natInstance()
    const bare = { ...eni, privateAddresses: [{ address: ip('10.0.1.50') }] }
    expect(blame(traceOf(shop(toInstance, [instance, bare], group), 'i-app', HOME))[0]).toBe(
      'internet-gateway eni-app request egress IGW_PUBLIC_IP_ASSOCIATION_FOR_EGRESS',
    )
  })

  it('only routes where its guest is set up so', () => {
    const router = natInstance({ instance: { forwarding: 'routes' } })
    expect(blame(traceOf(shop(toInstance, router, group), 'i-app', HOME))[0]).toContain(
      'IGW_PUBLIC_IP_ASSOCIATION_FOR_EGRESS',
    )
  })

  it('does not translate between two subnets, unless its guest is set up so', () => {
    const east = [
      aRouteTableOf({ id: 'rtb-prv', routes: [aRoute('10.0.3.0/24', 'instance', 'i-masq')] }),
      aSubnet({ id: 'subnet-far', cidrBlock: cidr('10.0.3.0/24') }),
      aServer('far', '10.0.3.9', { subnetId: 'subnet-far', groups }),
      aSecurityGroup({ id: 'sg-nat', ingress: [aRule()] }),
    ]
    const arrivedFrom = (about: Parameters<typeof natInstance>[0]) => {
      const { steps } = traceOf(shop(...east, natInstance(about)), 'i-app', 'i-far')
      return steps.find(({ at, leg }) => at === 'eni-far' && leg === 'request')?.packet.src
    }
    expect(arrivedFrom({})).toBe('10.0.2.20')
    expect(arrivedFrom({ instance: { forwarding: 'masquerades' } })).toBe('10.0.1.50')
  })

  it('does not make a flow tracked, unlike the gateway (CT-09)', () => {
    const wide = aSecurityGroup({ id: 'sg-nat', ingress: [aRule()] })
    const { tracking } = traceOf(shop(toInstance, natInstance(), wide), 'i-app', HOME).state
    expect(tracking.some(({ tracked }) => !tracked)).toBe(true)
  })

  it('breaks a connection that was opened another way', () => {
    const before = traceOf(shop(), 'i-app', HOME, EXACT)
    const after = shop(toInstance, natInstance(), group)
    expect(blame(traceOf(after, 'i-app', HOME, EXACT, before.state))).toContain(
      'instance i-masq request ingress NO_CONNECTION_STATE',
    )
  })
})
