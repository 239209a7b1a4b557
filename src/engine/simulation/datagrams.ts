import type { IpAddress } from '@/model/ip'
import { responseTo } from '../packet'
import type { Step } from '../trace'
import { sendRequest, sendResponse } from './send'
import { changeSide, end, pauseOf, sendLater, setTimer } from './sides'
import { change, note, type Flight, type LiveConnection, type World } from './world'

/** A question in one packet, whose answer is waited for; without one nothing is sent again. */
export function askByDatagram(world: World, id: string, exchange: number): void {
  const connection = world.connections.get(id)
  if (!connection) return
  const segment = { kind: 'datagram', exchange } as const
  const timer = setTimer(world, id, 'client', world.settings.answerTimeout)
  const outstanding = { segment, attempt: 0, timer, sentAt: world.now }
  changeSide(world, id, 'client', { exchange, outstanding, next: undefined })
  const ttl = connection.talk.kind === 'traceroute' ? exchange : undefined
  const sent = sendRequest(world, id, segment, ttl === undefined ? {} : { ttl })
  if (sent === 'gone') end(world, id, 'gone')
  if (sent === 'refused' && exchange === 1) end(world, id, 'unsent')
}

/** A datagram came to the other end: it answers, or says that nobody is at this port. */
export function datagramAtServer(
  world: World,
  connection: LiveConnection,
  flight: Flight,
  last: Step,
): void {
  const { id, talk } = connection
  const { exchange } = flight.segment
  if (last.code === 'NOTHING_LISTENS') {
    if (talk.protocol !== 'udp') return
    const error = 'port-unreachable'
    sendResponse(world, id, { kind: error, exchange }, { error })
    return
  }
  const isAnswered = responseTo(flight.walker.packet) !== undefined
  if (talk.kind === 'packet' || !isAnswered) {
    end(world, id, 'delivered')
    return
  }
  sendLater(world, id, 'server', { kind: 'answer', exchange }, world.settings.serviceTime)
}

/** Something came back to who asked. */
export function datagramAtClient(world: World, connection: LiveConnection, flight: Flight): void {
  const { id, client } = connection
  const { segment, walker } = flight
  if (client.outstanding?.segment.exchange !== segment.exchange) return
  switch (segment.kind) {
    case 'port-unreachable':
      end(world, id, 'refused')
      return
    case 'time-exceeded':
      hop(world, connection, walker.packet.src)
      return
    default:
      if (connection.talk.kind === 'traceroute') {
        note(world, { kind: 'hop', connection: id, ttl: segment.exchange, by: walker.packet.src })
        end(world, id, 'answered')
        return
      }
      goOn(world, connection, connection.unanswered)
  }
}

/** A timer rang: the server answers, the opener asks on, or has waited long enough. */
export function datagramTimer(
  world: World,
  connection: LiveConnection,
  side: 'client' | 'server',
  timer: number,
): void {
  const { id } = connection
  const { next, outstanding } = connection[side]
  if (next?.timer === timer) {
    changeSide(world, id, side, { next: undefined })
    if (side === 'server') sendResponse(world, id, next.segment)
    else askByDatagram(world, id, next.segment.exchange)
    return
  }
  if (outstanding?.timer !== timer) return
  if (connection.talk.kind === 'traceroute') {
    hop(world, connection, undefined)
    return
  }
  const { exchange } = outstanding.segment
  note(world, { kind: 'unanswered', connection: id, exchange })
  goOn(world, connection, connection.unanswered + 1)
}

function goOn(world: World, connection: LiveConnection, unanswered: number): void {
  const { id, client, talk } = connection
  change(world, id, { unanswered })
  changeSide(world, id, 'client', { phase: 'open', outstanding: undefined })
  if (client.exchange >= talk.exchanges) {
    end(world, id, unanswered > 0 ? 'noAnswer' : 'answered')
    return
  }
  const segment = { kind: 'datagram', exchange: client.exchange + 1 } as const
  sendLater(world, id, 'client', segment, pauseOf(connection))
}

/** One step further, unless that is far enough. */
function hop(world: World, connection: LiveConnection, by: IpAddress | undefined): void {
  const { id, client } = connection
  const ttl = client.exchange
  note(world, { kind: 'hop', connection: id, ttl, ...(by === undefined ? {} : { by }) })
  changeSide(world, id, 'client', { phase: 'open', outstanding: undefined })
  if (ttl >= world.settings.mostHops) end(world, id, 'noAnswer')
  else askByDatagram(world, id, ttl + 1)
}
