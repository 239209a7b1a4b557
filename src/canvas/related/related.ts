import { cardOf } from '@/layout/drawables'
import { formatDestination, type RouteTable } from '@/model/resources/routeTable'
import {
  findOf,
  labelOfId,
  networkAclOf,
  resourcesOf,
  routeTableOf,
  type Topology,
} from '@/model/topology'

/** A drawn thing that something else has to do with, and by which destinations. */
export interface Related {
  readonly id: string
  /** `0.0.0.0/0`; empty where the thing is only served. */
  readonly words: string
}

const DESTINATIONS_NAMED = 2

/** What a subnet's table leads to; whom a route table or network ACL serves. */
export function relatedTo(topology: Topology, id: string): readonly Related[] {
  const subnet = findOf(topology, 'subnet', id)
  if (subnet) {
    const table = routeTableOf(topology, subnet)
    return table ? targetsOf(topology, table) : []
  }
  const table = findOf(topology, 'routeTable', id)
  if (table) {
    return [
      ...targetsOf(topology, table),
      ...served(topology, (each) => routeTableOf(topology, each)?.id === id),
    ]
  }
  if (!findOf(topology, 'networkAcl', id)) return []
  return served(topology, (each) => networkAclOf(topology, each)?.id === id)
}

function served(
  topology: Topology,
  isServed: (subnet: Topology['subnet'][string]) => boolean,
): readonly Related[] {
  return resourcesOf(topology, 'subnet')
    .filter(isServed)
    .map((subnet) => ({ id: subnet.id, words: '' }))
}

function targetsOf(topology: Topology, table: RouteTable): readonly Related[] {
  const destinations = new Map<string, string[]>()
  for (const { destination, target } of table.routes) {
    const card = cardOf(topology, target.id)
    if (card === undefined) continue
    const text =
      destination.kind === 'prefixList'
        ? labelOfId(topology, destination.prefixListId)
        : formatDestination(destination)
    destinations.set(card, [...(destinations.get(card) ?? []), text])
  }
  return [...destinations].map(([id, texts]) => ({ id, words: shortened(texts) }))
}

function shortened(texts: readonly string[]): string {
  const rest = texts.length - DESTINATIONS_NAMED
  const shown = texts.slice(0, DESTINATIONS_NAMED).join(', ')
  return rest > 0 ? `${shown} +${String(rest)}` : shown
}
