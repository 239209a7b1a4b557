import { allResources, KIND_LABELS, labelOf, labelOfId, type Topology } from '@/model/topology'
import { strings } from '@/strings/strings'

const words = strings.placing

/** `server-1 added, with VPC vpc-1 and subnet subnet-1.`: what was placed, and what came along. */
export function placedWords(before: Topology, after: Topology, id: string): string {
  const known = new Set(allResources(before).map((resource) => resource.id))
  const own = after.instance[id] ? 'networkInterface' : undefined
  const along = allResources(after).filter(
    (resource) =>
      !known.has(resource.id) &&
      resource.id !== id &&
      resource.name !== '' &&
      !('isDefault' in resource && resource.isDefault && resource.kind !== 'vpc') &&
      resource.kind !== own,
  )
  const names = along.map((resource) => words.ofKind(KIND_LABELS[resource.kind], labelOf(resource)))
  const name = labelOfId(after, id)
  return names.length === 0 ? words.added(name) : words.addedWith(name, names)
}
