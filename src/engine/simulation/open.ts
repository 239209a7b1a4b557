import { singlePort } from '@/model/ports'
import { familyOf } from '@/model/ip'
import { fail, ok, type Result } from '@/model/result'
import { findOf, findResource, resourcesOf, type Topology } from '@/model/topology'
import { hasPorts } from '@/model/traffic'
import { endOfResource } from '../endOf'
import type { End, Probe } from '../probeTypes'
import { NO_STATE } from '../state'
import { idOfParty } from '../traceConnection'
import { connectionOf, type AskedConnection } from '../traceProbe'
import { NO_PICKS, type Picks } from '../turn'
import { askByDatagram } from './datagrams'
import { takePort } from './ports'
import { drawOne } from './random'
import { end } from './sides'
import { openTcp } from './tcp'
import type { Talk, TrafficEnd, TrafficSource } from '@/model/trafficSource'
import { formatFlow, summaryOf } from './words'
import { nextNumber, note, type LiveConnection, type TakenPort, type World } from './world'

/** Opens one connection of a source: between two of those who stand at its ends now. */
export function openConnection(world: World, source: TrafficSource, talk: Talk): void {
  const { family } = source
  const refuse = (sentence: string): void => {
    note(world, { kind: 'notOpened', source: source.id, sentence })
  }
  const from = memberOf(world, source.from, family)
  const to = memberOf(world, source.to, family)
  if (!from || !to) {
    refuse(`Nobody is there to ${from ? 'connect to' : 'open a connection'}.`)
    return
  }
  const probe: Probe = {
    id: source.id,
    from: from.end,
    to: to.end,
    protocol: talk.protocol,
    ...(hasPorts(talk.protocol) && talk.port !== undefined ? { port: talk.port } : {}),
    ...(family === undefined ? {} : { family }),
  }
  if (hasPorts(talk.protocol) && talk.port === undefined) {
    refuse('TCP and UDP need a port.')
    return
  }
  const picked = pickEnds(world, probe)
  if (!picked.ok) {
    refuse(picked.error)
    return
  }
  const { asked, picks } = picked.value
  const { connection } = asked
  const opener = idOfParty(connection.from)
  const range = connection.packet.srcPort?.ports
  const holder = `${opener} ${String(talk.protocol)}`
  const port = range && takePort(world, holder, range)
  if (range && port === undefined) {
    refuse(`${opener} has no free port left.`)
    return
  }
  const ports: readonly TakenPort[] = port === undefined ? [] : [{ holder, port, chosenBy: opener }]
  const id = `c${String(nextNumber(world))}`
  const { packet } = connection
  const live: LiveConnection = {
    id,
    source: source.id,
    probe: {
      ...probe,
      ...(port === undefined ? {} : { srcPort: port }),
      toAddress: packet.dst,
      family: familyOf(packet.dst),
    },
    to: packet.dst,
    hostId: from.hostId,
    talk,
    openedAt: world.now,
    version: world.version,
    picks,
    ports,
    state: NO_STATE,
    times: new Map(),
    client: { phase: 'start', exchange: 0 },
    server: { phase: 'start', exchange: 0 },
    flying: 0,
    opening: [],
    roundTrip: 0,
    unanswered: 0,
  }
  world.connections.set(id, live)
  const shown = port === undefined ? packet : { ...packet, srcPort: { ports: [singlePort(port)] } }
  note(world, {
    kind: 'opened',
    connection: id,
    source: source.id,
    from: opener,
    to: asked.to ?? idOfParty(connection.to),
    talk: talk.kind,
    flow: formatFlow(shown),
  })
  for (const [by, choice] of picks)
    note(world, { kind: 'picked', connection: id, by, picked: choice })
  if (port !== undefined) note(world, { kind: 'drew', connection: id, chosenBy: opener, port })
  const { refusedAtStart } = connection
  if (refusedAtStart) {
    const step = summaryOf(world.network, refusedAtStart)
    const flight = `p${String(nextNumber(world))}`
    const segment = talk.protocol === 'tcp' ? 'SYN' : 'datagram'
    note(world, { kind: 'dropped', connection: id, flight, segment, exchange: 0, step })
    end(world, id, 'unsent')
    return
  }
  if (talk.protocol === 'tcp') openTcp(world, live)
  else askByDatagram(world, id, 1)
}

/** Which of its interfaces an end stands for is drawn: a load balancer's name means all its nodes. */
function pickEnds(
  world: World,
  probe: Probe,
): Result<{ readonly asked: AskedConnection; readonly picks: Picks }> {
  let picks: Picks = NO_PICKS
  for (;;) {
    const asked = connectionOf(world.network, probe, picks)
    if (!asked.ok) return fail(asked.error)
    const open = asked.value.offers.find(({ by, options }) => options.length > 1 && !picks.has(by))
    if (!open) return ok({ asked: asked.value, picks })
    picks = new Map([...picks, [open.by, drawOne(world, open.options) ?? open.picked]])
  }
}

interface Member {
  readonly end: End
  readonly hostId?: string
}

/** One of those who stand at an end of traffic now. */
function memberOf(world: World, end: TrafficEnd, family: 4 | 6 | undefined): Member | undefined {
  const { topology } = world.network
  switch (end.kind) {
    case 'gone':
      return undefined
    case 'address':
      return { end: { ip: end.address } }
    case 'resource':
      return memberNamed(topology, end.id, family)
    case 'several':
      return drawMember(world, end.ids, family)
    case 'group':
      return drawMember(world, membersOfGroup(topology, end.id), family)
    case 'fleet':
      return drawMember(
        world,
        findOf(topology, 'autoScalingGroup', end.id)?.instanceIds ?? [],
        family,
      )
  }
}

function drawMember(
  world: World,
  ids: readonly string[],
  family: 4 | 6 | undefined,
): Member | undefined {
  const { topology } = world.network
  const members = ids
    .map((id) => memberNamed(topology, id, family))
    .filter((one) => one !== undefined)
  return drawOne(world, members)
}

function memberNamed(
  topology: Topology,
  id: string,
  family: 4 | 6 | undefined,
): Member | undefined {
  const resource = findResource(topology, id)
  const end = resource && endOfResource(resource, family)
  if (!end) return undefined
  return resource.kind === 'internetHost' ? { end, hostId: resource.id } : { end }
}

/** The guests of a group, and its interfaces without one. */
function membersOfGroup(topology: Topology, groupId: string): readonly string[] {
  const own = resourcesOf(topology, 'networkInterface').filter(({ securityGroupIds }) =>
    securityGroupIds.some((id) => id === groupId),
  )
  return [...new Set(own.map(({ id, attachment }) => attachment?.instanceId ?? id))]
}
