import { cardOf, cardsOf } from '@/layout/drawables'
import type { Listener } from '@/model/resources/listener'
import type { LoadBalancer } from '@/model/resources/loadBalancer'
import { formatDestination, type RouteTable } from '@/model/resources/routeTable'
import {
  findOf,
  labelOfId,
  networkAclOf,
  resourcesOf,
  routeTableOf,
  type ResourceOf,
  type Topology,
} from '@/model/topology'

/** A drawn thing that something else has to do with, and by which destinations. */
export interface Related {
  readonly id: string
  /** `0.0.0.0/0`; empty where the thing is only served. */
  readonly words: string
}

type InterfaceService = ResourceOf<'interfaceEndpoint' | 'managedService'>

const DESTINATIONS_NAMED = 2

/**
 * What a subnet's table leads to; whom a route table or network ACL serves; a load balancer's nodes
 * and targets; the interfaces of an endpoint or a service.
 */
export function relatedTo(topology: Topology, id: string): readonly Related[] {
  const subnet = findOf(topology, 'subnet', id)
  if (subnet) {
    const table = routeTableOf(topology, subnet)
    return table ? targetsOf(topology, table) : []
  }
  const balancer = balancerAt(topology, id)
  if (balancer) return reachOf(topology, balancer, id)
  const service = serviceAt(topology, id)
  if (service) return standingFor(topology, service.id, service.networkInterfaceIds, id)
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

/** The load balancer that is pointed at, itself or by one of its nodes. */
function balancerAt(topology: Topology, id: string): LoadBalancer | undefined {
  return resourcesOf(topology, 'loadBalancer').find(
    (each) => each.id === id || interfacesOf(each).some((own) => own === id),
  )
}

function serviceAt(topology: Topology, id: string): InterfaceService | undefined {
  return [
    ...resourcesOf(topology, 'interfaceEndpoint'),
    ...resourcesOf(topology, 'managedService'),
  ].find((each) => each.id === id || each.networkInterfaceIds.some((own) => own === id))
}

function interfacesOf({ nodes }: LoadBalancer): readonly string[] {
  return nodes.flatMap(({ networkInterfaceId }) => networkInterfaceId ?? [])
}

/** A balancer's cards, and its targets by the ports at which it listens and calls them (ELB-01, ELB-06). */
function reachOf(topology: Topology, balancer: LoadBalancer, id: string): readonly Related[] {
  const words = new Map<string, Set<string>>()
  for (const listener of resourcesOf(topology, 'listener')) {
    if (listener.loadBalancerId !== balancer.id) continue
    const actions = [listener.defaultAction, ...listener.rules.map(({ action }) => action)]
    for (const action of actions) {
      if (action.kind !== 'forward') continue
      for (const { targetGroupId } of action.targetGroups) {
        const group = findOf(topology, 'targetGroup', targetGroupId)
        for (const target of group?.targets ?? []) {
          const card = cardAt(topology, target.id)
          if (card === undefined) continue
          const port = target.port ?? group?.port
          const said = words.get(card) ?? new Set()
          words.set(card, said.add(portWords(listener, port)))
        }
      }
    }
  }
  const targets = [...words].map(([card, said]) => ({ id: card, words: shortened([...said]) }))
  return [...standingFor(topology, balancer.id, interfacesOf(balancer), id), ...targets]
}

function portWords({ protocol, port }: Listener, targetPort: number | undefined): string {
  const at = port === undefined ? protocol : `${protocol} ${String(port)}`
  return targetPort === undefined ? at : `${at} → ${String(targetPort)}`
}

/** A target's card: an instance, a service, or whose interface has the address. */
function cardAt(topology: Topology, target: string): string | undefined {
  const direct = cardOf(topology, target)
  if (direct !== undefined) return direct
  const eni = resourcesOf(topology, 'networkInterface').find(
    ({ privateAddresses, ipv6Addresses }) =>
      privateAddresses.some(({ address }) => address === target) ||
      ipv6Addresses.some((address) => address === target),
  )
  return eni && cardOf(topology, eni.id)
}

/** All that stands for a service on the canvas, but for what is pointed at. */
function standingFor(
  topology: Topology,
  serviceId: string,
  interfaces: readonly string[],
  pointedAt: string,
): readonly Related[] {
  const cards = [serviceId, ...interfaces].flatMap((own) => cardsOf(topology, own))
  return [...new Set(cards)]
    .filter((card) => card !== pointedAt)
    .map((card) => ({ id: card, words: '' }))
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
