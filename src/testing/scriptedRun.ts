import { removeGroupRules } from '@/model/edits/securityGroup'
import { stopInstance } from '@/model/edits/instance'
import { moveHost, setTargetHealth } from '@/engine/simulation/changes'
import {
  createSimulation,
  editNetwork,
  logOf,
  playUntil,
  presentOf,
  seekTime,
  topologyOf,
} from '@/engine/simulation/simulation'
import { SECOND } from '@/engine/simulation/settings'
import { ip } from '@/model/ip'
import { resourcesOf, type Topology } from '@/model/topology'
import { templates } from '@/scenarios/templates/templates'

/** What happens in the run, every second. */
const EDITS: readonly ((topology: Topology) => Topology)[] = [
  (topology) => {
    const [group] = resourcesOf(topology, 'targetGroup')
    const target = group?.targets[0]
    return group && target ? setTargetHealth(topology, group.id, target.id, 'unhealthy') : topology
  },
  (topology) => {
    const [host] = resourcesOf(topology, 'internetHost')
    return host ? moveHost(topology, host.id, ip('203.0.113.99')) : topology
  },
  (topology) => {
    const group = resourcesOf(topology, 'securityGroup').find(({ ingress }) => ingress.length > 0)
    const rule = group?.ingress[0]
    return group && rule ? removeGroupRules(topology, group.id, rule.id) : topology
  },
  (topology) => {
    const instance = resourcesOf(topology, 'instance').at(-1)
    return instance ? stopInstance(topology, instance.id) : topology
  },
]

/** Every template's traffic for five seconds, with edits, and a way back and forth in time: the logs as JSON. */
export function scriptedRun(): string {
  const logs = templates.map(({ diagram }, index) => {
    const { topology, traffic = [] } = diagram()
    const simulation = createSimulation({ topology, traffic, seed: index + 7 })
    for (const [at, edit] of EDITS.entries()) {
      playUntil(simulation, (at + 1) * SECOND)
      editNetwork(simulation, edit(topologyOf(simulation)), `edit ${String(at)}`)
      const { now } = presentOf(simulation)
      seekTime(simulation, now / 2)
      seekTime(simulation, now)
    }
    playUntil(simulation, 5 * SECOND)
    return logOf(simulation)
  })
  return JSON.stringify(logs)
}
