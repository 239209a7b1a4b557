import { EMPTY_TOPOLOGY, type Topology } from '@/model/topology'
import type { RunSettings, TrafficSource } from '@/model/trafficSource'

/** Where one thing stands, in canvas pixels, from the top left corner of what contains it. */
export interface Box {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/**
 * The boxes of drawn things by the id of what is drawn. A zone is drawn per VPC and has the id of
 * `zoneId`. A thing without a box is placed by itself.
 */
export type Layout = Readonly<Record<string, Box>>

/** What people write beside the network: plain text, or a titled rectangle around things. */
export const ANNOTATION_KINDS = ['note', 'frame'] as const
export type AnnotationKind = (typeof ANNOTATION_KINDS)[number]

/** A note or a frame; it stands on the canvas itself, whatever it lies over. */
export interface Annotation extends Box {
  readonly id: string
  readonly kind: AnnotationKind
  /** A note's lines, a frame's title. */
  readonly text: string
}

/** Notes and frames by their ids, in the order of creation. */
export type Annotations = Readonly<Record<string, Annotation>>

/**
 * What is saved and undone: a topology, where its things stand, what is written beside them, and the
 * traffic that runs through it.
 */
export interface Diagram {
  readonly name: string
  readonly topology: Topology
  readonly layout: Layout
  /** Missing where there are none, so that a diagram without them reads as it always did. */
  readonly annotations?: Annotations
  /** Drawn things that no hand moves, in the order of their ids; missing where there are none. */
  readonly locked?: readonly string[]
  /** VPCs and subnets that are drawn as one card, in the order of their ids. */
  readonly collapsed?: readonly string[]
  /** What is sent while it runs, in the order of creation, each with an id of its own; missing where there is none. */
  readonly traffic?: readonly TrafficSource[]
  /** Missing where a run goes as it does by itself. */
  readonly run?: RunSettings
}

export const EMPTY_DIAGRAM: Diagram = { name: 'Untitled', topology: EMPTY_TOPOLOGY, layout: {} }

/** The id of the frame that draws one Availability Zone inside one VPC. */
export function zoneId(vpcId: string, availabilityZone: string): string {
  return `${vpcId}/${availabilityZone}`
}
