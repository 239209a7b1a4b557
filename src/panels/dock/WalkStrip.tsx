import { useEffect, useRef, type KeyboardEvent, type PointerEvent } from 'react'
import type { Topology } from '@/model/topology'
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

/** Every station of the walk on one track: summary, legend and scrubber. */
export function WalkStrip({ firing }: { readonly firing: Firing }) {
  const position = useSimulation((state) => state.position)
  const playing = useSimulation((state) => state.playing)
  const hidesGhost = useWalk()?.onItsWay ?? false
  const { trace, topology } = firing
  const last = lastPosition(firing)
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
        <StripLabels trace={trace} topology={topology} hidesGhost={hidesGhost} />
        <div ref={track} className="absolute inset-x-0 top-8">
          <StripTrack
            steps={trace.steps}
            position={position}
            colour={colour}
            hidesGhost={hidesGhost}
          />
          {trace.steps.map((step, index) => (
            <StationDot
              // oxlint-disable-next-line react/no-array-index-key -- a station is its place
              key={index}
              step={step}
              x={stripX(index, last)}
              words={playing && index > position ? words.unreached : stationWords(topology, step)}
              state={index <= position ? 'passed' : playing ? 'unknown' : 'ahead'}
              onPress={() => {
                seek(index)
              }}
            />
          ))}
          <Scrubber firing={firing} topology={topology} position={position} colour={colour} />
        </div>
      </fieldset>
    </div>
  )
}

interface ScrubberProps {
  readonly firing: Firing
  readonly topology: Topology
  readonly position: number
  readonly colour: string
}

/** The ring round the current station, moved by the arrow keys. */
function Scrubber({ firing, topology, position, colour }: ScrubberProps) {
  const last = lastPosition(firing)
  const step = firing.trace.steps[position]
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
      aria-valuetext={step ? stationWords(topology, step) : ''}
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
