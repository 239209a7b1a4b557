import { useMemo } from 'react'
import type { Topology } from '@/model/topology'

const NONE: ReadonlyMap<string, number> = new Map()

/** How many issues speak of each resource. */
export function useFaultCounts(_topology: Topology): ReadonlyMap<string, number> {
  return useMemo(() => NONE, [])
}
