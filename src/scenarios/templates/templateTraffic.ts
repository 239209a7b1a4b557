import { endOfResource } from '@/engine/endOf'
import { allResources, type Topology } from '@/model/topology'
import { aTalk, type Talk, type TalkKind, type TrafficSource } from '@/model/trafficSource'
import type { Check } from './template'

/** What is said on a port, where that has a name of its own. */
const TALKS: Readonly<Record<number, TalkKind>> = {
  22: 'ssh',
  53: 'lookup',
  80: 'web',
  443: 'web',
  1521: 'database',
  3306: 'database',
  5432: 'database',
}

/** How often somebody opens a connection: what is refused is tried again now and then. */
const RATES = { allow: 0.5, deny: 0.1, ssh: 0.04 } as const

/** The traffic of a template: every statement about it, tried again and again, none quite at once. */
export function trafficFor(topology: Topology, checks: readonly Check[]): readonly TrafficSource[] {
  return checks.map((check, index): TrafficSource => {
    const talk = talkOf(check)
    const rate = check.expect === 'allow' && talk.kind === 'ssh' ? RATES.ssh : RATES[check.expect]
    return {
      id: `traffic-${String(index + 1)}`,
      from: { kind: 'resource', id: endNamed(topology, check.from) },
      to: { kind: 'resource', id: endNamed(topology, check.to) },
      talk,
      pace: { kind: 'steady', perSecond: rate },
      ...(index === 0 ? {} : { startsAt: index * 0.4 }),
    }
  })
}

function talkOf({ protocol, port }: Check): Talk {
  const kind = TALKS[port] ?? 'request'
  return aTalk(kind, { protocol, port, ...(kind === 'ssh' ? { exchanges: 20 } : {}) })
}

function endNamed(topology: Topology, name: string): string {
  const named = allResources(topology).filter((resource) => resource.name === name)
  const end = named.find((resource) => endOfResource(resource) !== undefined)
  if (!end) throw new Error(`nothing that sends or takes is called ${name}`)
  return end.id
}
