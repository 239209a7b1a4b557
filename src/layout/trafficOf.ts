import type { Diagram } from './diagram'
import { withoutDeletedEnds } from '@/model/edits/deletedEnds'
import type { RunSettings, TrafficSource } from '@/model/trafficSource'

const NONE: readonly TrafficSource[] = []
const BY_ITSELF: RunSettings = {}

/** The traffic of a diagram, also what is switched off. */
export function trafficOf({ traffic }: Diagram): readonly TrafficSource[] {
  return traffic ?? NONE
}

/** How a run of the diagram goes. */
export function runSettingsOf({ run }: Diagram): RunSettings {
  return run ?? BY_ITSELF
}

/** The diagram with this traffic, the same where it has it already. */
export function withTraffic(diagram: Diagram, traffic: readonly TrafficSource[]): Diagram {
  if (traffic === trafficOf(diagram)) return diagram
  const { traffic: _before, ...rest } = diagram
  return traffic.length === 0 ? rest : { ...rest, traffic }
}

/** The diagram whose runs go otherwise; what is as it would be by itself is not kept. */
export function withRunSettings(diagram: Diagram, change: RunSettings): Diagram {
  const { seed, delays } = { ...runSettingsOf(diagram), ...change }
  const next: RunSettings = {
    ...(seed === undefined || seed === 1 ? {} : { seed }),
    ...(delays === undefined || delays === 'watch' ? {} : { delays }),
  }
  const { run: _before, ...rest } = diagram
  return Object.keys(next).length === 0 ? rest : { ...rest, run: next }
}

/** The diagram after an edit of the network, with no traffic that names what was deleted. */
export function withoutGoneTraffic(before: Diagram, after: Diagram): Diagram {
  const traffic = trafficOf(after)
  if (traffic.length === 0 || before.topology === after.topology) return after
  return withTraffic(after, withoutDeletedEnds(traffic, before.topology, after.topology))
}
