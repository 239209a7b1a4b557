import { drawingOf } from '@/layout/drawables'
import type { NetworkInterface } from '@/model/resources/networkInterface'
import { findOf, resourcesOf, type Topology } from '@/model/topology'

/** The interfaces that each card stands for, its primary one first. */
export function interfacesByCard(
  topology: Topology,
): ReadonlyMap<string, readonly NetworkInterface[]> {
  const { cardOfInterface } = drawingOf(topology)
  const byCard = new Map<string, NetworkInterface[]>()
  for (const eni of resourcesOf(topology, 'networkInterface')) {
    const card = cardOfInterface.get(eni.id)
    if (card === undefined) continue
    const list = byCard.get(card)
    if (list) list.push(eni)
    else byCard.set(card, [eni])
  }
  for (const [card, list] of byCard) {
    const nat = findOf(topology, 'natGateway', card)
    const rank = (eni: NetworkInterface): number =>
      nat ? nat.networkInterfaceIds.indexOf(eni.id) : (eni.attachment?.deviceIndex ?? 0)
    list.sort((a, b) => rank(a) - rank(b))
  }
  return byCard
}
