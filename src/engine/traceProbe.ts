import { fail, ok, type Result } from '@/model/result'
import { hasPorts } from '@/model/traffic'
import { everyWay } from './alternatives'
import type { CompiledNetwork } from './compile/network'
import { holderOf, privateAddressOf, resolveEnds } from './ends'
import { openingPacket } from './openingPacket'
import type { Probe } from './probeTypes'
import type { Packet } from './packet'
import { lostAddress, refusedAtStart } from './refusedAtStart'
import type { ConnectionState } from './state'
import type { ConnectionTrace, Offer } from './trace'
import { idOfParty, traceConnection, type Connection, type Party } from './traceConnection'
import { NO_PICKS, type Picks } from './turn'

/**
 * Walks a probe's connection both ways. The error is one sentence for the person who asked. With a
 * `state` the connection was opened before and goes on.
 */
export function traceProbe(
  network: CompiledNetwork,
  probe: Probe,
  state?: ConnectionState,
): Result<ConnectionTrace> {
  if (hasPorts(probe.protocol) && probe.port === undefined) {
    return fail(`${probe.protocol === 'tcp' ? 'TCP' : 'UDP'} needs a port from 0 to 65535`)
  }
  const first = traceWay(network, probe, NO_PICKS, state)
  if (!first.ok || first.value.offers.length === 0) return first
  // One way can be asked about, so all can: only addresses and interfaces differ.
  const { value } = first
  const way = (picks: Picks): ConnectionTrace => {
    const trace = picks === NO_PICKS ? first : traceWay(network, probe, picks, state)
    return trace.ok ? trace.value : value
  }
  return ok(everyWay(way))
}

function traceWay(
  network: CompiledNetwork,
  probe: Probe,
  picks: Picks,
  state: ConnectionState | undefined,
): Result<ConnectionTrace> {
  const asked = connectionOf(network, probe, picks, state)
  if (!asked.ok) return asked
  const { connection, offers, to } = asked.value
  const trace = traceConnection(network, connection)
  return ok({
    ...trace,
    offers: offers.length === 0 ? trace.offers : [...offers, ...trace.offers],
    ...(to === undefined ? {} : { to }),
  })
}

/** The connection that a probe asks about. */
export interface AskedConnection {
  readonly connection: Connection
  /** The interfaces that its ends could as well be. */
  readonly offers: readonly Offer[]
  /** What its other end is called, where nothing can be sent there at all. */
  readonly to?: string
}

/** A probe as a connection, by the ways that were picked; with a `state` it was opened before and goes on. */
export function connectionOf(
  network: CompiledNetwork,
  probe: Probe,
  picks: Picks,
  state?: ConnectionState,
): Result<AskedConnection> {
  const sent = state?.opened?.sent
  if (state && sent) return goOn(network, probe, picks, state, sent)
  const ends = resolveEnds(network, probe, picks, state)
  if (!ends.ok) return ends
  const { from, to, src, dst, family, offers } = ends.value
  const refusal = refusedAtStart(network, probe, ends.value)
  if (refusal) {
    const { packet } = refusal
    const connection = { from, to, packet, refusedAtStart: refusal }
    return ok({ connection, offers, to: nameOfEnd(probe, to) })
  }
  const target = dst ?? privateAddressOf(to, family)
  if (src === undefined || target === undefined) return fail('an end has no address')
  const packet = openingPacket(probe, from, src, target)
  const about = aboutOf(probe)
  return ok({
    connection: { from, to, packet, picks, ...(state ? { state } : {}), ...about },
    offers,
  })
}

/** An open connection keeps its addresses and ports, whoever has them by now. */
function goOn(
  network: CompiledNetwork,
  probe: Probe,
  picks: Picks,
  state: ConnectionState,
  packet: Packet,
): Result<AskedConnection> {
  const ends = resolveEnds(network, { ...probe, toAddress: packet.dst }, picks, state)
  if (!ends.ok) return ends
  const { to, offers } = ends.value
  const from = holderOf(network, ends.value.from, packet.src)
  const known = { ...ends.value, from, src: packet.src, dst: packet.dst }
  const refusal = refusedAtStart(network, probe, known) ?? lostAddress(network, packet, from)
  const connection: Connection = {
    from,
    to,
    packet,
    state,
    picks,
    ...(refusal ? { refusedAtStart: refusal } : {}),
    ...aboutOf(probe),
  }
  return ok({ connection, offers })
}

function aboutOf({ fullTables, icmpError }: Probe): Partial<Connection> {
  return {
    ...(fullTables ? { fullTables: new Set(fullTables) } : {}),
    ...(icmpError ? { error: icmpError } : {}),
  }
}

function nameOfEnd({ to }: Probe, party: Party): string {
  if ('loadBalancer' in to) return to.loadBalancer
  return 'endpoint' in to ? to.endpoint : idOfParty(party)
}
