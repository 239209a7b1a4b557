import type { Box } from '@/layout/diagram'
import { cardOf, cardsOf } from '@/layout/drawables'
import type { Geometry } from '@/layout/geometry'
import { networkAclOf, resourcesOf, routeTableOf, type Topology } from '@/model/topology'
import { relatedTo } from './related/related'

/** Where a resource is seen: its own picture, or the things that wear it or are served by it. */
export function seenAt({ topology, boxes }: Geometry, id: string): readonly Box[] {
  const drawn = cardsOf(topology, id)
  const ids = drawn.length === 0 ? wearersOf(topology, id) : drawn
  return ids.flatMap((each) => boxes.get(each) ?? [])
}

function wearersOf(topology: Topology, id: string): readonly string[] {
  const cards = resourcesOf(topology, 'networkInterface').flatMap((eni) =>
    eni.securityGroupIds.some((group) => group === id) ? (cardOf(topology, eni.id) ?? []) : [],
  )
  const subnets = resourcesOf(topology, 'subnet').filter(
    (subnet) =>
      networkAclOf(topology, subnet)?.id === id || routeTableOf(topology, subnet)?.id === id,
  )
  const members = [...cards, ...subnets.map((subnet) => subnet.id)]
  if (members.length > 0) return members
  const related = relatedTo(topology, id)
  return related.map((each) => each.id)
}
