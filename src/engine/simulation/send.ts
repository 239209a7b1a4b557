import type { IpAddress } from '@/model/ip'
import { findOf } from '@/model/topology'
import { leaveInterface } from '../forwarding'
import { errorAbout, type IcmpError } from '../icmpErrors'
import { responseTo, type Packet } from '../packet'
import type { Place } from '../place'
import type { Probe } from '../probeTypes'
import type { ConnectionState } from '../state'
import type { Step } from '../trace'
import { connectionOf, type AskedConnection } from '../traceProbe'
import {
  requestDeparture,
  responseDeparture,
  type Connection,
  type Party,
} from '../traceConnection'
import { setOut, situationOf, type Departure } from '../walk'
import { delayBetween, zoneOf } from './delays'
import { nameOf } from './fly'
import { formatFlow, summaryOf } from './words'
import {
  change,
  nextNumber,
  note,
  schedule,
  type Flight,
  type LiveConnection,
  type Segment,
  type World,
} from './world'

/** Whether a segment could be sent: it is on its way, it was stopped at once, or nobody is there to send. */
export type Sent = 'onItsWay' | 'refused' | 'gone'

/** How a segment is sent besides. */
interface Manner {
  /** How often it was sent before. */
  readonly again?: number
  readonly ttl?: number
}

/** The opener sends, from the address that it has now. */
export function sendRequest(
  world: World,
  id: string,
  segment: Segment,
  { again = 0, ttl }: Manner = {},
): Sent {
  const connection = withoutUntracked(world, id, segment)
  if (!connection) return 'gone'
  const asked = connectionNow(world, connection)
  if (!asked) return 'gone'
  const { refusedAtStart } = asked
  if (refusedAtStart) return refuse(world, connection, segment, refusedAtStart)
  const { sent } = connection.state.opened ?? {}
  const departure = requestDeparture(world.network, asked)
  // What opens is not established, however often it is sent; UDP's next question goes on.
  const established = sent !== undefined && segment.kind !== 'SYN'
  launch(world, connection, segment, { ...departure, established }, { again, ttl })
  return 'onItsWay'
}

/** The other end sends an answer, to whom the request said it came from. */
export function sendResponse(
  world: World,
  id: string,
  segment: Segment,
  { again = 0, error }: Manner & { readonly error?: IcmpError } = {},
): void {
  const connection = world.connections.get(id)
  if (!connection?.arrival) return
  const { packet, last } = connection.arrival
  const asked = connectionNow(world, connection) ?? strangers(packet)
  const departure = responseDeparture(
    world.network,
    { ...asked, picks: connection.picks, ...(error ? { error } : {}) },
    { packet, steps: [last], state: connection.state, refused: false },
  )
  if (!departure) return
  // What answers an opening under other rules is judged by those (CT-08).
  const isOpening = connection.client.phase === 'start' && connection.version === world.version
  launch(world, connection, segment, { ...departure, established: !isOpening }, { again })
}

/** A gateway that has forgotten a TCP connection resets it towards its opener (NAT-15, NLB-15). */
export function resetFrom(world: World, { walker, connection: id }: Flight, place: Place): void {
  const connection = world.connections.get(id)
  const packet = responseTo(walker.packet)
  if (!connection || !packet) return
  const response = { ...walker, leg: 'response', packet, state: connection.state } as const
  const asked = connectionNow(world, connection) ?? strangers(walker.packet)
  const from = doorOf(world, place, packet, situationOf(world.network, response))
  if (!from) return
  const goal = asked.from.kind === 'host' ? { host: asked.from.host } : { eni: asked.from.eni }
  const departure: Departure = {
    network: world.network,
    ...response,
    place: from,
    goal,
    ghost: false,
    established: true,
    connects: walker.connects,
  }
  launch(world, connection, { kind: 'RST', exchange: 0 }, departure, {})
}

/** A guest that forwards tells the sender that its packet has come too far (NACL-24). */
export function exceededFrom(world: World, flight: Flight): IpAddress | undefined {
  const { walker, connection: id } = flight
  const connection = world.connections.get(id)
  const { place, packet } = walker
  if (!connection || typeof place !== 'object' || place.checkpoint !== 'networkInterface')
    return undefined
  const own = place.eni.eni.privateAddresses[0]?.address
  const asked = connectionNow(world, connection)
  if (own === undefined || !asked) return undefined
  const departure: Departure = {
    network: world.network,
    leg: 'response',
    packet: { ...errorAbout(packet, 'time-exceeded'), src: own },
    place: { checkpoint: 'instance', eni: place.eni, side: 'egress' },
    goal: asked.from.kind === 'host' ? { host: asked.from.host } : { eni: asked.from.eni },
    state: connection.state,
    ghost: false,
    established: true,
    picks: connection.picks,
    connects: walker.connects,
  }
  launch(
    world,
    connection,
    { kind: 'time-exceeded', exchange: flight.segment.exchange },
    departure,
    {},
  )
  return own
}

