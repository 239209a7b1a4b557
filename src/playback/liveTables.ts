import type { Direction } from '@/model/resources/securityGroup'
import type { Packet } from '@/engine/packet'
import type { EntryName, LogEvent } from '@/engine/simulation/log'
import type { Micros } from '@/engine/simulation/settings'
import {
  connectionsOf,
  entriesOfTables,
  flightsOf,
  presentOf,
  type Simulation,
} from '@/engine/simulation/simulation'
import { formatFlow } from '@/engine/simulation/words'
import { endOf, flowNamed, portOf } from './flowText'

/** What an entry is at: its connection opens, is open, closes, or it was let go after idling or at the end. */
type EntryState = 'opening' | 'open' | 'closing' | 'silent' | 'untracked' | 'idle' | 'ended'

/** One line of the live tables. */
export interface LiveRow {
  readonly key: string
  readonly connection: string
  readonly table: EntryName['table']
  /** The interface, gateway or endpoint that holds it. */
  readonly holder: string
  readonly protocol: Packet['protocol']
  /** `:5432`, or with its address where the holder is not an end of it. */
  readonly own: string
  readonly peer: string
  /** What a translation or a balancer made of it. */
  readonly as?: string | undefined
  readonly state: EntryState
  readonly born?: Micros | undefined
  /** When a packet used it last; when it was let go, of what is gone. */
  readonly seen?: Micros | undefined
  readonly expires?: Micros | undefined
  readonly gone: boolean
  /** The packet of this moment uses it. */
  readonly lit: boolean
}

export type Forgotten = Extract<LogEvent, { readonly kind: 'forgotten' }>

/** So many of the entries that are gone are still shown. */
const MOST_GONE = 200

/** Every entry of every table now, untracked flows among them, and the last that are gone. */
export function liveRows(
  simulation: Simulation,
  forgotten: readonly Forgotten[],
): readonly LiveRow[] {
  const { now } = presentOf(simulation)
  const connections = new Map(connectionsOf(simulation).map((one) => [one.id, one]))
  const moving = new Set<string>()
  const at = new Set<string>()
  for (const { connection, left, walker } of flightsOf(simulation)) {
    moving.add(`${connection} ${String(left)}`)
    const step = walker.steps.at(-1)
    if (step?.checkpoint === 'securityGroup') at.add(`${connection} ${step.at}`)
  }
  const stateOf = (id: string): EntryState => {
    const connection = connections.get(id)
    if (!connection) return 'ended'
    const { outcome, client } = connection
    if (outcome === 'timedOut' || outcome === 'gone' || outcome === 'noAnswer') return 'silent'
    if (outcome || client.phase === 'closing' || client.phase === 'over') return 'closing'
    return client.phase === 'start' ? 'opening' : 'open'
  }
  const entries = entriesOfTables(simulation).map((entry) => ({
    ...rowOf(entry, entry.connection),
    state: stateOf(entry.connection),
    born: entry.born,
    seen: entry.seen,
    expires: entry.expires,
    gone: false,
    lit: entry.seen === now || moving.has(`${entry.connection} ${String(entry.seen)}`),
  }))
  const untracked = [...connections.values()].flatMap(({ id, openedAt, state }) =>
    state.tracking
      .filter(({ tracked }) => !tracked)
      .map(({ interfaceId: holder, side, packet }) => ({
        ...rowOf({ table: 'tracking', holder, flow: `${side} ${formatFlow(packet)}` }, id),
        state: 'untracked' as const,
        born: openedAt,
        gone: false,
        lit: at.has(`${id} ${holder}`),
      })),
  )
  const gone = forgotten.slice(-MOST_GONE).map((event) => ({
    ...rowOf(event, event.connection),
    key: `gone ${String(event.seq)}`,
    state: event.why,
    seen: event.time,
    gone: true,
    lit: false,
  }))
  return [...entries, ...untracked, ...gone]
}

type Known = Pick<
  LiveRow,
  'key' | 'connection' | 'table' | 'holder' | 'protocol' | 'own' | 'peer' | 'as'
>

/** What never changes of an entry, by its key: it is asked for four times a second. */
const known = new Map<string, Known>()
const MOST_KNOWN = 20_000

function rowOf(name: EntryName, connection: string): Known {
  const key = `${connection} ${name.table} ${name.holder} ${name.flow}`
  const before = known.get(key)
  if (before) return before
  if (known.size >= MOST_KNOWN) known.clear()
  const row = read(name, connection, key)
  known.set(key, row)
  return row
}

function read({ table, holder: holders, flow }: EntryName, connection: string, key: string): Known {
  const [holder = holders] = holders.split(' ')
  if (table === 'tracking') {
    const isIn = flow.startsWith('ingress ' satisfies `${Direction} `)
    const packet = flowNamed(flow.slice(flow.indexOf(' ') + 1))
    const [from, to] = endsOf(packet)
    const port = portOf(isIn ? packet.dstPort : packet.srcPort)
    const own = port === undefined ? '' : `:${String(port)}`
    return { key, connection, table, holder, ...of(packet), own, peer: isIn ? from : to }
  }
  const [inside = '', outside] = flow.split(' as ')
  const packet = flowNamed(inside)
  const [from, to] = endsOf(packet)
  const as = outside === undefined ? undefined : changed(packet, flowNamed(outside))
  return { key, connection, table, holder, ...of(packet), own: from, peer: to, as }
}

function of({ protocol }: Packet) {
  return { protocol }
}

function endsOf({ src, srcPort, dst, dstPort }: Packet): readonly [string, string] {
  return [endOf(src, srcPort), endOf(dst, dstPort)]
}

/** What became of a flow: only the ends that are others now. */
function changed(inside: Packet, outside: Packet): string {
  const [before, after] = [endsOf(inside), endsOf(outside)]
  const [from, to] = after
  if (from === before[0]) return `→ ${to}`
  return to === before[1] ? from : `${from} → ${to}`
}
