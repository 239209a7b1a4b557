import { useStore } from '@xyflow/react'
import { useLayoutEffect, useRef, useState } from 'react'
import type { Size } from '@/layout/box'
import type { Box } from '@/layout/diagram'
import type { Geometry } from '@/layout/geometry'
import { usePresent } from '@/store/presentStore'
import { hasCallout, stationMark } from '@/playback/timeline'
import { CallOut } from './CallOut'
import { callOutRoom, stationBox } from './callOutRoom'
import type { Journey, JourneyStation } from './journey'
import { placeCallOut, type PlacedCallOut } from './placeCallOut'

const WIDTH = 292
const FIRST_GUESS = 130
/** How many of the ghost's blockers are told beside the deny that stopped the packet. */
const BLOCKERS_TOLD = 2
/** How much larger the words are for a room. */
const PRESENTED = 1.5

interface CallOutsProps {
  readonly journey: Journey
  readonly geometry: Geometry
  readonly position: number
}

/** What the station that decides has to say; call-outs keep their size whatever the camera does. */
export function CallOuts({ journey, geometry, position }: CallOutsProps) {
  const presenting = usePresent((state) => state.presenting)
  const panelSaysIt = usePresent((state) => state.editing)
  const scale = presenting ? PRESENTED : 1
  const layer = useRef<HTMLDivElement>(null)
  const [heights, setHeights] = useState<ReadonlyMap<number, number>>(new Map())
  const [x, y, zoom] = useStore(({ transform }) => transform)
  const width = useStore((state) => state.width)
  const height = useStore((state) => state.height)
  const stations = panelSaysIt ? [] : told(journey, position, presenting ? 0 : BLOCKERS_TOLD)
  useLayoutEffect(() => {
    const elements = layer.current?.querySelectorAll<HTMLElement>('[data-station]') ?? []
    const measured = [...elements].map(
      (element) => [Number(element.dataset['station']), element.offsetHeight] as const,
    )
    setHeights((before) =>
      measured.every(([index, each]) => before.get(index) === each) ? before : new Map(measured),
    )
  }, [journey, position])
  if (stations.length === 0) return null
  const onScreen = (box: Box): Box => ({
    x: box.x * zoom + x,
    y: box.y * zoom + y,
    width: box.width * zoom,
    height: box.height * zoom,
  })
  const room = callOutRoom(journey, geometry, { width, height }, onScreen)
  const placed: PlacedCallOut[] = []
  for (const station of stations) {
    const size: Size = {
      width: WIDTH * scale,
      height: (heights.get(station.index) ?? FIRST_GUESS) * scale,
    }
    const kept = [...room.kept, ...placed.map(({ box }) => box)]
    placed.push(placeCallOut(onScreen(stationBox(journey, station)), size, { ...room, kept }))
  }
  return (
    <div ref={layer} className="canvas-call-outs pointer-events-none absolute inset-0 z-[5]">
      <svg className="absolute inset-0 h-full w-full" aria-hidden="true">
        {stations.map((station, order) => (
          <Leader key={station.index} station={station} line={placed[order]?.leader} />
        ))}
      </svg>
      {stations.map((station, order) => (
        <div
          key={station.index}
          data-station={station.index}
          className="canvas-call-out pointer-events-auto absolute"
          style={{
            left: placed[order]?.box.x,
            top: placed[order]?.box.y,
            width: WIDTH,
            transform: scale === 1 ? undefined : `scale(${String(scale)})`,
            transformOrigin: '0 0',
          }}
        >
          <CallOut topology={geometry.topology} step={station.step} />
        </div>
      ))}
    </div>
  )
}

function Leader({
  station,
  line,
}: {
  readonly station: JourneyStation
  readonly line: PlacedCallOut['leader']
}) {
  if (!line) return null
  const [from, to] = line
  const { ghost, decision } = station.step
  const colour = decision === 'deny' ? 'var(--deny)' : 'var(--line-strong)'
  return (
    <line
      x1={from.x}
      y1={from.y}
      x2={to.x}
      y2={to.y}
      stroke={ghost ? 'var(--ghost)' : colour}
      strokeWidth="1.500"
      strokeDasharray={ghost ? '3 4' : undefined}
    />
  )
}

/** The station that decides; at the deny that stops the packet also what would stop it next. */
function told(
  { stations, ghostFrom }: Journey,
  position: number,
  blockersTold: number,
): readonly JourneyStation[] {
  const here = stations[position]
  if (!here || !hasCallout(here.step)) return []
  if (position !== ghostFrom - 1) return [here]
  const blockers = stations.slice(ghostFrom).filter(({ step }) => {
    const { kind } = stationMark(step)
    return kind === 'deny' || kind === 'partial'
  })
  return [here, ...blockers.slice(0, blockersTold)]
}
