import type { Topology } from '@/model/topology'
import { labelOfId } from '@/model/topology'
import type { Geometry } from '@/layout/geometry'
import { seenAs } from '@/layout/drawables'
import { bottomOf, type Point } from '@/layout/box'
import type { Step } from '@/engine/trace'
import { strings } from '@/strings/strings'
import type { Journey } from './journey'

/** A tracking entry: the slip under the card that owns it. */
export interface Ticket {
  readonly card: string
  readonly at: Point
  readonly text: string
  readonly matched: boolean
}

/** How far a slip hangs over the lower edge of its card. */
const OVERLAP = 4

/** The tracking entries that are written or matched up to a position. */
export function ticketsUpTo(
  journey: Journey,
  geometry: Geometry,
  position: number,
): readonly Ticket[] {
  const tickets = new Map<string, Ticket>()
  for (const { step, thing } of journey.stations.slice(0, position + 1)) {
    if (!step.tracking || step.ghost || thing === undefined) continue
    const box = geometry.boxes.get(thing)
    if (!box) continue
    const matched = step.tracking.kind === 'matches'
    tickets.set(thing, {
      card: thing,
      at: { x: box.x, y: bottomOf(box) - OVERLAP },
      text: matched
        ? strings.packet.matches(openerOf(geometry.topology, journey, step))
        : strings.packet.tracked,
      matched,
    })
  }
  return [...tickets.values()]
}

/** Who opened the connection, with the port where it is one: `app-a1:41822`. */
function openerOf(topology: Topology, { trace }: Journey, { tracking }: Step): string {
  const opener = labelOfId(topology, seenAs(topology, trace.from))
  const [only, ...more] = tracking?.entry.packet.srcPort?.ports ?? []
  const isOne = only !== undefined && more.length === 0 && only.from === only.to
  return isOne ? `${opener}:${String(only.from)}` : opener
}
