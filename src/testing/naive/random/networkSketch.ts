import * as fc from 'fast-check'
import type { BorderSketch, PublicAccessSketch } from './borderSketch'
import type { ServicesSketch } from './servicesSketch'
import type { TransitSketch } from './transitSketch'
import { anyPick, chance, oneOf } from './weights'

/*
 * What a random network is made of, as small numbers and words that fast-check can shrink. References to
 * other parts are plain numbers, taken modulo how many of them there are; `networkRows.ts` turns a sketch
 * into an AWS snapshot. The weights are chosen so that much works, much fails, and things interact.
 */

/** A whole network. */
export interface NetworkSketch {
  readonly vpcs: readonly VpcSketch[]
  readonly peerings: readonly PeeringSketch[]
  readonly prefixList: readonly number[]
  readonly listsAddressesApart: boolean
  readonly transit?: TransitSketch | undefined
  readonly services?: ServicesSketch | undefined
  readonly publicAccess?: PublicAccessSketch | undefined
}

type Presence = 'present' | 'detached' | 'none'

export interface VpcSketch {
  readonly ipv6: 'public' | 'private' | 'none'
  readonly secondaryBlock: 'shared-space' | 'public-space' | 'none'
  readonly isFarRegion: boolean
  readonly internetGateway: Presence
  readonly egressOnlyGateway: Presence
  readonly natGateway: 'public' | 'private' | 'regional' | 'regional-elsewhere' | 'deleted' | 'none'
  readonly border?: BorderSketch | undefined
  readonly natSubnet: number
  readonly hasS3Endpoint: boolean
  /** An interface in a public subnet of its own that forwards, for routes to lead to. */
  readonly appliance: InterfaceSketch | undefined
  readonly subnets: readonly SubnetSketch[]
  readonly tables: readonly TableSketch[]
  readonly acls: readonly AclSketch[]
  readonly groups: readonly GroupSketch[]
  readonly interfaces: readonly InterfaceSketch[]
}

export interface SubnetSketch {
  readonly zone: 'a' | 'b'
  readonly isDualStack: boolean
  readonly isInSecondaryBlock: boolean
  /** The first table is the main one; `main` leaves the association out. */
  readonly table: number | 'main'
  /** The first ACL is the default one; `unlisted` leaves the association out. */
  readonly acl: number | 'unlisted'
}

export interface TableSketch {
  readonly ipv4Default:
    | 'internet-gateway'
    | 'nat-gateway'
    | 'transit-gateway'
    | 'inspection'
    | 'appliance'
    | 'none'
  readonly ipv6Default: 'internet-gateway' | 'egress-only' | 'inspection' | 'appliance' | 'none'
  readonly appliance: number
  /** Sends what goes to the other subnets of the VPC through the appliance (MB-11). */
  readonly inspectsNeighbours: boolean
  readonly reachesPeers: boolean
  /** Leads to what is attached to the VPC's transit gateway. */
  readonly reachesTransit: boolean
  readonly vpnGateway: 'propagated' | 'static' | 'none'
  readonly usesS3Endpoint: boolean
  readonly extras: readonly RouteSketch[]
}

export interface RouteSketch {
  readonly destination:
    | { readonly kind: 'internet'; readonly block: number }
    | {
        readonly kind: 'peer-vpc' | 'peer-subnet' | 'own-subnet' | 'own-block'
        readonly pick: number
      }
    | { readonly kind: 'prefix-list' | 'private-space' }
  readonly target:
    | 'internet-gateway'
    | 'nat-gateway'
    | 'egress-only'
    | 'peering'
    | 'interface'
    | 'instance'
    | 'gone'
    | 'propagated'
  readonly pick: number
}

export interface AclSketch {
  readonly ingress: AclListSketch
  readonly egress: AclListSketch
  readonly isWrittenBackwards: boolean
}

export interface AclListSketch {
  readonly first: readonly EntrySketch[]
  readonly rest:
    | 'everything'
    | 'services-and-ephemeral'
    | 'hole'
    | 'neighbours'
    | 'strangers'
    | 'ephemeral'
    | 'nothing'
  readonly ephemeral: number
}

export interface EntrySketch {
  readonly action: 'allow' | 'deny'
  readonly protocol: '-1' | '6' | '17' | '1' | '58' | '50'
  readonly ports: number
  readonly icmp: readonly [type: number, code: number]
  readonly block: number
}

export interface GroupSketch {
  /** What it takes in besides its ingress rules. */
  readonly welcomes: 'everybody' | 'web' | 'neighbours' | 'members' | 'nobody'
  readonly ingress: readonly RuleSketch[]
  readonly sendsTo: 'everybody' | 'members' | 'nobody'
  readonly egress: readonly RuleSketch[]
}

