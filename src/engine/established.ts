import { ok, type Result } from '@/model/result'
import { combineWays } from './alternatives'
import type { CompiledNetwork } from './compile/network'
import type { Packet, PortField } from './packet'
import type { Probe } from './probeTypes'
import type { ConnectionState } from './state'
import { expire } from './timeouts'
import type { ConnectionTrace, PortChoice } from './trace'
import { traceProbe } from './traceProbe'

/**
 * A probe's connection that was opened under one network and goes on under another, on every way by
 * which it may have been opened. What could not be opened then is a new connection now.
 */
export function traceEstablished(
  before: CompiledNetwork,
  network: CompiledNetwork,
  probe: Probe,
): Result<ConnectionTrace> {
  const opened = openConnection(before, probe)
  if (!opened.ok) return opened
  const { unknown, states } = opened.value
  if (unknown) return ok(unknown)
  if (states.length === 0) return traceProbe(network, probe)
  const traces: ConnectionTrace[] = []
  for (const state of states) {
    const known = expire(network, state, () => probe.idleSeconds ?? 0)
    const trace = traceProbe(network, probe, known)
    if (!trace.ok) return trace
    traces.push(trace.value)
  }
  const [only] = traces
  return ok(only && traces.length === 1 ? only : combineWays(traces))
}

interface Opened {
  /** What each way of opening it leaves behind; none where it cannot be opened. */
  readonly states: readonly ConnectionState[]
  /** The attempt, where nobody can say whether it succeeds. */
  readonly unknown?: ConnectionTrace
}

/** Opens a probe's connection; each further exchange is one more request and response (CT-15). */
function openConnection(network: CompiledNetwork, probe: Probe): Result<Opened> {
  const { icmpError: _later, fullTables: _now, ...opening } = probe
  const first = traceProbe(network, opening)
  if (!first.ok) return first
  if (!first.value.certain) return ok({ states: [], unknown: first.value })
  const { alternatives } = first.value
  const ways = alternatives.length > 0 ? alternatives : [first.value]
  const states: ConnectionState[] = []
  for (const way of ways.filter(({ verdict }) => verdict !== 'deny')) {
    let state = stateOnceOpen(way)
    for (let exchange = 1; exchange < (probe.exchanges ?? 1); exchange += 1) {
      const next = traceProbe(network, opening, state)
      if (!next.ok) return next
      state = next.value.state
    }
    states.push(state)
  }
  return ok({ states })
}

/** The state of a connection that is open: of the ports to choose from, those that let it be opened. */
function stateOnceOpen({ verdict, state, choices }: ConnectionTrace): ConnectionState {
  if (verdict === 'allow') return state
  const { opened } = state
  const narrow = (packet: Packet): Packet => withWorkingPorts(packet, choices)
  const both = <Pair extends { readonly inside: Packet; readonly outside: Packet }>(
    pair: Pair,
  ): Pair => ({ ...pair, inside: narrow(pair.inside), outside: narrow(pair.outside) })
  return {
    ...state,
    tracking: state.tracking.map((entry) => ({ ...entry, packet: narrow(entry.packet) })),
    nat: state.nat.map(both),
    border: state.border.map((flow) => ({ ...flow, packet: narrow(flow.packet) })),
    relays: state.relays.map(both),
    answered: state.answered.map((flow) => ({ ...flow, packet: narrow(flow.packet) })),
    inspected: state.inspected.map((flow) => ({ ...flow, packet: narrow(flow.packet) })),
    ...(opened
      ? { opened: { ...opened, sent: narrow(opened.sent), received: narrow(opened.received) } }
      : {}),
  }
}

function withWorkingPorts(packet: Packet, choices: readonly PortChoice[]): Packet {
  const { srcPort, dstPort } = packet
  return {
    ...packet,
    ...(srcPort ? { srcPort: working(srcPort, choices) } : {}),
    ...(dstPort ? { dstPort: working(dstPort, choices) } : {}),
  }
}

function working(field: PortField, choices: readonly PortChoice[]): PortField {
  const choice = choices.find(({ chosenBy }) => chosenBy === field.choice)
  return choice ? { ...field, ports: choice.working } : field
}
