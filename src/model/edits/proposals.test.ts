import { describe, expect, it } from 'vitest'
import { cidr, ip } from '../ip'
import { expectOk } from '../result'
import { EMPTY_TOPOLOGY, type Topology } from '../topology'
import type { SubnetId, VpcId } from '../ids'
import { addInternetHost } from './internetHost'
import { addNetworkInterface } from './networkInterface'
import {
  nextZone,
  proposeAddress,
  proposeIpv6Address,
  proposePublicAddress,
  proposeSubnetBlock,
  proposeSubnetIpv6Block,
  proposeVpcBlock,
  proposeVpcIpv6Block,
} from './proposals'
import { addSubnet } from './subnet'
import { addVpc } from './vpc'

describe('a proposed VPC block', () => {
  it('is the lowest /16 of 10.0.0.0/8 that overlaps none', () => {
    const first = addVpc(EMPTY_TOPOLOGY, { cidrBlock: cidr('10.0.128.0/20') }).topology
    expect(proposeVpcBlock(EMPTY_TOPOLOGY)).toBe('10.0.0.0/16')
    expect(proposeVpcBlock(first)).toBe('10.1.0.0/16')
  })

  it('goes on in 172.16.0.0/12 when 10.0.0.0/8 is taken', () => {
    const full = addVpc(EMPTY_TOPOLOGY, { cidrBlock: cidr('10.0.0.0/8') }).topology
    expect(proposeVpcBlock(full)).toBe('172.16.0.0/16')
  })

  it('is a /56 of the documentation block for IPv6', () => {
    const first = addVpc(EMPTY_TOPOLOGY, { ipv6CidrBlock: cidr('2001:db8::/56') }).topology
    expect(proposeVpcIpv6Block(first)).toBe('2001:db8:0:100::/56')
  })
})

describe('a proposed subnet block', () => {
  it('is the next free /24', () => {
    const { topology, id } = addVpc(EMPTY_TOPOLOGY)
    const gap = withSubnet(topology, id, '10.0.1.0/24').topology
    expect(proposeSubnetBlock(topology, id)).toBe('10.0.0.0/24')
    const filled = withSubnet(gap, id, '10.0.0.0/24').topology
    expect(proposeSubnetBlock(filled, id)).toBe('10.0.2.0/24')
  })

  it.each([
    ['10.0.0.0/26', '10.0.0.0/26'],
    ['10.0.0.0/28', '10.0.0.0/28'],
  ])('fills a VPC of %s as %s', (block, expected) => {
    const { topology, id } = addVpc(EMPTY_TOPOLOGY, { cidrBlock: cidr(block) })
    expect(proposeSubnetBlock(topology, id)).toBe(expected)
    const full = withSubnet(topology, id, expected).topology
    expect(proposeSubnetBlock(full, id)).toBeUndefined()
    expect(addSubnet(full, id)).toMatchObject({ ok: false })
  })

  it('narrows when no /24 fits any more', () => {
    const { topology, id } = addVpc(EMPTY_TOPOLOGY, { cidrBlock: cidr('10.0.0.0/24') })
    const half = withSubnet(topology, id, '10.0.0.0/25').topology
    expect(proposeSubnetBlock(half, id)).toBe('10.0.0.128/25')
  })

  it('goes on in the next block of the VPC', () => {
    const { topology, id } = addVpc(EMPTY_TOPOLOGY, { cidrBlock: cidr('10.0.0.0/24') })
    const vpc = { ...topology.vpc[id]!, cidrBlocks: [cidr('10.0.0.0/24'), cidr('10.9.0.0/16')] }
    const full = withSubnet({ ...topology, vpc: { [id]: vpc } }, id, '10.0.0.0/24').topology
    expect(proposeSubnetBlock(full, id)).toBe('10.9.0.0/24')
  })

  it('is the next free /64 for IPv6', () => {
    const { topology, id } = addVpc(EMPTY_TOPOLOGY, { ipv6CidrBlock: cidr('2001:db8:7:700::/56') })
    expect(proposeSubnetIpv6Block(topology, id)).toBe('2001:db8:7:700::/64')
  })
})

describe('a proposed address', () => {
  it('starts at .10 and skips what is taken', () => {
    const { topology, subnetId } = oneSubnet('10.0.1.0/24')
    expect(proposeAddress(topology, subnetId)).toBe('10.0.1.10')
    const used = expectOk(addNetworkInterface(topology, subnetId)).topology
    expect(proposeAddress(used, subnetId)).toBe('10.0.1.11')
  })

  it('is never one of the five reserved ones: a /28 gives eleven (SUB-04)', () => {
    const { topology, subnetId } = oneSubnet('10.0.1.0/28')
    let full = topology
    const given: string[] = []
    for (let address = proposeAddress(full, subnetId); address !== undefined; ) {
      given.push(address)
      full = expectOk(addNetworkInterface(full, subnetId)).topology
      address = proposeAddress(full, subnetId)
    }
    const expected = Array.from({ length: 11 }, (_, index) => `10.0.1.${String(index + 4)}`)
    expect(given.toSorted()).toEqual(expected.toSorted())
    expect(addNetworkInterface(full, subnetId)).toEqual({
      ok: false,
      error: 'subnet-1 has no free address left',
    })
  })

  it('skips delegated prefixes', () => {
    const { topology, subnetId } = oneSubnet('10.0.1.0/24')
    const { topology: next, id } = expectOk(addNetworkInterface(topology, subnetId))
    const eni = { ...next.networkInterface[id]!, prefixes: [cidr('10.0.1.0/28')] }
    const delegated = { ...next, networkInterface: { [id]: eni } }
    expect(proposeAddress(delegated, subnetId)).toBe('10.0.1.16')
  })

  it('starts at ::10 for IPv6', () => {
    const { topology, subnetId } = oneSubnet('10.0.1.0/24', '2001:db8:7:700::/64')
    expect(proposeIpv6Address(topology, subnetId)).toBe('2001:db8:7:700::10')
  })

  it('is a public one that no host has', () => {
    const taken = addInternetHost(EMPTY_TOPOLOGY, 'office', { address: ip('203.0.113.10') })
    expect(proposePublicAddress(taken.topology)).toBe('203.0.113.11')
  })
})

describe('the next zone', () => {
  it('is one that the VPC does not use yet, then the emptiest', () => {
    const vpc = addVpc(EMPTY_TOPOLOGY)
    let { topology } = vpc
    const zones: string[] = []
    for (let count = 0; count < 7; count += 1) {
      zones.push(nextZone(topology, vpc.id))
      topology = expectOk(addSubnet(topology, vpc.id)).topology
    }
    expect(zones.map((zone) => zone.at(-1)).join('')).toBe('abcdefa')
  })
})

function withSubnet(topology: Topology, vpcId: VpcId, block: string) {
  return expectOk(addSubnet(topology, vpcId, 'us-east-1a', { cidrBlock: cidr(block) }))
}

function oneSubnet(
  block: string,
  ipv6?: string,
): { readonly topology: Topology; readonly subnetId: SubnetId } {
  const vpc = addVpc(EMPTY_TOPOLOGY)
  const ipv6Block = ipv6 === undefined ? {} : { ipv6CidrBlock: cidr(ipv6) }
  const options = { cidrBlock: cidr(block), ...ipv6Block }
  const { topology, id } = expectOk(addSubnet(vpc.topology, vpc.id, 'us-east-1a', options))
  return { topology, subnetId: id }
}
