import type { Resource } from '@/model/topology'
import { aResource } from '@/testing/moreBuilders'
import { aRoute, aRouteTableOf, aServer, aSubnet } from '@/testing/builders'
import { asId } from '@/model/ids'
import { blame, traceOf } from '@/testing/traceOf'
import { changed } from '@/testing/transit'
import { cidr } from '@/model/ip'
import { describe, expect, it } from 'vitest'
import { OFFICE, office } from '@/testing/office'

const propagated = { origin: 'propagated' } as const

describe('propagation into a subnet’s table (RT-21)', () => {
  const verdict = (...more: readonly Resource[]) => {
    const trace = traceOf(changed(office(), ...more), 'i-a', OFFICE)
    return blame(trace)[0] ?? trace.verdict
  }
  const table = (about: Parameters<typeof aRouteTableOf>[0]) =>
    aRouteTableOf({ id: 'rtb-1', propagatingGatewayIds: [asId('vgw-1')], ...about })

  it('is a switch of each table', () => {
    expect(verdict()).toBe('allow')
    expect(verdict(aRouteTableOf({ id: 'rtb-1' }))).toBe(
      'route-table rtb-1 request NO_ROUTE_TO_DESTINATION',
    )
  })

  it('copies what BGP announces, or what was written for a static VPN', () => {
    const bgp = aResource('vpnConnection', { routing: 'bgp', staticRoutes: [] })
    expect(verdict(bgp)).toBe('allow')
    const narrow = aResource('vpnConnection', { staticRoutes: [cidr('192.168.200.0/24')] })
    expect(verdict(narrow)).toBe('route-table rtb-1 request NO_ROUTE_TO_DESTINATION')
  })

  it('yields to what AWS listed of that gateway, which is then all', () => {
    const other = [aRoute('192.168.200.0/24', 'virtualPrivateGateway', 'vgw-1', propagated)]
    expect(verdict(table({ routes: other }))).toBe(
      'route-table rtb-1 request NO_ROUTE_TO_DESTINATION',
    )
    const listed = [aRoute('192.168.0.0/16', 'virtualPrivateGateway', 'vgw-1', propagated)]
    expect(verdict(table({ routes: listed }))).toBe('allow')
  })

  it('never beats local, however specific, and no static route of equal length (RT-05, RT-09)', () => {
    const inside = aResource('vpnConnection', { staticRoutes: [cidr('10.0.1.0/24')] })
    const neighbour = aServer('n', '10.0.2.9', { subnetId: 'subnet-n', groups: ['sg-open'] })
    const near = aSubnet({ id: 'subnet-n', cidrBlock: cidr('10.0.2.0/24') })
    const topology = changed(office(), inside, neighbour, near)
    expect(traceOf(topology, 'i-n', 'i-a').verdict).toBe('allow')
    const dead = aRoute('192.168.0.0/16', 'natGateway', 'nat-gone')
    expect(verdict(table({ routes: [dead] }))).toBe('route-table rtb-1 request BAD_STATE_ROUTE')
  })

  it.each(['10.0.0.0/8', '0.0.0.0/0'])(
    'serves what lies beyond the VPC by %s, which is wider than the VPC (RT-09, RT-12)',
    (block) => {
      const wide = [
        aResource('vpnConnection', { staticRoutes: [cidr(block)] }),
        aResource('onPremisesNetwork', { cidrBlocks: [cidr(block)] }),
      ]
      const topology = changed(office(), ...wide)
      expect(traceOf(topology, 'i-a', '10.77.0.5').verdict).toBe('allow')
    },
  )

  it('copies nothing of a gateway that is attached elsewhere', () => {
    expect(verdict(aResource('virtualPrivateGateway', { vpcId: asId('vpc-9') }))).toBe(
      'route-table rtb-1 request NO_ROUTE_TO_DESTINATION',
    )
  })
})
