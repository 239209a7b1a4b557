import type { Topology } from '@/model/topology'
import { compile, type CompiledNetwork } from '../compile/network'
import { DEFAULT_OPTIONS, type EngineOptions } from '../options'
import { advanceWorld, nextScheduled } from './advance'
import { editWorld } from './edit'
import type { LogEvent, StepSummary } from './log'
import { forgetBefore, forgetFrom, newMemory, remember, restart, type Memory } from './memory'
import { DEFAULT_SETTINGS, type Micros, type SimulationSettings } from './settings'
import { startSource, stopSource } from './sources'
import { entriesOf, type TableEntry } from './tables'
import type { TrafficSource } from '@/model/trafficSource'
import { summaryOf } from './words'
import { copyWorld, type Decided, type Flight, type LiveConnection, type World } from './world'

/**
 * A run of traffic through a network that may change under it: the one door to this folder.
 *
 * A run is made with `createSimulation`, and goes on with `advance` (one event) or `playUntil` (a time).
 * `editNetwork`, `startTraffic` and `stopTraffic` happen at its present moment and are part of it.
 * `seekTick` and `seekTime` go to any moment; what was seen there is seen again. A change made in the
 * past makes another future: what had been beyond it is forgotten.
 *
 * Nothing here knows a clock: whoever draws calls `playUntil` once a frame, reads `flightsOf`,
 * `entriesOfTables` and `logOf`, and keeps none of it. The log is plain JSON, the same bytes for the same seed, traffic
 * and edits.
 */
export interface Simulation {
  readonly memory: Memory
  readonly commands: Recorded[]
  readonly snapshots: Snapshot[]
  world: World
}

export interface SimulationSetup {
  readonly topology: Topology
  /** The same seed draws the same ports, targets and zones. */
  readonly seed?: number
  readonly traffic?: readonly TrafficSource[]
  readonly settings?: Partial<SimulationSettings>
  readonly options?: EngineOptions
}

type Command =
  | { readonly kind: 'edit'; readonly topology: Topology; readonly label: string }
  | { readonly kind: 'start'; readonly source: TrafficSource }
  | { readonly kind: 'stop'; readonly source: string }

interface Recorded {
  readonly tick: number
  readonly at: Micros
  readonly command: Command
}

interface Snapshot {
  readonly tick: number
  readonly world: World
}

/** A moment is kept after so many events: going back replays no more than that. */
const SNAPSHOT_EVERY = 500

/** Of more than so many every second one is let go: of a long run the distant past is kept less closely. */
const MOST_SNAPSHOTS = 256

/** A new run, at time 0, with its traffic about to begin. */
export function createSimulation(setup: SimulationSetup): Simulation {
  const { topology, seed = 1, traffic = [], settings = {}, options = DEFAULT_OPTIONS } = setup
  const world: World = {
    settings: { ...DEFAULT_SETTINGS, ...settings },
    random: seed | 0,
    now: 0,
    tick: 0,
    numbers: 0,
    logged: 0,
    network: compile(topology, options),
    version: 0,
    queue: [],
    connections: new Map(),
    flights: new Map(),
    sources: new Map(),
    ports: new Map(),
    written: [],
  }
  const simulation: Simulation = { memory: newMemory(), commands: [], snapshots: [], world }
  for (const source of traffic) startSource(world, source)
  simulation.memory.first.push(...collect(simulation))
  keep(simulation)
  return simulation
}

/** The present: microseconds of simulated time, and how many events have happened. */
export function presentOf({ world: { now, tick } }: Simulation): {
  readonly now: Micros
  readonly tick: number
} {
  return { now, tick }
}

/** The network as it is at the present moment, edits included. */
export function topologyOf({ world }: Simulation): Topology {
  return world.network.topology
}

/** When the next event is due; nothing where nothing more will happen. */
export function nextTime(simulation: Simulation): Micros | undefined {
  return commandNow(simulation)?.at ?? nextScheduled(simulation.world)?.at
}

/**
 * Lets the next event happen, and returns what it wrote into the log: one decision of one checkpoint,
 * mostly. Nothing where nothing more will happen.
 */
export function advance(simulation: Simulation): readonly LogEvent[] | undefined {
  const { world } = simulation
  const recorded = commandNow(simulation)
  if (recorded) obey(world, recorded)
  else if (!advanceWorld(world)) return undefined
  const written = collect(simulation)
  if (world.tick % SNAPSHOT_EVERY === 0) keep(simulation)
  return written
}

/** Lets everything happen up to a time, which then is the present. */
export function playUntil(simulation: Simulation, time: Micros): void {
  for (;;) {
    const next = nextTime(simulation)
    if (next === undefined || next > time) break
    advance(simulation)
  }
  simulation.world.now = Math.max(simulation.world.now, time)
}

/** Changes the network now; the label says what was done, as the undo step does. */
export function editNetwork(simulation: Simulation, topology: Topology, label: string): void {
  command(simulation, { kind: 'edit', topology, label })
}

