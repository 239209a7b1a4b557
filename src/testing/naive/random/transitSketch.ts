import * as fc from 'fast-check'
import { anyPick, chance, oneOf } from './weights'

/*
 * Transit gateways, virtual private gateways and the lines behind them, as small numbers and words.
 * By default everything reaches everything; the rest are the ways in which that breaks.
 */

/** Everything between the VPCs and towards networks on premises. */
export interface TransitSketch {
  readonly gateways: readonly TransitGatewaySketch[]
  /** One for each VPC by its position; a VPC beyond the list is not attached. */
  readonly attachments: readonly AttachmentSketch[]
  readonly peering: 'active' | 'pending' | 'none'
  readonly peeringTable: number
  readonly lines: readonly LineSketch[]
}

export interface TransitGatewaySketch {
  readonly tables: number
  readonly routes: readonly TransitRouteSketch[]
  readonly defaultRoute: number | undefined
  readonly carriesGroups: boolean
  readonly listsPropagated: boolean
}

export interface TransitRouteSketch {
  readonly table: number
  readonly destination: 'vpc' | 'subnet' | 'premises' | 'private-space' | 'prefix-list'
  readonly pick: number
  readonly attachment: number
  readonly isBlackhole: boolean
}

export interface AttachmentSketch {
  readonly gateway: number
  readonly isAttached: boolean
  readonly zones: 'both' | 'a' | 'b'
  readonly subnet: number
  readonly table: number | 'none'
  readonly isToldByTable: boolean
  readonly propagatesTo: 'all' | 'one' | 'none'
  readonly hasApplianceMode: boolean
  readonly hasIpv6: boolean
  readonly carriesGroups: boolean
  readonly state: 'available' | 'pendingAcceptance'
}

export interface LineSketch {
  readonly end: 'transit-gateway' | 'virtual-private-gateway'
  readonly gateway: number
  readonly isStatic: boolean
  readonly announces: 'its-own' | 'more' | 'ours' | 'internet'
  readonly isUp: boolean
  readonly table: number | 'none'
  readonly propagates: boolean
}

const gateway: fc.Arbitrary<TransitGatewaySketch> = fc.record({
  tables: fc.constantFrom(1, 1, 1, 2),
  routes: fc.oneof(
    { weight: 3, arbitrary: fc.constant([]) },
    {
      weight: 2,
      arbitrary: fc.array(
        fc.record({
          table: anyPick,
          destination: oneOf(
            [3, 'vpc'],
            [3, 'subnet'],
            [2, 'premises'],
            [1, 'private-space'],
            [1, 'prefix-list'],
          ),
          pick: anyPick,
          attachment: anyPick,
          isBlackhole: chance(25),
        }),
        { minLength: 1, maxLength: 3 },
      ),
    },
  ),
  defaultRoute: fc.option(anyPick, { freq: 3, nil: undefined }),
  carriesGroups: chance(60),
  listsPropagated: chance(50),
})

const tableOrNone = fc.oneof(
  { weight: 20, arbitrary: anyPick },
  { weight: 1, arbitrary: fc.constant('none' as const) },
)

const attachment: fc.Arbitrary<AttachmentSketch> = fc.record({
  gateway: fc.oneof(
    { weight: 3, arbitrary: fc.constant(0) },
    { weight: 1, arbitrary: fc.constant(1) },
  ),
  isAttached: chance(95),
  zones: oneOf([8, 'both'], [1, 'a'], [1, 'b']),
  subnet: anyPick,
  table: tableOrNone,
  isToldByTable: chance(60),
  propagatesTo: oneOf([12, 'all'], [1, 'one'], [1, 'none']),
  hasApplianceMode: chance(25),
  hasIpv6: chance(70),
  carriesGroups: chance(85),
  state: oneOf([25, 'available'], [1, 'pendingAcceptance']),
})

const line: fc.Arbitrary<LineSketch> = fc.record({
  end: oneOf([3, 'transit-gateway'], [4, 'virtual-private-gateway']),
  gateway: anyPick,
  isStatic: chance(50),
  announces: oneOf([12, 'its-own'], [2, 'more'], [2, 'ours'], [2, 'internet']),
  isUp: chance(92),
  table: tableOrNone,
  propagates: chance(90),
})

export const transitSketch: fc.Arbitrary<TransitSketch> = fc.record({
  gateways: fc.array(gateway, { minLength: 1, maxLength: 2 }),
  attachments: fc.array(attachment, { minLength: 2, maxLength: 3 }),
  peering: oneOf([6, 'active'], [1, 'pending'], [2, 'none']),
  peeringTable: anyPick,
  lines: fc.array(line, { maxLength: 2 }),
})
