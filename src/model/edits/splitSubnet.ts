import { blocksInside, parentOf, siblingOf } from '../addressSpace'
import { familyOf, ipToInteger, prefixLengthOf, rangeOf, type Cidr } from '../ip'
import type { SubnetId } from '../ids'
import type { NetworkInterface } from '../resources/networkInterface'
import type { Subnet } from '../resources/subnet'
import { fail, ok, type Result } from '../result'
import {
  allResources,
  interfacesIn,
  labelOf,
  withResources,
  type Resource,
  type Topology,
} from '../topology'
import { patched, requireOf, withoutResources } from './edit'
import { uniqueName } from './names'
import { newId } from './newId'
import { proposeSubnetIpv6Block } from './proposals'
import { referencesOf, rewired } from './rewire'
import { lostAddress, ownerName, strandedRoutes, SUBNET_LENGTHS } from './subnetBlocks'

/** A split or a join: the subnets that there are now, and what else changed, in sentences. */
export interface Reshaped {
  readonly topology: Topology
  readonly subnetIds: readonly SubnetId[]
  readonly said: readonly string[]
}

/**
 * Cuts a subnet into 2, 4, 8 … of equal size, in the same zone and with the same table and ACL. The
 * first one stays the subnet that it was; what has an address in another part goes there with it.
 * Refused where an address would become one that AWS keeps (SUB-03). AWS would have them made anew.
 */
export function splitSubnet(
  topology: Topology,
  subnetId: SubnetId,
  parts: 2 | 4 | 8 | 16 = 2,
): Result<Reshaped> {
  const subnet = requireOf(topology, 'subnet', subnetId)
  const name = labelOf(subnet)
  if (!subnet.cidrBlock) return fail(`${name} has no IPv4 block to split`)
  const length = prefixLengthOf(subnet.cidrBlock) + Math.log2(parts)
  if (length > SUBNET_LENGTHS.to) {
    return fail(`Parts of ${name} would be /${String(length)}; a subnet is /28 or larger`)
  }
  const blocks = blocksInside(subnet.cidrBlock, length)
  const homes = new Map<string, number>()
  for (const eni of interfacesIn(topology, subnetId)) {
    const home = homeOf(topology, subnet, eni, blocks)
    if (!home.ok) return home
    homes.set(eni.id, home.value)
  }
  const { topology: withParts, ids } = createParts(topology, subnet, blocks)
  return moveInto(withParts, subnet, ids, homes)
}

/** Which part keeps every address of an interface; why none does. */
function homeOf(
  topology: Topology,
  subnet: Subnet,
  eni: NetworkInterface,
  blocks: readonly Cidr[],
): Result<number> {
  const [primary] = eni.privateAddresses
  if (!primary) return ok(0)
  const value = ipToInteger(primary.address)
  const index = blocks.findIndex((block) => {
    const { first, last } = rangeOf(block)
    return value >= first && value <= last
  })
  const block = blocks[index]
  const owner = ownerName(topology, eni)
  if (!block) return fail(`${owner} has ${primary.address}, which is outside ${labelOf(subnet)}`)
  const lost = lostAddress(eni, block)
  if (lost !== undefined) return fail(`${owner} would lose ${lost}`)
  const [ipv6] = ipv6Of(eni)
  if (index > 0 && ipv6) {
    return fail(
      `${owner} would lose ${ipv6}: the IPv6 block stays with the first part, and its IPv4 address lies in ${block}`,
    )
  }
  return ok(index)
}

function createParts(topology: Topology, subnet: Subnet, blocks: readonly Cidr[]) {
  const ids: SubnetId[] = [subnet.id]
  let next = withResources(topology, patched(subnet, { cidrBlock: blocks[0] }))
  for (const cidrBlock of blocks.slice(1)) {
    const id = newId(next, 'subnet')
    const ipv6CidrBlock = subnet.ipv6CidrBlock && proposeSubnetIpv6Block(next, subnet.vpcId)
    const name =
      subnet.name === '' ? '' : uniqueName(next, `${subnet.name}-${String(ids.length + 1)}`)
    next = withResources(
      next,
      patched(
        { ...subnet, id, name, cidrBlock },
        {
          note: undefined,
          ipv6CidrBlock,
          assignIpv6AddressOnCreation:
            ipv6CidrBlock !== undefined && subnet.assignIpv6AddressOnCreation,
        },
      ),
    )
    ids.push(id)
  }
  return { topology: next, ids }
}

function moveInto(
  topology: Topology,
  subnet: Subnet,
  ids: readonly SubnetId[],
  homes: ReadonlyMap<string, number>,
): Result<Reshaped> {
  const moved: Resource[] = []
  for (const resource of allResources(topology)) {
    if (resource.kind === 'networkInterface') {
      const subnetId = ids[homes.get(resource.id) ?? 0]
      if (homes.has(resource.id) && subnetId !== undefined) moved.push({ ...resource, subnetId })
      continue
    }
    const named = resource.kind === 'subnet' ? [] : referencesOf(resource)
    if (!named.includes(subnet.id)) continue
    const parts = [...new Set(named.flatMap((id) => homes.get(id) ?? []))]
    const [part = 0] = parts
    if (parts.length > 1) {
      return fail(`${labelOf(resource)} has interfaces in more than one part of ${labelOf(subnet)}`)
    }
    const home = ids[part]
    const next = rewired(resource, (id) => (id === subnet.id ? home : id))
    if (part > 0 && next) moved.push(next)
  }
  const after = withResources(topology, ...moved)
  const said = strandedRoutes(after, subnet.vpcId, subnet.cidrBlock)
  return ok({ topology: after, subnetIds: ids, said })
}

