import { assertNever } from '@/model/result'
import type { ConnectionState } from '../state'
import { idleTimeout, type Remembered } from '../timeouts'
import type { CheckpointKind, Step } from '../trace'
import type { EntryName } from './log'
import { freePorts } from './ports'
import { SECOND } from './settings'
import { formatFlow } from './words'
import { change, note, schedule, type EntryTimes, type LiveConnection, type World } from './world'

/** An entry that somebody holds: a group's tracking of a connection, a translation, a carried flow. */
export interface TableEntry extends EntryName, EntryTimes {
  readonly connection: string
}

/** What is remembered of a connection; an untracked flow takes no entry (CT-18). */
function rememberedOf(state: ConnectionState): readonly Remembered[] {
  return [
    ...state.tracking
      .filter(({ tracked }) => tracked)
      .map((entry) => ({ kind: 'tracking', entry }) as const),
    ...state.nat.map((entry) => ({ kind: 'nat', entry }) as const),
    ...state.border.map((entry) => ({ kind: 'border', entry }) as const),
    ...state.relays.map((entry) => ({ kind: 'relay', entry }) as const),
    ...state.answered.map((entry) => ({ kind: 'answered', entry }) as const),
    ...state.inspected.map((entry) => ({ kind: 'inspected', entry }) as const),
  ]
}

function nameOf(remembered: Remembered): EntryName {
  const { kind: table } = remembered
  switch (remembered.kind) {
    case 'tracking': {
      const { interfaceId: holder, side, packet } = remembered.entry
      return { table, holder, flow: `${side} ${formatFlow(packet)}` }
    }
    case 'nat':
      return { table, holder: remembered.entry.gatewayId, flow: bothFlows(remembered.entry) }
    case 'relay':
      return { table, holder: remembered.entry.interfaceId, flow: bothFlows(remembered.entry) }
    case 'border':
      return {
        table,
        holder: remembered.entry.gatewayId,
        flow: formatFlow(remembered.entry.packet),
      }
    case 'answered':
      return {
        table,
        holder: remembered.entry.interfaceId,
        flow: formatFlow(remembered.entry.packet),
      }
    case 'inspected': {
      const { endpointId, firewallId, packet } = remembered.entry
      const holder = firewallId === undefined ? endpointId : `${endpointId} ${firewallId}`
      return { table, holder, flow: formatFlow(packet) }
    }
    default:
      return assertNever(remembered)
  }
}

function bothFlows({ inside, outside }: Extract<Remembered, { kind: 'nat' | 'relay' }>['entry']) {
  return `${formatFlow(inside)} as ${formatFlow(outside)}`
}

function keyOf({ table, holder, flow }: EntryName): string {
  return `${table} ${holder} ${flow}`
}

/** Whether a step reads or writes what is remembered. */
function uses({ checkpoint, at, component }: Step, { kind, entry }: Remembered): boolean {
  switch (kind) {
    case 'tracking':
      return checkpoint === 'securityGroup' && entry.interfaceId === at
    case 'nat':
    case 'border':
      return entry.gatewayId === component
    case 'relay':
    case 'answered':
      return entry.interfaceId === at && checkpoint !== 'securityGroup'
    case 'inspected':
      return entry.endpointId === at || entry.endpointId === component
    default:
      return assertNever(kind)
  }
}

/** Whether a step may use an entry at all. */
export function usesTables({ checkpoint }: Step): boolean {
  return !STATELESS.has(checkpoint)
}

/** What remembers nothing of the packets that it has seen. */
const STATELESS: ReadonlySet<CheckpointKind> = new Set([
  'networkAcl',
  'routeTable',
  'subnet',
  'internetHost',
  'onPremisesNetwork',
])

