import { RESOURCE_SCHEMAS } from '../resourceSchemas'
import type { Resource } from '../topology'

/** Objects that name a resource by a plain `id`. */
const NAMING_BY_ID: ReadonlySet<string> = new Set(['target', 'gateway', 'targets'])

/** What a resource, or a part of it, can be without. */
const OPTIONAL: ReadonlySet<string> = new Set([
  'vpcId',
  'subnetId',
  'routeTableId',
  'networkAclId',
  'edgeRouteTableId',
  'onPremisesNetworkId',
  'endpointServiceId',
  'networkFirewallId',
  'firewallPolicyId',
  'networkInterfaceId',
  'attachment',
  'gateway',
  'defaultAssociationTableId',
  'defaultPropagationTableId',
  'transportAttachmentId',
])

/** Where addresses and blocks stand that lie in a VPC. */
const ADDRESSES: ReadonlySet<string> = new Set([
  'address',
  'cidr',
  'cidrBlock',
  'cidrBlocks',
  'ipv6CidrBlock',
  'ipv6CidrBlocks',
  'ipv6Addresses',
  'prefixes',
  'allowedPrefixes',
  'staticRoutes',
  'sources',
  'destinations',
])

const LOST = Symbol('lost')

/** Another id for one that is named, or nothing where it cannot be named any more. */
export type Find = (id: string) => string | undefined

/**
 * A resource that names others by other ids. What names nothing any more is left out: a route, a
 * rule, an association; nothing comes back where the resource cannot be without it.
 */
export function rewired(resource: Resource, find: Find): Resource | undefined {
  const next = rewire(resource, '', find)
  if (next === LOST) return undefined
  const schema = RESOURCE_SCHEMAS[resource.kind]
  return schema.safeParse(next).success ? (next as Resource) : undefined
}

/** The ids that a resource names. */
export function referencesOf(resource: Resource): readonly string[] {
  const named: string[] = []
  rewire(resource, '', (id) => {
    named.push(id)
    return id
  })
  return named
}

function rewire(value: unknown, key: string, find: Find): unknown {
  if (typeof value === 'string') return key.endsWith('Id') ? (find(value) ?? LOST) : value
  if (Array.isArray(value)) {
    const item = key.endsWith('Ids') ? 'Id' : key
    return value.map((each) => rewire(each, item, find)).filter((each) => each !== LOST)
  }
  if (typeof value !== 'object' || value === null) return value
  const next: Record<string, unknown> = {}
  for (const [name, part] of Object.entries(value)) {
    const changed = rewire(part, name === 'id' && NAMING_BY_ID.has(key) ? 'Id' : name, find)
    if (changed !== LOST) next[name] = changed
    else if (!OPTIONAL.has(name)) return LOST
  }
  return next
}

/** A resource with every address and block in it changed. */
export function readdressed<R extends Resource>(resource: R, change: (value: string) => string): R {
  return readdress(resource, '', change) as R
}

function readdress(value: unknown, key: string, change: (value: string) => string): unknown {
  if (typeof value === 'string') return ADDRESSES.has(key) ? change(value) : value
  if (Array.isArray(value)) return value.map((each) => readdress(each, key, change))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([name, part]) => [name, readdress(part, name, change)]),
  )
}
