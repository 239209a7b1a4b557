import { formatPortSet } from '@/model/ports'
import { labelOfId, type Topology } from '@/model/topology'
import { formatProtocol, hasPorts } from '@/model/traffic'
import { carriedOnWords, someWaysWords } from './explain/balancing'
import { titleOf } from './explain/names'
import { wordsOf, REFUSALS } from './explain/refusals'
import { formatPacketTraffic } from './explain/rules'
import type { IcmpError } from './icmpErrors'
import type { Packet } from './packet'
import type { Blocker, ConnectionTrace, PortChoice } from './trace'

// All sentences about decisions stand here and in `explain/`: short, exact, in AWS's words, names before ids.

/** The one sentence on top: what happened, which rule, why. */
export function describeTrace(topology: Topology, trace: ConnectionTrace): string {
  const [blocker] = trace.blockers
  const from = labelOfId(topology, trace.from)
  const to = labelOfId(topology, trace.to)
  if (trace.error && trace.verdict === 'allow') return errorArrives(topology, trace, trace.error)
  if (trace.verdict === 'allow') {
    const carriedOn = carriedOnWords(topology, trace)
    const there = `${from} reaches ${to}${onPort(trace.request)}`
    return `${carriedOn === undefined ? there : `${there}, ${carriedOn}`}. ${replyWords(topology, trace)}`
  }
  if (trace.verdict === 'intermittent') return intermittentWords(topology, trace)
  if (!blocker) return `${from} does not reach ${to}.`
  if (isNoCommonPorts(trace)) return noCommonPortsWords(topology, trace)
  const sentence = describeBlocker(topology, blocker)
  const arrived = trace.requestDelivered && blocker.leg === 'response'
  if (!arrived) return sentence
  const what = trace.error ? errorWords(trace.error) : 'The reply'
  return `The request arrives. ${replyDies(topology, blocker, what)}`
}

/** `The error "fragmentation needed"` */
function errorWords(error: IcmpError): string {
  return `The error "${error.replaceAll('-', ' ')}"`
}

function errorArrives(topology: Topology, trace: ConnectionTrace, error: IcmpError): string {
  const [from, to] = [labelOfId(topology, trace.from), labelOfId(topology, trace.to)]
  const what = `${errorWords(error)} comes back from ${to} to ${from}.`
  const ticket = trace.steps.find(
    ({ packet, tracking }) => packet.about && tracking?.kind === 'matches',
  )
  return ticket
    ? `${what} It needs no rule: ${titleOf(topology, ticket)} tracked the connection that it is about.`
    : what
}

/** One plain sentence about what a checkpoint refused, built from the values. */
export function describeBlocker(topology: Topology, blocker: Blocker): string {
  return REFUSALS[blocker.code](wordsOf(topology, blocker.step), blocker.step)
}

/** Whether the answer is no although each checkpoint lets some ports through. */
export function isNoCommonPorts({ verdict, blockers }: ConnectionTrace): boolean {
  return verdict === 'deny' && blockers.length > 0 && blockers.every(({ ports }) => ports)
}

function replyDies(topology: Topology, blocker: Blocker, what: string): string {
  const sentence = describeBlocker(topology, blocker)
  const who = titleOf(topology, blocker.step)
  return blocker.code === 'SUBNET_ACL_RESTRICTION'
    ? `${what} dies at ${sentence}`
    : `${what} dies at ${who}. ${sentence}`
}

function replyWords(topology: Topology, trace: ConnectionTrace): string {
  const { steps } = trace
  const exempt = steps.find((step) => step.because.kind === 'exempt')
  if (exempt?.because.kind === 'exempt') {
    return `It is ${exempt.because.service}, which no group, ACL or route touches.`
  }
  const replies = steps.filter((step) => step.leg === 'response')
  const tickets = replies.filter((step) => step.tracking?.kind === 'matches')
  const keepers = new Set(
    tickets.flatMap((step) => (step.tracking?.entry.tracked ? [titleOf(topology, step)] : [])),
  )
  if (carriedOnWords(topology, trace) !== undefined && keepers.size > 1) {
    return `The replies need no rule: ${[...keepers].join(' and ')} tracked their connections.`
  }
  const [ticket] = tickets
  if (ticket?.tracking) {
    const who = titleOf(topology, ticket)
    return ticket.tracking.entry.tracked
      ? `The reply needs no rule: ${who} tracked the connection.`
      : `The reply passes: ${who} lets all replies go anywhere, so it need not track the connection.`
  }
  return replies.length > 0 ? 'The reply comes back.' : 'This packet asks for no reply.'
}

function intermittentWords(topology: Topology, trace: ConnectionTrace): string {
  const choice = openChoice(trace)
  const [blocker] = trace.blockers
  const byWays = someWaysWords(topology, trace)
  if (byWays !== undefined) {
    return blocker ? `${byWays} ${describeBlocker(topology, blocker)}` : byWays
  }
  if (!choice || !blocker) return 'Works only sometimes.'
  const whose =
    choice.chosenBy === trace.from
      ? 'from source ports'
      : `when ${labelOfId(topology, choice.chosenBy)} picks ports`
  const refused = formatPortSet(blocker.ports ?? [])
  const who = titleOf(topology, blocker.step)
  const refusal =
    blocker.leg === 'request'
      ? `${who} lets nothing pass from ${refused}`
      : `${who} lets no reply back to ${refused}`
  return `Works only ${whose} ${formatPortSet(choice.working)}. ${refusal}.`
}

function noCommonPortsWords(topology: Topology, { blockers }: ConnectionTrace): string {
  const each = blockers.map(
    ({ step, ports }) => `${titleOf(topology, step)} refuses ${formatPortSet(ports ?? [])}`,
  )
  return `No single rule is at fault: ${each.join(', ')}, and no port is left that all let through.`
}

/** The choice of ports that does not always work: the opener's before any gateway's. */
export function openChoice({ choices }: ConnectionTrace): PortChoice | undefined {
  return choices.find(({ ports, working }) => formatPortSet(ports) !== formatPortSet(working))
}

function onPort({ protocol, dstPort, icmp }: Packet): string {
  if (hasPorts(protocol) && dstPort)
    return ` on ${formatProtocol(protocol)} ${formatPortSet(dstPort.ports)}`
  if (icmp) return ` with ${formatPacketTraffic({ protocol, icmp } as Packet)}`
  return ` with ${formatProtocol(protocol)}`
}
