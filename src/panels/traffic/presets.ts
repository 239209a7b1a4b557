import { findOf, resourcesOf, type Topology } from '@/model/topology'
import { aTalk, type TalkKind, type TrafficEnd, type TrafficSource } from '@/model/trafficSource'
import type { GlyphName } from '@/ui/glyphs'

/** A kind of traffic that one press adds. */
export type Preset =
  | 'packet'
  | Exclude<TalkKind, 'request' | 'packet'>
  | 'stream'
  | 'burst'
  | 'scan'

export const PRESETS: readonly { readonly preset: Preset; readonly glyph: GlyphName }[] = [
  { preset: 'packet', glyph: 'play' },
  { preset: 'web', glyph: 'globe' },
  { preset: 'ssh', glyph: 'key' },
  { preset: 'database', glyph: 'database' },
  { preset: 'lookup', glyph: 'question' },
  { preset: 'ping', glyph: 'target' },
  { preset: 'traceroute', glyph: 'signpost' },
  { preset: 'stream', glyph: 'arrowRight' },
  { preset: 'burst', glyph: 'arrange' },
  { preset: 'scan', glyph: 'search' },
]

/** What databases listen on. */
const DATABASE_PORTS = [5432, 3306, 1433, 1521, 6379]
const SCANNED = { from: 20, to: 25 }

/** Traffic of a kind between two ends, on a port that its destination listens on where we know one. */
export function presetSource(
  topology: Topology,
  preset: Preset,
  ends: { readonly from: TrafficEnd; readonly to: TrafficEnd },
): Omit<TrafficSource, 'id'> {
  const ports = listeningAt(topology, ends.to)
  const any = ports[0] ?? 443
  switch (preset) {
    case 'packet':
      return { ...ends, talk: aTalk('packet', { port: any }), pace: { kind: 'once' } }
    case 'stream': {
      const pace = { kind: 'steady', perSecond: 2 } as const
      return { ...ends, talk: aTalk('request', { port: any }), pace }
    }
    case 'burst':
      return { ...ends, talk: aTalk('request', { port: any }), pace: { kind: 'burst', count: 20 } }
    case 'scan': {
      const pace = { kind: 'scan', perSecond: 2, ports: SCANNED } as const
      return { ...ends, talk: aTalk('request', { port: any }), pace }
    }
    case 'database': {
      const port = ports.find((own) => DATABASE_PORTS.includes(own))
      const talk = aTalk('database', port === undefined ? {} : { port })
      return { ...ends, talk, pace: { kind: 'once' } }
    }
    case 'web': {
      const port = [443, 80, 8080].find((own) => ports.includes(own))
      const talk = aTalk('web', port === undefined ? {} : { port })
      return { ...ends, talk, pace: { kind: 'once' } }
    }
    default:
      return { ...ends, talk: aTalk(preset), pace: { kind: 'once' } }
  }
}

/** The TCP ports that an end listens on, as far as its drawing says. */
function listeningAt(topology: Topology, end: TrafficEnd): readonly number[] {
  if (end.kind !== 'resource') return []
  const services = findOf(topology, 'instance', end.id)?.services ?? []
  const listeners = resourcesOf(topology, 'listener').filter(
    ({ loadBalancerId }) => loadBalancerId === end.id,
  )
  return [
    ...services.flatMap(({ protocol, ports }) => (protocol === 'tcp' ? [ports.from] : [])),
    ...listeners.flatMap(({ port }) => (port === undefined ? [] : [port])),
  ]
}