export interface RuleSketch {
  readonly protocol: '-1' | 'tcp' | 'udp' | 'icmp' | 'icmpv6' | '50' | '6'
  readonly ports: number
  readonly icmp: readonly [type: number, code: number]
  readonly peer:
    | { readonly kind: 'everybody' | 'itself' | 'prefix-list' | 's3' }
    | { readonly kind: 'block' | 'sibling' | 'peer-group' | 'interface'; readonly pick: number }
}

export interface InterfaceSketch {
  readonly subnet: number
  readonly groups: readonly number[]
  readonly isSecondOfPrevious: boolean
  readonly isStopped: boolean
  readonly isWindows: boolean
  readonly hasSecondaryAddress: boolean
  readonly hasPublicAddress: boolean
  readonly secondaryHasPublicAddress: boolean
  readonly hasIpv6: boolean
  readonly hasPrefixes: boolean
  readonly checksSourceAndDestination: boolean
}

export interface PeeringSketch {
  readonly one: number
  readonly other: number
  readonly status: 'active' | 'pending-acceptance' | 'deleted'
}

// --- Arbitraries -------------------------------------------------------------------------------

const icmp = fc.constantFrom<(readonly [number, number])[]>(
  [8, -1],
  [8, 0],
  [-1, -1],
  [0, -1],
  [0, 0],
  [128, -1],
  [129, 0],
  [8, 1],
  [3, 4],
)

const entry: fc.Arbitrary<EntrySketch> = fc.record({
  action: oneOf([1, 'deny'], [1, 'allow']),
  protocol: oneOf([2, '-1'], [6, '6'], [3, '17'], [1, '1'], [1, '58'], [1, '50']),
  ports: anyPick,
  icmp,
  block: anyPick,
})

const aclList: fc.Arbitrary<AclListSketch> = fc.record({
  first: fc.oneof(
    { weight: 11, arbitrary: fc.constant([]) },
    { weight: 4, arbitrary: fc.array(entry, { minLength: 1, maxLength: 3 }) },
  ),
  rest: oneOf(
    [80, 'everything'],
    [16, 'services-and-ephemeral'],
    [16, 'hole'],
    [3, 'neighbours'],
    [3, 'strangers'],
    [1, 'ephemeral'],
    [1, 'nothing'],
  ),
  ephemeral: anyPick,
})

const acl: fc.Arbitrary<AclSketch> = fc.record({
  ingress: aclList,
  egress: aclList,
  isWrittenBackwards: chance(30),
})

const rule: fc.Arbitrary<RuleSketch> = fc.record({
  protocol: oneOf(
    [6, '-1'],
    [8, 'tcp'],
    [3, 'udp'],
    [1, 'icmp'],
    [1, 'icmpv6'],
    [1, '50'],
    [1, '6'],
  ),
  ports: anyPick,
  icmp,
  peer: fc.oneof(
    {
      weight: 6,
      arbitrary: fc.record({
        kind: oneOf([6, 'everybody'], [2, 'itself'], [2, 'prefix-list'], [1, 's3']),
      }),
    },
    {
      weight: 6,
      arbitrary: fc.record({
        kind: oneOf([3, 'block'], [3, 'sibling'], [3, 'peer-group'], [2, 'interface']),
        pick: anyPick,
      }),
    },
  ),
})

const group: fc.Arbitrary<GroupSketch> = fc.record({
  welcomes: oneOf([18, 'everybody'], [3, 'web'], [4, 'neighbours'], [6, 'members'], [1, 'nobody']),
  ingress: fc.array(rule, { maxLength: 3 }),
  sendsTo: oneOf([16, 'everybody'], [3, 'members'], [1, 'nobody']),
  egress: fc.array(rule, { maxLength: 3 }),
})

const route: fc.Arbitrary<RouteSketch> = fc.record({
  destination: fc.oneof(
    {
      weight: 3,
      arbitrary: fc.record({ kind: fc.constant('internet' as const), block: anyPick }),
    },
    {
      weight: 5,
      arbitrary: fc.record({
        kind: oneOf([2, 'peer-vpc'], [2, 'peer-subnet'], [4, 'own-subnet'], [1, 'own-block']),
        pick: anyPick,
      }),
    },
    {
      weight: 1,
      arbitrary: fc.record({ kind: oneOf([2, 'prefix-list'], [1, 'private-space']) }),
    },
  ),
  target: oneOf(
    [2, 'internet-gateway'],
    [2, 'nat-gateway'],
    [1, 'egress-only'],
    [2, 'peering'],
    [4, 'interface'],
    [2, 'instance'],
    [1, 'gone'],
    [1, 'propagated'],
  ),
  pick: anyPick,
})

const USUAL_DEFAULT: fc.Arbitrary<TableSketch['ipv4Default']> = oneOf(
  [9, 'internet-gateway'],
  [10, 'nat-gateway'],
  [4, 'transit-gateway'],
  [6, 'inspection'],
  [3, 'appliance'],
  [1, 'none'],
)

