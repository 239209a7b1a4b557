import { formatPortSet } from '@/model/ports'
import type { SecurityGroupRule } from '@/model/resources/securityGroup'
import { labelOfId, type Topology } from '@/model/topology'
import { SOME_CLIENT, type Packet } from '../packet'
import type { Because, Part, Step } from '../trace'
import { formatListener } from './balancing'
import { firewallPasses } from './firewall'
import { lawOf } from './law'
import { titleOf, capitalised } from './names'
import { wordsOf, REFUSALS } from './refusals'
import { formatBecause, formatPacketTraffic, formatRule, attachmentNames } from './rules'
import type { Words } from './words'

/** The words about one step: `acl-db` `out` · `rule 90` · why. */
export interface StepWords {
  /** What decided, by name: `acl-db`, `Internet gateway`. */
  readonly title: string
  /** `in` or `out`, or empty. */
  readonly side: string
  /** The short form at the right of a line: `rule 90`, `10.0.0.0/16 → local`. */
  readonly detail: string
  /** The deciding rule as its table has it: `90 DENY TCP 1024–65535 → 10.0.0.0/16`. */
  readonly rule?: string
  /** One or two sentences: what this checkpoint did and why. */
  readonly why: string
  /** The id of AWS's rule behind it, where there is one: `NACL-03`. */
  readonly law?: string
}

/** What is said about one checkpoint of a walk. */
export function describeStep(topology: Topology, step: Step): StepWords {
  const rule = ruleText(topology, step)
  const law = lawOf(topology, step)
  return {
    title: titleOf(topology, step),
    side: sideOf(step),
    detail: detailOf(topology, step),
    ...(rule === undefined ? {} : { rule }),
    why: whyOf(topology, step),
    ...(law === undefined ? {} : { law }),
  }
}

function sideOf({ checkpoint, side, decision }: Step): string {
  if (side === undefined || decision === 'send' || decision === 'deliver') return ''
  if (checkpoint !== 'securityGroup' && checkpoint !== 'networkAcl') return ''
  return side === 'ingress' ? 'in' : 'out'
}

function detailOf(topology: Topology, step: Step): string {
  const { because, decision, checkpoint, packet, after, missing } = step
  if (missing !== undefined) return 'not known'
  if (isPartial(step)) return `only ${formatPortSet(allowedPorts(step))}`
  switch (because.kind) {
    case 'rule':
      return formatRule(topology, because.rule, because.side)
    case 'entry':
      return `rule ${String(because.entry.ruleNumber)}`
    case 'lastEntry':
      return 'rule *, no match'
    case 'tracked':
      return because.entry.tracked ? 'ticket, no rule read' : 'untracked, all replies allowed'
    case 'state':
    case 'code':
      break
    default:
      return formatBecause(topology, because)
  }
  if (decision === 'send') return `${packet.src} → ${packet.dst}`
  if (decision === 'deliver')
    return checkpoint === 'internetHost' ? 'arrives' : `arrives at ${packet.dst}`
  if (decision === 'translate' && after) {
    return after.src === packet.src
      ? `${packet.dst} → ${after.dst}`
      : `${packet.src} → ${after.src}`
  }
  if (decision === 'deny') return 'refused'
  return because.kind === 'state' ? 'known connection' : 'passes'
}

function ruleText(topology: Topology, step: Step): string | undefined {
  const kinds: readonly Because['kind'][] = [
    'rule',
    'entry',
    'lastEntry',
    'route',
    'localRoute',
    'transitRoute',
    'statelessRule',
    'statefulRule',
    'firewallDefault',
  ]
  const parts = step.parts.filter(({ because }) => kinds.includes(because.kind))
  if (parts.length === 0) return undefined
  return parts.map(({ because }) => formatBecause(topology, because)).join('\n')
}

function whyOf(topology: Topology, step: Step): string {
  const words = wordsOf(topology, step)
  if (step.decision === 'deny') {
    const refusal = REFUSALS[step.code ?? 'UNKNOWN_RESOURCE'](words, step)
    return step.checkpoint === 'networkAcl' ? `${refusal} ${statelessWords(step)}`.trim() : refusal
  }
  if (isPartial(step)) {
    const refused = REFUSALS[step.code ?? 'SUBNET_ACL_RESTRICTION'](words, step)
    return `${refused} Ports ${formatPortSet(allowedPorts(step))} pass.`
  }
  return passWords(words, step)
}

