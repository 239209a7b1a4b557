import { singlePort, type PortSet } from '@/model/ports'
import type { Packet, PortField } from '../packet'
import type { ConnectionState } from '../state'
import type { Step } from '../trace'
import type { Walker } from '../walk'
import { draw } from './random'
import type { TakenPort, World } from './world'

/** Ports in use by one holder. Never changed, only replaced: a kept moment has its own. */
export interface PortsInUse {
  readonly size: number
  /** A bit for each port, in pages that are copied when one of their ports is taken. */
  readonly pages: readonly (Uint32Array | undefined)[]
}

const WORD = 32
const PAGE_WORDS = 64
const PAGE = WORD * PAGE_WORDS
const NONE: PortsInUse = { size: 0, pages: [] }

/** Draws a port that its holder has not given to another connection; nothing when all are in use. */
export function takePort(
  world: World,
  holder: string,
  ports: PortSet,
  most = Infinity,
): number | undefined {
  const taken = world.ports.get(holder) ?? NONE
  const count = ports.reduce((sum, { from, to }) => sum + to - from + 1, 0)
  if (taken.size >= Math.min(count, most)) return undefined
  const first = draw(world, count)
  for (let step = 0; step < count; step += 1) {
    const port = portAt(ports, (first + step) % count)
    if (port === undefined || isTaken(taken, port)) continue
    world.ports.set(holder, withPortSet(taken, port, true))
    return port
  }
  return undefined
}

/** Gives ports back. */
export function freePorts(world: World, ports: readonly TakenPort[]): void {
  for (const { holder, port } of ports) {
    const left = withPortSet(world.ports.get(holder) ?? NONE, port, false)
    if (left.size > 0) world.ports.set(holder, left)
    else world.ports.delete(holder)
  }
}

function isTaken({ pages }: PortsInUse, port: number): boolean {
  const word = pages[Math.floor(port / PAGE)]?.[Math.floor((port % PAGE) / WORD)] ?? 0
  return (word & bitOf(port)) !== 0
}

/** The same with one port taken, or given back: of all its pages only one is copied. */
function withPortSet(inUse: PortsInUse, port: number, taken: boolean): PortsInUse {
  if (isTaken(inUse, port) === taken) return inUse
  const page = Math.floor(port / PAGE)
  const words = Uint32Array.from(inUse.pages[page] ?? new Uint32Array(PAGE_WORDS))
  const word = Math.floor((port % PAGE) / WORD)
  words[word] = (words[word] ?? 0) ^ bitOf(port)
  const pages = [...inUse.pages]
  pages[page] = words
  return { size: inUse.size + (taken ? 1 : -1), pages }
}

function bitOf(port: number): number {
  return 1 << port % WORD
}

function portAt(ports: PortSet, index: number): number | undefined {
  let rest = index
  for (const { from, to } of ports) {
    if (rest <= to - from) return from + rest
    rest -= to - from + 1
  }
  return undefined
}

/** The source port of a packet that somebody on the way may still choose. */
export function openSourcePort({ srcPort }: Packet): Required<PortField> | undefined {
  const choice = srcPort?.choice
  if (!srcPort || choice === undefined) return undefined
  const [only] = srcPort.ports
  const isSettled = srcPort.ports.length === 1 && only !== undefined && only.from === only.to
  return isSettled ? undefined : { ports: srcPort.ports, choice }
}

/** The walker with the port that was chosen, also in what it has just written down. */
export function withPort(walker: Walker, choice: string, port: number): Walker {
  const settled = new Map<Packet, Packet>()
  const settle = (packet: Packet): Packet => {
    if (openSourcePort(packet)?.choice !== choice) return packet
    const known = settled.get(packet)
    if (known) return known
    const next = { ...packet, srcPort: { ports: [singlePort(port)], choice } }
    settled.set(packet, next)
    return next
  }
  const last = walker.steps.at(-1)
  const steps: Step[] =
    last?.after === undefined
      ? walker.steps
      : [...walker.steps.slice(0, -1), { ...last, after: settle(last.after) }]
  return {
    ...walker,
    steps,
    packet: settle(walker.packet),
    state: settleState(walker.state, settle),
  }
}

function settleState(state: ConnectionState, settle: (packet: Packet) => Packet): ConnectionState {
  const outside = <Entry extends { readonly outside: Packet }>(entry: Entry): Entry => {
    const next = settle(entry.outside)
    return next === entry.outside ? entry : { ...entry, outside: next }
  }
  return { ...state, nat: state.nat.map(outside), relays: state.relays.map(outside) }
}
