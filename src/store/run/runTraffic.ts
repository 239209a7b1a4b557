import type { Diagram } from '@/layout/diagram'
import { trafficOf } from '@/layout/trafficOf'
import type { Micros } from '@/engine/simulation/settings'
import { parseIp } from '@/model/ip'
import { findResource, type Topology } from '@/model/topology'
import {
  sendingSources,
  type Talk,
  type TalkKind,
  type TrafficEnd,
  type TrafficSource,
} from '@/model/trafficSource'
import type { PacketForm } from '../simulationStore'

const SECOND: Micros = 1_000_000

/** The id of the traffic that a packet's form stands for. */
export const PACKET_SOURCE = 'packet'

/** What runs through a diagram: its traffic, or the packet of the form where it has none of its own. */
export function sourcesOf(diagram: Diagram, form: PacketForm): readonly TrafficSource[] {
  const traffic = trafficOf(diagram)
  if (traffic.length > 0) return sendingSources(traffic)
  const packet = trafficOfForm(diagram.topology, form)
  return packet ? [packet] : []
}

/** The packet of the form as traffic: one request between its ends; nothing where an end is missing. */
export function trafficOfForm(topology: Topology, form: PacketForm): TrafficSource | undefined {
  const from = endOf(topology, form.from)
  const to = endOf(topology, form.to)
  if (!from || !to) return undefined
  return {
    id: PACKET_SOURCE,
    from,
    to,
    talk: talkOf(form),
    pace: { kind: 'once' },
    ...(form.family === undefined ? {} : { family: form.family }),
  }
}

function endOf(topology: Topology, id: string): TrafficEnd | undefined {
  if (findResource(topology, id)) return { kind: 'resource', id }
  const address = parseIp(id)
  return address.ok ? { kind: 'address', address: address.value } : undefined
}

function talkOf({ protocol, port }: PacketForm): Talk {
  const kind = kindOf(protocol)
  return {
    kind,
    protocol,
    ...(protocol === 'tcp' || protocol === 'udp' ? { port } : {}),
    exchanges: kind === 'ping' ? 4 : 1,
    pauseSeconds: kind === 'ping' ? 1 : 0,
  }
}

function kindOf(protocol: PacketForm['protocol']): TalkKind {
  switch (protocol) {
    case 'tcp':
      return 'request'
    case 'udp':
      return 'lookup'
    case 'icmp':
      return 'ping'
    default:
      return 'packet'
  }
}

/** What to stop and what to start so that one list of sources becomes another. */
export function trafficDifference(
  before: readonly TrafficSource[],
  after: readonly TrafficSource[],
): { readonly stop: readonly string[]; readonly start: readonly TrafficSource[] } {
  const kept = new Set(before.map((source) => JSON.stringify(source)))
  const ids = new Set(after.map(({ id }) => id))
  return {
    stop: before.filter(({ id }) => !ids.has(id)).map(({ id }) => id),
    start: after.filter((source) => !kept.has(JSON.stringify(source))),
  }
}

/** A source that is begun in the middle of a run: it starts when the run's clock says so, or at once. */
export function sourceFrom({ startsAt = 0, ...source }: TrafficSource, now: Micros): TrafficSource {
  const wait = startsAt - now / SECOND
  return wait > 0 ? { ...source, startsAt: wait } : source
}
