import { useStore, ViewportPortal } from '@xyflow/react'
import { useEffect, useMemo, useRef } from 'react'
import { describeStep } from '@/engine/explain/steps'
import type { Point } from '@/layout/box'
import type { Geometry } from '@/layout/geometry'
import { lastToldByAsking } from '@/playback/predict/reach'
import { usePresent } from '@/store/presentStore'
import { useSimulation, type Firing } from '@/store/simulationStore'
import { DEPTH } from '../canvasNode'
import { growthAt } from '../zoomLevel'
import { journeyOf, restPoint, type Journey } from './journey'
import { clearRoles, showRoles } from './journeyStore'
import { PacketShape } from './PacketShape'
import { Spotlight } from './Spotlight'
import { StampMark } from './StampMark'
import { stampsUpTo, type Stamp } from './stamps'
import { TicketSlip } from './TicketSlip'
import { ticketsUpTo } from './tickets'
import { Trails } from './Trails'
import { usePacketClock } from './usePacketClock'
import { CallOuts } from './CallOuts'
import './packet.css'

/** The packet that was fired: its trail, its stamps, its tickets, and itself. */
export function PacketLayer({ geometry }: { readonly geometry: Geometry }) {
  const firing = useSimulation((state) => state.firing)
  return firing && <Walk firing={firing} geometry={geometry} />
}

function Walk({ firing, geometry }: { readonly firing: Firing; readonly geometry: Geometry }) {
  const { trace } = firing
  const position = useSimulation((state) => state.position)
  const asked = useSimulation((state) => state.asked)
  const foreseen = useSimulation((state) => state.revealed)
  const hidesAhead = useSimulation(
    (state) => state.predicting && state.told < lastToldByAsking(trace),
  )
  const journey = useMemo(() => journeyOf(geometry, trace), [geometry, trace])
  const presenting = usePresent((state) => state.presenting)
  // A packet whose decision is asked for stands before that station, with nothing told of it.
  const stand = asked ?? position
  const here = journey.stations[stand]
  const stage = useRef<HTMLDivElement>(null)
  const trails = useRef<SVGSVGElement>(null)
  usePacketClock(journey, stage, trails)
  useEffect(() => {
    showRoles(journey, geometry, position, hidesAhead ? stand : undefined)
  }, [journey, geometry, hidesAhead, position, stand])
  useEffect(() => clearRoles, [])
  const growth = useStore(({ transform }) => stampGrowth(transform[2]))
  const stamps = useMemo(() => stampsUpTo(journey, position, growth), [journey, position, growth])
  const tickets = useMemo(
    () => ticketsUpTo(journey, geometry, position),
    [journey, geometry, position],
  )
  return (
    <>
      <ViewportPortal>
        <svg
          ref={trails}
          className="pointer-events-none absolute overflow-visible"
          width="1"
          height="1"
          style={{ zIndex: DEPTH.trails }}
          aria-hidden="true"
        >
          <Trails journey={journey} position={position} stand={stand} />
        </svg>
        <svg
          className="pointer-events-none absolute overflow-visible"
          width="1"
          height="1"
          style={{ zIndex: DEPTH.packet }}
          aria-hidden="true"
        >
          {gatesOfGhost(stamps).map((at) => (
            <DashedGate key={`${String(at.x)} ${String(at.y)}`} at={at} />
          ))}
          {(presenting || asked !== undefined) && here && <Spotlight station={here} />}
        </svg>
        <div ref={stage} className="absolute top-0 left-0" style={{ zIndex: DEPTH.packet }}>
          {tickets.map((ticket) => (
            <TicketSlip key={`${ticket.card}-${ticket.text}`} ticket={ticket} />
          ))}
          {stamps.map((stamp) => (
            <StampMark
              key={`${stamp.key}-${stamp.sign}`}
              stamp={stamp}
              label={stampLabel(firing, stamp)}
              current={stamp.stations.some(({ index }) => index === position)}
            />
          ))}
          <Packet journey={journey} position={stand} />
        </div>
      </ViewportPortal>
      {/* The card of the prediction says it. */}
      {asked === undefined && foreseen === undefined && (
        <CallOuts journey={journey} geometry={geometry} position={position} />
      )}
    </>
  )
}

/** How much larger than life stamps are, in steps, so that a zoom moves them a few times only. */
function stampGrowth(zoom: number): number {
  return Math.min(1.8, Math.ceil(growthAt(zoom) * 5) / 5)
}

/** The gates that would stop the ghost, but for the one that stands shut already. */
function gatesOfGhost(stamps: readonly Stamp[]): readonly Point[] {
  const shut = stamps.flatMap(({ gate, ghost }) => (gate && !ghost ? [gate] : []))
  const places = stamps.flatMap(({ gate, ghost }) => (gate && ghost ? [gate] : []))
  return places.filter((at, index) => !isAmong(shut, at) && !isAmong(places.slice(0, index), at))
}

function isAmong(points: readonly Point[], { x, y }: Point): boolean {
  return points.some((point) => point.x === x && point.y === y)
}

/** A gate that the packet never reached and that would have refused it. */
function DashedGate({ at }: { readonly at: Point }) {
  return (
    <rect
      x={at.x - 9}
      y={at.y - 21}
      width="18"
      height="42"
      rx="5"
      fill="none"
      stroke="var(--surface)"
      strokeWidth="3"
      strokeDasharray="3 3"
    />
  )
}

function Packet({ journey, position }: { readonly journey: Journey; readonly position: number }) {
  const station = journey.stations[position]
  if (!station) return null
  const { x, y } = restPoint(journey, position)
  return (
    <svg
      data-packet=""
      className="canvas-packet overflow-visible"
      width="1"
      height="1"
      style={{ transform: `translate(${String(x)}px, ${String(y)}px)` }}
      aria-hidden="true"
    >
      <g>
        <PacketShape
          protocol={station.step.packet.protocol}
          leg={station.step.leg}
          ghost={station.step.ghost}
        />
      </g>
    </svg>
  )
}

function stampLabel({ topology }: Firing, { stations }: Stamp): string {
  return stations
    .toSorted((a, b) => a.index - b.index)
    .map(({ step }) => {
      const { title, side, detail } = describeStep(topology, step)
      return [title, side, detail].filter((word) => word !== '').join(' ')
    })
    .join('; ')
}
