import { boundsOf, type Point } from '@/layout/box'
import type { Box } from '@/layout/diagram'
import { cardOf } from '@/layout/drawables'
import type { Geometry } from '@/layout/geometry'
import { packetPath, stationPoint } from '@/layout/packetPath'
import type { Station } from '@/layout/stands'
import type { ConnectionTrace, Leg, Step } from '@/engine/trace'
import { findOf, resourcesOf, type Topology } from '@/model/topology'
import { roomBesideIn } from './roomBeside'
import { makeTrack, pointAlong, type Track } from './track'

/** What a station stands at; it decides where stamps go and how far before it a packet stops. */
type StandKind = 'card' | 'gate' | 'junction' | 'tile' | 'outside'

export interface JourneyStation {
  readonly index: number
  readonly step: Step
  readonly stand: StandKind
  /** The drawn thing that it stands at: a card, a subnet, a gateway, a host. */
  readonly thing: string | undefined
  /** On the packet's lane. */
  readonly point: Point
  /** The place itself, in the middle of the lanes. */
  readonly place: Point
  /** How far along its track it lies. */
  readonly distance: number
  /** How far along its track the packet waits while this station decides. */
  readonly rest: number
}

/** A trace as it lies on the canvas: two tracks, and on each the stations in their order. */
export interface Journey {
  readonly trace: ConnectionTrace
  readonly tracks: Readonly<Partial<Record<Leg, Track>>>
  readonly stations: readonly JourneyStation[]
  /** The first station that nothing real reaches any more. */
  readonly ghostFrom: number
}

/** The response runs farther out than the request, never over it. */
export const LANES: Readonly<Record<Leg, number>> = { request: 4, response: 12 }

/** How far before a place the packet waits, so that the place itself stays readable. */
const STAND_OFF: Readonly<Record<StandKind, number>> = {
  card: 22,
  gate: 24,
  junction: 0,
  tile: 34,
  outside: 22,
}

/** Where a trace runs on the canvas. */
export function journeyOf(geometry: Geometry, trace: ConnectionTrace): Journey {
  const ghost = trace.steps.findIndex((step) => step.ghost)
  const legs = (['request', 'response'] as const).map((leg) => legOf(geometry, trace, leg))
  return {
    trace,
    tracks: Object.fromEntries(legs.flatMap(({ leg, track }) => (track ? [[leg, track]] : []))),
    stations: legs.flatMap(({ stations }) => stations),
    ghostFrom: ghost === -1 ? trace.steps.length : ghost,
  }
}

/** The point at which the packet waits at a station. */
export function restPoint(journey: Journey, index: number): Point {
  const station = journey.stations[index]
  const track = station && journey.tracks[station.step.leg]
  return track ? pointAlong(track, station.rest) : { x: 0, y: 0 }
}

function legOf(geometry: Geometry, trace: ConnectionTrace, leg: Leg) {
  const steps = trace.steps.flatMap((step, index) => (step.leg === leg ? [{ step, index }] : []))
  const [first] = steps
  if (!first) return { leg, track: undefined, stations: [] }
  const places = steps.map(({ step }) => whereIs(geometry.topology, step))
  const points = places.map((place) => stationPoint(geometry, place))
  const ways = places.slice(1).map((place, index) => {
    const before = places[index]
    const [from, to] = [points[index], points[index + 1]]
    const stays = from && to && from.x === to.x && from.y === to.y
    return before && stays !== true ? packetPath(geometry, before, place) : []
  })
  const track = makeTrack(ways, points[0] ?? { x: 0, y: 0 }, LANES[leg], roomBesideIn(geometry))
  const stations = steps.map(({ step, index }, order): JourneyStation => {
    const distance = track.stations[order] ?? 0
    const stand = standKind(step)
    return {
      index,
      step,
      stand,
      thing: thingAt(geometry, step),
      point: pointAlong(track, distance),
      place: points[order] ?? { x: 0, y: 0 },
      distance,
      rest: restOf(step, stand, distance, track.length),
    }
  })
  return { leg, track, stations }
}

function restOf(step: Step, stand: StandKind, distance: number, length: number): number {
  const off = STAND_OFF[stand]
  if (distance > 0) return Math.max(0, distance - off)
  return step.decision === 'send' ? 0 : Math.min(off, length)
}

/** Where a step's checkpoint is drawn: what a gateway refuses is refused at the gateway. */
function whereIs(topology: Topology, step: Step): Station {
  if (step.checkpoint !== 'internetGateway') return step
  if (findOf(topology, 'internetGateway', step.component)) return step
  const gateway = resourcesOf(topology, 'internetGateway').find(({ vpcId }) => vpcId === step.at)
  return gateway ? { ...step, component: gateway.id } : step
}

function standKind({ checkpoint }: Step): StandKind {
  switch (checkpoint) {
    case 'networkAcl':
      return 'gate'
    case 'routeTable':
    case 'subnet':
      return 'junction'
    case 'internetGateway':
    case 'egressOnlyInternetGateway':
    case 'gatewayEndpoint':
    case 'peeringConnection':
    case 'virtualPrivateGateway':
      return 'tile'
    case 'internetHost':
    case 'onPremisesNetwork':
    case 'vpnConnection':
      return 'outside'
    default:
      return 'card'
  }
}

function thingAt({ topology, boxes }: Geometry, step: Step): string | undefined {
  const { component, at } = whereIs(topology, step)
  const ids = standKind(step) === 'card' ? [at, component] : [component, at]
  return ids
    .map((id) => cardOf(topology, id) ?? hostAt(topology, id))
    .find((id) => id !== undefined && boxes.has(id))
}

function hostAt(topology: Topology, address: string): string | undefined {
  return resourcesOf(topology, 'internetHost').find(
    (host) => host.address === address || host.ipv6Address === address,
  )?.id
}

/** The ground that a journey covers: its ways and the things that it passes. */
export function journeyBounds(journey: Journey, { boxes }: Geometry): Box | undefined {
  const ways = Object.values(journey.tracks).flatMap(({ points }) =>
    points.map((point): Box => ({ ...point, width: 0, height: 0 })),
  )
  const things = journey.stations.flatMap(({ thing }) =>
    thing === undefined ? [] : (boxes.get(thing) ?? []),
  )
  return boundsOf([...things, ...ways])
}
