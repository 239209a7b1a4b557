import type { Drawable } from '@/layout/drawables'
import { subnetKind } from '@/model/subnetKind'
import { findOf, labelOfId, resourcesOf, type Topology } from '@/model/topology'
import { strings } from '@/strings/strings'
import type { FoldedContent } from './content'

const words = strings.craft.counts

/** What the card of a collapsed VPC or subnet says: its name, and how much is inside. */
export function describeFolded(
  topology: Topology,
  thing: Drawable,
  inside: readonly Drawable[],
  faults: number,
): FoldedContent {
  const subnet = findOf(topology, 'subnet', thing.resourceId)
  const subnets = inside.filter(({ kind }) => kind === 'subnet')
  const homes = new Set<string>(subnet ? [subnet.id] : subnets.map(({ id }) => id))
  const groups = new Set(
    resourcesOf(topology, 'networkInterface').flatMap(({ subnetId, securityGroupIds }) =>
      homes.has(subnetId) ? securityGroupIds : [],
    ),
  )
  const instances = inside.filter(({ resourceKind }) => resourceKind === 'instance').length
  const others = inside.filter(({ kind }) => kind === 'card' || kind === 'box').length - instances
  const counts = [
    subnets.length > 0 ? words.subnets(subnets.length) : '',
    words.instances(instances),
    others > 0 && subnets.length === 0 ? words.others(others) : '',
    groups.size > 0 ? words.groups(groups.size) : '',
  ]
  return {
    name: labelOfId(topology, thing.resourceId),
    kind: subnet ? subnetKind(topology, subnet) : 'vpc',
    counts: counts.filter((count) => count !== '').join(' · '),
    faults,
  }
}
