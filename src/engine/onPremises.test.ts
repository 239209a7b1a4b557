import type { Resource } from '@/model/topology'
import { aResource } from '@/testing/moreBuilders'
import {
  anAclEntry,
  aNetworkAclOf,
  aPeering,
  aRoute,
  aRouteTableOf,
  aRule,
  aSecurityGroup,
  aServer,
  aSubnet,
  aVpc,
} from '@/testing/builders'
import { asId } from '@/model/ids'
import { blame, traceOf } from '@/testing/traceOf'
import { changed } from '@/testing/transit'
import { cidr } from '@/model/ip'
import { describe, expect, it } from 'vitest'
import { OFFICE, office, toVgw } from '@/testing/office'

const propagated = { origin: 'propagated' } as const

describe('networks on premises that nobody drew', () => {
  const undrawn = (...more: readonly Resource[]) =>
    changed(office(), aResource('customerGateway', { onPremisesNetworkId: undefined }), ...more)

  it('hold what a static VPN names', () => {
    expect(traceOf(undrawn(), 'i-a', '192.168.3.3').verdict).toBe('allow')
    expect(traceOf(undrawn(), '192.168.3.3', 'i-a').verdict).toBe('allow')
  })

  it('hold what AWS lists as learned over BGP', () => {
    const bgp = aResource('vpnConnection', { routing: 'bgp', staticRoutes: [] })
    const listed = aRouteTableOf({
      id: 'rtb-1',
      routes: [aRoute('172.20.0.0/16', 'virtualPrivateGateway', 'vgw-1', propagated)],
    })
    expect(traceOf(undrawn(bgp, listed), 'i-a', '172.20.1.1').verdict).toBe('allow')
    expect(traceOf(undrawn(bgp, listed), '172.20.1.1', 'i-a').verdict).toBe('allow')
  })

  it('may hold more than we know where they announce it by BGP', () => {
    const bgp = aResource('vpnConnection', { routing: 'bgp', staticRoutes: [] })
    const topology = undrawn(bgp, toVgw('172.16.0.0/12'))
    expect(traceOf(topology, 'i-a', '172.20.1.1').certain).toBe(false)
    expect(traceOf(topology, '172.20.1.1', 'i-a').certain).toBe(false)
  })
})

describe('a sender on premises', () => {
  it('is a host of the network that holds the address, drawn or not', () => {
    expect(traceOf(office(), OFFICE, 'i-a').from).toBe('onprem-host-1')
    expect(traceOf(office(), '192.168.44.4', 'i-a').from).toBe('192.168.44.4')
    expect(traceOf(office(), '192.168.44.4', 'i-a').verdict).toBe('allow')
  })

  it('means an instance’s private address, although it has a public one', () => {
    const web = aServer('web', '10.0.1.30', { groups: ['sg-open'], publicIp: '203.0.113.30' })
    expect(traceOf(changed(office(), web), OFFICE, 'i-web').request.dst).toBe('10.0.1.30')
  })

  it('cannot reach a VPC that no line leads to, nor one that is only peered', () => {
    const far = [
      aVpc({ id: 'vpc-2', cidrBlocks: [cidr('10.1.0.0/16')] }),
      aSubnet({ id: 'subnet-2', vpcId: asId('vpc-2'), cidrBlock: cidr('10.1.1.0/24') }),
      ...aServer('b', '10.1.1.20', { subnetId: 'subnet-2', groups: ['sg-open'] }),
    ]
    const refused =
      'virtual-private-gateway vgw-1 request ingress VGW_PRIVATE_IP_ASSOCIATION_FOR_INGRESS'
    expect(blame(traceOf(changed(office(), ...far), OFFICE, 'i-b'))[0]).toBe(refused)
    const peering = aPeering(aVpc(), aVpc({ id: 'vpc-2', cidrBlocks: [cidr('10.1.0.0/16')] }))
    expect(blame(traceOf(changed(office(), ...far, peering), OFFICE, 'i-b'))[0]).toBe(refused)
  })

  it('without any line has no route at all', () => {
    const { 'vpn-1': _gone, ...none } = office().vpnConnection
    expect(blame(traceOf({ ...office(), vpnConnection: none }, OFFICE, 'i-a'))[0]).toBe(
      'route-table onprem-1 request egress NO_ROUTE_TO_DESTINATION',
    )
  })

  it('is a host on the internet where no network holds it, and dies there (IGW-08)', () => {
    expect(blame(traceOf(office(), '172.31.0.9', 'i-a'))[0]).toMatch(/^internet-gateway /)
  })
})

describe('filters on the way', () => {
  it('are the subnet’s ACL and the groups, with on-premises addresses (VGW-08)', () => {
    const picky = aNetworkAclOf({
      id: 'acl-default',
      isDefault: true,
      entries: [
        anAclEntry({ cidr: cidr('192.168.1.0/24') }),
        anAclEntry({ direction: 'egress', cidr: cidr('192.168.1.0/24') }),
      ],
    })
    const topology = changed(office(), picky)
    expect(traceOf(topology, OFFICE, 'i-a').verdict).toBe('allow')
    expect(blame(traceOf(topology, '192.168.2.2', 'i-a'))[0]).toBe(
      'network-acl acl-default request ingress SUBNET_ACL_RESTRICTION',
    )
    const named = aSecurityGroup({
      id: 'sg-open',
      ingress: [aRule({ protocol: 'all' }, 'sg-open')],
    })
    expect(blame(traceOf(changed(office(), named), OFFICE, 'i-a'))[0]).toMatch(
      /^security-group sg-open request ingress/,
    )
  })
})
