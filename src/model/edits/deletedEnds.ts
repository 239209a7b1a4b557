import { findResource, labelOf, type Topology } from '../topology'
import type { TrafficEnd, TrafficSource } from '../trafficSource'

/** The ids that an end of traffic names. */
export function idsOfEnd(end: TrafficEnd): readonly string[] {
  if ('ids' in end) return end.ids
  return 'id' in end ? [end.id] : []
}

/**
 * Sources after an edit of the network: an end that named what the edit deleted keeps its name and
 * nothing else, so that no later thing of the same id is meant by it.
 */
export function withoutDeletedEnds(
  traffic: readonly TrafficSource[],
  before: Topology,
  after: Topology,
): readonly TrafficSource[] {
  const isDeleted = (id: string): boolean =>
    findResource(after, id) === undefined && findResource(before, id) !== undefined
  const mend = (end: TrafficEnd): TrafficEnd => {
    const deleted = idsOfEnd(end).filter(isDeleted)
    const [first] = deleted
    if (first === undefined) return end
    if (end.kind === 'several' && deleted.length < end.ids.length) {
      return { ...end, ids: end.ids.filter((id) => !deleted.includes(id)) }
    }
    const resource = findResource(before, first)
    return { kind: 'gone', name: resource ? labelOf(resource) : first }
  }
  const next = traffic.map((source): TrafficSource => {
    const [from, to] = [mend(source.from), mend(source.to)]
    return from === source.from && to === source.to ? source : { ...source, from, to }
  })
  return next.some((source, index) => source !== traffic[index]) ? next : traffic
}
