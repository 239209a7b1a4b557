import type { Leg } from '@/engine/trace'
import type { Journey, JourneyStation } from './journey'
import { pathBetween, pathData, type Track } from './track'

const LEGS: readonly Leg[] = ['request', 'response']

/** The way that the packet has come: solid out, double back, and the ghost's dashed way. */
export function Trails({
  journey,
  position,
  stand,
}: {
  readonly journey: Journey
  readonly position: number
  /** Where the packet is: the same, or before the station that is asked for. */
  readonly stand: number
}) {
  return (
    <g fill="none" strokeLinejoin="round">
      {LEGS.map((leg) => {
        const track = journey.tracks[leg]
        if (!track) return null
        const { past, now } = reachOf(journey, leg, stand)
        return (
          <g key={leg}>
            <GhostTrail journey={journey} leg={leg} track={track} position={position} />
            {past > 0 && (
              <g opacity=".55">
                <Stretch journey={journey} leg={leg} track={track} from={0} to={past} />
              </g>
            )}
            {now > past && (
              <Stretch journey={journey} leg={leg} track={track} from={past} to={now} />
            )}
            <HollowTrail journey={journey} leg={leg} track={track} position={position} />
            <g data-live-trail={leg} visibility="hidden">
              <Line leg={leg} d={pathData(track.points)} />
            </g>
          </g>
        )
      })}
    </g>
  )
}

/** Draws the trail behind the packet while it travels: the clock's own line, which React never touches. */
export function showLiveTrail(layer: Element, leg: Leg, from: number, to: number): void {
  const group = layer.querySelector(`[data-live-trail="${leg}"]`)
  group?.setAttribute('visibility', 'visible')
  const dash = `0 ${String(Math.min(from, to))} ${String(Math.abs(to - from))} 99999`
  for (const path of group?.children ?? []) path.setAttribute('stroke-dasharray', dash)
}

export function hideLiveTrails(layer: Element): void {
  for (const group of layer.querySelectorAll('[data-live-trail]')) {
    group.setAttribute('visibility', 'hidden')
  }
}

/** A piece of the way, up to the checkpoint that lets only some ports through. */
function Stretch({
  journey,
  leg,
  track,
  from,
  to,
}: {
  readonly journey: Journey
  readonly leg: Leg
  readonly track: Track
  readonly from: number
  readonly to: number
}) {
  const sure = Math.min(to, narrowing(journey, leg)?.distance ?? to)
  return sure > from && <Line leg={leg} d={pathBetween(track, from, sure)} />
}

/** What only some ports reach: drawn whole once the packet is there, hollow and broken. */
function HollowTrail({
  journey,
  leg,
  track,
  position,
}: {
  readonly journey: Journey
  readonly leg: Leg
  readonly track: Track
  readonly position: number
}) {
  const partial = narrowing(journey, leg)
  if (!partial || partial.index > position) return null
  const stations = journey.stations.filter(({ step }) => step.leg === leg && !step.ghost)
  const d = pathBetween(track, partial.distance, stations.at(-1)?.distance ?? partial.distance)
  return (
    <>
      <path d={d} className="canvas-trail canvas-trail-some" />
      <path d={d} className="canvas-trail canvas-trail-some-core" />
    </>
  )
}

function narrowing(journey: Journey, leg: Leg): JourneyStation | undefined {
  return journey.stations.find(
    ({ step }) =>
      step.leg === leg && !step.ghost && step.refusedPorts.length > 0 && step.decision !== 'deny',
  )
}

/** The request's trail is one line, the response's a double one. */
function Line({ leg, d }: { readonly leg: Leg; readonly d: string }) {
  if (leg === 'request') return <path d={d} className="canvas-trail" />
  return (
    <>
      <path d={d} className="canvas-trail canvas-trail-double" />
      <path d={d} className="canvas-trail canvas-trail-core" />
    </>
  )
}

function GhostTrail({
  journey,
  leg,
  track,
  position,
}: {
  readonly journey: Journey
  readonly leg: Leg
  readonly track: Track
  readonly position: number
}) {
  if (position < journey.ghostFrom - 1) return null
  const stations = journey.stations.filter(({ step }) => step.leg === leg)
  const first = stations.findIndex(({ step }) => step.ghost)
  if (first === -1) return null
  // It starts beyond the gate that stopped the packet.
  const from = stations[first - 1]?.distance ?? 0
  const to = stations.at(-1)?.distance ?? 0
  return <path d={pathBetween(track, from, to)} className="canvas-trail canvas-trail-ghost" />
}

/** How far the packet has come on a track: where its current leg began, and where it is. */
function reachOf(
  journey: Journey,
  leg: Leg,
  position: number,
): { readonly past: number; readonly now: number } {
  const passed = journey.stations.filter(
    ({ index, step }) => step.leg === leg && index <= position && !step.ghost,
  )
  const here = passed.at(-1)
  if (!here) return { past: 0, now: 0 }
  if (here.index === position) return { past: passed.at(-2)?.rest ?? 0, now: here.rest }
  const end = endOf(here)
  return { past: end, now: end }
}

function endOf({ step, rest, distance }: JourneyStation): number {
  return step.decision === 'deny' ? rest : distance
}