const tableSketch = ({ ipv4Default = USUAL_DEFAULT }: Emphasis): fc.Arbitrary<TableSketch> =>
  fc.record({
    ipv4Default,
    ipv6Default: oneOf(
      [9, 'internet-gateway'],
      [8, 'egress-only'],
      [5, 'inspection'],
      [2, 'appliance'],
      [1, 'none'],
    ),
    appliance: anyPick,
    inspectsNeighbours: chance(12),
    reachesPeers: chance(72),
    reachesTransit: chance(92),
    vpnGateway: oneOf([6, 'propagated'], [3, 'static'], [1, 'none']),
    usesS3Endpoint: chance(60),
    extras: fc.oneof(
      { weight: 3, arbitrary: fc.constant([]) },
      { weight: 3, arbitrary: fc.array(route, { minLength: 1, maxLength: 3 }) },
    ),
  })

const subnet: fc.Arbitrary<SubnetSketch> = fc.record({
  zone: oneOf([1, 'a'], [1, 'b']),
  isDualStack: chance(92),
  isInSecondaryBlock: chance(25),
  table: fc.oneof(
    { weight: 4, arbitrary: anyPick },
    { weight: 1, arbitrary: fc.constant('main' as const) },
  ),
  acl: fc.oneof(
    { weight: 5, arbitrary: anyPick },
    { weight: 1, arbitrary: fc.constant('unlisted' as const) },
  ),
})

const networkInterface: fc.Arbitrary<InterfaceSketch> = fc.record({
  subnet: anyPick,
  groups: fc.array(anyPick, { minLength: 1, maxLength: 2 }),
  isSecondOfPrevious: chance(20),
  isStopped: chance(3),
  isWindows: chance(20),
  hasSecondaryAddress: chance(30),
  hasPublicAddress: chance(85),
  secondaryHasPublicAddress: chance(50),
  hasIpv6: chance(92),
  hasPrefixes: chance(15),
  checksSourceAndDestination: chance(50),
})

const USUAL_NAT: fc.Arbitrary<VpcSketch['natGateway']> = oneOf(
  [12, 'public'],
  [3, 'private'],
  [1, 'deleted'],
  [1, 'none'],
)

const presence = oneOf([30, 'present'], [1, 'detached'], [1, 'none'])

const vpcSketch = (emphasis: Emphasis): fc.Arbitrary<VpcSketch> =>
  fc.record({
    border: emphasis.border ?? fc.constant(undefined),
    ipv6: oneOf([10, 'public'], [1, 'private'], [3, 'none']),
    secondaryBlock: oneOf([1, 'shared-space'], [1, 'public-space'], [3, 'none']),
    isFarRegion: chance(6),
    internetGateway: presence,
    egressOnlyGateway: presence,
    natGateway: emphasis.natGateway ?? USUAL_NAT,
    natSubnet: anyPick,
    hasS3Endpoint: chance(60),
    appliance: fc.option(networkInterface, { nil: undefined, freq: 3 }),
    subnets: fc.array(subnet, { minLength: 1, maxLength: 4 }),
    tables: fc.array(tableSketch(emphasis), { minLength: 1, maxLength: 3 }),
    acls: fc.array(acl, { minLength: 1, maxLength: 3 }),
    groups: fc.array(group, { minLength: 1, maxLength: 3 }),
    interfaces: fc.array(networkInterface, { minLength: 1, maxLength: 4 }),
  })

const peering: fc.Arbitrary<PeeringSketch> = fc.record({
  one: anyPick,
  other: anyPick,
  status: oneOf([8, 'active'], [1, 'pending-acceptance'], [1, 'deleted']),
})

/** What a network has besides its VPCs. */
export interface Emphasis {
  readonly vpcs?: { readonly minLength: number; readonly maxLength: number }
  readonly mostPeerings?: number
  readonly transit?: fc.Arbitrary<TransitSketch>
  readonly services?: fc.Arbitrary<ServicesSketch>
  readonly border?: fc.Arbitrary<BorderSketch>
  readonly publicAccess?: fc.Arbitrary<PublicAccessSketch>
  readonly natGateway?: fc.Arbitrary<VpcSketch['natGateway']>
  readonly ipv4Default?: fc.Arbitrary<TableSketch['ipv4Default']>
}

// The weights here are meant as they stand: fast-check's taste for small values would undo them.

/** A whole network. */
export function networkSketch(emphasis: Emphasis): fc.Arbitrary<NetworkSketch> {
  const { vpcs = { minLength: 1, maxLength: 3 }, mostPeerings = 4 } = emphasis
  return fc.noBias(
    fc.record({
      vpcs: fc.array(vpcSketch(emphasis), vpcs),
      peerings: fc.array(peering, { maxLength: mostPeerings }),
      prefixList: fc.array(anyPick, { minLength: 1, maxLength: 4 }),
      listsAddressesApart: chance(30),
      transit: emphasis.transit ?? fc.constant(undefined),
      services: emphasis.services ?? fc.constant(undefined),
      publicAccess: emphasis.publicAccess ?? fc.constant(undefined),
    }),
  )
}
