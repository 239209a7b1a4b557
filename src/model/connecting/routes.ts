import { addRoute, updateRoute } from '../edits/routeTable'
import { routeRefusal } from '../edits/routeRefusal'
import { updateResource } from '../edits/edit'
import type { Cidr } from '../ip'
import type { Route, RouteTable, RouteTarget } from '../resources/routeTable'
import { findOf, interfacesOf, labelOf, labelOfId, resourcesOf, type Topology } from '../topology'
import { connectionsOr, tableName, type Connection, type Connections } from './connection'
import { proposedDestinations, type Proposal } from './destinations'
import { targetRefusal, type RouteTargetResource } from './routeTargets'

/** The routes of a table that can lead to a target, with destinations proposed (RT-24). */
export function routeConnections(
  topology: Topology,
  table: RouteTable,
  target: RouteTargetResource,
): Connections {
  const refusal = targetRefusal(topology, table, target)
  if (refusal !== undefined) return { ok: false, error: refusal }
  const proposals = proposedDestinations(topology, table, target)
  const all = proposals.flatMap((proposal) => routeTo(topology, table, target, proposal) ?? [])
  // Of several blocks only one may be left to route.
  const connections = all.filter(
    ({ key }, index) => all.findIndex((other) => other.key === key) === index,
  )
  const words = proposals.flatMap(({ blocks }) => blocks)
  return connectionsOr(
    connections,
    words.length === 0
      ? `${labelOf(target)} knows no network yet that a route could lead to`
      : `${tableName(table)} sends ${[...new Set(words)].join(', ')} to ${labelOf(target)} already`,
  )
}

function routeTo(
  topology: Topology,
  table: RouteTable,
  target: RouteTargetResource,
  { blocks, of }: Proposal,
): Connection | undefined {
  const to = { kind: target.kind, id: target.id } as RouteTarget
  const wanted = blocks.filter(
    (block) =>
      staticRouteTo(table, block)?.target.id !== target.id &&
      routeRefusal(topology, table, { kind: 'cidr', cidr: block }, to) === undefined,
  )
  if (wanted.length === 0) return undefined
  const replaced = new Set(wanted.flatMap((block) => staticRouteTo(table, block)?.target.id ?? []))
  const checking = checkingInterface(topology, target)
  const details = [
    of === '' ? '' : `${of}.`,
    replaced.size === 0
      ? ''
      : `Instead of ${[...replaced].map((id) => labelOfId(topology, id)).join(', ')}.`,
    checking === undefined ? '' : 'Turns its source/destination check off.',
    servedWords(topology, table),
  ].filter((word) => word !== '')
  return {
    key: `route ${wanted.join(' ')}`,
    label: `Route ${wanted.join(', ')} of ${tableName(table)} to ${labelOf(target)}`,
    ...(details.length > 0 ? { detail: details.join(' ') } : {}),
    make: (next) => {
      const routed = wanted.reduce((before, block) => withRoute(before, table.id, block, to), next)
      if (checking === undefined) return routed
      // What forwards for others must not check whose packets they are (ENI-07).
      return updateResource(routed, 'networkInterface', checking, { sourceDestCheck: false })
    },
  }
}

function checkingInterface(topology: Topology, target: RouteTargetResource) {
  if (target.kind !== 'instance' && target.kind !== 'networkInterface') return undefined
  const eni = target.kind === 'instance' ? interfacesOf(topology, target.id)[0] : target
  return eni?.sourceDestCheck === true && eni.managedBy === undefined ? eni.id : undefined
}

function staticRouteTo(table: RouteTable, block: Cidr): Route | undefined {
  return table.routes.find(
    ({ origin, destination }) =>
      origin === 'static' && destination.kind === 'cidr' && destination.cidr === block,
  )
}

/** A new route, or another target for the static one that the table has (RT-05). */
function withRoute(
  topology: Topology,
  tableId: RouteTable['id'],
  block: Cidr,
  target: RouteTarget,
): Topology {
  const table = findOf(topology, 'routeTable', tableId)
  if (!table) return topology
  const before = staticRouteTo(table, block)
  const made = before
    ? updateRoute(topology, tableId, table.routes.indexOf(before), { target })
    : addRoute(topology, tableId, { destination: { kind: 'cidr', cidr: block }, target })
  return made.ok ? made.value : topology
}

/** Whose routes change along, where that is more than one subnet (RT-18). */
function servedWords(topology: Topology, table: RouteTable): string {
  const served = resourcesOf(topology, 'subnet').filter(
    ({ vpcId, routeTableId }) =>
      routeTableId === table.id ||
      (table.main && vpcId === table.vpcId && routeTableId === undefined),
  )
  return served.length > 1 ? `The table serves ${String(served.length)} subnets.` : ''
}
