import { cardsOf } from '@/layout/drawables'
import type { Topology } from '@/model/topology'
import { isChecked, issuesOf } from '@/store/issues'

const known = new WeakMap<Topology, ReadonlyMap<string, number>>()

/** How many errors each drawn thing has: those in which it is the first to mend. */
export function faultCounts(topology: Topology): ReadonlyMap<string, number> {
  const cached = known.get(topology)
  if (cached) return cached
  const counts = new Map<string, number>()
  for (const { severity, ids } of issuesOf(topology)) {
    if (severity !== 'error' || ids[0] === undefined) continue
    for (const thing of cardsOf(topology, ids[0])) counts.set(thing, (counts.get(thing) ?? 0) + 1)
  }
  if (isChecked(topology)) known.set(topology, counts)
  return counts
}
