import * as fc from 'fast-check'
import { anyPick, chance, oneOf } from './weights'

/*
 * Load balancers, endpoints and managed services, as small numbers and words. Mostly a listener leads to
 * healthy targets that take the traffic; the rest are the ways in which that breaks.
 */

export interface ServicesSketch {
  readonly balancers: readonly BalancerSketch[]
  readonly targetGroups: readonly TargetGroupSketch[]
  readonly endpoints: readonly EndpointSketch[]
  readonly managed: readonly ManagedSketch[]
}

export interface BalancerSketch {
  readonly vpc: number
  readonly type: 'application' | 'network'
  readonly isInternetFacing: boolean
  readonly subnets: readonly number[]
  /** A network one may have been made without groups. */
  readonly groups: readonly number[]
  readonly listeners: readonly ListenerSketch[]
  readonly crossZone: 'on' | 'off' | 'unsaid'
  readonly enforcesOnPrivateLink: boolean
  readonly isActive: boolean
  readonly isDualStack: boolean
}

export interface ListenerSketch {
  readonly port: number
  readonly protocol: number
  readonly group: number
  readonly second: { readonly group: number; readonly weight: number } | undefined
  readonly rule: 'forward' | 'answer' | 'none'
}

export interface TargetGroupSketch {
  readonly byAddress: boolean
  readonly isIpv6: boolean
  readonly port: number
  readonly protocol: number
  readonly targets: readonly TargetSketch[]
  readonly preserves: 'yes' | 'no' | 'unsaid'
  readonly crossZone: 'on' | 'off' | 'as-balancer' | 'unsaid'
}

export interface TargetSketch {
  readonly interface: number
  readonly hasOwnPort: boolean
  readonly health: 'healthy' | 'unhealthy' | 'draining' | 'initial'
}

export interface EndpointSketch {
  readonly vpc: number
  /** Of a balancer of this network, or AWS's own. */
  readonly provider: number | 'aws'
  readonly subnets: readonly number[]
  readonly groups: readonly number[]
  readonly state: 'available' | 'pendingAcceptance'
}

export interface ManagedSketch {
  readonly vpc: number
  readonly kind: 'rds' | 'lambda' | 'other'
  readonly subnet: number
  readonly groups: readonly number[]
}

const picks = fc.array(anyPick, { minLength: 1, maxLength: 3 })

const listener: fc.Arbitrary<ListenerSketch> = fc.record({
  port: anyPick,
  protocol: anyPick,
  group: anyPick,
  second: fc.option(fc.record({ group: anyPick, weight: fc.constantFrom(0, 1, 1) }), {
    freq: 4,
    nil: undefined,
  }),
  rule: oneOf([1, 'forward'], [1, 'answer'], [12, 'none']),
})

const balancer: fc.Arbitrary<BalancerSketch> = fc.record({
  vpc: anyPick,
  type: oneOf([1, 'application'], [1, 'network']),
  isInternetFacing: chance(60),
  subnets: picks,
  groups: fc.oneof(
    { weight: 3, arbitrary: fc.array(anyPick, { minLength: 1, maxLength: 2 }) },
    { weight: 1, arbitrary: fc.constant([]) },
  ),
  listeners: fc.array(listener, { minLength: 1, maxLength: 2 }),
  crossZone: oneOf([2, 'on'], [1, 'off'], [3, 'unsaid']),
  enforcesOnPrivateLink: chance(70),
  isActive: chance(95),
  isDualStack: chance(50),
})

const targetGroup: fc.Arbitrary<TargetGroupSketch> = fc.record({
  byAddress: chance(40),
  isIpv6: chance(12),
  port: anyPick,
  protocol: anyPick,
  targets: fc.array(
    fc.record({
      interface: anyPick,
      hasOwnPort: chance(20),
      health: oneOf([12, 'healthy'], [4, 'unhealthy'], [1, 'draining'], [1, 'initial']),
    }),
    { minLength: 0, maxLength: 3, size: 'max' },
  ),
  preserves: oneOf([1, 'yes'], [1, 'no'], [3, 'unsaid']),
  crossZone: oneOf([1, 'on'], [1, 'off'], [1, 'as-balancer'], [5, 'unsaid']),
})

const endpoint: fc.Arbitrary<EndpointSketch> = fc.record({
  vpc: anyPick,
  provider: fc.oneof(
    { weight: 2, arbitrary: anyPick },
    { weight: 1, arbitrary: fc.constant('aws' as const) },
  ),
  subnets: picks,
  groups: fc.array(anyPick, { minLength: 1, maxLength: 2 }),
  state: oneOf([12, 'available'], [1, 'pendingAcceptance']),
})

const managed: fc.Arbitrary<ManagedSketch> = fc.record({
  vpc: anyPick,
  kind: oneOf([2, 'rds'], [2, 'lambda'], [1, 'other']),
  subnet: anyPick,
  groups: fc.array(anyPick, { minLength: 1, maxLength: 2 }),
})

export const servicesSketch: fc.Arbitrary<ServicesSketch> = fc.record({
  balancers: fc.array(balancer, { minLength: 1, maxLength: 2 }),
  targetGroups: fc.array(targetGroup, { minLength: 1, maxLength: 3 }),
  endpoints: fc.array(endpoint, { maxLength: 2 }),
  managed: fc.array(managed, { maxLength: 2 }),
})
