import { newRuleId } from '@/model/edits/newId'
import { ok } from '@/model/result'
import type { Direction, SecurityGroup, SecurityGroupRule } from '@/model/resources/securityGroup'
import { resourcesOf, withResources, type Topology } from '@/model/topology'
import { formatTraffic } from '@/model/traffic'
import { strings } from '@/strings/strings'
import { Glyph } from '@/ui/glyphs'
import { GroupShield } from '../GroupShield'
import { parseCliRows } from './cliRows'
import { faultOf, type RowFormat } from './grid'
import { nameOfBlock, namedBlocks, type NamedBlock } from './namedBlocks'
import { byLabel, peerOptions, readPeer, writePeer } from './peerText'
import { portColumn, typeColumn } from './trafficColumns'
import { readTraffic, sameTraffic, settleTraffic, tidyTraffic, writeTraffic } from './trafficText'

const words = strings.cells

export type GroupRuleColumn = 'type' | 'port' | 'peer' | 'note'

/** AWS's limit for the description of a rule. */
const LONGEST_NOTE = 255

/** How the rules of one direction of a security group are written and read. */
export function groupRuleFormat(
  topology: Topology,
  group: SecurityGroup,
  direction: Direction,
): RowFormat<SecurityGroupRule, GroupRuleColumn> {
  const { vpcId } = group
  const options = peerOptions(topology, vpcId, group.id, (id) => <GroupShield groupId={id} />)
  const named = namedBlocks(topology, vpcId)
  const blank = { type: '', port: '', peer: '', note: '' }
  return {
    noun: words.rule,
    columns: [
      typeColumn('96px'),
      portColumn('126px'),
      {
        id: 'peer',
        header: words.ends[direction],
        width: 'auto',
        mono: true,
        names: ['source', 'destination', 'cidr'],
        placeholder: words.peerPlaceholder,
        options: () => options,
        search: ({ peer }) => nameOfBlock(named, peer)?.name ?? '',
        adornment: ({ peer }) => (
          <PeerMark topology={topology} group={group} named={named} text={peer} />
        ),
      },
      {
        id: 'note',
        header: strings.tables.note,
        width: '100px',
        names: ['description', 'comment'],
        className: () => 'text-muted',
      },
    ],
    write: (rule) => ({
      ...writeTraffic(rule.traffic),
      peer: writePeer(topology, vpcId, rule.peer),
      note: rule.description ?? '',
    }),
    settle: (draft, column) =>
      column === 'type' || column === 'port'
        ? { ...draft, ...settleTraffic(draft, column) }
        : { ...draft, [column]: draft[column].trim() },
    read: (draft, others, before) => {
      const traffic = readTraffic(draft)
      if (!traffic.ok) return traffic
      const peer = readPeer(topology, vpcId, draft.peer, direction, before?.peer)
      if (!peer.ok) return faultOf('peer', peer.error.message, peer.error.fix)
      const twin = others.find(
        (other) =>
          sameTraffic(other.traffic, traffic.value) &&
          writePeer(topology, vpcId, other.peer) === writePeer(topology, vpcId, peer.value),
      )
      if (twin) {
        const rule = `${formatTraffic(twin.traffic)}, ${writePeer(topology, vpcId, twin.peer)}`
        return faultOf('peer', words.sameRule(rule))
      }
      const description = draft.note.trim()
      if (description.length > LONGEST_NOTE) {
        return faultOf('note', words.longNote(LONGEST_NOTE))
      }
      return ok({
        id: before?.id ?? newRuleId(withResources(topology, { ...group, [direction]: others })),
        traffic: traffic.value,
        peer: peer.value,
        ...(description === '' ? {} : { description }),
      })
    },
    blank: () => blank,
    copy: (rule, rows) => ({
      ...rule,
      id: newRuleId(withResources(topology, { ...group, [direction]: rows })),
    }),
    tidy: (draft, values) => ({ ...draft, ...tidyTraffic(draft, values.get('protocol') ?? '') }),
    fromCli: (text) => parseCliRows(text, direction),
    keyOf: ({ id }) => id,
  }
}

/** The shield of a group, the list glyph of a prefix list; nothing before a block. */
function PeerMark(props: {
  readonly topology: Topology
  readonly group: SecurityGroup
  readonly named: readonly NamedBlock[]
  readonly text: string
}) {
  const { topology, group, named: blocks, text } = props
  const groups = resourcesOf(topology, 'securityGroup')
  const named =
    byLabel(
      groups.filter(({ vpcId }) => vpcId === group.vpcId),
      text,
    ) ?? byLabel(groups, text)
  if (named) return <GroupShield groupId={named.id} />
  if (byLabel(resourcesOf(topology, 'prefixList'), text)) {
    return <Glyph name="braces" size={14} className="text-muted" />
  }
  const block = nameOfBlock(blocks, text)
  if (!block) return null
  return (
    <span title={block.name} className="flex-none pl-0.5 text-muted">
      <Glyph name={block.glyph} size={14} />
      <span className="sr-only">{block.name}</span>
    </span>
  )
}
