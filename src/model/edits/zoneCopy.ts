import type { SubnetId } from '../ids'
import type { Route, RouteTable } from '../resources/routeTable'
import { findOf, resourcesOf, subnetsOf, type Resource, type Topology } from '../topology'
import { updateResource } from './edit'
import type { PastePlace } from './pasteHomes'
import { addRouteTable } from './routeTable'
import { nameInZone } from './zoneNames'

/** Subnets of one Availability Zone whose copies stand in another one. */
export interface ZoneMove {
  readonly from: string
  readonly to: string
}

/** From where to where subnets are copied, when it is from one zone to another. */
export function zoneMoveOf(fragment: Topology, place: PastePlace): ZoneMove | undefined {
  const [from, second] = zonesOf(
    resourcesOf(fragment, 'subnet').map(({ id }) => id),
    fragment,
  )
  const to = place.availabilityZone
  const comesAlong = Object.keys(fragment.vpc).length > 0
  if (from === undefined || second !== undefined || comesAlong) return undefined
  return to === undefined || to === from ? undefined : { from, to }
}

/** What the copies are called: `app-b1` for `app-a1`. */
export function zonalNames(
  move: ZoneMove | undefined,
  resources: readonly Resource[],
): readonly string[] {
  return resources.map(({ name }) => (move && nameInZone(name, move.from, move.to)) ?? name)
}

/**
 * The zone that copies of these subnets belong in: when they are named after their own one, the next
 * one of the VPC that has not got their twins.
 */
export function twinZone(topology: Topology, ids: readonly string[]): string | undefined {
  const subnets = ids.flatMap((id) => findOf(topology, 'subnet', id) ?? [])
  const [first] = subnets
  const [from, second] = zonesOf(ids, topology)
  if (!first || subnets.length < ids.length || from === undefined || second !== undefined)
    return undefined
  const names = new Set(subnetsOf(topology, first.vpcId).map(({ name }) => name))
  const region = from.slice(0, -1)
  const all = ['a', 'b', 'c', 'd', 'e', 'f'].map((letter) => region + letter)
  const later = [...all.slice(all.indexOf(from) + 1), ...all.slice(0, all.indexOf(from))]
  return later.find((zone) =>
    subnets.every(({ name }) => {
      const twin = nameInZone(name, from, zone)
      return twin !== undefined && !names.has(twin)
    }),
  )
}

/**
 * Gives the copies of subnets the routes of their own zone. A table that leads to something of the
 * old zone which has a counterpart in the new one, its NAT gateway above all (NAT-01), is taken from
 * there or copied; every other table serves the copies too.
 */
export function withZonalTables(
  topology: Topology,
  move: ZoneMove | undefined,
  ids: ReadonlyMap<string, string>,
): Topology {
  if (!move) return topology
  return [...ids].reduce((next, [oldId, newId]) => {
    const copy = findOf(next, 'subnet', newId)
    const table = findOf(next, 'routeTable', copy?.routeTableId)
    if (!copy || !table) return next
    const routes = table.routes.map((route) => routeInZone(next, route, move, ids))
    if (routes.every((route, index) => route === table.routes[index])) return next
    return withTable(next, copy.id, table, routes, findOf(next, 'subnet', oldId)?.name ?? '', move)
  }, topology)
}

function withTable(
  topology: Topology,
  subnetId: SubnetId,
  like: RouteTable,
  routes: readonly Route[],
  oldName: string,
  { from, to }: ZoneMove,
): Topology {
  const twin = resourcesOf(topology, 'routeTable').find(
    ({ vpcId, main, routes: own }) => vpcId === like.vpcId && !main && sameRoutes(own, routes),
  )
  if (twin) return updateResource(topology, 'subnet', subnetId, { routeTableId: twin.id })
  const name =
    nameInZone(like.name, from, to) ??
    `${like.name === '' ? `rtb-${oldName}` : like.name}-${to.slice(-1)}`
  const made = addRouteTable(topology, like.vpcId, { name, routes })
  return updateResource(made.topology, 'subnet', subnetId, { routeTableId: made.id })
}

/** Whether two tables lead to the same places, in whatever order they say so. */
export function sameRoutes(a: readonly Route[], b: readonly Route[]): boolean {
  const words = (routes: readonly Route[]) =>
    routes.map(({ destination, target }) => JSON.stringify([destination, target])).toSorted()
  return JSON.stringify(words(a)) === JSON.stringify(words(b))
}

/** The route to what the copies have instead of its target: what came along, or the zone's NAT gateway. */
function routeInZone(
  topology: Topology,
  route: Route,
  { from, to }: ZoneMove,
  ids: ReadonlyMap<string, string>,
): Route {
  const { target } = route
  if (target.kind === 'other') return route
  const came = ids.get(target.id)
  const id =
    came ?? (target.kind === 'natGateway' ? natOfZone(topology, target.id, from, to) : undefined)
  return id === undefined ? route : { ...route, target: { ...target, id } as Route['target'] }
}

/** The NAT gateway of a zone, for one of another zone. */
function natOfZone(
  topology: Topology,
  natId: string,
  from: string,
  to: string,
): string | undefined {
  const old = findOf(topology, 'natGateway', natId)
  const zoneOf = (subnetId: string | undefined) =>
    findOf(topology, 'subnet', subnetId)?.availabilityZone
  if (!old || zoneOf(old.subnetId) !== from) return undefined
  return resourcesOf(topology, 'natGateway').find(
    (other) =>
      other.vpcId === old.vpcId &&
      other.connectivityType === old.connectivityType &&
      zoneOf(other.subnetId) === to,
  )?.id
}

function zonesOf(ids: readonly string[], topology: Topology): readonly string[] {
  const zones = ids.flatMap((id) => findOf(topology, 'subnet', id)?.availabilityZone ?? [])
  return [...new Set(zones)]
}
