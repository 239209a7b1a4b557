import { EMPTY_TOPOLOGY, type Topology } from '@/model/topology'

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

/** What is saved and undone: a topology and where its things stand. */
export interface Diagram {
  readonly name: string
  readonly topology: Topology
  readonly layout: Layout
}

export const EMPTY_DIAGRAM: Diagram = { name: 'Untitled', topology: EMPTY_TOPOLOGY, layout: {} }

/** The id of the frame that draws one Availability Zone inside one VPC. */
export function zoneId(vpcId: string, availabilityZone: string): string {
  return `${vpcId}/${availabilityZone}`
}
