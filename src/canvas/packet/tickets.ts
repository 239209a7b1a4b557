import type { Topology } from '@/model/topology'
import { labelOfId } from '@/model/topology'
import type { Geometry } from '@/layout/geometry'
import { drawingOf, seenAs } from '@/layout/drawables'
import { bottomOf, rightOf, type Point } from '@/layout/box'
import type { Step } from '@/engine/trace'
import { strings } from '@/strings/strings'
import type { Journey } from './journey'

/** A tracking entry: the slip under the card that owns it. */
export interface Ticket {
  readonly card: string
  readonly at: Point
  /** It grows away from the edge of the card at which trails end. */
  readonly reaches: 'left' | 'right'
  readonly text: string
  readonly matched: boolean
}

/** How far a slip hangs over the lower edge of its card. */
const OVERLAP = 4
/** What a slip leaves to the stamps at the edge of its card. */
const STAMP_ROOM = 10

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
    const stampsLeft = hasStampsLeft(geometry, thing)
    const matched = step.tracking.kind === 'matches'
    tickets.set(thing, {
      card: thing,
      at: {
        x: stampsLeft ? box.x + STAMP_ROOM : rightOf(box) - STAMP_ROOM,
        y: bottomOf(box) - OVERLAP,
      },
      reaches: stampsLeft ? 'right' : 'left',
      text: matched
        ? strings.packet.matches(openerOf(geometry.topology, journey, step))
        : strings.packet.tracked,
      matched,
    })
  }
  return [...tickets.values()]
}

/** Whether a card's stamps stand at its left edge. */
function hasStampsLeft({ topology, gates }: Geometry, card: string): boolean {
  const home = drawingOf(topology).byId.get(card)?.parentId
  return home !== undefined && gates.get(home)?.side === 'left'
}

/** Who opened the connection, with the port where it is one: `app-a1:41822`. */
function openerOf(topology: Topology, { trace }: Journey, { tracking }: Step): string {
  const opener = labelOfId(topology, seenAs(topology, trace.from))
  const [only, ...more] = tracking?.entry.packet.srcPort?.ports ?? []
  const isOne = only !== undefined && more.length === 0 && only.from === only.to
  return isOne ? `${opener}:${String(only.from)}` : opener
}
