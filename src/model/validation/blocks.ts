import { cidr, cidrEncloses, cidrsOverlap, familyOf, prefixLengthOf, type Cidr } from '../ip'
import type { PeeringConnection } from '../resources/peeringConnection'
import type { Subnet } from '../resources/subnet'
import { vpcBlocks, type Vpc } from '../resources/vpc'
import { findOf, labelOf, resourcesOf, subnetBlocks, type Topology } from '../topology'
import { overlappingPairs, type OwnedBlock, type ValidationContext } from './context'
import { issue, namesOf, type Issue } from './issue'

/** Blocks of VPCs and subnets: their sizes, places and overlaps. */
export function blockIssues(context: ValidationContext): readonly Issue[] {
  return [
    ...resourcesOf(context.topology, 'vpc').flatMap((vpc) => vpcIssues(vpc)),
    ...resourcesOf(context.topology, 'subnet').flatMap((subnet) => subnetIssues(subnet, context)),
    ...[...context.subnetsByVpc.values()].flatMap((subnets) => overlapIssues(subnets, context)),
    ...peeringIssues(context.topology),
  ]
}

/** The ranges that no VPC may use (VPC-02). */
const FORBIDDEN = ['0.0.0.0/8', '127.0.0.0/8', '169.254.0.0/16', '224.0.0.0/4'].map(cidr)
const DOCKER_BRIDGE = cidr('172.17.0.0/16')

interface Sizes {
  readonly from: number
  readonly to: number
  readonly step: number
}

const IPV4_SIZES: Sizes = { from: 16, to: 28, step: 1 }
const VPC_IPV6_SIZES: Sizes = { from: 44, to: 60, step: 4 }
const SUBNET_IPV6_SIZES: Sizes = { from: 44, to: 64, step: 4 }

function hasSize(block: Cidr, { from, to, step }: Sizes): boolean {
  const length = prefixLengthOf(block)
  return length >= from && length <= to && (length - from) % step === 0
}

function sizeWords({ from, to, step }: Sizes): string {
  const steps = step === 1 ? '' : ` in steps of ${String(step)}`
  return `/${String(from)} to /${String(to)}${steps}`
}

function vpcIssues(vpc: Vpc): readonly Issue[] {
  if (vpc.stub) return []
  const name = labelOf(vpc)
  const missing =
    vpc.cidrBlocks.length > 0
      ? []
      : [
          issue(
            'vpcWithoutBlock',
            [vpc.id],
            `${name} has no IPv4 block`,
            'Give it one of /16 to /28',
          ),
        ]
  const perBlock = vpcBlocks(vpc).flatMap((block) => {
    const sizes = familyOf(block) === 4 ? IPV4_SIZES : VPC_IPV6_SIZES
    const forbidden = FORBIDDEN.find((range) => cidrsOverlap(range, block))
    return [
      ...(hasSize(block, sizes)
        ? []
        : [
            issue(
              'vpcBlockSize',
              [vpc.id],
              `${name} has the block ${block}; a VPC's block is ${sizeWords(sizes)}`,
            ),
          ]),
      ...(forbidden
        ? [
            issue(
              'vpcBlockForbidden',
              [vpc.id],
              `${name} has the block ${block}, but AWS keeps ${forbidden} from VPCs`,
              'Use a private range such as 10.0.0.0/16',
            ),
          ]
        : []),
      ...(cidrsOverlap(DOCKER_BRIDGE, block)
        ? [
            issue(
              'vpcBlockDocker',
              [vpc.id],
              `${name} has the block ${block}, which collides with Docker's bridge 172.17.0.0/16 on Cloud9 and SageMaker`,
            ),
          ]
        : []),
    ]
  })
  const own = vpcBlocks(vpc).map((block) => ({ block, owner: vpc.id }))
  const overlaps = overlappingPairs(own).map(([a, b]) =>
    issue('vpcBlocksOverlap', [vpc.id], `The blocks ${a.block} and ${b.block} of ${name} overlap`),
  )
  return [...missing, ...perBlock, ...overlaps]
}