function passWords({ who, what, side, topology }: Words, step: Step): string {
  const { because, packet, after, decision, leg } = step
  switch (because.kind) {
    case 'rule':
      return `${memberWords(topology, because.rule, step)}The ${side} rule matches ${what}. ${trackingWords(step)}`.trim()
    case 'tracked':
      return because.entry.tracked
        ? 'It belongs to a connection that the group tracked when it let it through, so no rule is read.'
        : 'The flow is not tracked: a rule lets every reply go anywhere, and this is one.'
    case 'entry': {
      const keeps =
        leg === 'response'
          ? ' A network ACL keeps no state: the reply needs this rule of its own.'
          : ''
      return `Rule ${String(because.entry.ruleNumber)} is the first that matches ${what}.${keeps}`
    }
    case 'noAcl':
      return 'No network ACL is known for this subnet, so nothing is filtered here.'
    case 'route':
    case 'localRoute':
      return `${because.cidr} is the longest prefix that holds ${packet.dst}.`
    case 'transitRoute':
      return `In ${labelOfId(topology, because.tableId)}, ${because.cidr} is the longest prefix that holds ${packet.dst}; it leads to ${attachmentNames(topology, because.route)}.`
    case 'exempt':
      return `${packet.dst} is ${because.service}, which no group, ACL or route touches.`
    case 'statelessRule':
    case 'statefulRule':
    case 'firewallDefault':
      return firewallPasses(who, what, because)
    case 'state':
      if (step.checkpoint === 'networkFirewall') {
        return `${who} knows the flow: it judged the packet that opened it, and lets the rest pass.`
      }
      return step.checkpoint === 'routeTable'
        ? 'The peering connection brings the reply back to the NAT gateway without a route.'
        : `${who} knows the connection and lets its reply back in.`
    case 'listener':
      if (decision === 'deliver') return `${who} answers by itself.`
      return after
        ? `${formatListener(topology, because)}. ${translationWords(packet, after)}`
        : `${formatListener(topology, because)}.`
    case 'unfiltered':
    case 'noRule':
    case 'noRoute':
    case 'lastEntry':
    case 'code':
      break
  }
  if (decision === 'translate' && after) return translationWords(packet, after)
  if (decision === 'send') return `${who} sends ${formatPacketTraffic(packet)} to ${packet.dst}.`
  if (decision === 'deliver') return `${formatPacketTraffic(packet)} has arrived.`
  if (step.checkpoint === 'networkInterface') {
    return 'The packet is not for this interface. Its source/destination check is off, so the instance forwards it.'
  }
  return `${who} lets it pass unchanged.`
}

function statelessWords({ leg, parts }: Step): string {
  const first = parts.some(({ because }) => because.kind === 'entry')
    ? 'It is the first rule that matches.'
    : ''
  const reply =
    leg === 'response' ? 'A network ACL keeps no state: it does not know that this is a reply.' : ''
  return `${first} ${reply}`.trim()
}

function memberWords(topology: Topology, { peer }: SecurityGroupRule, step: Step): string {
  const { packet, side } = step
  if (peer.kind !== 'securityGroup') return ''
  const remote = side === 'ingress' ? packet.src : packet.dst
  if (step.because.kind === 'rule' && step.because.carriedBy !== undefined) {
    const carrier = labelOfId(topology, step.because.carriedBy)
    return `${carrier} wears ${labelOfId(topology, peer.securityGroupId)}, whosever address it keeps. `
  }
  return `${remote} wears ${labelOfId(topology, peer.securityGroupId)}. `
}

function trackingWords({ tracking }: Step): string {
  if (tracking?.kind !== 'written') return ''
  return tracking.entry.tracked
    ? 'The connection is tracked: its reply will need no rule.'
    : 'The flow is not tracked, because rules let it and all its replies go anywhere.'
}

function translationWords(before: Packet, after: Packet): string {
  const changes = [
    before.src === after.src
      ? ''
      : `source ${before.src} becomes ${after.src === SOME_CLIENT ? "its client's address" : after.src}`,
    before.dst === after.dst ? '' : `destination ${before.dst} becomes ${after.dst}`,
  ].filter((change) => change !== '')
  return `${capitalised(changes.join(', '))}.`
}

function isPartial({ decision, refusedPorts }: Step): boolean {
  return decision !== 'deny' && refusedPorts.length > 0
}

function allowedPorts({ parts }: Step): NonNullable<Part['ports']> {
  return parts.filter(({ decision }) => decision !== 'deny').flatMap(({ ports }) => ports ?? [])
}
