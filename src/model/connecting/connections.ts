import { fail } from '../result'
import {
  allResources,
  findResource,
  KIND_LABELS,
  labelOf,
  type Resource,
  type ResourceKind,
  type Topology,
} from '../topology'
import { connectionsOr, type Connection, type Connections } from './connection'
import { PAIRS } from './pairs'

/** What joining one resource to another would make, or why AWS allows nothing of the kind. */
export function connectionsBetween(topology: Topology, fromId: string, toId: string): Connections {
  const from = findResource(topology, fromId)
  const to = findResource(topology, toId)
  if (!from || !to) return fail('It is not in this network')
  const pair = pairOf(from, to)
  if (pair) return pair(topology)
  if (from.id === to.id) return fail('A connection needs two different ends')
  return fail(refusalOf(from, to))
}

/** Whether two resources can mean anything to one another, refused now or not. */
export function canConnect(topology: Topology, fromId: string, toId: string): boolean {
  const from = findResource(topology, fromId)
  const to = findResource(topology, toId)
  return from !== undefined && to !== undefined && pairOf(from, to) !== undefined
}

/**
 * The same for several ends at once, of which the first is the one that is pointed at: what it
 * allows is made with each that allows it too.
 */
export function connectionsWithAll(
  topology: Topology,
  fromId: string,
  toIds: readonly string[],
): Connections {
  const [first = '', ...others] = toIds
  const found = connectionsBetween(topology, fromId, first)
  if (!found.ok || others.length === 0) return found
  const many = found.value.map((connection): Connection => {
    const { key, labelOfMany } = connection
    if (!labelOfMany) return connection
    const same = others.flatMap((id) => {
      const other = connectionsBetween(topology, fromId, id)
      return other.ok ? other.value.filter((candidate) => candidate.key === key) : []
    })
    if (same.length === 0) return connection
    return {
      key,
      label: labelOfMany(same.length + 1),
      make: (next) => [connection, ...same].reduce((before, each) => each.make(before), next),
    }
  })
  return connectionsOr(many, '')
}

/** Something that a resource can be connected to, and what that would make. */
export interface ConnectTarget {
  readonly resource: Resource
  readonly connections: readonly Connection[]
}

/** Everything that all of these can be connected to: with one every target, with several what serves many. */
export function connectTargets(
  topology: Topology,
  ids: readonly string[],
): { readonly possible: readonly ConnectTarget[]; readonly refused: readonly RefusedTarget[] } {
  const possible: ConnectTarget[] = []
  const refused: RefusedTarget[] = []
  const [only, second] = ids
  for (const resource of allResources(topology)) {
    if (only === undefined || (ids.includes(resource.id) && resource.kind !== 'securityGroup')) {
      continue
    }
    const found = second
      ? connectionsToMany(topology, resource, ids)
      : connectionsBetween(topology, only, resource.id)
    if (found.ok) possible.push({ resource, connections: found.value })
    else if (only !== resource.id) refused.push({ resource, reason: found.error })
  }
  return { possible, refused }
}

export interface RefusedTarget {
  readonly resource: Resource
  readonly reason: string
}

function connectionsToMany(
  topology: Topology,
  resource: Resource,
  ids: readonly string[],
): Connections {
  const found = ids.map((id) => connectionsBetween(topology, resource.id, id))
  const able = ids.filter((_id, index) => {
    const each = found[index]
    return each?.ok === true && each.value.some(({ labelOfMany }) => labelOfMany)
  })
  if (able.length > 0) return connectionsWithAll(topology, resource.id, able)
  const refusal = found.find((each) => !each.ok)
  return refusal ?? fail(`${labelOf(resource)} is connected to one thing at a time`)
}

function pairOf(from: Resource, to: Resource): ((topology: Topology) => Connections) | undefined {
  const forward = lookUp(from.kind, to.kind)
  if (forward) return (topology) => forward(topology, from, to)
  const backward = lookUp(to.kind, from.kind)
  return backward && ((topology) => backward(topology, to, from))
}

type AnyPair = (topology: Topology, a: Resource, b: Resource) => Connections

// The registry's own types hold kinds and functions together; a lookup by value cannot.
function lookUp(a: ResourceKind, b: ResourceKind): AnyPair | undefined {
  return (PAIRS[a] as Partial<Record<ResourceKind, AnyPair>> | undefined)?.[b]
}

/** Kinds on which AWS puts no security group at all (SG-48). */
const WITHOUT_GROUPS: ReadonlySet<ResourceKind> = new Set([
  'natGateway',
  'egressOnlyInternetGateway',
  'internetGateway',
  'virtualPrivateGateway',
  'peeringConnection',
  'transitGateway',
  'gatewayEndpoint',
  'gatewayLoadBalancerEndpoint',
])

/** Why AWS joins no such pair, in one sentence. */
function refusalOf(from: Resource, to: Resource): string {
  const other = (kind: ResourceKind): Resource | undefined => {
    if (from.kind === kind) return to
    return to.kind === kind ? from : undefined
  }
  const worn = other('securityGroup')
  if (worn && WITHOUT_GROUPS.has(worn.kind)) {
    return `No security group can be put on ${aKind(worn.kind)}`
  }
  if (worn?.kind === 'subnet' || worn?.kind === 'vpc') {
    return 'A security group guards interfaces; what guards a subnet is a network ACL'
  }
  if (other('networkAcl')) return 'A network ACL guards subnets, nothing else'
  if (other('routeTable'))
    return 'A route table serves subnets, and its routes lead to gateways and interfaces'
  if (other('gatewayEndpoint')) return 'A gateway endpoint is associated with route tables'
  if (other('egressOnlyInternetGateway')) {
    return 'An egress-only internet gateway stays in its VPC; route tables lead to it'
  }
  if (from.kind === to.kind) {
    return `Nothing joins two ${plural(KIND_LABELS[from.kind])} to one another`
  }
  return `Nothing joins ${aKind(from.kind)} to ${aKind(to.kind)}: ${labelOf(from)} and ${labelOf(to)} meet by routes and rules`
}

function aKind(kind: ResourceKind): string {
  const label = KIND_LABELS[kind]
  return `${/^[aeio]/i.test(label) ? 'an' : 'a'} ${label}`
}

function plural(label: string): string {
  return /[^aeiou]y$/.test(label) ? `${label.slice(0, -1)}ies` : `${label}s`
}