function subnetIssues(subnet: Subnet, { topology }: ValidationContext): readonly Issue[] {
  if (subnet.stub) return []
  const name = labelOf(subnet)
  const blocks = subnetBlocks(subnet)
  const vpc = findOf(topology, 'vpc', subnet.vpcId)
  const missing =
    blocks.length > 0 ? [] : [issue('subnetWithoutBlock', [subnet.id], `${name} has no block`)]
  const sizes = blocks.flatMap((block) => {
    const allowed = familyOf(block) === 4 ? IPV4_SIZES : SUBNET_IPV6_SIZES
    if (hasSize(block, allowed)) return []
    const message = `${name} has the block ${block}; a subnet's block is ${sizeWords(allowed)}`
    return [issue('subnetSize', [subnet.id], message)]
  })
  // A stub's blocks are only what others say of it.
  const outside =
    !vpc || vpc.stub
      ? []
      : blocks
          .filter((block) => !vpcBlocks(vpc).some((outer) => cidrEncloses(outer, block)))
          .map((block) =>
            issue(
              'subnetOutsideVpc',
              [subnet.id, vpc.id],
              `${name} has the block ${block}, which is in no block of ${labelOf(vpc)}`,
              `Use a part of ${vpcBlocks(vpc).join(', ') || 'a block of the VPC'}`,
            ),
          )
  return [...missing, ...sizes, ...outside, ...zoneIssues(subnet, vpc)]
}

/** A zone is of the VPC's Region: `us-east-1a`, or a Local Zone's `us-west-2-lax-1a`. */
function zoneIssues(subnet: Subnet, vpc: Vpc | undefined): readonly Issue[] {
  const { availabilityZone: zone } = subnet
  if (!vpc || vpc.region === '' || zone === '' || zone.startsWith(vpc.region)) return []
  const message = `${labelOf(subnet)} lies in ${zone}, but ${labelOf(vpc)} is in ${vpc.region}`
  return [issue('zoneOfOtherRegion', [subnet.id, vpc.id], message)]
}

function overlapIssues(
  subnets: readonly Subnet[],
  { topology }: ValidationContext,
): readonly Issue[] {
  const blocks = subnets.flatMap((subnet) => owned(subnetBlocks(subnet), subnet.id))
  return overlappingPairs(blocks).map(([a, b]) =>
    issue(
      'subnetsOverlap',
      [b.owner, a.owner],
      `The blocks of ${namesOf(topology, [a.owner, b.owner])} overlap: ${a.block} and ${b.block}`,
    ),
  )
}

/** A request that came to nothing, or a peering that is gone, stands in nobody's way. */
const LIVE_PEERINGS: readonly PeeringConnection['status'][] = [
  'initiating-request',
  'pending-acceptance',
  'provisioning',
  'active',
]

/** Peered VPCs may share no address, and two VPCs are peered once (PCX-01, PCX-02, VPC-11). */
function peeringIssues(topology: Topology): readonly Issue[] {
  const seen = new Map<string, string>()
  return resourcesOf(topology, 'peeringConnection').flatMap((peering) => {
    if (!LIVE_PEERINGS.includes(peering.status)) return []
    const { requester, accepter } = peering
    const name = labelOf(peering)
    if (requester.vpcId === accepter.vpcId) {
      const message = `${name} connects ${namesOf(topology, [requester.vpcId])} with itself`
      return [issue('peeringWithItself', [peering.id, requester.vpcId], message)]
    }
    const ends = [requester.vpcId, accepter.vpcId].toSorted()
    const key = JSON.stringify(ends)
    const earlier = seen.get(key)
    seen.set(key, peering.id)
    const twice =
      earlier === undefined
        ? []
        : [
            issue(
              'peeringTwice',
              [peering.id, earlier],
              `${namesOf(topology, ends)} are peered twice, by ${namesOf(topology, [earlier, peering.id])}`,
            ),
          ]
    const pairs = overlappingPairs([
      ...owned(sideBlocks(topology, requester), requester.vpcId),
      ...owned(sideBlocks(topology, accepter), accepter.vpcId),
    ]).filter(([a, b]) => a.owner !== b.owner)
    const overlaps = pairs.map(([a, b]) =>
      issue(
        'peeredBlocksOverlap',
        [peering.id, a.owner, b.owner],
        `${name} connects VPCs that overlap: ${a.block} of ${namesOf(topology, [a.owner])} and ${b.block} of ${namesOf(topology, [b.owner])}`,
        'Give one of the VPCs another block',
      ),
    )
    return [...twice, ...overlaps]
  })
}

function sideBlocks(
  topology: Topology,
  side: { readonly vpcId: Vpc['id']; readonly cidrBlocks: readonly Cidr[] },
): readonly Cidr[] {
  const vpc = findOf(topology, 'vpc', side.vpcId)
  return vpc && vpcBlocks(vpc).length > 0 ? vpcBlocks(vpc) : side.cidrBlocks
}

function owned(blocks: readonly Cidr[], owner: string): readonly OwnedBlock[] {
  return blocks.map((block) => ({ block, owner }))
}
