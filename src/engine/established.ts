import { ok, type Result } from '@/model/result'
import type { CompiledNetwork } from './compile/network'
import type { Packet, PortField } from './packet'
import type { Probe } from './probeTypes'
import type { ConnectionState } from './state'
import type { ConnectionTrace, PortChoice } from './trace'
import { traceProbe } from './traceProbe'

/**
 * What a probe's connection leaves behind once it is open in a network; nothing where it cannot be
 * opened. Each further exchange is one more request and response (CT-15).
 */
export function openConnection(
  network: CompiledNetwork,
  probe: Probe,
  exchanges = 1,
): Result<ConnectionState | undefined> {
  const first = traceProbe(network, probe)
  if (!first.ok) return first
  let state = stateOnceOpen(first.value)
  for (let exchange = 1; state && exchange < exchanges; exchange += 1) {
    const next = traceProbe(network, probe, state)
    if (!next.ok) return next
    state = next.value.state
  }
  return ok(state)
}

/** The state of a connection that is open: of the ports to choose from, those that let it be opened. */
function stateOnceOpen({ verdict, state, choices }: ConnectionTrace): ConnectionState | undefined {
  if (verdict === 'deny') return undefined
  if (verdict === 'allow') return state
  const narrow = (packet: Packet): Packet => withWorkingPorts(packet, choices)
  return {
    ...state,
    tracking: state.tracking.map((entry) => ({ ...entry, packet: narrow(entry.packet) })),
    nat: state.nat.map((mapping) => ({
      ...mapping,
      inside: narrow(mapping.inside),
      outside: narrow(mapping.outside),
    })),
    border: state.border.map((flow) => ({ ...flow, packet: narrow(flow.packet) })),
    relays: state.relays.map((relay) => ({
      ...relay,
      inside: narrow(relay.inside),
      outside: narrow(relay.outside),
    })),
    ...(state.opened
      ? {
          opened: {
            ...state.opened,
            sent: narrow(state.opened.sent),
            received: narrow(state.opened.received),
          },
        }
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
