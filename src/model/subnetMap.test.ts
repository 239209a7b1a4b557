import { describe, expect, it } from 'vitest'
import { aSubnet, aVpc, anInterface, topologyOf } from '@/testing/builders'
import { asId } from './ids'
import { cidr, integerToIp, ip } from './ip'
import { addressUse, subnetMap } from './subnetMap'

const vpc = aVpc({ cidrBlocks: [cidr('10.0.0.0/24')], ipv6CidrBlocks: [cidr('2001:db8::/56')] })

describe('the map of a VPC', () => {
  it('shows subnets and what is free between them, in order', () => {
    const low = aSubnet({ id: 'subnet-low', cidrBlock: cidr('10.0.0.0/26') })
    const high = aSubnet({ id: 'subnet-high', cidrBlock: cidr('10.0.0.128/26') })
    const [map] = subnetMap(topologyOf(vpc, high, low), vpc.id, 4)
    const parts = map?.parts.map(({ range, subnetId }) => [
      integerToIp(range.first, 4),
      integerToIp(range.last, 4),
      subnetId ?? 'free',
    ])
    expect(parts).toEqual([
      ['10.0.0.0', '10.0.0.63', 'subnet-low'],
      ['10.0.0.64', '10.0.0.127', 'free'],
      ['10.0.0.128', '10.0.0.191', 'subnet-high'],
      ['10.0.0.192', '10.0.0.255', 'free'],
    ])
  })

  it('keeps the families apart', () => {
    const [map] = subnetMap(topologyOf(vpc, aSubnet()), vpc.id, 6)
    expect(map?.parts.map(({ subnetId }) => subnetId)).toEqual([undefined])
  })
})

describe('the use of a subnet', () => {
  it('keeps five addresses of each block (SUB-03, SUB-07)', () => {
    const subnet = aSubnet({
      cidrBlock: cidr('10.0.0.0/28'),
      ipv6CidrBlock: cidr('2001:db8::/64'),
    })
    const eni = anInterface({
      subnetId: asId('subnet-1'),
      privateAddresses: [{ address: ip('10.0.0.4') }, { address: ip('10.0.0.5') }],
    })
    const [ipv4, ipv6] = addressUse(topologyOf(vpc, subnet, eni), subnet)
    expect(ipv4).toMatchObject({ total: 16n, reserved: 5n, used: 2n, free: 9n })
    expect(ipv6).toMatchObject({ reserved: 5n, used: 0n, free: (1n << 64n) - 5n })
  })

  it('counts a delegated prefix as taken (ENI-08)', () => {
    const subnet = aSubnet({ cidrBlock: cidr('10.0.0.0/24') })
    const eni = anInterface({ privateAddresses: [], prefixes: [cidr('10.0.0.16/28')] })
    expect(addressUse(topologyOf(vpc, subnet, eni), subnet)[0]?.used).toBe(16n)
  })
})
