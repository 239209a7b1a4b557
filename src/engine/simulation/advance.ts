import { settleTracking } from '../alwaysTracked'
import type { Place } from '../place'
import type { Step } from '../trace'
import { onceOpened } from '../traceConnection'
import { datagramAtClient, datagramAtServer, datagramTimer } from './datagrams'
import { fly, type Flown } from './fly'
import { dequeue } from './queue'
import { exceededFrom, openerOf, resetFrom, sourceNow } from './send'
import { end, letGo } from './sides'
import { runSource } from './sources'
import { forgetIdle, touch } from './tables'
import { tcpAtClient, tcpAtServer, tcpTimer } from './tcp'
import { change, type Flight, type LiveConnection, type Scheduled, type World } from './world'

/** What is planned next; what has lost its reason meanwhile is let go of. */
export function nextScheduled(world: World): Scheduled | undefined {
  for (;;) {
    const [first] = world.queue
    if (!first || isDue(world, first)) return first
    dequeue(world.queue)
  }
}

function isDue({ flights, connections, sources }: World, item: Scheduled): boolean {
  switch (item.kind) {
    case 'turn':
      return flights.has(item.flight)
    case 'source':
      return sources.get(item.source)?.run === item.run
    case 'expiry':
      return connections.get(item.connection)?.expiry === item.at
    case 'timer': {
      const side = connections.get(item.connection)?.[item.side]
      return side?.outstanding?.timer === item.timer || side?.next?.timer === item.timer
    }
  }
}

/** Lets what is planned next happen; false where nothing is. */
export function advanceWorld(world: World): boolean {
  const next = nextScheduled(world)
  if (!next) return false
  dequeue(world.queue)
  world.now = next.at
  switch (next.kind) {
    case 'source':
      runSource(world, next.source)
      break
    case 'turn':
      react(world, fly(world, next.flight))
      break
    case 'expiry':
      forgetIdle(world, next.connection)
      letGo(world, next.connection)
      break
    case 'timer': {
      const connection = world.connections.get(next.connection)
      if (!connection) break
      const ring = connection.talk.protocol === 'tcp' ? tcpTimer : datagramTimer
      ring(world, connection, next.side, next.timer)
      letGo(world, next.connection)
      break
    }
  }
  world.tick += 1
  return true
}

function react(world: World, flown: Flown): void {
  if (flown.kind === 'onItsWay') return
  const { flight } = flown
  if (flown.kind === 'arrived') {
    if (flight.leg === 'request') requestArrived(world, flight, flown.last)
    else responseArrived(world, flight, flown.last)
  }
  if (flown.kind === 'dropped') dropped(world, flight, flown.step)
  if (flown.kind === 'expired') exceededFrom(world, flight)
  letGo(world, flight.connection)
}

function requestArrived(world: World, flight: Flight, last: Step): void {
  const { steps, packet } = flight.walker
  const before = world.connections.get(flight.connection)
  if (!before) return
  const { network } = world
  const { id, talk, opening } = before
  const settled = settleTracking(network, steps, before.state).state
  const opener = openerOf(world, before)
  const isTaken = last.decision !== 'deny' && opener !== undefined
  const state = isTaken
    ? onceOpened(settled, { from: opener, packet: flight.sent }, { steps, packet })
    : settled
  const connection = change(world, id, {
    state,
    arrival: { packet, last },
    opening: opening.length === 0 ? steps : opening,
  })
  if (!connection) return
  touch(world, connection, undefined)
  const known = world.connections.get(id) ?? connection
  if (steps.some(({ because }) => because.kind === 'exempt')) {
    end(world, id, talk.protocol === 'tcp' ? 'closed' : 'answered')
    return
  }
  if (talk.protocol === 'tcp') tcpAtServer(world, known, flight, last)
  else datagramAtServer(world, known, flight, last)
}

/** An answer reaches its opener only where that still is whom it was sent to. */
function responseArrived(world: World, flight: Flight, last: Step): void {
  const connection = world.connections.get(flight.connection)
  if (!connection || last.decision === 'deny' || isElsewhere(world, connection, flight)) return
  if (connection.talk.protocol === 'tcp') tcpAtClient(world, connection, flight)
  else datagramAtClient(world, connection, flight)
}

/** The host that asked has another address by now: the answer is nobody's. */
function isElsewhere(world: World, connection: LiveConnection, { walker }: Flight): boolean {
  return connection.hostId !== undefined && sourceNow(world, connection) !== walker.packet.dst
}

function dropped(world: World, flight: Flight, step: Step | undefined): void {
  const connection = world.connections.get(flight.connection)
  if (!connection) return
  const { talk, id } = connection
  if (talk.kind === 'packet') end(world, id, 'noAnswer')
  const { place } = flight.walker
  if (step?.code !== 'NO_CONNECTION_STATE' || talk.protocol !== 'tcp') return
  if (flight.leg === 'request' && typeof place === 'object' && resets(place)) {
    resetFrom(world, flight, place)
  }
}

/** Who answers what it has forgotten with a reset: NAT gateways, and load balancers at their nodes. */
function resets(place: Place): boolean {
  switch (place.checkpoint) {
    case 'natGateway':
    case 'loadBalancer':
      return true
    case 'securityGroup':
      return place.eni.owner?.kind === 'loadBalancer'
    default:
      return false
  }
}
