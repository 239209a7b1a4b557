import { ownerName } from '@/engine/explain/names'
import { formatBecause } from '@/engine/explain/rules'
import type { Packet } from '@/engine/packet'
import { formatPortSet } from '@/model/ports'
import { formatDestination } from '@/model/resources/routeTable'
import { findOf, labelOfId, type Topology } from '@/model/topology'
import { formatTraffic } from '@/model/traffic'
import type { AskedPlace } from '@/playback/predict/askedPlace'
import type { Answer, Question } from '@/playback/predict/question'
import { rowsOf } from '@/playback/predict/question'
import type { QuestionRow, QuestionTable } from '@/playback/predict/rows'
import { strings } from '@/strings/strings'

const words = strings.predict

/** `The reply reaches the network ACL of db-a. What happens?` */
export function questionText(
  topology: Topology,
  { place }: Question,
  segment: string | undefined,
): string {
  const leg = words.legs[place.leg]
  const packet = segment === undefined ? leg : words.ofSegment(leg, segment)
  return words.what[place.kind](packet, placeText(topology, place))
}

function placeText(topology: Topology, { checkpoint, holder, at }: AskedPlace): string {
  switch (checkpoint) {
    case 'securityGroup': {
      const count = findOf(topology, 'networkInterface', at)?.securityGroupIds.length ?? 1
      return words.groupsOf(count, ownerName(topology, at))
    }
    case 'networkAcl':
      return words.aclOf(labelOfId(topology, at))
    case 'routeTable':
      return findOf(topology, 'subnet', at)
        ? words.tableOf(labelOfId(topology, at))
        : labelOfId(topology, holder)
    case 'internetGateway':
      return findOf(topology, 'internetGateway', holder)
        ? labelOfId(topology, holder)
        : words.gatewayOf(labelOfId(topology, at))
    default:
      return labelOfId(topology, holder)
  }
}

/** One end of the packet as it is there: `10.0.21.30:5432`. */
export function endOf({ src, dst, srcPort, dstPort }: Packet, end: 'from' | 'to'): string {
  const [address, port] = end === 'from' ? [src, srcPort] : [dst, dstPort]
  if (!port) return address
  const host = address.includes(':') ? `[${address}]` : address
  return `${host}:${formatPortSet(port.ports)}`
}

/** How the rows of a table stand in columns: what their last but the first are called. */
export function columnsOf({ rows, side }: QuestionTable): readonly string[] {
  const kind = rows[0]?.because?.kind
  const other = side === 'egress' ? words.destination : words.source
  if (kind === 'rule' || kind === 'entry' || kind === 'lastEntry') return [other]
  return kind === 'route' || kind === 'localRoute' || kind === 'transitRoute' ? [words.target] : []
}

/** A row as its table has it, cell by cell. */
export function cellsOf(topology: Topology, { because, id }: QuestionRow): readonly string[] {
  if (!because) return [id]
  switch (because.kind) {
    case 'rule': {
      const { peer, traffic } = because.rule
      const other =
        peer.kind === 'cidr'
          ? peer.cidr
          : labelOfId(
              topology,
              peer.kind === 'prefixList' ? peer.prefixListId : peer.securityGroupId,
            )
      return [formatTraffic(traffic), other]
    }
    case 'entry': {
      const { ruleNumber, traffic, cidr, action } = because.entry
      return [String(ruleNumber), formatTraffic(traffic), cidr, action.toUpperCase()]
    }
    case 'lastEntry':
      return ['*', formatTraffic({ protocol: 'all' }), '', words.deny]
    case 'route': {
      const { destination, target } = because.route
      const named =
        destination.kind === 'prefixList'
          ? labelOfId(topology, destination.prefixListId)
          : formatDestination(destination)
      return [named, labelOfId(topology, target.id)]
    }
    case 'localRoute':
      return [because.cidr, words.local]
    default:
      return [formatBecause(topology, because)]
  }
}

/** What an answer that stands in no table says. */
export function otherText({ place: { checkpoint } }: Question, { id }: QuestionRow): string {
  if (id !== 'none') return words.others[id as keyof typeof words.others]
  switch (checkpoint) {
    case 'securityGroup':
      return words.none.group
    case 'networkFirewall':
      return words.none.firewall
    case 'loadBalancer':
      return words.none.balancer
    default:
      return words.none.table
  }
}

/** `Denied by rule 90`: what was said so far, for the button of the verdict. */
export function shortRow(question: Question, answer: Answer): string {
  const row = rowsOf(question).find(({ id }) => id === answer.row)
  const because = row?.because
  if (because?.kind === 'entry') return words.rule(String(because.entry.ruleNumber))
  return because?.kind === 'lastEntry' ? words.rule('*') : ''
}
