import { useEffect, useRef, type KeyboardEvent, type PointerEvent } from 'react'
import { lastPosition, seek, useSimulation, type Firing } from '@/store/simulationStore'
import { strings } from '@/strings/strings'
import { packetColour } from '../packetColour'
import { stationWords } from '../stationWords'
import { useWalk } from '../trace/useWalk'
import { StationDot } from './StationDot'
import { StripLabels } from './StripLabels'
import { StripTrack } from './StripTrack'
import { stripX } from './stripX'

const words = strings.dock.strip

/** Stations closer than this could not be hit; then the strip scrolls. */
const LEAST_GAP_PX = 24
const PAGE = 5
/** So many stations are drawn ahead of a packet whose way is to be predicted. */
const AHEAD = 5

/** Every station of the walk on one track: summary, legend and scrubber. */
export function WalkStrip({ firing }: { readonly firing: Firing }) {
  const position = useSimulation((state) => state.position)
  const asked = useSimulation((state) => state.asked)
  const walk = useWalk()
  const hidesGhost = walk?.onItsWay ?? false
  const hidesAhead = walk?.hidesAhead ?? false
  const { trace, topology } = firing
  const told = walk?.told ?? lastPosition(firing)
  // Not even how far it is to the end is told: a walk that ends early would say where.
  const last = hidesAhead ? Math.max(lastPosition(firing), told + AHEAD) : lastPosition(firing)
  const stations = Array.from({ length: last + 1 }, (_none, index) => trace.steps[index])
  const track = useRef<HTMLDivElement>(null)
  const colour = packetColour(trace.request.protocol)

  const seekTo = (event: PointerEvent) => {
    const box = track.current?.getBoundingClientRect()
    if (!box || box.width === 0) return
    seek(Math.round(((event.clientX - box.left) / box.width) * last))
  }
  return (
    <div className="min-w-0 flex-1 overflow-x-auto overflow-y-hidden px-[14px]">
      <fieldset
        aria-label={words.walk}
        className="relative h-[52px] touch-pan-x"
        style={{ minWidth: last * LEAST_GAP_PX }}
        onPointerDown={(event) => {
          if (event.button !== 0 || event.pointerType === 'touch') return
          event.currentTarget.setPointerCapture(event.pointerId)
          seekTo(event)
        }}
        onPointerMove={(event) => {
          if (event.currentTarget.hasPointerCapture(event.pointerId)) seekTo(event)
        }}
      >
        <StripLabels
          trace={trace}
          topology={topology}
          hidesGhost={hidesGhost}
          last={last}
          told={hidesAhead ? told : last}
        />
        <div ref={track} className="absolute inset-x-0 top-8">
          <StripTrack
            steps={hidesAhead ? stations.slice(0, told + 1) : trace.steps}
            last={last}
            position={position}
            colour={colour}
            hidesGhost={hidesGhost}
          />
          {stations.map((step, index) => (
            <StationDot
              // oxlint-disable-next-line react/no-array-index-key -- a station is its place
              key={index}
              step={hidesAhead && index > told ? undefined : step}
              x={stripX(index, last)}
              words={index > told || !step ? words.unreached : stationWords(topology, step)}
              state={index <= position ? 'passed' : index <= told ? 'ahead' : 'unknown'}
              onPress={() => {
                seek(index)
              }}
            />
          ))}
          <Scrubber
            text={asked === undefined ? textAt(firing, position) : words.asked}
            position={asked ?? position}
            last={last}
            colour={colour}
          />
        </div>
      </fieldset>
    </div>
  )
}

function textAt({ trace, topology }: Firing, position: number): string {
  const step = trace.steps[position]
  return step ? stationWords(topology, step) : ''
}

interface ScrubberProps {
  /** What the station is, or that it is asked for. */
  readonly text: string
  readonly position: number
  readonly last: number
  readonly colour: string
}

/** The ring round the current station, moved by the arrow keys. */
function Scrubber({ text, position, last, colour }: ScrubberProps) {
  const ring = useRef<HTMLDivElement>(null)
  useEffect(() => {
    ring.current?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  }, [position])

  const onKeyDown = (event: KeyboardEvent) => {
    const target = targetOf(event.key, position, last)
    if (target === undefined) return
    event.preventDefault()
    event.stopPropagation()
    seek(target)
  }
  return (
    <div
      ref={ring}
      // A native range would take F and Space for itself and cover the stations' titles.
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
      role="slider"
      tabIndex={0}
      aria-label={words.station}
      aria-valuemin={1}
      aria-valuemax={last + 1}
      aria-valuenow={position + 1}
      aria-valuetext={text}
      className="pointer-events-none absolute size-[29px] -translate-1/2 scroll-mx-8 rounded-full border-[2.5px]"
      style={{ left: stripX(position, last), borderColor: colour }}
      onKeyDown={onKeyDown}
    />
  )
}

function targetOf(key: string, position: number, last: number): number | undefined {
  switch (key) {
    case 'ArrowRight':
    case 'ArrowUp':
      return position + 1
    case 'ArrowLeft':
    case 'ArrowDown':
      return position - 1
    case 'PageUp':
      return position + PAGE
    case 'PageDown':
      return position - PAGE
    case 'Home':
      return 0
    case 'End':
      return last
    default:
      return undefined
  }
}
