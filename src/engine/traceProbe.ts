import { fail, type Result } from '@/model/result'
import type { CompiledNetwork } from './compile'
import type { Probe } from './probeTypes'
import type { ConnectionTrace } from './trace'

/** Walks a probe's connection both ways. The error is one sentence for the person who asked. */
export function traceProbe(_network: CompiledNetwork, _probe: Probe): Result<ConnectionTrace> {
  return fail('The engine is being built.')
}
