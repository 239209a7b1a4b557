import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addressClaims, blockAround, freeAddresses, subnetClaims, tilesOf } from './addressMap'
import { addressCount } from './addressSpace'
import { addInstance } from './edits/instance'
import { addSubnet } from './edits/subnet'
import { addVpc } from './edits/vpc'
import { cidr, rangeOf } from './ip'
import { expectOk } from './result'
import { EMPTY_TOPOLOGY, findOf } from './topology'

const vpc = addVpc(EMPTY_TOPOLOGY)
const subnet = expectOk(
  addSubnet(vpc.topology, vpc.id, 'us-east-1a', { cidrBlock: cidr('10.0.1.0/24') }),
)

describe('the map of a VPC', () => {
  it('shows its subnets and, between them, free blocks as large as they can be', () => {
    const block = cidr('10.0.0.0/22')
    const tiles = tilesOf(block, subnetClaims(subnet.topology, vpc.id, block))
    expect(tiles.map((tile) => `${tile.kind} ${tile.block}`)).toEqual([
      'free 10.0.0.0/24',
      'claimed 10.0.1.0/24',
      'free 10.0.2.0/23',
    ])
  })

  it('keeps together what is too fine for it', () => {
    const block = cidr('10.0.0.0/16')
    const tiles = tilesOf(block, subnetClaims(subnet.topology, vpc.id, block), 2)
    expect(tiles[0]).toEqual({ kind: 'several', block: '10.0.0.0/18', owners: [subnet.id] })
    expect(tiles.slice(1).map(({ kind }) => kind)).toEqual(['free', 'free'])
  })

  it('covers the whole block once, whatever lies in it', () => {
    const outer = cidr('10.0.0.0/20')
    const claim = fc
      .tuple(fc.nat(255), fc.integer({ min: 24, max: 28 }))
      .map(([index, length]) =>
        cidr(`10.0.${String(index % 16)}.${String(index)}/${String(length)}`),
      )
    fc.assert(
      fc.property(fc.array(claim), fc.integer({ min: 0, max: 10 }), (blocks, depth) => {
        const claims = blocks.map((block) => ({ block, owner: block }))
        const ranges = tilesOf(outer, claims, depth).map(({ block }) => rangeOf(block))
        const sum = ranges.reduce((total, range) => total + addressCount(range), 0n)
        expect(sum).toBe(4096n)
        const inOrder = ranges.every(
          (range, index) => index === 0 || range.first === ranges[index - 1]!.last + 1n,
        )
        expect(inOrder).toBe(true)
      }),
    )
  })

  it('finds the smallest block around its subnets', () => {
    expect(blockAround(['10.0.1.0/24', '10.0.2.0/24'].map(cidr))).toBe('10.0.0.0/22')
    expect(blockAround([])).toBeUndefined()
  })
})

describe('the map of a subnet', () => {
  const server = expectOk(addInstance(subnet.topology, subnet.id))
  const found = findOf(server.topology, 'subnet', subnet.id)!

  it('knows the five addresses that AWS keeps, and whose the others are (SUB-03)', () => {
    const claims = addressClaims(server.topology, found, found.cidrBlock!)
    expect(claims.map(({ block, owner }) => `${block} ${owner.kind}`)).toEqual([
      '10.0.1.0/32 reserved',
      '10.0.1.1/32 reserved',
      '10.0.1.2/32 reserved',
      '10.0.1.3/32 reserved',
      '10.0.1.255/32 reserved',
      '10.0.1.10/32 interface',
    ])
  })

  it('keeps as many of an IPv6 block, none of them for a broadcast or a resolver', () => {
    const block = cidr('2001:db8::/64')
    const kept = addressClaims(server.topology, found, block)
    expect(kept).toHaveLength(5)
    expect(kept.every(({ owner }) => owner.kind === 'reserved' && owner.why === 'kept')).toBe(true)
  })

  it('counts what is free in ranges', () => {
    const counts = freeAddresses(server.topology, found, found.cidrBlock!).map(addressCount)
    expect(counts).toEqual([6n, 244n])
  })
})
