import { compile, type CompiledNetwork } from '@/engine/compile/network'
import type { Probe } from '@/engine/probeTypes'
import type { ConnectionTrace } from '@/engine/trace'
import { traceProbe } from '@/engine/traceProbe'
import type { Result } from '@/model/result'
import type { Topology } from '@/model/topology'

const compiled = new WeakMap<Topology, CompiledNetwork>()

/** The lookup tables of a topology, made once for each. */
export function compiledNetwork(topology: Topology): CompiledNetwork {
  const known = compiled.get(topology)
  if (known) return known
  const network = compile(topology)
  compiled.set(topology, network)
  return network
}

/** Walks a probe through a topology. */
export function walkProbe(topology: Topology, probe: Probe): Result<ConnectionTrace> {
  return traceProbe(compiledNetwork(topology), probe)
}
