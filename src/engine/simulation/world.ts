import type { IpAddress } from '@/model/ip'
import type { CompiledNetwork } from '../compile/network'
import type { Packet } from '../packet'
import type { Place } from '../place'
import type { Probe } from '../probeTypes'
import type { ConnectionState } from '../state'
import type { Leg, Step } from '../trace'
import type { Picks } from '../turn'
import type { Walker } from '../walk'
import type { Happening, LogEvent, Outcome, SegmentKind } from './log'
import type { PortsInUse } from './ports'
import { enqueue, type Timed } from './queue'
import type { Dice } from './random'
import type { Micros, SimulationSettings } from './settings'
import type { Talk, TrafficSource } from '@/model/trafficSource'

/** A packet's part in its conversation. */
export interface Segment {
  readonly kind: SegmentKind
  readonly exchange: number
}

/** A segment on its way. The walker is never changed: each turn makes another. */
export interface Flight {
  readonly id: string
  readonly connection: string
  readonly leg: Leg
  readonly segment: Segment
  readonly walker: Walker
  /** The packet as it was sent. */
  readonly sent: Packet
  /** Where it stood last, also where nothing was decided there; nothing where it has just been sent. */
  readonly stood?: Place
  /** The zone of that, and since when it has been on its way to where it stands now. */
  readonly zone: string | undefined
  readonly left: Micros
  readonly due: Micros
  /** How many forwarding guests it may pass, where its sender counts. */
  readonly ttl?: number
}

/** A segment that waits for its answer, and is sent again until it comes. */
interface Outstanding {
  readonly segment: Segment
  readonly attempt: number
  readonly sentAt: Micros
  readonly timer: number
}

/** What one end of a connection is at. */
export interface Side {
  readonly phase: 'start' | 'open' | 'closing' | 'over'
  /** The last exchange that was asked for, or answered. */
  readonly exchange: number
  readonly outstanding?: Outstanding | undefined
  /** What it will send, and the timer that says when. */
  readonly next?: { readonly segment: Segment; readonly timer: number } | undefined
}

/** When an entry was born, when a packet used it last, and when it is forgotten unless one does again. */
export interface EntryTimes {
  readonly born: Micros
  readonly seen: Micros
  /** Nothing where it never is, as far as is known. */
  readonly expires?: Micros | undefined
}

/** A port that somebody chose for a connection; nobody else gets it from the same holder meanwhile. */
export interface TakenPort {
  readonly holder: string
  readonly port: number
  readonly chosenBy: string
}

/** A connection from its opening until nothing of it is left. Never changed, only replaced. */
export interface LiveConnection {
  readonly id: string
  readonly source: string
  readonly probe: Probe
  /** The address that it was opened to. */
  readonly to: IpAddress
  /** A host on the internet that opened it by name: its address may change. */
  readonly hostId?: string | undefined
  readonly talk: Talk
  readonly openedAt: Micros
  /** The network's version under which it was opened. */
  readonly version: number
  readonly picks: Picks
  readonly ports: readonly TakenPort[]
  readonly state: ConnectionState
  readonly times: ReadonlyMap<string, EntryTimes>
  readonly expiry?: Micros | undefined
  readonly client: Side
  readonly server: Side
  /** Packets of it that are on their way. */
  readonly flying: number
  /** The last request that arrived: where, and as what. */
  readonly arrival?: { readonly packet: Packet; readonly last: Step } | undefined
  /** The steps of the packet that opened it. */
  readonly opening: readonly Step[]
  /** A firewall that saw it open and not answered, and drops what follows (NFW-06). */
  readonly halved?: Step | undefined
  readonly roundTrip: Micros
  /** Exchanges that nobody answered. */
  readonly unanswered: number
  readonly outcome?: Outcome | undefined
}

interface LiveSource {
  readonly source: TrafficSource
  /** Tells it from an earlier run of the same source. */
  readonly run: number
  readonly started: Micros
  readonly opened: number
}

/** What will happen. */
export type Scheduled = Timed &
  (
    | { readonly kind: 'turn'; readonly flight: string }
    | {
        readonly kind: 'timer'
        readonly connection: string
        readonly side: 'client' | 'server'
        readonly timer: number
      }
    | { readonly kind: 'expiry'; readonly connection: string }
    | { readonly kind: 'source'; readonly source: string; readonly run: number }
  )

type Unordered = Scheduled extends infer Item
  ? Item extends Scheduled
    ? Omit<Item, 'order'>
    : never
  : never

/** Everything that a run is at one moment: its containers change, what they hold is only replaced. */
export interface World extends Dice {
  readonly settings: SimulationSettings
  now: Micros
  /** How many turns the run has had. */
  tick: number
  /** Numbers for ids, timers and the order of what is due together. */
  numbers: number
  logged: number
  network: CompiledNetwork
  version: number
  readonly queue: Scheduled[]
  readonly connections: Map<string, LiveConnection>
  readonly flights: Map<string, Flight>
  readonly sources: Map<string, LiveSource>
  /** Ports in use, by who holds them. */
  readonly ports: Map<string, PortsInUse>
  /** What this turn has written; whoever runs the world takes it. */
  readonly written: LogEvent[]
  /** The decision of the last turn of a packet, whole: the log keeps it in short. */
  decided?: Decided | undefined
}

/** A checkpoint's decision about a packet of a connection. */
export interface Decided {
  readonly connection: string
  readonly segment: Segment
  readonly step: Step
}

/** The moment, kept: what happens to the one afterwards does not happen to the other. */
export function copyWorld(world: World): World {
  return {
    ...world,
    queue: [...world.queue],
    connections: new Map(world.connections),
    flights: new Map(world.flights),
    sources: new Map(world.sources),
    ports: new Map(world.ports),
    written: [],
  }
}

/** The next number, which nothing else in the run has. */
export function nextNumber(world: World): number {
  world.numbers += 1
  return world.numbers
}

/** Writes down what happened. */
export function note(world: World, happening: Happening): void {
  const { logged: seq, tick, now: time } = world
  world.logged += 1
  world.written.push({ ...happening, seq, tick, time })
}

/** Plans something. */
export function schedule(world: World, item: Unordered): void {
  enqueue(world.queue, { ...item, order: nextNumber(world) })
}

/** The connection with something changed; nothing where it is over and forgotten. */
export function change(
  world: World,
  id: string,
  patch: Partial<LiveConnection>,
): LiveConnection | undefined {
  const connection = world.connections.get(id)
  if (!connection) return undefined
  const next = { ...connection, ...patch }
  world.connections.set(id, next)
  return next
}
