import { NO_PORTS } from '@/model/ports'
import { hasArrived } from './arrival'
import { decideAt } from './checkpoints/registry'
import type { CompiledInterface, CompiledNetwork } from './compile/network'
import type { Packet } from './packet'
import type { Place } from './place'
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

/** Walks from place to place; each place's checkpoint says what it decided and where to go on. */
export function walk({
  network,
  leg,
  established,
  picks,
  connects,
  goal: home,
  ...start
}: Departure): Journey {
  const steps: Step[] = []
  const offers: Offer[] = []
  let { packet, state, ghost } = start
  let goal = start.via ?? home
  let carrier: CompiledInterface | undefined
  let place: Place = start.place
  let groupsKnown = true
  let enteredBy: CheckpointKind | undefined
  let refused = false
  let strayed = false
  for (let turns = 0; turns < MOST_TURNS && !hasBeenHere(steps, place, packet); turns += 1) {
    const situation: Situation = {
      network,
      leg,
      state,
      goal,
      home,
      groupsKnown,
      carrier,
      established,
      strayed,
      picks,
      connects,
      enteredBy,
    }
    const turn = decideAt(packet, place, situation)
    if (turn.ruling) {
      const step = stepOf(turn.ruling, place, packet, leg, ghost)
      steps.push(step)
      if (step.code === 'NO_CONNECTION_STATE') strayed = true
      if (step.decision === 'deny' && !hasArrived(step)) {
        ghost = true
        refused = true
      }
    }
    if (turn.remember) state = { ...state, ...turn.remember }
    if (turn.groupsKnown !== undefined) groupsKnown = turn.groupsKnown
    if (turn.carrier) {
      carrier = turn.carrier
      // What it carries on starts in its own VPC.
      enteredBy = undefined
    }
    if (turn.goal) goal = turn.goal
    if (turn.offer) offers.push(turn.offer)
    if (turn.enteredBy) enteredBy = turn.enteredBy
    packet = turn.packet ?? packet
    if (turn.next === 'delivered' || turn.next === 'lost') {
      return { steps, packet, arrived: turn.next === 'delivered', refused, state, offers }
    }
    place = turn.next
  }
  steps.push(loopStep(steps, packet, leg, ghost))
  return { steps, packet, arrived: false, refused: true, state, offers }
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
