import type { CompiledInterface, CompiledNetwork } from './compile/network'
import type { End, OutsideHost, Place } from './place'
import type { Packet } from './packet'
import type { ConnectionState } from './state'
import type { CheckpointKind, DeniedBy, Leg, Offer, Step, TurnedDown } from './trace'

/** Who the packet of this leg is for: how a ghost finds its way where no route leads. */
export interface Goal {
  readonly eni?: CompiledInterface | undefined
  readonly host?: OutsideHost | undefined
}

/** What was picked where somebody on the path may pick among several ways; see `Offer`. */
export type Picks = ReadonlyMap<string, string>
export const NO_PICKS: Picks = new Map()

/** What a checkpoint may read besides the packet and its place. It changes none of it. */
export interface Situation {
  readonly network: CompiledNetwork
  readonly leg: Leg
  readonly state: ConnectionState
  readonly goal: Goal
  /** Who this leg is for in the end: its goal again behind the last load balancer. */
  readonly home: Goal
  /** False once something forwarded the packet that drops the sender's group identity (SG-30, SG-31). */
  readonly groupsKnown: boolean
  /** Whose groups the packet carries instead of its source's: a load balancer's node (NLB-08). */
  readonly carrier: CompiledInterface | undefined
  /** The connection was opened before, under another network: a packet without an entry is not new. */
  readonly established: boolean
  /** Something before on this way has refused the packet because it does not know the connection. */
  readonly strayed: boolean
  readonly picks: Picks
  /** What the packet last came into a VPC by; nothing while it has not left its own (NAT-08). */
  readonly enteredBy?: CheckpointKind | undefined
  /** Asks whether another connection would work: how health checks are answered (ELB-08). */
  readonly connects: (attempt: Attempt) => boolean
}

/** A connection of a service's own, from one of its interfaces. */
export interface Attempt {
  readonly from: CompiledInterface
  readonly to: Goal
  readonly packet: Packet
}

/** What a checkpoint says of its step; the walk adds the leg, the ghost and the packet. */
export interface Ruling extends Partial<Omit<Step, 'packet' | 'leg' | 'ghost' | 'checkpoint'>> {
  readonly component: string
  readonly at: string
  readonly decision: Step['decision']
  readonly deniedBy?: DeniedBy
}

/**
 * A checkpoint's answer: its ruling, the packet as it leaves, and where to. After a refusal `next` is
 * where the ghost goes on, as if the packet had been let through. No ruling: nothing to say here.
 */
export interface Turn {
  readonly ruling?: Ruling
  readonly packet?: Packet
  readonly next: Place | End
  readonly remember?: Partial<ConnectionState>
  /** False: it drops the sender's group identity. True: it opens a connection of its own. */
  readonly groupsKnown?: boolean
  /** From here on the packet carries the groups of this interface, whatever its source (NLB-08). */
  readonly carrier?: CompiledInterface
  /** From here on the packet is for somebody else: a load balancer's target, say. */
  readonly goal?: Goal
  /** It picked one of several ways. */
  readonly offer?: Offer | undefined
  /** It brought the packet into a VPC. */
  readonly enteredBy?: CheckpointKind | undefined
}

export type Checkpoint<P extends Place> = (packet: Packet, place: P, situation: Situation) => Turn

export const NOTHING_TURNED_DOWN = (): readonly TurnedDown[] => []