/** The subnets that could be joined with one: those in the other half of a block twice as large. */
export function joinsWith(topology: Topology, subnetId: SubnetId): SubnetId | undefined {
  const subnet = requireOf(topology, 'subnet', subnetId)
  if (!subnet.cidrBlock) return undefined
  const wanted = siblingOf(subnet.cidrBlock)
  return Object.values(topology.subnet).find(
    (other) => other.vpcId === subnet.vpcId && other.cidrBlock === wanted,
  )?.id
}

/**
 * Makes one subnet of two that are the halves of one block, in one zone. The lower one stays, with
 * its table, ACL and settings, and takes in all of the other; what differed is told.
 */
export function joinSubnets(topology: Topology, a: SubnetId, b: SubnetId): Result<Reshaped> {
  const [one, two] = [requireOf(topology, 'subnet', a), requireOf(topology, 'subnet', b)]
  const [first, second] = [one.cidrBlock, two.cidrBlock]
  const names = `${labelOf(one)} and ${labelOf(two)}`
  if (!first || !second || siblingOf(first) !== second || one.vpcId !== two.vpcId) {
    return fail(`${names} are not the two halves of one block, so they cannot be one subnet`)
  }
  if (one.availabilityZone !== two.availabilityZone) {
    return fail(
      `${names} are in ${one.availabilityZone} and ${two.availabilityZone}; a subnet lies in one Availability Zone`,
    )
  }
  if (prefixLengthOf(first) <= SUBNET_LENGTHS.from) {
    return fail(`${names} together would be larger than /16, the largest subnet`)
  }
  const [lower, upper] = rangeOf(first).first < rangeOf(second).first ? [one, two] : [two, one]
  const lost = interfacesIn(topology, upper.id).find((eni) => ipv6Of(eni).length > 0)
  if (lower.ipv6CidrBlock && lost) {
    return fail(
      `${ownerName(topology, lost)} would lose ${ipv6Of(lost).join(', ')}: one subnet has one IPv6 block, and ${labelOf(lower)} keeps its own`,
    )
  }
  return ok(join(topology, lower, upper))
}

function ipv6Of({ ipv6Addresses, prefixes }: NetworkInterface): readonly string[] {
  return [...ipv6Addresses, ...prefixes.filter((prefix) => familyOf(prefix) === 6)]
}

function join(topology: Topology, lower: Subnet, upper: Subnet): Reshaped {
  const moved = allResources(topology).flatMap((resource) => {
    if (resource.kind === 'subnet' || !referencesOf(resource).includes(upper.id)) return []
    const next = rewired(resource, (id) => (id === upper.id ? lower.id : id))
    return next ? [withoutTwice(next)] : []
  })
  const whole = patched(lower, {
    cidrBlock: lower.cidrBlock && parentOf(lower.cidrBlock),
    ipv6CidrBlock: lower.ipv6CidrBlock ?? upper.ipv6CidrBlock,
  })
  const joined = withoutResources(withResources(topology, whole, ...moved), new Set([upper.id]))
  const said = [
    ...differences(topology, lower, upper),
    ...[lower, upper].flatMap(({ vpcId, cidrBlock }) => strandedRoutes(joined, vpcId, cidrBlock)),
  ]
  return { topology: joined, subnetIds: [lower.id], said }
}

/** A fleet or an attachment that named both halves names the one subnet once. */
function withoutTwice(resource: Resource): Resource {
  switch (resource.kind) {
    case 'autoScalingGroup':
    case 'managedService':
      return { ...resource, subnetIds: [...new Set(resource.subnetIds)] }
    case 'transitGatewayAttachment': {
      const { attached } = resource
      if (attached.kind !== 'vpc') return resource
      return {
        ...resource,
        attached: { ...attached, subnetIds: [...new Set(attached.subnetIds)] },
      }
    }
    default:
      return resource
  }
}

function differences(topology: Topology, lower: Subnet, upper: Subnet): readonly string[] {
  const [from, to] = [labelOf(upper), labelOf(lower)]
  const said = (
    what: string,
    kept: string | undefined,
    other: string | undefined,
    none: string,
  ) => {
    if (kept === other) return []
    const name = (id: string | undefined) => {
      const found = id === undefined ? undefined : allResources(topology).find((r) => r.id === id)
      return found ? labelOf(found) : none
    }
    return [
      `What was in ${from} now has ${name(kept)}, the ${what} of ${to}, instead of ${name(other)}.`,
    ]
  }
  return [
    ...said('route table', lower.routeTableId, upper.routeTableId, 'the main route table'),
    ...said('network ACL', lower.networkAclId, upper.networkAclId, 'the default network ACL'),
    ...(lower.blockPublicAccessExclusion === upper.blockPublicAccessExclusion
      ? []
      : [`Block Public Access now treats what was in ${from} as it treats ${to}.`]),
    ...(lower.mapPublicIpOnLaunch === upper.mapPublicIpOnLaunch
      ? []
      : [
          lower.mapPublicIpOnLaunch
            ? 'New interfaces get a public IPv4 address.'
            : 'New interfaces get no public IPv4 address.',
        ]),
  ]
}
