import * as fc from 'fast-check'
import { anyPick, chance, oneOf } from './weights'

/*
 * What stands at the border of a VPC besides its gateways: endpoints that inspect, tables of gateways,
 * Block Public Access. Mostly it lets through what is asked for; the rest are the ways in which it does not.
 */

/** The border of one VPC. */
export interface BorderSketch {
  readonly inspection: InspectionSketch | undefined
  /** Steers what comes in by the internet gateway to where the subnets' own routes lead. */
  readonly hasEdgeTable: boolean
  readonly hasNat64: boolean
}

export interface InspectionSketch {
  readonly kind: 'firewall' | 'gateway-load-balancer'
  readonly zone: 'a' | 'b'
  /** Of the endpoint's subnet: a public one of its own, or another of the VPC's. */
  readonly table: number | 'own'
  readonly acl: number
  readonly isAvailable: boolean
  readonly stateless: readonly StatelessGroupSketch[]
  readonly statelessDefault: 'pass' | 'drop' | 'forward'
  readonly isStrict: boolean
  readonly stateful: readonly StatefulGroupSketch[]
  readonly dropsUnmatched: boolean
}

interface StatelessGroupSketch {
  readonly priority: number
  readonly rules: readonly (FirewallRuleSketch & { readonly action: 'pass' | 'drop' | 'forward' })[]
}

interface StatefulGroupSketch {
  readonly priority: number
  readonly rules: readonly (FirewallRuleSketch & {
    readonly action: 'PASS' | 'DROP' | 'REJECT' | 'ALERT'
    readonly isBothWays: boolean
  })[]
}

/** Numbers pick among blocks, ports and protocols; nothing means any. */
export interface FirewallRuleSketch {
  readonly protocol: number | undefined
  readonly source: number | undefined
  readonly destination: number | undefined
  readonly sourcePorts: number | undefined
  readonly destinationPorts: number | undefined
}

/** Block Public Access of the whole account. */
export interface PublicAccessSketch {
  readonly mode: 'off' | 'block-bidirectional' | 'block-ingress'
  readonly exclusions: readonly {
    readonly vpc: number
    readonly subnet: number | undefined
    readonly mode: 'allow-bidirectional' | 'allow-egress'
  }[]
}

const orAny = (freq: number) => fc.option(anyPick, { freq, nil: undefined })

const match = {
  protocol: orAny(1),
  source: orAny(1),
  destination: orAny(1),
  sourcePorts: fc
    .option(anyPick, { freq: 1, nil: undefined })
    .map((pick) => (pick !== undefined && pick % 4 === 0 ? pick : undefined)),
  destinationPorts: orAny(2),
}

const inspection: fc.Arbitrary<InspectionSketch> = fc.record({
  kind: oneOf([3, 'firewall'], [1, 'gateway-load-balancer']),
  zone: oneOf([1, 'a'], [1, 'b']),
  table: fc.oneof(
    { weight: 5, arbitrary: fc.constant('own' as const) },
    { weight: 1, arbitrary: anyPick },
  ),
  acl: anyPick,
  isAvailable: chance(95),
  stateless: fc.array(
    fc.record({
      priority: anyPick,
      rules: fc.array(
        fc.record({ ...match, action: oneOf([3, 'pass'], [2, 'drop'], [4, 'forward']) }),
        { minLength: 1, maxLength: 3 },
      ),
    }),
    { maxLength: 2 },
  ),
  statelessDefault: oneOf([4, 'pass'], [1, 'drop'], [8, 'forward']),
  isStrict: chance(50),
  stateful: fc.array(
    fc.record({
      priority: anyPick,
      rules: fc.array(
        fc.record({
          ...match,
          action: oneOf([6, 'PASS'], [3, 'DROP'], [1, 'REJECT'], [1, 'ALERT']),
          isBothWays: chance(20),
        }),
        { minLength: 1, maxLength: 3 },
      ),
    }),
    { maxLength: 2 },
  ),
  dropsUnmatched: chance(30),
})

export const borderSketch: fc.Arbitrary<BorderSketch> = fc.record({
  inspection: fc.option(inspection, { freq: 6, nil: undefined }),
  hasEdgeTable: chance(65),
  hasNat64: chance(60),
})

export const publicAccessSketch: fc.Arbitrary<PublicAccessSketch> = fc.record({
  mode: oneOf([2, 'off'], [2, 'block-bidirectional'], [3, 'block-ingress']),
  exclusions: fc.array(
    fc.record({
      vpc: anyPick,
      subnet: fc.option(anyPick, { freq: 2, nil: undefined }),
      mode: oneOf([3, 'allow-bidirectional'], [1, 'allow-egress']),
    }),
    { maxLength: 3, size: 'max' },
  ),
})
