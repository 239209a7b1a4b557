import { halfInspectedAt } from '../halfInspected'
import type { Offer, Step } from '../trace'
import { takeTurn, type Walker } from '../walk'
import { delayBetween, zoneOf } from './delays'
import { openSourcePort, takePort, withPort } from './ports'
import { drawOne } from './random'
import { stationOf } from './stationOf'
import { touch, usesTables } from './tables'
import { summaryOf } from './words'
import { change, note, schedule, type Flight, type LiveConnection, type World } from './world'

/** What became of a flight in its turn: it goes on, or it is over and everybody may react. */
export type Flown =
  | { readonly kind: 'onItsWay' }
  | { readonly kind: 'arrived'; readonly flight: Flight; readonly last: Step }
  /** Also where nobody answers for the packet any more: then without a step. */
  | { readonly kind: 'dropped'; readonly flight: Flight; readonly step?: Step | undefined }
  /** A guest that forwards found that it had come too far. */
  | { readonly kind: 'expired'; readonly flight: Flight }

/** Lets the checkpoint at a flight's place decide, as the network stands now. */
export function fly(world: World, id: string): Flown {
  const flight = world.flights.get(id)
  const connection = flight && world.connections.get(flight.connection)
  if (!flight || !connection) return { kind: 'onItsWay' }
  const before: Walker = { ...flight.walker, state: connection.state }
  const { place } = before
  if (place === 'delivered' || place === 'lost') return land(world, flight)
  const turned = turnOnce(world, connection, before)
  const walker = cutByHalf(turned.walker, before, turned.connection)
  const step = walker.steps.length > before.steps.length ? walker.steps.at(-1) : undefined
  const moved = { ...flight, walker }
  world.decided = step && { connection: connection.id, segment: flight.segment, step }
  if (walker.refused || walker.place === 'lost') {
    return drop(world, { ...flight, walker: before }, step)
  }
  const { ttl } = flight
  const isForwarded =
    place.checkpoint === 'networkInterface' &&
    place.side === 'ingress' &&
    typeof walker.place === 'object' &&
    walker.place.checkpoint === 'networkInterface'
  if (isForwarded && ttl === 1) {
    land(world, moved)
    return { kind: 'expired', flight: { ...flight, walker: before } }
  }
  if (walker.state !== connection.state || (step && usesTables(step))) {
    const known = change(world, connection.id, { state: walker.state })
    if (known) touch(world, known, step)
  }
  if (step) note(world, { kind: 'step', ...nameOf(flight), step: summaryOf(world.network, step) })
  if (walker.place === 'delivered') return arrive(world, moved)
  const zone = zoneOf(place) ?? flight.zone
  const due = world.now + delayBetween(world.settings, place, walker.place, zone)
  const hops = ttl === undefined ? {} : { ttl: isForwarded ? ttl - 1 : ttl }
  world.flights.set(id, { ...moved, stood: place, zone, left: world.now, due, ...hops })
  schedule(world, { kind: 'turn', flight: id, at: due })
  return { kind: 'onItsWay' }
}

/** How the log calls a flight. */
export function nameOf({ id, connection, segment }: Flight) {
  return { connection, flight: id, segment: segment.kind, exchange: segment.exchange }
}

/** The flight is over. */
export function land(world: World, flight: Flight): Flown {
  world.flights.delete(flight.id)
  const flying = world.connections.get(flight.connection)?.flying ?? 1
  change(world, flight.connection, { flying: flying - 1 })
  return { kind: 'onItsWay' }
}

function drop(world: World, flight: Flight, step: Step | undefined): Flown {
  if (step) {
    note(world, { kind: 'dropped', ...nameOf(flight), step: summaryOf(world.network, step) })
  } else {
    const { place } = flight.walker
    note(world, {
      kind: 'vanished',
      ...nameOf(flight),
      sentence: 'There is nowhere to go from here.',
      ...(typeof place === 'object' ? { where: stationOf(place) } : {}),
    })
  }
  land(world, flight)
  return { kind: 'dropped', flight, step }
}

function arrive(world: World, flight: Flight): Flown {
  const last = flight.walker.steps.at(-1)
  if (!last) return drop(world, flight, undefined)
  note(world, { kind: 'arrived', ...nameOf(flight), leg: flight.leg, at: last.component })
  land(world, flight)
  return { kind: 'arrived', flight, last }
}

/**
 * One turn, and again where somebody has picked one of several ways or ports that the run draws: the
 * same way for all packets of a connection, a port that is free.
 */
function turnOnce(
  world: World,
  connection: LiveConnection,
  before: Walker,
): { readonly walker: Walker; readonly connection: LiveConnection } {
  const walker: Walker = {
    ...before,
    picks: connection.picks,
    steps: [...before.steps],
    offers: [...before.offers],
  }
  takeTurn(world.network, walker)
  const offer = walker.offers.slice(before.offers.length).find((made) => isOpen(made, connection))
  if (offer) {
    const picked = drawOne(world, offer.options) ?? offer.picked
    note(world, { kind: 'picked', connection: connection.id, by: offer.by, picked })
    const picks = new Map([...connection.picks, [offer.by, picked]])
    const next = change(world, connection.id, { picks })
    return next ? turnOnce(world, next, before) : { walker, connection }
  }
  const open = walker.refused ? undefined : openSourcePort(walker.packet)
  if (!open) return { walker, connection }
  const { dst, dstPort, protocol } = walker.packet
  const service = `${dst} ${String(dstPort?.ports[0]?.from)} ${String(protocol)}`
  const holder = `${open.choice} to ${service}`
  const most = world.settings.portsPerDestination
  const port = takePort(world, holder, open.ports, most)
  if (port === undefined) {
    const full = { ...before, state: { ...before.state, fullTables: new Set([open.choice]) } }
    const isKnownFull = before.state.fullTables?.has(open.choice) === true
    if (isKnownFull) return { walker: { ...walker, place: 'lost' }, connection }
    return turnOnce(world, connection, full)
  }
  note(world, { kind: 'drew', connection: connection.id, chosenBy: open.choice, port })
  const ports = [...connection.ports, { holder, port, chosenBy: open.choice }]
  const next = change(world, connection.id, { ports }) ?? connection
  return { walker: withPort(walker, open.choice, port), connection: next }
}

function isOpen({ by, options }: Offer, { picks }: LiveConnection): boolean {
  return options.length > 1 && !picks.has(by)
}

/** A firewall that never saw the answer to what it saw open drops what follows (NFW-06). */
function cutByHalf(walker: Walker, before: Walker, { halved }: LiveConnection): Walker {
  const step = walker.steps.at(-1)
  if (!halved || walker.refused || !step || walker.steps.length === before.steps.length) {
    return walker
  }
  if (walker.leg !== 'request' || !halfInspectedAt(halved, step)) return walker
  const cut: Step = { ...halved, leg: 'request', packet: step.packet }
  return { ...walker, refused: true, steps: [...walker.steps.slice(0, -1), cut] }
}
