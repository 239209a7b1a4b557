import type { Topology } from '@/model/topology'

/** Lookup tables of one topology; made once, read by every walk. */
export interface CompiledNetwork {
  readonly topology: Topology
}

export function compile(topology: Topology): CompiledNetwork {
  return { topology }
}
