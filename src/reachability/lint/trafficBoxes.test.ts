import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cidr } from '@/model/ip'
import { icmp, icmpv6, tcp, udp } from '@/model/traffic'
import { boxIndex } from './boxIndex'
import { boxesMeet, boxOf, withoutBoxes, type Box } from './trafficBoxes'

const small = fc
  .tuple(fc.nat(3), fc.nat(3))
  .map(([a, b]) => [Math.min(a, b), Math.max(a, b)] as const)
const box: fc.Arbitrary<Box> = fc.record({ p: small, f: small, a: small }).map(({ p, f, a }) => ({
  family: 4,
  protocols: { first: p[0], last: p[1] },
  fields: { first: f[0], last: f[1] },
  first: BigInt(a[0]),
  last: BigInt(a[1]),
}))

/** Every packet of the small world. */
const packets = [0, 1, 2, 3].flatMap((p) =>
  [0, 1, 2, 3].flatMap((f) => [0, 1, 2, 3].map((a) => [p, f, a] as const)),
)

function holds(boxes: readonly Box[], [p, f, a]: readonly [number, number, number]): boolean {
  return boxes.some(
    ({ protocols, fields, first, last }) =>
      protocols.first <= p &&
      p <= protocols.last &&
      fields.first <= f &&
      f <= fields.last &&
      first <= a &&
      a <= last,
  )
}

describe('sets of packets', () => {
  it('lose exactly what is taken away', () => {
    fc.assert(
      fc.property(
        fc.array(box, { maxLength: 4 }),
        fc.array(box, { maxLength: 6 }),
        (kept, removed) => {
          const left = withoutBoxes(kept, removed)
          for (const packet of packets) {
            expect(holds(left, packet)).toBe(holds(kept, packet) && !holds(removed, packet))
          }
        },
      ),
      { numRuns: 300 },
    )
  })

  it('are found by an index just as by reading all', () => {
    fc.assert(
      fc.property(fc.array(box, { maxLength: 12 }), box, (boxes, asked) => {
        const items = boxes.map((own) => ({ boxes: [own] }))
        const found = boxIndex(items)(asked)
        expect(items.filter((item) => found.has(item))).toEqual(
          items.filter(({ boxes: [own] }) => own && boxesMeet(own, asked)),
        )
      }),
    )
  })

  it('read ports for TCP and UDP, type and code for ICMP, and nothing else of other protocols', () => {
    const anywhere = cidr('0.0.0.0/0')
    expect(boxOf(tcp({ from: 80, to: 90 }), anywhere)).toMatchObject({
      protocols: { first: 6, last: 6 },
      fields: { first: 80, last: 90 },
    })
    expect(boxesMeet(boxOf(tcp(53), anywhere), boxOf(udp(53), anywhere))).toBe(false)
    expect(withoutBoxes([boxOf(icmp(3, 4), anywhere)], [boxOf(icmp(3), anywhere)])).toEqual([])
    expect(withoutBoxes([boxOf(icmp(3), anywhere)], [boxOf(icmp(3, 4), anywhere)])).toHaveLength(2)
    expect(boxOf({ protocol: 50 }, anywhere).fields).toEqual({ first: 0, last: 65535 })
    // NACL-07: ICMPv6 with an IPv4 block means all types and codes.
    expect(boxOf(icmpv6(128), anywhere).fields).toEqual({ first: 0, last: 65535 })
    expect(boxesMeet(boxOf(tcp(80), anywhere), boxOf(tcp(80), cidr('::/0')))).toBe(false)
  })
})