/** Who opened a connection, as it stands in the network of now. */
export function openerOf(world: World, connection: LiveConnection): Party | undefined {
  return connectionNow(world, connection)?.from
}

/** The connection as its opener would open it, or goes on with it, in the network of now. */
function connectionNow(world: World, connection: LiveConnection): Connection | undefined {
  const { probe, picks, state, hostId } = connection
  const source = hostId === undefined ? undefined : sourceNow(world, connection)
  const asks: Probe = source === undefined ? probe : { ...probe, from: { ip: source } }
  const known = stateFrom(state, source)
  const asked =
    connectedTo(world, asks, connection, known) ??
    connectedTo(world, { ...asks, to: { ip: connection.to } }, connection, known)
  return asked && { ...asked.connection, picks }
}

function connectedTo(
  world: World,
  probe: Probe,
  { picks }: LiveConnection,
  state: ConnectionState | undefined,
): AskedConnection | undefined {
  const asked = connectionOf(world.network, probe, picks, state)
  return asked.ok ? asked.value : undefined
}

/** What is known of an open connection, with the address that its opener sends from now. */
function stateFrom(
  state: ConnectionState,
  source: IpAddress | undefined,
): ConnectionState | undefined {
  const { opened } = state
  if (!opened) return undefined
  return source === undefined
    ? state
    : { ...state, opened: { ...opened, sent: { ...opened.sent, src: source } } }
}

/** The address that a host on the internet has by now; nothing for openers of other kinds. */
export function sourceNow(
  { network }: World,
  { hostId, probe }: LiveConnection,
): IpAddress | undefined {
  if (hostId === undefined) return undefined
  const host = findOf(network.topology, 'internetHost', hostId)
  const before = 'ip' in probe.from ? probe.from.ip : undefined
  const is6 = before?.includes(':') === true
  return host && (is6 ? host.ipv6Address : host.address)
}

/** Nobody of ours: who is not there any more is asked for by the packet alone. */
function strangers({ src, dst, ...packet }: Packet): Connection {
  return {
    from: { kind: 'host', host: { id: src } },
    to: { kind: 'host', host: { id: dst } },
    packet: { ...packet, src, dst },
  }
}

// A packet that opens is judged by rules once more where the flow is untracked (CT-08).
function withoutUntracked(world: World, id: string, { kind }: Segment): LiveConnection | undefined {
  const connection = world.connections.get(id)
  if (!connection || (connection.state.opened && kind !== 'SYN')) return connection
  const tracking = connection.state.tracking.filter(({ tracked }) => tracked)
  return change(world, id, { state: { ...connection.state, tracking } })
}

function refuse(world: World, { id }: LiveConnection, segment: Segment, step: Step): Sent {
  const flight = `p${String(nextNumber(world))}`
  const { kind, exchange } = segment
  const summary = summaryOf(world.network, step)
  world.decided ??= { connection: id, segment, step }
  note(world, { kind: 'dropped', connection: id, flight, segment: kind, exchange, step: summary })
  return 'refused'
}

function launch(
  world: World,
  connection: LiveConnection,
  segment: Segment,
  departure: Departure,
  { again = 0, ttl }: { readonly again?: number; readonly ttl?: number | undefined },
): void {
  const walker = setOut({ ...departure, state: connection.state })
  const id = `p${String(nextNumber(world))}`
  const { place, packet, leg } = walker
  const zone = typeof place === 'object' ? zoneOf(place) : undefined
  const due = world.now + delayBetween(world.settings, undefined, place, zone)
  const flight: Flight = {
    id,
    connection: connection.id,
    leg,
    segment,
    walker,
    sent: packet,
    zone,
    left: world.now,
    due,
    ...(ttl === undefined ? {} : { ttl }),
  }
  world.flights.set(id, flight)
  change(world, connection.id, { flying: connection.flying + 1 })
  note(world, { kind: 'sent', ...nameOf(flight), leg, flow: formatFlow(packet), again })
  schedule(world, { kind: 'turn', flight: id, at: due })
}

/** Where a gateway's own packet leaves it: by its interface, or by the table of a regional one (NAT-22). */
function doorOf(
  { network }: World,
  place: Place,
  packet: Packet,
  situation: ReturnType<typeof situationOf>,
): Place | undefined {
  if (place.checkpoint === 'loadBalancer' || place.checkpoint === 'securityGroup')
    return leaveInterface(situation, place.eni, packet)
  if (place.checkpoint !== 'natGateway') return undefined
  if (place.eni) return leaveInterface(situation, place.eni, packet)
  const table = network.regionalNat.byId.get(place.gateway.id)?.table
  return place.from && table && { checkpoint: 'routeTable', subnet: place.from, table }
}
