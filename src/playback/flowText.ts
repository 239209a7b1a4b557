import type { Packet, PortField } from '@/engine/packet'
import { parseFlow } from '@/engine/simulation/words'

/** Flows of tables and logs are read again and again: each text once. */
const known = new Map<string, Packet>()
const MOST_KNOWN = 20_000

/** What the text of a flow in a log or a table says. */
export function flowNamed(text: string): Packet {
  const packet = known.get(text) ?? parseFlow(text)
  if (known.size >= MOST_KNOWN) known.clear()
  known.set(text, packet)
  return packet
}

/** `10.0.11.20:38112`, `[2001:db8::1]:443`, `10.0.1.10`. */
export function endOf(address: string, port: PortField | undefined): string {
  const number = portOf(port)
  if (number === undefined) return address
  return `${address.includes(':') ? `[${address}]` : address}:${String(number)}`
}

/** The number of a port that is one. */
export function portOf(port: PortField | undefined): number | undefined {
  return port?.ports[0]?.from
}
