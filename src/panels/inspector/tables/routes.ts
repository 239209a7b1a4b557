import { ANY_IPV4 } from '@/model/ip'
import { routeRefusal } from '@/model/edits/routeRefusal'
import { fail, ok, type Result } from '@/model/result'
import {
  formatDestination,
  type Route,
  type RouteDestination,
  type RouteTable,
  type RouteTarget,
} from '@/model/resources/routeTable'
import { vpcBlocks } from '@/model/resources/vpc'
import { findOf, labelOf, resourcesOf, type Topology } from '@/model/topology'
import { strings } from '@/strings/strings'
import { parseCliRows } from './cliRows'
import { faultOf, type CellOption, type RowFormat } from './grid'
import { anywhere, byLabel, readBlock, uniqueLabel, type TextFault } from './peerText'
import { blackholeReason, routeTargets, targetHeading } from './routeTargets'
import { noteLine } from './trafficColumns'

const words = strings.cells

export type RouteColumn = 'destination' | 'target' | 'state' | 'origin' | 'note'

/** How the routes of a table, its local ones aside, are written and read. */
export function routeFormat(topology: Topology, table: RouteTable): RowFormat<Route, RouteColumn> {
  const destinations = destinationOptions(topology, table)
  const targets = targetOptions(topology, table)
  return {
    noun: words.route,
    columns: [
      {
        id: 'destination',
        header: words.destination,
        width: '34%',
        mono: true,
        placeholder: ANY_IPV4,
        options: () => destinations,
      },
      {
        id: 'target',
        header: words.target,
        width: 'auto',
        placeholder: words.targetPlaceholder,
        options: () => targets,
      },
      {
        id: 'state',
        header: words.state,
        width: '18%',
        fixed: () => true,
        className: ({ state }) => (state === 'blackhole' ? 'font-semibold text-deny!' : undefined),
      },
      { id: 'origin', header: words.origin, width: '18%', fixed: () => true },
      noteLine(),
    ],
    write: (route) => ({
      destination: writeDestination(topology, route.destination),
      target: writeTarget(topology, table, route.target),
      state: blackholeReason(topology, table.vpcId, route) === undefined ? 'active' : 'blackhole',
      origin: route.origin,
      note: route.note ?? '',
    }),
    read: (draft, others, before) => {
      const destination = readDestination(topology, draft.destination, before?.destination)
      if (!destination.ok) {
        return faultOf('destination', destination.error.message, destination.error.fix)
      }
      const key = formatDestination(destination.value)
      if (others.some((other) => isStaticTo(other, key))) {
        return faultOf('destination', words.routeTaken(key))
      }
      const target = readTarget(topology, table, draft.target, before?.target)
      if (!target.ok) return faultOf('target', target.error)
      const refusal = routeRefusal(topology, table, destination.value, target.value)
      if (refusal !== undefined) return faultOf('target', refusal)
      const note = draft.note.trim()
      const stillGone = before?.blackhole && before.target.id === target.value.id
      return ok({
        destination: destination.value,
        target: target.value,
        origin: before?.origin ?? 'static',
        ...(stillGone ? { blackhole: true as const } : {}),
        ...(note === '' ? {} : { note }),
      })
    },
    blank: () => ({ destination: '', target: '', state: '', origin: 'static', note: '' }),
    copy: (route) => route,
    // State and origin follow from the network, whatever the console said of its own.
    tidy: (draft) => ({ ...draft, state: '', origin: 'static' }),
    fromCli: (text) => parseCliRows(text, undefined),
    keyOf: ({ destination }) => formatDestination(destination),
    readOnly: ({ origin }) => origin === 'propagated',
  }
}

function isStaticTo({ origin, destination }: Route, key: string): boolean {
  return origin === 'static' && formatDestination(destination) === key
}

function writeDestination(topology: Topology, destination: RouteDestination): string {
  if (destination.kind === 'cidr') return destination.cidr
  const lists = resourcesOf(topology, 'prefixList')
  const list = findOf(topology, 'prefixList', destination.prefixListId)
  return list ? uniqueLabel(lists, list) : destination.prefixListId
}

function readDestination(
  topology: Topology,
  text: string,
  before: RouteDestination | undefined,
): Result<RouteDestination, TextFault> {
  const word = text.trim()
  if (word === '') return fail({ message: words.noDestination })
  // A list that was not imported stays what it is while other cells are edited.
  if (before && writeDestination(topology, before) === word) return ok(before)
  const list = byLabel(resourcesOf(topology, 'prefixList'), word)
  if (list) return ok({ kind: 'prefixList', prefixListId: list.id })
  if (word === 'default') return ok({ kind: 'cidr', cidr: ANY_IPV4 })
  const block = readBlock(word)
  return block.ok ? ok({ kind: 'cidr', cidr: block.value }) : block
}

function writeTarget(topology: Topology, table: RouteTable, { kind, id }: RouteTarget): string {
  const resource = findOf(topology, kind, id)
  return resource ? uniqueLabel(routeTargets(topology, table.vpcId), resource) : id
}

function readTarget(
  topology: Topology,
  table: RouteTable,
  text: string,
  before: RouteTarget | undefined,
): Result<RouteTarget> {
  const word = text.trim()
  if (word === '') return fail(words.noTarget)
  if (before && writeTarget(topology, table, before) === word) return ok(before)
  const chosen = byLabel(routeTargets(topology, table.vpcId), word)
  if (!chosen) return fail(words.notATarget(word))
  return ok({ kind: chosen.kind, id: chosen.id } as RouteTarget)
}

function targetOptions(topology: Topology, table: RouteTable): readonly CellOption[] {
  const targets = routeTargets(topology, table.vpcId)
  return targets.map((target) => ({
    heading: targetHeading(target.kind),
    text: uniqueLabel(targets, target),
    detail: target.id,
    keywords: targetHeading(target.kind),
  }))
}

/** Anywhere, the blocks of VPCs that are peered, and prefix lists. */
function destinationOptions(topology: Topology, table: RouteTable): readonly CellOption[] {
  const peers = resourcesOf(topology, 'peeringConnection').flatMap(({ requester, accepter }) => {
    if (requester.vpcId === table.vpcId) return [accepter]
    return accepter.vpcId === table.vpcId ? [requester] : []
  })
  return [
    ...anywhere(),
    ...peers.flatMap((side) => {
      const vpc = findOf(topology, 'vpc', side.vpcId)
      const blocks = vpc ? vpcBlocks(vpc) : []
      return (blocks.length > 0 ? blocks : side.cidrBlocks).map((block) => ({
        heading: words.peeredVpcs,
        text: block,
        detail: vpc ? labelOf(vpc) : side.vpcId,
      }))
    }),
    ...resourcesOf(topology, 'prefixList').map((list) => ({
      heading: words.lists,
      text: uniqueLabel(resourcesOf(topology, 'prefixList'), list),
      detail: list.id,
      keywords: list.id,
    })),
  ]
}
