import { asId } from '../ids'
import { parseIp } from '../ip'
import { fail, ok, type Result } from '../result'
import {
  allResources,
  EMPTY_TOPOLOGY,
  findOf,
  findResource,
  labelOf,
  resourcesOf,
  withResources,
  type Resource,
  type ResourceOf,
  type Topology,
} from '../topology'
import { withoutResources } from './edit'
import type { Fragment } from './fragment'
import { copyNames } from './names'
import { newIds, newRuleIds } from './newId'
import { addressesLike, createPool, liesInSubnet, withGroup, type Pool } from './pasteAddresses'
import { blocksFor, shifted, type Blocks } from './pasteBlocks'
import { homesFor, type PastePlace } from './pasteHomes'
import { containersOf, elsewhere, wire, type Wiring } from './pasteReferences'
import { readdressed, rewired } from './rewire'
import { withZonalTables, zoneMoveOf, zonalNames } from './zoneCopy'

/** A topology with a fragment in it. */
export interface Pasted {
  readonly topology: Topology
  /** The new ids by the fragment's own. */
  readonly ids: ReadonlyMap<string, string>
  /** References and resources that could not come along, in words. */
  readonly leftOut: readonly string[]
}

/** What lies outside of AWS keeps its addresses when a VPC's copy gets others. */
const ELSEWHERE: ReadonlySet<string> = new Set([
  'onPremisesNetwork',
  'onPremisesHost',
  'customerGateway',
  'internetHost',
])

/**
 * Puts a fragment into a topology: new ids, free names, free blocks and addresses. What its resources
 * say of each other stays true of the copies; what they name of the rest stays where AWS allows it.
 */
export function paste(
  topology: Topology,
  source: Fragment,
  place: PastePlace = {},
): Result<Pasted> {
  const fragment = fragmentFor(topology, source)
  const homes = homesFor(topology, fragment, place)
  if (!homes.ok) return homes
  const { topology: base, ids: homeIds } = homes.value
  const blocks = blocksFor(base, fragment, homeIds)
  if (!blocks.ok) return blocks
  const resources = allResources(fragment)
  const fresh = newIds(base, resources)
  const move = (resource: Resource, address: string): string =>
    shifted(blocks.value.shifts, oldVpcOf(fragment, resource), address)
  const wiring: Wiring = { base, fragment, outside: source.outside, fresh, homes: homeIds, move }
  const { resources: wired, leftOut } = wire(wiring)
  const zoneMove = zoneMoveOf(fragment, place)
  const names = copyNames(base, zonalNames(zoneMove, resources))
  const nameOf = new Map(resources.map(({ id }, index) => [id, names[index] ?? '']))

  const pool = createPool(base)
  const copies = resources.flatMap((original): Resource[] => {
    const { id } = original
    const resource = wired.get(id)
    if (!resource) return []
    const placed = inPlace(wiring, blocks.value, place, original, resource)
    const renamed = { ...placed, id: fresh.get(id) ?? id, name: nameOf.get(id) ?? '' } as Resource
    return [withFreePublicAddresses(renamed, pool)]
  })
  const named = withNewRuleIds(base, copies)
  const others = named.filter((one) => !isInterface(one))
  const withOthers = withResources(base, ...others)
  const interfaces = named.filter(isInterface).map((eni) => withGroup(withOthers, eni))
  // Where a whole subnet came along with its blocks, addresses are in order as they are.
  const isSettled = (eni: ResourceOf<'networkInterface'>): boolean =>
    !findOf(base, 'subnet', eni.subnetId) && liesInSubnet(withOthers, eni)
  let next = withResources(withOthers, ...interfaces.filter(isSettled))
  for (const eni of interfaces.filter((one) => !isSettled(one))) {
    const addressed = addressesLike(next, eni)
    const subnet = findOf(next, 'subnet', eni.subnetId)
    if (!addressed) return fail(`${subnet ? labelOf(subnet) : ''} has no free address left`)
    next = withResources(next, addressed)
  }
  const ids = new Map([...fresh].filter(([id]) => wired.has(id)))
  return ok({ topology: withZonalTables(next, zoneMove, ids), ids, leftOut })
}

/**
 * The resources to paste: shared ones that are here already are used as they are, and an id that
 * means another thing here is marked, for ids are only unique within a drawing.
 */
