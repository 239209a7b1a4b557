import { NO_PORTS } from '@/model/ports'
import { hasArrived } from './arrival'
import { decideAt } from './checkpoints/registry'
import type { CompiledInterface, CompiledNetwork } from './compile/network'
import type { Packet } from './packet'
import type { End, Place } from './place'
import type { ConnectionState } from './state'
import type { Because, CheckpointKind, Leg, Offer, Step } from './trace'
import { NOTHING_TURNED_DOWN, type Goal, type Picks, type Ruling, type Situation } from './turn'

/** One journey: from a place until the packet arrives or nothing is left to decide. */
export interface Journey {
  readonly steps: readonly Step[]
  /** The packet as it came to its end. */
  readonly packet: Packet
  /** Arrived, be it only as a ghost. */
  readonly arrived: boolean
  /** Refused on the way: what followed was the ghost's. */
  readonly refused: boolean
  readonly state: ConnectionState
  readonly offers: readonly Offer[]
}

export interface Departure {
  readonly network: CompiledNetwork
  readonly leg: Leg
  readonly packet: Packet
  readonly place: Place
  readonly goal: Goal
  /** On its way there the packet is for somebody else first: a load balancer that carries it on. */
  readonly via?: Goal | undefined
  readonly state: ConnectionState
  /** The request already died: everything is the ghost's. */
  readonly ghost: boolean
  readonly established: boolean
  readonly picks: Picks
  readonly connects: Situation['connects']
}

/** Beyond every path that AWS can build; what goes further goes round in circles. */
const MOST_TURNS = 240

/** A packet on its way: where it is, and what the walk so far has made of it. Each turn changes it. */
export interface Walker {
  readonly leg: Leg
  readonly home: Goal
  readonly established: boolean
  readonly picks: Picks
  readonly connects: Situation['connects']
  turns: number
  steps: Step[]
  offers: Offer[]
  packet: Packet
  state: ConnectionState
  place: Place | End
  goal: Goal
  carrier: CompiledInterface | undefined
  enteredBy: CheckpointKind | undefined
  groupsKnown: boolean
  ghost: boolean
  refused: boolean
  strayed: boolean
}

/** Puts a packet at the place it leaves from. */
export function setOut({ goal, via, place, packet, state, ghost, ...rest }: Departure): Walker {
  return {
    leg: rest.leg,
    home: goal,
    established: rest.established,
    picks: rest.picks,
    connects: rest.connects,
    turns: 0,
    steps: [],
    offers: [],
    packet,
    state,
    place,
    goal: via ?? goal,
    carrier: undefined,
    enteredBy: undefined,
    groupsKnown: true,
    ghost,
    refused: false,
    strayed: false,
  }
}

/** Lets the checkpoint at the packet's place decide, and moves the packet on; at an end it does nothing. */
export function takeTurn(network: CompiledNetwork, walker: Walker): void {
  const { place, packet, leg, ghost } = walker
  if (place === 'delivered' || place === 'lost') return
  walker.turns += 1
  if (walker.turns > MOST_TURNS || hasBeenHere(walker.steps, place, packet)) {
    walker.steps.push(loopStep(walker.steps, packet, leg, ghost))
    walker.refused = true
    walker.place = 'lost'
    return
  }
  const turn = decideAt(packet, place, situationOf(network, walker))
  if (turn.ruling) {
    const step = stepOf(turn.ruling, place, packet, leg, ghost)
    walker.steps.push(step)
    if (step.code === 'NO_CONNECTION_STATE') walker.strayed = true
    if (step.decision === 'deny' && !hasArrived(step)) {
      walker.ghost = true
      walker.refused = true
    }
  }
  if (turn.remember) walker.state = { ...walker.state, ...turn.remember }
  if (turn.groupsKnown !== undefined) walker.groupsKnown = turn.groupsKnown
  if (turn.carrier) {
    walker.carrier = turn.carrier
    // What it carries on starts in its own VPC.
    walker.enteredBy = undefined
  }
  if (turn.goal) walker.goal = turn.goal
  if (turn.offer) walker.offers.push(turn.offer)
  if (turn.enteredBy) walker.enteredBy = turn.enteredBy
  walker.packet = turn.packet ?? packet
  walker.place = turn.next
}

