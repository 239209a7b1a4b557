import { everyWay } from './alternatives'
import { NO_PORTS, subtractPortSet, unitePorts, type PortSet } from '@/model/ports'
import { settleTracking } from './alwaysTracked'
import { idOfInterface, type CompiledInterface, type CompiledNetwork } from './compile/network'
import { halfInspected } from './halfInspected'
import { errorAbout, type IcmpError } from './icmpErrors'
import { responseTo, type Packet } from './packet'
import type { OutsideHost, Place } from './place'
import { NO_STATE, type ConnectionState } from './state'
import type {
  Blocker,
  CheckpointKind,
  ConnectionTrace,
  Offer,
  PortChoice,
  Step,
  Verdict,
} from './trace'
import { findRelayForReply } from './stateLookup'
import { NO_PICKS, type Attempt, type Goal, type Picks } from './turn'
import { walk, type Departure, type Journey } from './walk'

/** Where a connection starts or ends: an interface of ours, or a host on the internet. */
export type Party =
  | { readonly kind: 'interface'; readonly eni: CompiledInterface }
  | { readonly kind: 'host'; readonly host: OutsideHost }

export interface Connection {
  readonly from: Party
  readonly to: Party
  /** The packet that opens it. */
  readonly packet: Packet
  /** A step that refused it before it could be sent at all: there is no way to walk. */
  readonly refusedAtStart?: Step
  /** What an earlier trace remembered: the connection goes on, it is not opened. */
  readonly state?: ConnectionState
  readonly picks?: Picks
  /** Instances, interfaces and NAT gateways whose tables are full (CT-18, NAT-16). */
  readonly fullTables?: ReadonlySet<string>
  /** Instead of the response: an error about the request, sent back from where it arrived (CT-19). */
  readonly error?: IcmpError
}

export function idOfParty(party: Party): string {
  return party.kind === 'host' ? party.host.id : idOfInterface(party.eni)
}

/**
 * Walks the request, lets the destination answer, and walks the response (GEN-01). Past a deny the
 * ghost goes on as if admitted, so that every blocker is known at once.
 */
export function traceConnection(network: CompiledNetwork, connection: Connection): ConnectionTrace {
  const { refusedAtStart, error } = connection
  if (refusedAtStart) return judge(network, connection, [refusedAtStart], false, NO_STATE, [])
  const walkedRequest = walk(requestDeparture(network, connection))
  const request = error === 'port-unreachable' ? refusedPortAside(walkedRequest) : walkedRequest
  const answer = request.arrived ? responseDeparture(network, connection, request) : undefined
  const response = answer && walk(answer)
  const halved = error ? undefined : halfInspected(request, response)
  const walked = [...request.steps, ...(response?.steps ?? []), ...(halved ? [halved] : [])]
  const { steps, state } = settleTracking(
    network,
    walked,
    request.arrived
      ? onceOpened(response?.state ?? request.state, connection, request)
      : request.state,
  )
  const requestDelivered = request.arrived && !request.refused
  const offers = [...request.offers, ...(response?.offers ?? [])]
  return judge(network, connection, steps, requestDelivered, state, offers)
}

/** How the request of a connection sets out from its opener. */
export function requestDeparture(network: CompiledNetwork, connection: Connection): Departure {
  const { from, to, packet, fullTables, state = NO_STATE } = connection
  return {
    network,
    leg: 'request',
    packet,
    place: departure(from),
    goal: goalOf(to),
    state: fullTables ? { ...state, fullTables } : state,
    ghost: false,
    ...commonDeparture(network, connection),
  }
}

/**
 * How the answer to a request sets out from where the request arrived; nothing where a request of its
 * kind has no answer, and for what never leaves the host (EXM-01).
 */
export function responseDeparture(
  network: CompiledNetwork,
  connection: Connection,
  request: Arrival,
): Departure | undefined {
  const { from, to, error } = connection
  const { packet, steps, state, refused } = request
  const answer = error ? errorAbout(packet, error) : responseTo(packet)
  if (!answer || steps.some((step) => step.because.kind === 'exempt')) return undefined
  return {
    network,
    leg: 'response',
    packet: answer,
    place: answeringPlace(network, steps.at(-1), to),
    goal: goalOf(from),
    via: carrierOf(network, state, answer),
    state,
    ghost: refused,
    ...commonDeparture(network, connection),
  }
}

/** A request where it arrived, and what is remembered of its way. */
export type Arrival = Pick<Journey, 'packet' | 'steps' | 'state' | 'refused'>

function commonDeparture(network: CompiledNetwork, { state, picks }: Connection) {
  return {
    established: state !== undefined,
    picks: picks ?? NO_PICKS,
    connects: (attempt: Attempt) => tryConnection(network, attempt),
  }
}

/** Whether a service's own connection works, at least by one of its ways (ELB-08). */
export function tryConnection(network: CompiledNetwork, { from, to, packet }: Attempt): boolean {
  const sender: Party = { kind: 'interface', eni: from }
  const receiver: Party = to.eni
    ? { kind: 'interface', eni: to.eni }
    : { kind: 'host', host: to.host ?? { id: packet.dst } }
  const trace = everyWay((picks) =>
    traceConnection(network, { from: sender, to: receiver, packet, picks }),
  )
  return trace.verdict !== 'deny' || !trace.certain
}

/** Who takes an answer first: the load balancer that carried the request on. */
function carrierOf(
  network: CompiledNetwork,
  state: ConnectionState,
  answer: Packet,
): Goal | undefined {
  const relay = findRelayForReply(state, answer)
  return relay && { eni: network.interfaces.get(relay.interfaceId) }
}

