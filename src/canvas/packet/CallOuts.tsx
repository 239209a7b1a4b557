import { useStore } from '@xyflow/react'
import { useLayoutEffect, useRef, useState } from 'react'
import { bottomOf, rightOf, type Size } from '@/layout/box'
import type { Box } from '@/layout/diagram'
import type { Geometry } from '@/layout/geometry'
import { hasCallout } from '@/playback/timeline'
import { CallOut } from './CallOut'
import { restPoint, type Journey, type JourneyStation } from './journey'
import { placeCallOut, type CallOutRoom } from './placeCallOut'

const WIDTH = 292
const MARGIN = 12
/** What a station's stamp and the waiting packet take up around its place. */
const STATION_HALF = { x: 14, y: 24 } as const
const PACKET_HALF = 18
const TRAIL_HALF = 9
const ISLANDS_HEIGHT = 52
const FIRST_GUESS: Size = { width: WIDTH, height: 130 }

interface CallOutsProps {
  readonly journey: Journey
  readonly geometry: Geometry
  readonly position: number
}

/** The call-out of the station that decides; it keeps its size whatever the camera does. */
export function CallOuts({ journey, geometry, position }: CallOutsProps) {
  const station = journey.stations[position]
  if (!station || !hasCallout(station.step)) return null
  return <StationCallOut journey={journey} geometry={geometry} station={station} />
}

function StationCallOut({
  journey,
  geometry,
  station,
}: {
  readonly journey: Journey
  readonly geometry: Geometry
  readonly station: JourneyStation
}) {
  const element = useRef<HTMLDivElement>(null)
  const [size, setSize] = useState(FIRST_GUESS)
  const [x, y, zoom] = useStore(({ transform }) => transform)
  const width = useStore((state) => state.width)
  const height = useStore((state) => state.height)
  useLayoutEffect(() => {
    const measured = element.current?.offsetHeight ?? FIRST_GUESS.height
    setSize((known) => (known.height === measured ? known : { width: WIDTH, height: measured }))
  }, [station])
  const onScreen = (box: Box): Box => ({
    x: box.x * zoom + x,
    y: box.y * zoom + y,
    width: box.width * zoom,
    height: box.height * zoom,
  })
  const room = roomFor(journey, geometry, { width, height }, onScreen)
  const around = onScreen(stationBox(journey, station))
  const { box, leader } = placeCallOut(around, size, room)
  const colour = station.step.decision === 'deny' ? 'var(--deny)' : 'var(--line-strong)'
  return (
    <div className="canvas-call-outs pointer-events-none absolute inset-0 z-[5]">
      {leader && (
        <svg className="absolute inset-0 h-full w-full" aria-hidden="true">
          <line
            x1={leader[0].x}
            y1={leader[0].y}
            x2={leader[1].x}
            y2={leader[1].y}
            stroke={station.step.ghost ? 'var(--ghost)' : colour}
            strokeWidth="1.500"
            strokeDasharray={station.step.ghost ? '3 4' : undefined}
          />
        </svg>
      )}
      <div
        key={station.index}
        ref={element}
        className="canvas-call-out pointer-events-auto absolute"
        style={{ left: box.x, top: box.y, width: WIDTH }}
      >
        <CallOut topology={geometry.topology} step={station.step} />
      </div>
    </div>
  )
}

function stationBox(journey: Journey, station: JourneyStation): Box {
  const rest = restPoint(journey, station.index)
  const { place } = station
  const left = Math.min(place.x - STATION_HALF.x, rest.x - PACKET_HALF)
  const top = Math.min(place.y - STATION_HALF.y, rest.y - PACKET_HALF)
  return {
    x: left,
    y: top,
    width: Math.max(place.x + STATION_HALF.x, rest.x + PACKET_HALF) - left,
    height: Math.max(place.y + STATION_HALF.y, rest.y + PACKET_HALF) - top,
  }
}

function roomFor(
  journey: Journey,
  geometry: Geometry,
  { width, height }: Size,
  onScreen: (box: Box) => Box,
): CallOutRoom {
  const ends = endsOf(journey)
  const boxes = (ids: readonly string[]): readonly Box[] =>
    ids.flatMap((id) => {
      const box = geometry.boxes.get(id)
      return box ? [onScreen(box)] : []
    })
  const others = journey.stations.flatMap(({ thing, stand }) =>
    thing === undefined || stand === 'gate' || ends.includes(thing) ? [] : [thing],
  )
  const bounds = {
    x: MARGIN,
    y: ISLANDS_HEIGHT,
    width: width - 2 * MARGIN,
    height: height - ISLANDS_HEIGHT - MARGIN,
  }
  return {
    bounds,
    kept: boxes(ends).map(({ x, y, ...end }) => ({
      x: x - 6,
      y: y - 6,
      width: rightOf({ x, y, ...end }) - x + 12,
      height: bottomOf({ x, y, ...end }) - y + 30,
    })),
    spared: [...boxes([...new Set(others)]), ...trailBoxes(journey).map(onScreen)],
  }
}

/** The drawn things at which the connection starts and is meant to arrive. */
function endsOf({ stations }: Journey): readonly string[] {
  const request = stations.filter(({ step }) => step.leg === 'request')
  return [request[0], request.at(-1)].flatMap((station) => station?.thing ?? [])
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
