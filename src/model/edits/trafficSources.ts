import type { TrafficEnd, TrafficSource } from '../trafficSource'
import { idsOfEnd } from './deletedEnds'

/** Sources with one more, under an id of its own. */
export function withSource(
  traffic: readonly TrafficSource[],
  about: Omit<TrafficSource, 'id'>,
): { readonly traffic: readonly TrafficSource[]; readonly id: string } {
  const numbers = traffic.map(({ id }) => Number(/^traffic-(\d{1,15})$/.exec(id)?.[1] ?? 0))
  const id = `traffic-${String(Math.max(0, ...numbers) + 1)}`
  return { traffic: [...traffic, { ...about, id }], id }
}

/** Sources with one changed; the same where nothing is. */
export function withSourceChanged(
  traffic: readonly TrafficSource[],
  id: string,
  change: (source: TrafficSource) => TrafficSource,
): readonly TrafficSource[] {
  const next = traffic.map((source) => (source.id === id ? change(source) : source))
  return JSON.stringify(next) === JSON.stringify(traffic) ? traffic : next
}

/** Sources of which one stands just behind another, as its copy. */
export function withSourceCopied(
  traffic: readonly TrafficSource[],
  id: string,
): { readonly traffic: readonly TrafficSource[]; readonly id: string } {
  const at = traffic.findIndex((source) => source.id === id)
  const original = traffic[at]
  if (!original) return { traffic, id }
  const added = withSource(traffic, original)
  const copy = added.traffic.at(-1) ?? original
  return { traffic: traffic.toSpliced(at + 1, 0, copy), id: added.id }
}

/** The sources that run wholly between these things. */
export function sourcesAmong(
  traffic: readonly TrafficSource[],
  has: (id: string) => boolean,
): readonly TrafficSource[] {
  return traffic.filter(({ from, to }) => {
    const ids = [...idsOfEnd(from), ...idsOfEnd(to)]
    return ids.length > 0 && ids.every(has) && from.kind !== 'gone' && to.kind !== 'gone'
  })
}

/** Copies of sources behind the others, between the copies of what they run between. */
export function withSourcesPasted(
  traffic: readonly TrafficSource[],
  pasted: readonly TrafficSource[],
  ids: ReadonlyMap<string, string>,
): readonly TrafficSource[] {
  const moved = (end: TrafficEnd): TrafficEnd => {
    if (end.kind === 'several') return { ...end, ids: end.ids.map((id) => ids.get(id) ?? id) }
    return 'id' in end ? { ...end, id: ids.get(end.id) ?? end.id } : end
  }
  return sourcesAmong(pasted, (id) => ids.has(id)).reduce(
    (all, source) =>
      withSource(all, { ...source, from: moved(source.from), to: moved(source.to) }).traffic,
    traffic,
  )
}
