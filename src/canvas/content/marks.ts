import { cardOf, cardsOf } from '@/layout/drawables'
import { findOf, labelOf, resourcesOf, type Topology } from '@/model/topology'
import { strings } from '@/strings/strings'
import type { MarkContent } from './content'
import { forwardedTo, targetCard } from './targetCards'

const words = strings.drawing.marks

type Marks = ReadonlyMap<string, readonly MarkContent[]>

const known = new WeakMap<Topology, Marks>()

/**
 * What has no picture of its own, as small marks on the cards that it has to do with: a fleet on its
 * instances, a target group on its targets, and on a load balancer's cards its listeners, their target
 * groups and the endpoint services behind which it stands.
 */
export function marksByCard(topology: Topology): Marks {
  const found = known.get(topology)
  if (found) return found
  const marks = new Map<string, MarkContent[]>()
  const add = (card: string | undefined, mark: MarkContent): void => {
    if (card === undefined) return
    const own = marks.get(card) ?? []
    if (!own.some(({ id }) => id === mark.id)) marks.set(card, [...own, mark])
  }
  addFleets(topology, add)
  addBalancers(topology, add)
  for (const group of resourcesOf(topology, 'targetGroup')) {
    const mark = targetMark(group.id, words.targetOf(labelOf(group)))
    for (const target of group.targets) add(targetCard(topology, target), mark)
  }
  known.set(topology, marks)
  return marks
}

type Add = (card: string | undefined, mark: MarkContent) => void

function addFleets(topology: Topology, add: Add): void {
  for (const fleet of resourcesOf(topology, 'autoScalingGroup')) {
    const { min, max } = fleet.capacity
    const text = words.capacity(fleet.instanceIds.length, min, max)
    const mark = {
      id: fleet.id,
      glyph: 'chip',
      text,
      label: words.fleet(labelOf(fleet), text),
    } as const
    for (const id of fleet.instanceIds) add(cardOf(topology, id), mark)
  }
}

function addBalancers(topology: Topology, add: Add): void {
  const listeners = resourcesOf(topology, 'listener')
  for (const listener of listeners) {
    const { id, port, protocol, loadBalancerId } = listener
    const label = words.listener(labelOf(listener))
    const text = port === undefined ? protocol : `:${String(port)}`
    for (const card of cardsOf(topology, loadBalancerId)) {
      add(card, { id, glyph: undefined, text, label })
    }
  }
  for (const listener of listeners) {
    for (const groupId of forwardedTo(listener)) {
      const group = findOf(topology, 'targetGroup', groupId)
      if (!group) continue
      const mark = targetMark(group.id, words.targets(labelOf(group)))
      for (const card of cardsOf(topology, listener.loadBalancerId)) add(card, mark)
    }
  }
  for (const service of resourcesOf(topology, 'endpointService')) {
    const label = words.service(labelOf(service))
    for (const balancerId of service.loadBalancerIds) {
      for (const card of cardsOf(topology, balancerId)) {
        add(card, { id: service.id, glyph: 'plug', text: '', label })
      }
    }
  }
}

function targetMark(id: string, label: string): MarkContent {
  return { id, glyph: 'target', text: '', label }
}
