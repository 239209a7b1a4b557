import type { Size } from '@/layout/box'
import type { Box } from '@/layout/diagram'
import type { Geometry } from '@/layout/geometry'
import { restPoint, type Journey, type JourneyStation } from './journey'
import type { CallOutRoom } from './placeCallOut'

const MARGIN = 12
/** What a station's stamp and the waiting packet take up around its place. */
const STATION_HALF = { x: 14, y: 24 } as const
const PACKET_HALF = 18
const TRAIL_HALF = 9
/** The islands at the top of the canvas. */
const ISLANDS_HEIGHT = 52
/** Room round an end of the path: shields above, a ticket below. */
const END_ROOM = { side: 6, below: 26 } as const

/** The ground that a station's call-out keeps free: its place, its stamp, the packet before it. */
export function stationBox(journey: Journey, { index, place }: JourneyStation): Box {
  const rest = restPoint(journey, index)
  const left = Math.min(place.x - STATION_HALF.x, rest.x - PACKET_HALF)
  const top = Math.min(place.y - STATION_HALF.y, rest.y - PACKET_HALF)
  return {
    x: left,
    y: top,
    width: Math.max(place.x + STATION_HALF.x, rest.x + PACKET_HALF) - left,
    height: Math.max(place.y + STATION_HALF.y, rest.y + PACKET_HALF) - top,
  }
}

/** Where call-outs of a journey may stand in a canvas of this size. */
export function callOutRoom(
  journey: Journey,
  geometry: Geometry,
  { width, height }: Size,
  onScreen: (box: Box) => Box,
): CallOutRoom {
  const ends = endsOf(journey)
  const boxes = (ids: readonly string[]): readonly Box[] =>
    ids.flatMap((id) => geometry.boxes.get(id) ?? [])
  const others = journey.stations.flatMap(({ thing, stand }) =>
    thing === undefined || stand === 'gate' || ends.includes(thing) ? [] : [thing],
  )
  return {
    bounds: {
      x: MARGIN,
      y: ISLANDS_HEIGHT,
      width: width - 2 * MARGIN,
      height: height - ISLANDS_HEIGHT - MARGIN,
    },
    kept: boxes(ends).map((box) => onScreen(withRoom(box))),
    spared: [...boxes([...new Set(others)]), ...trailBoxes(journey)].map(onScreen),
  }
}

/** The drawn things at which the connection starts and is meant to arrive. */
function endsOf({ stations }: Journey): readonly string[] {
  const request = stations.filter(({ step }) => step.leg === 'request')
  return [request[0], request.at(-1)].flatMap((station) => station?.thing ?? [])
}

function withRoom({ x, y, width, height }: Box): Box {
  const { side, below } = END_ROOM
  return { x: x - side, y: y - side, width: width + 2 * side, height: height + side + below }
}

/** The way itself, in pieces as wide as a trail with its stamps. */
function trailBoxes({ tracks }: Journey): readonly Box[] {
  return Object.values(tracks).flatMap(({ points }) =>
    points.slice(1).map((to, index) => {
      const from = points[index] ?? to
      return {
        x: Math.min(from.x, to.x) - TRAIL_HALF,
        y: Math.min(from.y, to.y) - TRAIL_HALF,
        width: Math.abs(to.x - from.x) + 2 * TRAIL_HALF,
        height: Math.abs(to.y - from.y) + 2 * TRAIL_HALF,
      }
    }),
  )
}
