import { ANY_IPV4, ANY_IPV6, cidrsOverlap, type Cidr } from '../ip'
import type { VpcId } from '../ids'
import type { SecurityGroup } from '../resources/securityGroup'
import { vpcBlocks, type Vpc } from '../resources/vpc'
import { fail, ok, type Result } from '../result'
import {
  findOf,
  labelOf,
  resourcesOf,
  subnetBlocks,
  subnetsOf,
  withResources,
  type Topology,
} from '../topology'
import { allowAllEntries, allowAllRule, defaultAclEntries, DEFAULT_RULE_NUMBERS } from './defaults'
import { requireOf, updateResource, type Created } from './edit'
import { proposeName, uniqueName } from './names'
import { addDefaultNetworkAcl } from './networkAcl'
import { newId, newRuleId } from './newId'
import { DEFAULT_REGION, proposeVpcBlock, proposeVpcIpv6Block } from './proposals'
import { addMainRouteTable } from './routeTable'
import { addDefaultSecurityGroup } from './securityGroup'

export interface VpcOptions {
  readonly name?: string
  readonly region?: string
  readonly cidrBlock?: Cidr
  readonly ipv6CidrBlock?: Cidr
}

/** A new VPC with what comes with it: default group, default ACL and main table (VPC-17). */
export function addVpc(topology: Topology, options: VpcOptions = {}): Created<VpcId> {
  const id = newId(topology, 'vpc')
  const vpc: Vpc = {
    kind: 'vpc',
    id,
    name: uniqueName(topology, options.name ?? proposeName(topology, 'vpc')),
    region: options.region ?? resourcesOf(topology, 'vpc')[0]?.region ?? DEFAULT_REGION,
    cidrBlocks: [options.cidrBlock ?? proposeVpcBlock(topology)],
    ipv6CidrBlocks: options.ipv6CidrBlock ? [options.ipv6CidrBlock] : [],
    isDefault: false,
    blockPublicAccess: 'off',
  }
  const withVpc = withResources(topology, vpc)
  const withTable = addMainRouteTable(withVpc, id).topology
  const withAcl = addDefaultNetworkAcl(withTable, id).topology
  return { topology: addDefaultSecurityGroup(withAcl, id).topology, id }
}

/** One more IPv4 block (VPC-06). */
export function addVpcBlock(topology: Topology, vpcId: VpcId, block: Cidr): Result<Topology> {
  const vpc = requireOf(topology, 'vpc', vpcId)
  const other = vpc.cidrBlocks.find((present) => cidrsOverlap(present, block))
  if (other) return fail(`${block} overlaps ${other}, a block of ${labelOf(vpc)}`)
  return ok(withResources(topology, { ...vpc, cidrBlocks: [...vpc.cidrBlocks, block] }))
}

/** Puts another block in the place of one, as long as no subnet is left outside. */
export function changeVpcBlock(
  topology: Topology,
  vpcId: VpcId,
  before: Cidr,
  block: Cidr,
): Result<Topology> {
  const vpc = requireOf(topology, 'vpc', vpcId)
  const others = vpc.cidrBlocks.filter((present) => present !== before)
  const other = others.find((present) => cidrsOverlap(present, block))
  if (other) return fail(`${block} overlaps ${other}, a block of ${labelOf(vpc)}`)
  const cidrBlocks = vpc.cidrBlocks.map((present) => (present === before ? block : present))
  return ok(updateResource(topology, 'vpc', vpcId, { cidrBlocks }))
}

/** Takes a block away, IPv4 or IPv6; the primary one and those in use stay (VPC-07). */
export function removeVpcBlock(topology: Topology, vpcId: VpcId, block: Cidr): Result<Topology> {
  const vpc = requireOf(topology, 'vpc', vpcId)
  if (vpc.cidrBlocks[0] === block) {
    return fail(`${block} is the primary block of ${labelOf(vpc)}, which a VPC always keeps`)
  }
  const user = subnetsOf(topology, vpcId).find((subnet) =>
    subnetBlocks(subnet).some((used) => cidrsOverlap(used, block)),
  )
  if (user) return fail(`${block} is in use: ${labelOf(user)} lies in it`)
  const keep = (present: Cidr) => present !== block
  if (vpcBlocks(vpc).every(keep)) return ok(topology)
  return ok(
    withResources(topology, {
      ...vpc,
      cidrBlocks: vpc.cidrBlocks.filter(keep),
      ipv6CidrBlocks: vpc.ipv6CidrBlocks.filter(keep),
    }),
  )
}

/**
 * One more IPv6 block. With the first one, AWS opens the default ACL and the groups for IPv6 too,
 * except those whose rules were edited (NACL-16, SG-16).
 */
export function addVpcIpv6Block(
  topology: Topology,
  vpcId: VpcId,
  block: Cidr = proposeVpcIpv6Block(topology),
): Topology {
  const vpc = requireOf(topology, 'vpc', vpcId)
  const ipv6CidrBlocks = [...vpc.ipv6CidrBlocks, block]
  const withBlock = withResources(topology, { ...vpc, ipv6CidrBlocks })
  return vpc.ipv6CidrBlocks.length > 0 ? withBlock : openForIpv6(withBlock, vpcId)
}

function openForIpv6(topology: Topology, vpcId: VpcId): Topology {
  const acl = resourcesOf(topology, 'networkAcl').find(
    (candidate) => candidate.isDefault && candidate.vpcId === vpcId,
  )
  const untouched = acl && sameAs(acl.entries, defaultAclEntries(false))
  const withEntries = untouched
    ? withResources(topology, {
        ...acl,
        entries: [...acl.entries, ...allowAllEntries(DEFAULT_RULE_NUMBERS.ipv6, ANY_IPV6)],
      })
    : topology
  return resourcesOf(withEntries, 'securityGroup')
    .filter((group) => group.vpcId === vpcId && hasCreatedEgress(group))
    .reduce<Topology>((open, { id }) => {
      const group = findOf(open, 'securityGroup', id)
      if (!group) return open
      const egress = [...group.egress, allowAllRule(newRuleId(open), ANY_IPV6)]
      return withResources(open, { ...group, egress })
    }, withEntries)
}

function hasCreatedEgress({ egress }: SecurityGroup): boolean {
  const [rule] = egress
  return (
    egress.length === 1 &&
    rule?.traffic.protocol === 'all' &&
    rule.peer.kind === 'cidr' &&
    rule.peer.cidr === ANY_IPV4
  )
}

function sameAs(left: unknown, right: unknown): boolean {
  return JSON.stringify(left) === JSON.stringify(right)
}