/** Notes which entries a step has used, and which are new since. */
export function touch(world: World, connection: LiveConnection, step: Step | undefined): void {
  const { network, now } = world
  const times = new Map<string, EntryTimes>()
  const born: EntryName[] = []
  for (const remembered of rememberedOf(connection.state)) {
    const name = nameOf(remembered)
    const key = keyOf(name)
    const known = connection.times.get(key)
    if (!known) born.push(name)
    const isUsed = known === undefined || (step !== undefined && uses(step, remembered))
    const seen = isUsed ? now : known.seen
    const timeout = idleTimeout(network, connection.state, remembered)
    const expires = timeout === undefined ? undefined : seen + timeout * SECOND
    times.set(key, { born: known?.born ?? now, seen, expires })
  }
  change(world, connection.id, { times })
  for (const name of born) {
    const expires = times.get(keyOf(name))?.expires
    note(world, {
      kind: 'remembered',
      connection: connection.id,
      ...name,
      ...(expires === undefined ? {} : { expires }),
    })
  }
  planExpiry(world, connection.id)
}

/** Plans the moment when the first of a connection's entries is forgotten, unless a packet uses it before. */
function planExpiry(world: World, id: string): void {
  const connection = world.connections.get(id)
  if (!connection) return
  let first = Infinity
  for (const { expires } of connection.times.values()) first = Math.min(first, expires ?? Infinity)
  if (first === Infinity || (connection.expiry ?? Infinity) <= first) return
  change(world, id, { expiry: first })
  schedule(world, { kind: 'expiry', connection: id, at: first })
}

/** Forgets what has been idle too long, and plans the next time. */
export function forgetIdle(world: World, id: string): void {
  const connection = change(world, id, { expiry: undefined })
  if (!connection) return
  forget(world, connection, 'idle', (remembered) => {
    const expires = connection.times.get(keyOf(nameOf(remembered)))?.expires
    return expires !== undefined && expires <= world.now
  })
  planExpiry(world, id)
}

/** Forgets all of a connection that has ended. */
export function forgetAll(world: World, connection: LiveConnection): void {
  forget(world, connection, 'ended', () => true)
}

function forget(
  world: World,
  connection: LiveConnection,
  why: 'idle' | 'ended',
  isOver: (remembered: Remembered) => boolean,
): void {
  const over = rememberedOf(connection.state).filter(isOver)
  if (over.length === 0) return
  const gone = new Set<unknown>(over.map(({ entry }) => entry))
  const stays = (entry: unknown): boolean => !gone.has(entry)
  const { state } = connection
  for (const remembered of over) {
    note(world, { kind: 'forgotten', connection: connection.id, ...nameOf(remembered), why })
  }
  const times = new Map(connection.times)
  for (const remembered of over) times.delete(keyOf(nameOf(remembered)))
  const freed = connection.ports.filter(({ chosenBy }) =>
    over.some(
      ({ kind, entry }) =>
        (kind === 'nat' && entry.gatewayId === chosenBy) ||
        (kind === 'relay' && entry.relayId === chosenBy),
    ),
  )
  freePorts(world, freed)
  change(world, connection.id, {
    times,
    ports: connection.ports.filter((port) => !freed.includes(port)),
    state: {
      ...state,
      tracking: state.tracking.filter(stays),
      nat: state.nat.filter(stays),
      border: state.border.filter(stays),
      relays: state.relays.filter(stays),
      answered: state.answered.filter(stays),
      inspected: state.inspected.filter(stays),
    },
  })
}

/** Every entry of every table at this moment. */
export function entriesOf(world: World): readonly TableEntry[] {
  return [...world.connections.values()].flatMap(({ id, state, times }) => {
    const named = rememberedOf(state).map((remembered) => nameOf(remembered))
    // A holder that has seen a flow more than once has one entry of it.
    const entries = new Map(named.map((name) => [keyOf(name), name]))
    return [...entries].flatMap(([key, name]) => {
      const known = times.get(key)
      return known ? [{ ...name, connection: id, ...known }] : []
    })
  })
}
