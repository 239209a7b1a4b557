import { writeDiagram } from '@/interchange/writeDiagram'
import { asId, type InstanceId } from '@/model/ids'
import { resourcesOf, withResources, type Topology } from '@/model/topology'
import { tcp } from '@/model/traffic'
import { aTalk, type TrafficSource } from '@/model/trafficSource'
import { anAclEntry, aRule } from '@/testing/builders'
import { bigDiagram } from './bigDiagram'

/** A big network in which everybody may talk to everybody, and its traffic, as a file. */
export interface PacketScene {
  readonly name: string
  readonly text: string
}

/** How many bursts a crowd is made of, and how far apart they are: so that not all packets are at one place. */
const BURSTS = 40
const BURST_SECONDS = 0.02

/** So many connections at once, each of them with about one packet on its way for some seconds. */
export function crowdScene(things: number, connections: number): PacketScene {
  return sceneOf(things, `${String(connections)} at once`, (servers) =>
    Array.from({ length: BURSTS }, (_, burst) => ({
      ...between(servers, burst),
      id: `traffic-${String(burst)}`,
      pace: { kind: 'burst', count: Math.ceil(connections / BURSTS) },
      startsAt: burst * BURST_SECONDS,
    })),
  )
}

/** New connections at a steady rate, spread over many servers. */
export function streamScene(things: number, connectionsPerSecond: number): PacketScene {
  return sceneOf(things, `${String(connectionsPerSecond)} a second`, (servers) =>
    Array.from({ length: BURSTS }, (_, source) => ({
      ...between(servers, source),
      id: `traffic-${String(source)}`,
      pace: { kind: 'steady', perSecond: connectionsPerSecond / BURSTS },
      startsAt: source * BURST_SECONDS,
    })),
  )
}

function sceneOf(
  things: number,
  name: string,
  trafficOf: (servers: readonly InstanceId[]) => readonly TrafficSource[],
): PacketScene {
  const diagram = bigDiagram(things)
  const topology = talkative(diagram.topology)
  const traffic = trafficOf(resourcesOf(topology, 'instance').map(({ id }) => id))
  return { name, text: writeDiagram({ ...diagram, name, topology, traffic }) }
}

/** Some servers of one part of the network talk to some of another part. */
function between(servers: readonly InstanceId[], nth: number): Omit<TrafficSource, 'id' | 'pace'> {
  const pick = (from: number) =>
    Array.from(
      { length: 8 },
      (_, index) => servers[(from + 37 * index) % servers.length] ?? asId('i'),
    )
  return {
    from: { kind: 'several', ids: pick(7 * nth) },
    to: { kind: 'several', ids: pick(7 * nth + 11) },
    talk: aTalk('request'),
  }
}

function talkative(topology: Topology): Topology {
  const acls = resourcesOf(topology, 'networkAcl').map((acl) => ({
    ...acl,
    entries: [anAclEntry(), anAclEntry({ direction: 'egress' })],
  }))
  const groups = resourcesOf(topology, 'securityGroup').map((group) => ({
    ...group,
    ingress: [aRule(tcp(443), '10.0.0.0/8')],
    egress: [aRule()],
  }))
  return withResources(topology, ...acls, ...groups)
}