/** Begins traffic now; a source of the same id is replaced. */
export function startTraffic(simulation: Simulation, source: TrafficSource): void {
  command(simulation, { kind: 'start', source })
}

/** Opens no more connections of a source; what is open goes on. */
export function stopTraffic(simulation: Simulation, source: string): void {
  command(simulation, { kind: 'stop', source })
}

/** Goes to just after the event that was the `tick`th, backwards or forwards; 0 is the beginning. */
export function seekTick(simulation: Simulation, tick: number): void {
  approach(simulation, { tick })
  while (simulation.world.tick < tick) if (!advance(simulation)) return
}

/** Goes to a time, backwards or forwards. */
export function seekTime(simulation: Simulation, time: Micros): void {
  approach(simulation, { time })
  playUntil(simulation, time)
}

/** A moment to go to: a time, or just after so many events. */
export type Target = { readonly time: Micros } | { readonly tick: number }

/** How many events going to a moment replays; nothing where it is not known what happens until then. */
export function replayOf(simulation: Simulation, target: Target): number | undefined {
  const { events, base } = simulation.memory
  const from = nearest(simulation, target)
  const last = events.at(-1)
  if (!last || from.world.logged < base) return undefined
  if ('tick' in target) return last.tick < target.tick - 1 ? undefined : target.tick - from.tick
  const before = events[countUntil(events, target.time) - 1]
  return last.time < target.time ? undefined : (before?.tick ?? 0) + 1 - from.tick
}

/** Goes to the nearest moment at or before another one that is kept, or stays where that is nearer. */
export function approach(simulation: Simulation, target: Target): void {
  const { tick } = nearest(simulation, target)
  if (tick !== simulation.world.tick) goBack(simulation, tick)
}

/** What has happened until now; from an event's number on, for who has read the rest. */
export function logOf({ memory, world }: Simulation, from = 0): readonly LogEvent[] {
  const { events, base } = memory
  return events.slice(Math.max(0, from - base), Math.max(0, world.logged - base))
}

/** Everything that is known of the run, also beyond the present: for a timeline. */
export function knownOf({ memory }: Simulation): readonly LogEvent[] {
  return memory.events
}

/** The same from an event's number on, for who has read the rest. */
export function knownFrom({ memory }: Simulation, from: number): readonly LogEvent[] {
  return memory.events.slice(Math.max(0, from - memory.base))
}

/** The event of a number, where the log still has it. */
export function eventOf({ memory }: Simulation, seq: number): LogEvent | undefined {
  return memory.events[seq - memory.base]
}

/** How many events were written until now. */
export function loggedOf({ world }: Simulation): number {
  return world.logged
}

const compiled = new WeakMap<Topology, CompiledNetwork>()

/** Every network that the run had or is known to have, the last one first: what an edit took away has its name there. */
export function topologiesOf({ commands, snapshots, world }: Simulation): readonly Topology[] {
  const edits = commands.flatMap(({ command: done }) =>
    done.kind === 'edit' ? [done.topology] : [],
  )
  const [first] = snapshots
  return [first?.world.network.topology ?? world.network.topology, ...edits].toReversed()
}

/** The network as the edit of a version has left it; version 0 is what the run began with. */
export function networkOf(
  { commands, snapshots, world }: Simulation,
  version: number,
): CompiledNetwork {
  if (version === world.version) return world.network
  const [first] = snapshots
  const edits = commands.flatMap(({ command: done }) => (done.kind === 'edit' ? [done] : []))
  const topology = edits[version - 1]?.topology
  if (!topology) return first?.world.network ?? world.network
  const known = compiled.get(topology) ?? compile(topology, world.network.options)
  compiled.set(topology, known)
  return known
}

/** What has happened or is known to happen: edits and refusals, for marks on a timeline. */
export function marksOf({ memory }: Simulation): readonly LogEvent[] {
  return memory.marks
}

/** What was known to come after the present comes no more; it will be found out anew. */
export function forgetFuture({ world, memory, commands, snapshots }: Simulation): void {
  const { tick, logged } = world
  forgetFrom(memory, logged)
  commands.splice(0, commands.length, ...commands.filter((recorded) => recorded.tick < tick))
  snapshots.splice(0, snapshots.length, ...snapshots.filter((kept) => kept.tick <= tick))
}

/**
 * From when on the log is still whole, and to where going back is quick; before it, only the beginning
 * is. Of a long run the distant past is let go (`mostEvents`).
 */
export function horizonOf({ memory, snapshots }: Simulation): {
  readonly now: Micros
  readonly tick: number
} {
  const kept = snapshots.find(({ world }) => world.logged >= memory.base)
  return kept ? { now: kept.world.now, tick: kept.tick } : { now: 0, tick: 0 }
}

/**
 * What the next event will decide, without letting it happen: for a prediction, which is asked for before
 * the step is shown.
 */
