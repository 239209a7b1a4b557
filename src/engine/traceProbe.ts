import { fail, ok, type Result } from '@/model/result'
import { hasPorts } from '@/model/traffic'
import type { CompiledNetwork } from './compile/network'
import { privateAddressOf, resolveEnds } from './ends'
import { openingPacket } from './openingPacket'
import type { Probe } from './probeTypes'
import { refusedAtStart } from './refusedAtStart'
import type { ConnectionState } from './state'
import type { ConnectionTrace } from './trace'
import { idOfParty, traceConnection, type Party } from './traceConnection'

/**
 * Walks a probe's connection both ways. The error is one sentence for the person who asked. With a
 * `state` the connection was opened before and goes on.
 */
export function traceProbe(
  network: CompiledNetwork,
  probe: Probe,
  state?: ConnectionState,
): Result<ConnectionTrace> {
  if (hasPorts(probe.protocol) && probe.port === undefined) {
    return fail(`${probe.protocol === 'tcp' ? 'TCP' : 'UDP'} needs a port from 0 to 65535`)
  }
  const ends = resolveEnds(network, probe)
  if (!ends.ok) return ends
  const { from, to, src, dst, family } = ends.value
  const refusal = refusedAtStart(network, probe, ends.value)
  if (refusal) {
    const { packet } = refusal
    const trace = traceConnection(network, { from, to, packet, refusedAtStart: refusal })
    return ok({ ...trace, to: nameOfEnd(probe, to) })
  }
  const target = dst ?? privateAddressOf(to, family)
  if (src === undefined || target === undefined) return fail('an end has no address')
  const packet = openingPacket(probe, from, src, target)
  return ok(traceConnection(network, { from, to, packet, ...(state ? { state } : {}) }))
}

function nameOfEnd({ to }: Probe, party: Party): string {
  if ('loadBalancer' in to) return to.loadBalancer
  return 'endpoint' in to ? to.endpoint : idOfParty(party)
}
