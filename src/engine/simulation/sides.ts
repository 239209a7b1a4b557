import type { Outcome } from './log'
import { forgetAll } from './tables'
import { freePorts } from './ports'
import { sendRequest, sendResponse } from './send'
import { SECOND, type Micros } from './settings'
import {
  change,
  nextNumber,
  note,
  schedule,
  type LiveConnection,
  type Segment,
  type Side,
  type World,
} from './world'

export type SideName = 'client' | 'server'

/** Something about one end, changed. */
export function changeSide(world: World, id: string, side: SideName, patch: Partial<Side>): void {
  const connection = world.connections.get(id)
  if (connection) change(world, id, { [side]: { ...connection[side], ...patch } })
}

/** Sends a segment now, and again and again until it is answered. */
export function sendReliably(world: World, id: string, side: SideName, segment: Segment): void {
  sendAttempt(world, id, side, segment, 0)
}

function sendAttempt(
  world: World,
  id: string,
  side: SideName,
  segment: Segment,
  attempt: number,
): void {
  const timer = setTimer(world, id, side, patience(world, id, segment) * 2 ** attempt)
  const outstanding = { segment, attempt, timer, sentAt: world.now }
  changeSide(world, id, side, { outstanding })
  if (side === 'server') {
    sendResponse(world, id, segment, { again: attempt })
    return
  }
  const sent = sendRequest(world, id, segment, { again: attempt })
  if (sent === 'gone') end(world, id, 'gone')
  // What cannot be sent to begin with is told at once; an open connection only falls silent.
  const isOpening = world.connections.get(id)?.client.phase === 'start'
  if (sent === 'refused' && isOpening && attempt === 0) end(world, id, 'unsent')
}

/** Sends a segment after a while. */
export function sendLater(
  world: World,
  id: string,
  side: SideName,
  segment: Segment,
  wait: Micros,
): void {
  const timer = setTimer(world, id, side, wait)
  changeSide(world, id, side, { next: { segment, timer } })
}

/** A timer that nobody cancels rings; a timer that no longer counts does nothing. */
export function setTimer(world: World, id: string, side: SideName, wait: Micros): number {
  const timer = nextNumber(world)
  schedule(world, { kind: 'timer', connection: id, side, timer, at: world.now + wait })
  return timer
}

/** What a side waits for has come. */
export function answered(world: World, id: string, side: SideName): void {
  changeSide(world, id, side, { outstanding: undefined })
}

/** A segment without an answer is sent once more; nothing where its sender gives up. */
export function sendAgain(world: World, connection: LiveConnection, side: SideName): boolean {
  const { outstanding } = connection[side]
  if (!outstanding) return true
  const { synRetries, dataRetries } = world.settings
  const { segment, attempt } = outstanding
  const retries = isOpeningSegment(segment) ? synRetries : dataRetries
  if (attempt >= retries) return false
  sendAttempt(world, connection.id, side, segment, attempt + 1)
  return true
}

function isOpeningSegment({ kind }: Segment): boolean {
  return kind === 'SYN' || kind === 'SYN-ACK'
}

function patience({ settings, connections }: World, id: string, segment: Segment): Micros {
  if (isOpeningSegment(segment)) return settings.synTimeout
  return Math.max(settings.dataTimeout, 2 * (connections.get(id)?.roundTrip ?? 0))
}

export function pauseOf({ talk }: LiveConnection): Micros {
  return Math.round(talk.pauseSeconds * SECOND)
}

/** What the opener experiences: it sends nothing more. */
export function end(world: World, id: string, outcome: Outcome): void {
  const connection = world.connections.get(id)
  if (!connection || connection.outcome) return
  const client: Side = { phase: 'over', exchange: connection.client.exchange }
  change(world, id, { client, outcome })
  note(world, { kind: 'ended', connection: id, outcome })
}

/**
 * Lets go of a connection of which nothing is left. A TCP connection that both ends have closed, or that
 * never opened, is forgotten by everybody at once; what fell silent, by each when its time is over.
 */
export function letGo(world: World, id: string): void {
  const connection = world.connections.get(id)
  if (!connection?.outcome || connection.flying > 0) return
  const { server, talk, outcome } = connection
  if (server.outstanding || server.next) return
  const isSilent = outcome === 'timedOut' || outcome === 'gone'
  if (talk.protocol === 'tcp' && !(isSilent && connection.opening.length > 0)) {
    forgetAll(world, connection)
  }
  const left = world.connections.get(id)
  if (!left || left.times.size > 0) return
  freePorts(world, left.ports)
  world.connections.delete(id)
}
