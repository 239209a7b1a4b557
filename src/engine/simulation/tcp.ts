import { halfInspected } from '../halfInspected'
import type { Step } from '../trace'
import { sendRequest, sendResponse } from './send'
import {
  answered,
  changeSide,
  end,
  pauseOf,
  sendAgain,
  sendLater,
  sendReliably,
  type SideName,
} from './sides'
import { change, type Flight, type LiveConnection, type Segment, type World } from './world'

/** The opener's first segment. */
export function openTcp(world: World, { id, talk }: LiveConnection): void {
  const segment = { kind: 'SYN', exchange: 0 } as const
  if (talk.kind !== 'packet') sendReliably(world, id, 'client', segment)
  else if (sendRequest(world, id, segment) !== 'onItsWay') end(world, id, 'unsent')
}

/** A segment came to the server, or to a guest that does not know what to make of it. */
export function tcpAtServer(
  world: World,
  connection: LiveConnection,
  flight: Flight,
  last: Step,
): void {
  const { id, server, talk } = connection
  const { segment } = flight
  if (last.code === 'NOTHING_LISTENS' || last.code === 'NO_CONNECTION_STATE') {
    if (segment.kind !== 'RST') sendResponse(world, id, { kind: 'RST', exchange: segment.exchange })
    return
  }
  if (talk.kind === 'packet') {
    end(world, id, 'delivered')
    return
  }
  switch (segment.kind) {
    case 'SYN':
      if (server.outstanding?.segment.kind === 'SYN-ACK') {
        sendResponse(world, id, server.outstanding.segment, { again: 1 })
        return
      }
      changeSide(world, id, 'server', { phase: 'open' })
      sendReliably(world, id, 'server', { kind: 'SYN-ACK', exchange: 0 })
      return
    case 'ACK':
      answered(world, id, 'server')
      if (server.phase === 'closing') changeSide(world, id, 'server', { phase: 'over' })
      return
    case 'data':
      serve(world, connection, segment)
      return
    case 'FIN':
      changeSide(world, id, 'server', { phase: 'closing', next: undefined })
      sendReliably(world, id, 'server', { kind: 'FIN-ACK', exchange: segment.exchange })
      return
    default:
      return
  }
}

/** A question that is new is answered after a while; one that was answered before, at once again. */
function serve(world: World, { id, server }: LiveConnection, segment: Segment): void {
  if (server.next) return
  if (server.phase === 'over') return
  if (segment.exchange <= server.exchange) {
    sendResponse(world, id, { kind: 'data', exchange: segment.exchange }, { again: 1 })
    return
  }
  answered(world, id, 'server')
  sendLater(
    world,
    id,
    'server',
    { kind: 'data', exchange: segment.exchange },
    world.settings.serviceTime,
  )
}

/** A segment came back to the opener. */
export function tcpAtClient(world: World, connection: LiveConnection, flight: Flight): void {
  const { id, client } = connection
  const { segment } = flight
  switch (segment.kind) {
    case 'RST':
      end(world, id, client.phase === 'start' ? 'refused' : 'reset')
      changeSide(world, id, 'server', { phase: 'over', outstanding: undefined, next: undefined })
      return
    case 'SYN-ACK':
      acknowledge(world, id, segment)
      if (client.phase === 'start') opened(world, connection, flight)
      return
    case 'data':
      acknowledge(world, id, segment)
      if (client.outstanding?.segment.exchange === segment.exchange) goOn(world, connection)
      return
    case 'FIN-ACK':
      answered(world, id, 'client')
      acknowledge(world, id, segment)
      end(world, id, 'closed')
      return
    default:
      return
  }
}

function opened(world: World, connection: LiveConnection, flight: Flight): void {
  const { id, client, opening } = connection
  const response = { steps: flight.walker.steps, refused: false, arrived: true }
  const halved = halfInspected({ steps: opening, refused: false }, response)
  const roundTrip = world.now - (client.outstanding?.sentAt ?? world.now)
  change(world, id, { halved, roundTrip })
  answered(world, id, 'client')
  changeSide(world, id, 'client', { phase: 'open' })
  ask(world, id, 1, world.settings.serviceTime)
}

function goOn(world: World, connection: LiveConnection): void {
  const { id, client, talk } = connection
  answered(world, id, 'client')
  const { exchange } = client
  if (exchange < talk.exchanges) {
    ask(world, id, exchange + 1, pauseOf(connection))
    return
  }
  sendLater(world, id, 'client', { kind: 'FIN', exchange }, pauseOf(connection))
}

function ask(world: World, id: string, exchange: number, wait: number): void {
  sendLater(world, id, 'client', { kind: 'data', exchange }, wait)
}

function acknowledge(world: World, id: string, { exchange }: Segment): void {
  sendRequest(world, id, { kind: 'ACK', exchange })
}

/** A timer rang: something is sent again, or is sent now, or somebody gives up. */
export function tcpTimer(
  world: World,
  connection: LiveConnection,
  side: SideName,
  timer: number,
): void {
  const { id } = connection
  const { outstanding, next } = connection[side]
  if (next?.timer === timer) {
    const { segment } = next
    const phase = segment.kind === 'FIN' ? 'closing' : connection[side].phase
    changeSide(world, id, side, { next: undefined, exchange: segment.exchange, phase })
    sendReliably(world, id, side, segment)
    return
  }
  if (outstanding?.timer !== timer || sendAgain(world, connection, side)) return
  if (side === 'client') end(world, id, 'timedOut')
  else changeSide(world, id, 'server', { phase: 'over', outstanding: undefined })
}