// That nothing listens is what the error tells, and no reason why it should not come back.
function refusedPortAside(request: Journey): Journey {
  const last = request.steps.at(-1)
  if (last?.code !== 'NOTHING_LISTENS') return request
  const { deniedBy: _deniedBy, code: _code, ...rest } = last
  const because = { kind: 'code' } as const
  const step: Step = { ...rest, decision: 'deliver', parts: [{ decision: 'deliver', because }] }
  const isRefused = request.steps.some((other) => other !== last && other.decision === 'deny')
  return { ...request, steps: [...request.steps.slice(0, -1), step], refused: isRefused }
}

/** The state with what both ends know of the connection, once the request has come to the other end. */
export function onceOpened(
  state: ConnectionState,
  { from, packet }: Pick<Connection, 'from' | 'packet'>,
  { steps, packet: received }: Pick<Arrival, 'steps' | 'packet'>,
): ConnectionState {
  const receiver = steps.at(-1)?.component
  if (state.opened || receiver === undefined) return state
  return { ...state, opened: { sent: packet, received, opener: idOfParty(from), receiver } }
}

function departure(party: Party): Place {
  if (party.kind === 'interface') {
    const { eni } = party
    return eni.owner?.kind === 'interfaceEndpoint'
      ? { checkpoint: 'interfaceEndpoint', endpoint: eni.owner.endpoint, eni, side: 'egress' }
      : { checkpoint: 'instance', eni, side: 'egress' }
  }
  const { host } = party
  return host.network
    ? { checkpoint: 'onPremisesNetwork', network: host.network, host, side: 'egress' }
    : { checkpoint: 'internetHost', host, side: 'egress' }
}

/** What answers on an interface: its step stands at the interface. */
const ANSWERS_AT_INTERFACE: ReadonlySet<CheckpointKind> = new Set([
  'instance',
  'interfaceEndpoint',
  'loadBalancer',
])

// A packet may end elsewhere than was meant: at another host, or, translated, at one of our interfaces.
function answeringPlace(network: CompiledNetwork, last: Step | undefined, to: Party): Place {
  if (last?.checkpoint === 'internetHost') {
    return departure({ kind: 'host', host: { id: last.component } })
  }
  if (last?.checkpoint === 'onPremisesNetwork') {
    const home = network.onPremises.networks.get(last.at)
    return departure({ kind: 'host', host: { id: last.component, network: home } })
  }
  const reached =
    last && ANSWERS_AT_INTERFACE.has(last.checkpoint) ? network.interfaces.get(last.at) : undefined
  const eni = reached ?? (to.kind === 'interface' ? to.eni : undefined)
  return eni ? { checkpoint: 'networkInterface', eni, side: 'egress' } : departure(to)
}

function goalOf(party: Party) {
  return party.kind === 'host' ? { host: party.host } : { eni: party.eni }
}

function judge(
  network: CompiledNetwork,
  { from, to, packet, error }: Connection,
  steps: readonly Step[],
  requestDelivered: boolean,
  state: ConnectionState,
  offers: readonly Offer[],
): ConnectionTrace {
  const choices = portChoices(packet, steps)
  const refusing = steps.filter(refuses)
  const total = refusing.filter((step) => step.decision === 'deny')
  const partial = refusing.filter((step) => step.decision !== 'deny')
  const blockers = [...total, ...partial].flatMap((step) => blockerOf(network, step) ?? [])
  const verdict = verdictOf(total, choices)
  const decisive = total.find((step) => !step.ghost) ?? total[0]
  const unknown = steps.some((step) => step.missing !== undefined && !step.ghost)
  return {
    verdict,
    certain: decisive ? decisive.missing === undefined : !unknown,
    requestDelivered,
    from: idOfParty(from),
    to: idOfParty(to),
    request: packet,
    steps,
    blockers: verdict === 'allow' ? [] : blockers,
    choices,
    offers,
    alternatives: [],
    targets: [],
    state,
    ...(error ? { error } : {}),
  }
}

function refuses(step: Step): boolean {
  return step.decision === 'deny' || step.refusedPorts.length > 0
}

function verdictOf(total: readonly Step[], choices: readonly PortChoice[]): Verdict {
  if (total.length > 0 || choices.some(({ working }) => working.length === 0)) return 'deny'
  const all = choices.every(({ ports, working }) => subtractPortSet(ports, working).length === 0)
  return all ? 'allow' : 'intermittent'
}

/** Who chose ports on this path, and which of them nothing refuses. */
function portChoices(packet: Packet, steps: readonly Step[]): readonly PortChoice[] {
  const choices = new Map<string, PortSet>()
  const add = (field: Packet['srcPort']): void => {
    if (field?.choice !== undefined) choices.set(field.choice, field.ports)
  }
  add(packet.srcPort)
  for (const { after } of steps) add(after?.srcPort)
  return [...choices].map(([chosenBy, ports]) => {
    const refused = steps
      .filter((step) => step.choice === chosenBy)
      .reduce<PortSet>((sum, step) => unitePorts(sum, step.refusedPorts), NO_PORTS)
    return { chosenBy, ports, working: subtractPortSet(ports, refused) }
  })
}

function blockerOf(network: CompiledNetwork, step: Step): Blocker | undefined {
  const { deniedBy } = step
  if (deniedBy === undefined) return undefined
  const groups = network.interfaces.get(step.at)?.eni.securityGroupIds ?? []
  const severalGroups = deniedBy === 'security-group' && groups.length > 1
  const isPartial = step.decision !== 'deny'
  return {
    step,
    deniedBy,
    component: step.component,
    leg: step.leg,
    code: step.code ?? 'UNKNOWN_RESOURCE',
    ...(step.side ? { side: step.side } : {}),
    ...(severalGroups ? { components: groups } : {}),
    ...(isPartial ? { ports: step.refusedPorts } : {}),
  }
}