export function foresee(simulation: Simulation): StepSummary | undefined {
  const decided = foreseeDecision(simulation)
  return decided && summaryOf(simulation.world.network, decided.step)
}

/** The same whole, with the connection that it is about. */
export function foreseeDecision(simulation: Simulation): Decided | undefined {
  if (commandNow(simulation)) return undefined
  const world: World = { ...copyWorld(simulation.world), decided: undefined }
  advanceWorld(world)
  return world.decided
}

/** Every packet that is on its way: from where to where, and since when until when. */
export function flightsOf({ world }: Simulation): readonly Flight[] {
  return [...world.flights.values()]
}

/** Every connection of which something is left: a packet, a timer, an entry. */
export function connectionsOf({ world }: Simulation): readonly LiveConnection[] {
  return [...world.connections.values()]
}

/** Whether a connection's opener still waits for the first answer. */
export function isOpening({ world }: Simulation, connection: string): boolean {
  return world.connections.get(connection)?.client.phase === 'start'
}

/** Every entry of every table: tracking of groups by interface, translations of gateways, carried flows. */
export function entriesOfTables({ world }: Simulation): readonly TableEntry[] {
  return entriesOf(world)
}

/**
 * Where two runs part: the number of the first event that differs.
 * Nothing where one goes on as the other does.
 */
export function firstDifference(one: Simulation, other: Simulation): number | undefined {
  const start = Math.max(one.memory.base, other.memory.base)
  const [a, b] = [logOf(one, start), logOf(other, start)]
  const index = a.findIndex((event, at) => JSON.stringify(event) !== JSON.stringify(b[at]))
  if (index >= 0) return start + index
  return a.length < b.length ? start + a.length : undefined
}

/** The latest moment to play on from: a kept one, or the present. */
function nearest({ snapshots, world }: Simulation, target: Target): Snapshot {
  const isBefore = ({ now, tick }: World): boolean =>
    'tick' in target ? tick <= target.tick : now <= target.time
  const kept = snapshots.findLast((snapshot) => isBefore(snapshot.world))
  const isNearer = isBefore(world) && world.tick >= (kept?.tick ?? 0)
  return isNearer || !kept ? { tick: world.tick, world } : kept
}

/** How many of the events, which are in the order of time, are not after it. */
function countUntil(events: readonly LogEvent[], time: Micros): number {
  let [from, to] = [0, events.length]
  while (from < to) {
    const middle = (from + to) >> 1
    if ((events[middle]?.time ?? 0) <= time) from = middle + 1
    else to = middle
  }
  return from
}

function commandNow({ commands, world }: Simulation): Recorded | undefined {
  return commands.find(({ tick }) => tick === world.tick)
}

/** Something is done by hand: what was known to come afterwards comes no more. */
function command(simulation: Simulation, command: Command): void {
  forgetFuture(simulation)
  const { tick, now: at } = simulation.world
  simulation.commands.push({ tick, at, command })
  advance(simulation)
}

function obey(world: World, { at, command }: Recorded): void {
  world.now = at
  switch (command.kind) {
    case 'edit':
      editWorld(world, command.topology, command.label)
      break
    case 'start':
      startSource(world, command.source)
      break
    case 'stop':
      stopSource(world, command.source)
      break
  }
  world.tick += 1
}

/** Takes what a turn has written; what was known from before is the same. */
function collect({ world, memory, snapshots }: Simulation): readonly LogEvent[] {
  const written = world.written.splice(0)
  remember(memory, written)
  if (memory.events.length > world.settings.mostEvents) letPastGo(memory, snapshots)
  return written
}

/** Of what is known a third is let go, up to a moment that is kept; the beginning always is. */
function letPastGo(memory: Memory, snapshots: Snapshot[]): void {
  const enough = memory.base + memory.events.length / 3
  const next = snapshots.find(({ world }) => world.logged >= enough)
  if (!next) return
  forgetBefore(memory, next.world.logged)
  const kept = snapshots.filter(({ tick }) => tick === 0 || tick >= next.tick)
  snapshots.splice(0, snapshots.length, ...kept)
}

function keep({ snapshots, world }: Simulation): void {
  if (snapshots.some(({ tick }) => tick === world.tick)) return
  if (snapshots.length >= MOST_SNAPSHOTS) {
    snapshots.splice(0, snapshots.length, ...snapshots.filter((_kept, index) => index % 2 === 0))
  }
  snapshots.push({ tick: world.tick, world: copyWorld(world) })
  snapshots.sort((a, b) => a.tick - b.tick)
}

function goBack(simulation: Simulation, tick: number): void {
  const kept = simulation.snapshots.findLast((snapshot) => snapshot.tick <= tick)
  if (!kept) return
  const { memory, snapshots } = simulation
  simulation.world = copyWorld(kept.world)
  if (kept.world.logged >= memory.base) return
  restart(memory)
  snapshots.length = 1
}
