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
import { forwardedTo, targetCard } from '../content/targetCards'

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
 * and targets; the interfaces of an endpoint or a service; the members of a fleet or a target group.
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
  const members = membersOf(topology, id)
  if (members) return members
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

/** The cards of what is drawn nowhere itself: a fleet's instances, a group's targets, a service's balancers. */
function membersOf(topology: Topology, id: string): readonly Related[] | undefined {
  const fleet = findOf(topology, 'autoScalingGroup', id)
  if (fleet) return all(fleet.instanceIds.flatMap((each) => cardsOf(topology, each)))
  const group = findOf(topology, 'targetGroup', id)
  if (group) return all(group.targets.flatMap((target) => targetCard(topology, target) ?? []))
  const service = findOf(topology, 'endpointService', id)
  if (service) return all(service.loadBalancerIds.flatMap((each) => cardsOf(topology, each)))
  const listener = findOf(topology, 'listener', id)
  if (!listener) return undefined
  return [
    ...all(cardsOf(topology, listener.loadBalancerId)),
    ...targetsBehind(topology, [listener]),
  ]
}

function all(cards: readonly string[]): readonly Related[] {
  return [...new Set(cards)].map((card) => ({ id: card, words: '' }))
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
  const listeners = resourcesOf(topology, 'listener').filter(
    ({ loadBalancerId }) => loadBalancerId === balancer.id,
  )
  return [
    ...standingFor(topology, balancer.id, interfacesOf(balancer), id),
    ...targetsBehind(topology, listeners),
  ]
}

/** Where listeners forward to, by the ports at which they listen and call. */
function targetsBehind(topology: Topology, listeners: readonly Listener[]): readonly Related[] {
  const words = new Map<string, Set<string>>()
  for (const listener of listeners) {
    for (const groupId of forwardedTo(listener)) {
      const group = findOf(topology, 'targetGroup', groupId)
      for (const target of group?.targets ?? []) {
        const card = targetCard(topology, target)
        if (card === undefined) continue
        const port = target.port ?? group?.port
        const said = words.get(card) ?? new Set()
        words.set(card, said.add(portWords(listener, port)))
      }
    }
  }
  return [...words].map(([card, said]) => ({ id: card, words: shortened([...said]) }))
}

function portWords({ protocol, port }: Listener, targetPort: number | undefined): string {
  const at = port === undefined ? protocol : `${protocol} ${String(port)}`
  return targetPort === undefined ? at : `${at} → ${String(targetPort)}`
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
