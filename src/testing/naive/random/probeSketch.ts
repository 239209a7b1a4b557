import * as fc from 'fast-check'
import { anyPick, chance, oneOf } from './weights'

/** What a random probe is, as small numbers and words; `probes.ts` aims it at a network. */
export interface ProbeSketch {
  readonly way:
    | 'inside'
    | 'outbound'
    | 'inbound'
    | 'by-public-address'
    | 'nowhere'
    | 'to-premises'
    | 'from-premises'
    | 'by-nat64'
    | 'to-balancer'
    | 'to-endpoint'
    | 'to-managed'
    | 'from-managed'
  readonly from: number
  readonly to: number
  readonly names: 'eni' | 'instance' | 'ip'
  readonly host: number
  readonly wantsIpv6: boolean
  /** 0 leaves the choice of the receiver's address to the resolution; else one of its addresses. */
  readonly toAddress: number
  readonly fromAddress: number
  readonly protocol: 'tcp' | 'udp' | 'icmp' | 'esp'
  readonly port: number
  readonly sourcePort: number | undefined
}

const COMMON_WAYS: fc.Arbitrary<ProbeSketch['way']> = oneOf(
  [9, 'inside'],
  [9, 'outbound'],
  [6, 'inbound'],
  [3, 'by-public-address'],
  [1, 'nowhere'],
)

/** A probe of a network. */
export function probeSketch(ways = COMMON_WAYS): fc.Arbitrary<ProbeSketch> {
  return fc.noBias(
    fc.record({
      way: ways,
      from: anyPick,
      to: anyPick,
      names: oneOf([3, 'eni'], [2, 'instance'], [2, 'ip']),
      host: anyPick,
      wantsIpv6: chance(40),
      toAddress: fc.nat({ max: 7 }),
      fromAddress: fc.nat({ max: 5 }),
      protocol: oneOf([12, 'tcp'], [6, 'udp'], [3, 'icmp'], [1, 'esp']),
      port: anyPick,
      sourcePort: fc.oneof(
        { weight: 5, arbitrary: fc.constant(undefined) },
        {
          weight: 2,
          arbitrary: fc.constantFrom(1024, 1025, 4999, 32768, 40000, 49152, 60999, 61000),
        },
      ),
    }),
  )
}
