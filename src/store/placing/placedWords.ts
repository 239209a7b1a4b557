import { allResources, KIND_LABELS, labelOf, labelOfId, type Topology } from '@/model/topology'

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
  const names = along.map((resource) => `${KIND_LABELS[resource.kind]} ${labelOf(resource)}`)
  const last = names.at(-1)
  if (last === undefined) return `${labelOfId(after, id)} added.`
  const list = names.length === 1 ? last : `${names.slice(0, -1).join(', ')} and ${last}`
  return `${labelOfId(after, id)} added, with ${list}.`
}
