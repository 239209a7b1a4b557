import { describe, expect, it } from 'vitest'
import { asId } from '@/model/ids'
import { cidr, ip } from '@/model/ip'
import type { NatGateway } from '@/model/resources/natGateway'
import type { Resource, Topology } from '@/model/topology'
import { aRouteTableOf, aSubnet } from '@/testing/builders'
import { seen } from '@/testing/seen'
import { HOME, shop } from '@/testing/shop'
import { blame, traceOf } from '@/testing/traceOf'

const EXACT = { srcPort: 40000, port: 443 }

describe('a regional NAT gateway', () => {
  const regional = (about: Partial<NatGateway> = {}): NatGateway => ({
    kind: 'natGateway',
    id: asId('nat-1'),
    name: 'nat-1',
    vpcId: asId('vpc-1'),
    connectivityType: 'public',
    state: 'available',
    networkInterfaceIds: [],
    regional: { addresses: [{ availabilityZone: 'us-east-1a', publicIp: ip('203.0.113.5') }] },
    ...about,
  })
  /** The shop with this gateway, and without the interface of a zonal one. */
  const region = (...more: readonly (Resource | readonly Resource[])[]): Topology => {
    const topology = shop(regional(), ...more)
    const { 'eni-nat': _zonal, ...networkInterface } = topology.networkInterface
    return { ...topology, networkInterface }
  }

  it('PATH-F, NAT-22, NAT-25: has its own table and no ACL, and shows a public address (NAT-27)', () => {
    const trace = traceOf(region(), 'i-app', HOME, EXACT)
    expect(seen(trace.steps)).toEqual([
      'securityGroup sg-open egress 10.0.2.20:40000 > 198.51.100.7:443',
      'networkAcl acl-default egress 10.0.2.20:40000 > 198.51.100.7:443',
      'routeTable rtb-prv 10.0.2.20:40000 > 198.51.100.7:443',
      'natGateway nat-1 10.0.2.20:40000 > 198.51.100.7:443',
      'routeTable nat-1 203.0.113.5:1024–65535 > 198.51.100.7:443',
      'internetGateway igw-1 egress 203.0.113.5:1024–65535 > 198.51.100.7:443',
      'internetGateway igw-1 ingress 198.51.100.7:443 > 203.0.113.5:1024–65535',
      'natGateway nat-1 ingress 198.51.100.7:443 > 203.0.113.5:1024–65535',
      'routeTable nat-1 198.51.100.7:443 > 10.0.2.20:40000',
      'networkAcl acl-default ingress 198.51.100.7:443 > 10.0.2.20:40000',
      'securityGroup sg-open ingress 198.51.100.7:443 > 10.0.2.20:40000',
    ])
    expect(trace).toMatchObject({ verdict: 'allow', certain: true })
  })

  it('NAT-22: follows the table that is named as its own', () => {
    const named = regional({ regional: { ...regional().regional!, routeTableId: asId('rtb-nat') } })
    const empty = aRouteTableOf({ id: 'rtb-nat' })
    expect(blame(traceOf(region(named, empty), 'i-app', HOME))).toEqual([
      'route-table rtb-nat request NO_ROUTE_TO_DESTINATION',
    ])
  })

  const elsewhere = aSubnet({
    id: 'subnet-prv',
    cidrBlock: cidr('10.0.2.0/24'),
    availabilityZone: 'us-east-1b',
    routeTableId: asId('rtb-prv'),
  })

  it('NAT-26: serves only zones that it has an address in', () => {
    expect(blame(traceOf(region(elsewhere), 'i-app', HOME))).toEqual([
      'nat-gateway nat-1 request REGIONAL_NGW_ROUTE_AZ_RESTRICTION',
    ])
  })

  it('NAT-23: serves a zone to come from another one, where AWS adds zones by itself', () => {
    const automatic = regional({ regional: { ...regional().regional!, automatic: true } })
    expect(traceOf(region(elsewhere, automatic), 'i-app', HOME).verdict).toBe('allow')
  })

  it('NAT-24: sends each zone out with that zone’s address', () => {
    const two = regional({
      regional: {
        addresses: [
          { availabilityZone: 'us-east-1a', publicIp: ip('203.0.113.5') },
          { availabilityZone: 'us-east-1b', publicIp: ip('203.0.113.6') },
        ],
      },
    })
    const { steps } = traceOf(region(two, elsewhere), 'i-app', HOME)
    expect(steps.find(({ checkpoint }) => checkpoint === 'natGateway')?.after?.src).toBe(
      '203.0.113.6',
    )
  })

  it('takes nothing from outside that it did not ask for (NAT-07)', () => {
    expect(blame(traceOf(region(), HOME, '203.0.113.5'))).toEqual([
      'nat-gateway nat-1 request ingress NAT_UNSOLICITED_INBOUND',
    ])
  })
})
