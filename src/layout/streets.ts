import { bottomOf, rightOf } from './box'
import type { Box } from './diagram'
import { LANE_RISE, STREET_INSET, STREET_WIDTH, TILE, VPC_PAD, ZONE_GAP } from './measures'

/** The ways inside one VPC, in canvas coordinates. */
export interface StreetPlan {
  /** The centres of the upright streets, from left to right; there is one at least. */
  readonly xs: readonly number[]
  /** The height of the lane above the zones: it joins the streets and leads out sideways. */
  readonly laneY: number
  /** The height below the zones at which a way turns to a tile on the bottom border. */
  readonly footY: number
  /** What is drawn: nothing where there are no zones to go between. */
  readonly lanes: readonly Box[]
}

/** The streets run between the columns of zones; a single column, or none, has it on the right. */
export function streetPlan(vpc: Box, zones: readonly Box[]): StreetPlan {
  const columns = mergedColumns(zones)
  const last = columns.at(-1)
  const xs = columns.slice(0, -1).flatMap((column, index) => {
    const next = columns[index + 1]
    return next ? [(column.right + next.left) / 2] : []
  })
  if (columns.length < 2) {
    const room = last ? Math.min(ZONE_GAP, rightOf(vpc) - last.right) : ZONE_GAP
    xs.push((last?.right ?? rightOf(vpc) - ZONE_GAP) + room / 2)
  }
  const top = vpc.y + STREET_INSET.top
  const zonesTop = Math.min(vpc.y + VPC_PAD.top, ...zones.map(({ y }) => y))
  const laneY = Math.max(zonesTop - LANE_RISE, top)
  const footY = bottomOf(vpc) - (VPC_PAD.bottom + TILE.height / 2) / 2
  const bottom = Math.max(top, ...zones.map(bottomOf)) - STREET_INSET.bottom
  const drawn = zones.length > 0 ? xs : []
  const lanes = drawn.map((x) => ({
    x: x - STREET_WIDTH / 2,
    y: top,
    width: STREET_WIDTH,
    height: Math.max(STREET_WIDTH, bottom - top),
  }))
  const [first, final] = [lanes[0], lanes.at(-1)]
  if (first && final && first !== final) {
    const width = rightOf(final) - first.x
    lanes.push({ x: first.x, y: laneY - STREET_WIDTH / 2, width, height: STREET_WIDTH })
  }
  return { xs, laneY, footY, lanes }
}

/** The street of a VPC that is nearest to a place. */
export function nearestStreet({ xs }: StreetPlan, x: number): number {
  const distance = (street: number): number => Math.abs(street - x)
  return xs.reduce((best, street) => (distance(street) < distance(best) ? street : best))
}

/** Zones that stand above each other are one column. */
function mergedColumns(zones: readonly Box[]) {
  const columns: { left: number; right: number }[] = []
  for (const zone of zones.toSorted((a, b) => a.x - b.x)) {
    const last = columns.at(-1)
    if (last && zone.x < last.right) last.right = Math.max(last.right, rightOf(zone))
    else columns.push({ left: zone.x, right: rightOf(zone) })
  }
  return columns
}