function fragmentFor(base: Topology, { topology, outside }: Fragment): Topology {
  const isHere = (id: string): boolean => {
    const here = findResource(base, id)
    return here !== undefined && Object.hasOwn(outside, id) && here.name === outside[id]
  }
  const here = allResources(topology).map(({ id }): string => id)
  const pasted = withoutResources(topology, new Set(here.filter(isHere)))
  const own = new Set(allResources(pasted).map(({ id }): string => id))
  const marked = allResources(pasted).flatMap(
    (resource) =>
      rewired(resource, (id) =>
        own.has(id) || isHere(id) || parseIp(id).ok || !findResource(base, id) ? id : elsewhere(id),
      ) ?? [],
  )
  return withResources(EMPTY_TOPOLOGY, ...marked)
}

function isInterface(resource: Resource): resource is ResourceOf<'networkInterface'> {
  return resource.kind === 'networkInterface'
}

function oldVpcOf(fragment: Topology, resource: Resource): string | undefined {
  const { vpcId, subnetId } = containersOf(resource)
  return resource.kind === 'vpc'
    ? resource.id
    : (vpcId ?? findOf(fragment, 'subnet', subnetId)?.vpcId)
}

/** A copy with the blocks and addresses of its new place, and nobody's default there. */
function inPlace(
  wiring: Wiring,
  blocks: Blocks,
  place: PastePlace,
  original: Resource,
  wired: Resource,
): Resource {
  const { vpcId } = containersOf(original)
  const moved = ELSEWHERE.has(original.kind)
    ? wired
    : readdressed(wired, (address) => wiring.move(original, address))
  const stranger = vpcId !== undefined && wiring.homes.has(vpcId)
  switch (moved.kind) {
    case 'vpc':
      return { ...moved, isDefault: false }
    case 'subnet':
      return stranger ? inVpc(wiring, blocks, place, moved, original.id) : moved
    case 'securityGroup':
    case 'networkAcl':
      return stranger ? { ...moved, isDefault: false } : moved
    case 'routeTable':
      return stranger ? { ...moved, main: false } : moved
    default:
      return moved
  }
}

function inVpc(
  { base, fragment }: Wiring,
  blocks: Blocks,
  place: PastePlace,
  subnet: ResourceOf<'subnet'>,
  oldId: string,
): Resource {
  const { cidrBlock: _old, ipv6CidrBlock: _older, ...bare } = subnet
  const own = blocks.subnets.get(oldId) ?? {}
  const region = findOf(base, 'vpc', subnet.vpcId)?.region ?? ''
  const zone = subnet.availabilityZone
  const fits = zone.startsWith(region) ? zone : `${region}${/[a-f]$/.exec(zone)?.[0] ?? 'a'}`
  const zones = new Set(resourcesOf(fragment, 'subnet').map((each) => each.availabilityZone))
  return {
    ...bare,
    ...own,
    availabilityZone: (zones.size === 1 ? place.availabilityZone : undefined) ?? fits,
    assignIpv6AddressOnCreation: own.ipv6CidrBlock ? subnet.assignIpv6AddressOnCreation : false,
  }
}

function withFreePublicAddresses(resource: Resource, pool: Pool): Resource {
  switch (resource.kind) {
    case 'networkInterface':
      return {
        ...resource,
        privateAddresses: resource.privateAddresses.map((item) => {
          const publicIp = item.publicIp && pool.take(item.publicIp)
          return publicIp ? { ...item, publicIp } : { address: item.address }
        }),
      }
    case 'internetHost': {
      const { address: _address, ipv6Address, ...host } = resource
      const address = resource.address && pool.take(resource.address)
      const keeps = ipv6Address !== undefined && pool.isFree(ipv6Address)
      return { ...host, ...(address ? { address } : {}), ...(keeps ? { ipv6Address } : {}) }
    }
    case 'natGateway': {
      if (!resource.regional) return resource
      const addresses = resource.regional.addresses.flatMap((item) => {
        const publicIp = pool.take(item.publicIp)
        return publicIp ? [{ ...item, publicIp }] : []
      })
      return { ...resource, regional: { ...resource.regional, addresses } }
    }
    default:
      return resource
  }
}

function withNewRuleIds(base: Topology, copies: readonly Resource[]): readonly Resource[] {
  const count = copies.reduce(
    (sum, one) =>
      one.kind === 'securityGroup' ? sum + one.ingress.length + one.egress.length : sum,
    0,
  )
  const ids = newRuleIds(base, count)[Symbol.iterator]()
  const numbered = <Rule extends { readonly id: string }>(rule: Rule): Rule => ({
    ...rule,
    id: asId(ids.next().value ?? rule.id),
  })
  return copies.map((one) =>
    one.kind === 'securityGroup'
      ? { ...one, ingress: one.ingress.map(numbered), egress: one.egress.map(numbered) }
      : one,
  )
}