/** What the checkpoint at the packet's place may read. */
export function situationOf(network: CompiledNetwork, walker: Walker): Situation {
  return {
    network,
    leg: walker.leg,
    state: walker.state,
    goal: walker.goal,
    home: walker.home,
    groupsKnown: walker.groupsKnown,
    carrier: walker.carrier,
    established: walker.established,
    strayed: walker.strayed,
    picks: walker.picks,
    connects: walker.connects,
    enteredBy: walker.enteredBy,
  }
}

/** Walks from place to place; each place's checkpoint says what it decided and where to go on. */
export function walk(departure: Departure): Journey {
  const walker = setOut(departure)
  while (walker.place !== 'delivered' && walker.place !== 'lost') {
    takeTurn(departure.network, walker)
  }
  const { steps, packet, refused, state, offers } = walker
  return { steps, packet, arrived: walker.place === 'delivered', refused, state, offers }
}

// The same router asked about the same packet again: nothing can come out of it but the same circle.
function hasBeenHere(steps: readonly Step[], place: Place, packet: Packet): boolean {
  if (!ROUTERS.has(place.checkpoint)) return false
  return steps.some(
    (step) =>
      isStepOf(step, place) && step.packet.dst === packet.dst && step.packet.src === packet.src,
  )
}

function isStepOf({ checkpoint, component, at }: Step, place: Place): boolean {
  if (checkpoint !== place.checkpoint) return false
  if (place.checkpoint === 'routeTable') {
    const { table, subnet } = place
    return table ? component === table.table.id : at === subnet.subnet.id
  }
  // A peering of two gateways is one attachment, which each looks up in a table of its own.
  if (place.checkpoint !== 'transitGateway') return false
  return component === place.gateway.id && at === place.attachment?.id
}

const ROUTERS: ReadonlySet<CheckpointKind> = new Set(['routeTable', 'transitGateway'])

const NO_REASON: Because = { kind: 'code' }

// Written out field by field: every step then has one shape, which is what makes a trace cheap.
function stepOf(ruling: Ruling, place: Place, packet: Packet, leg: Leg, ghost: boolean): Step {
  const { decision, because = NO_REASON, code } = ruling
  return {
    checkpoint: place.checkpoint,
    component: ruling.component,
    at: ruling.at,
    leg,
    side: ruling.side,
    packet,
    after: ruling.after,
    decision,
    because,
    code,
    deniedBy: ruling.deniedBy,
    parts: ruling.parts ?? [
      code === undefined ? { decision, because } : { decision, because, code },
    ],
    refusedPorts: ruling.refusedPorts ?? NO_PORTS,
    choice: ruling.choice,
    tracking: ruling.tracking,
    ghost,
    missing: ruling.missing,
    turnedDown: ruling.turnedDown ?? NOTHING_TURNED_DOWN,
    alike: ruling.alike,
  }
}

function loopStep(steps: readonly Step[], packet: Packet, leg: Leg, ghost: boolean): Step {
  const last = steps.findLast(({ checkpoint }) => ROUTERS.has(checkpoint))
  return {
    checkpoint: last?.checkpoint ?? 'routeTable',
    component: last?.component ?? '',
    at: last?.at ?? '',
    leg,
    packet,
    decision: 'deny',
    deniedBy: 'loop',
    because: NO_REASON,
    code: 'ROUTING_LOOP',
    parts: [{ decision: 'deny', because: NO_REASON, code: 'ROUTING_LOOP' }],
    refusedPorts: NO_PORTS,
    turnedDown: NOTHING_TURNED_DOWN,
    ghost,
  }
}
