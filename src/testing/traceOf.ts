import { compile } from '@/engine/compile/network'
import { DEFAULT_OPTIONS, type EngineOptions } from '@/engine/options'
import { describeTrace } from '@/engine/explain'
import type { End, Probe } from '@/engine/probeTypes'
import type { ConnectionState } from '@/engine/state'
import type { ConnectionTrace, Step } from '@/engine/trace'
import { traceProbe } from '@/engine/traceProbe'
import { parseIp } from '@/model/ip'
import { expectOk } from '@/model/result'
import type { Topology } from '@/model/topology'

/** An end in a few letters: an address, `eni-…`, `lb/…` a load balancer, `vpce-…`, or an instance's id. */
function endFrom(text: string): End {
  const address = parseIp(text)
  if (address.ok) return { ip: address.value }
  if (text.startsWith('lb/')) return { loadBalancer: text.slice(3) }
  if (text.startsWith('vpce-')) return { endpoint: text }
  return text.startsWith('eni-') ? { eni: text } : { instance: text }
}

/** Traces `i-a → i-b` on TCP 443 unless told otherwise. */
export function traceOf(
  topology: Topology,
  from: string,
  to: string,
  about: Partial<Probe> = {},
  /** What an earlier trace remembered: the connection goes on. */
  state?: ConnectionState,
): ConnectionTrace {
  return expectOk(traceProbe(compile(topology), probeOf(from, to, about), state))
}

function probeOf(from: string, to: string, about: Partial<Probe>): Probe {
  return {
    id: 'case',
    from: endFrom(from),
    to: endFrom(to),
    protocol: 'tcp',
    ...(about.protocol === undefined || about.protocol === 'udp' ? { port: 443 } : {}),
    ...about,
  }
}

/** The same under other answers to what AWS leaves open. */
export function traceUnder(
  options: Partial<EngineOptions>,
  topology: Topology,
  from: string,
  to: string,
  about: Partial<Probe> = {},
): ConnectionTrace {
  const network = compile(topology, { ...DEFAULT_OPTIONS, ...options })
  return expectOk(traceProbe(network, probeOf(from, to, about)))
}

export function sentenceOf(topology: Topology, trace: ConnectionTrace): string {
  return describeTrace(topology, trace)
}

/** A trace as one line a step: `request networkAcl acl-1 ingress allow`. */
export function outline(steps: readonly Step[]): readonly string[] {
  return steps.map(({ leg, checkpoint, component, side, decision, ghost }) =>
    [leg, checkpoint, component, side, decision, ghost ? 'ghost' : undefined]
      .filter((part) => part !== undefined)
      .join(' '),
  )
}

/** Who refuses: `network-acl acl-1 response egress SUBNET_ACL_RESTRICTION`. */
export function blame({ blockers }: ConnectionTrace): readonly string[] {
  return blockers.map(({ deniedBy, component, leg, side, code }) =>
    [deniedBy, component, leg, side, code].filter((part) => part !== undefined).join(' '),
  )
}
