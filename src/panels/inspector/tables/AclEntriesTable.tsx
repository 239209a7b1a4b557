import { useMemo } from 'react'
import { moveAclEntry } from '@/model/edits/networkAcl'
import { ANY_IPV4, ANY_IPV6 } from '@/model/ip'
import { orderedEntries, type NetworkAcl, type NetworkAclEntry } from '@/model/resources/networkAcl'
import type { Direction } from '@/model/resources/securityGroup'
import { findOf, labelOf } from '@/model/topology'
import { useTopology } from '@/store/diagramStore'
import { strings } from '@/strings/strings'
import { fieldHelp } from '../../fieldHelp'
import { editResource } from '../edits'
import { aclEntryFormat } from './aclEntries'
import { entryKey, LAST_ENTRY, useDecidedRows } from './decidedRows'
import { FixedRow } from './FixedRow'
import { RuleGrid } from './RuleGrid'
import { ENTRY_QUOTA } from './ruleSlots'
import { useRuleFocus } from './useRuleTab'

const words = strings.ruleSets.acl

interface AclEntriesTableProps {
  readonly acl: NetworkAcl
  readonly direction: Direction
}

/** The inbound or outbound entries of a network ACL, in the order in which they are read. */
export function AclEntriesTable({ acl, direction }: AclEntriesTableProps) {
  const topology = useTopology()
  const format = useMemo(() => aclEntryFormat(topology, acl, direction), [topology, acl, direction])
  const rows = useMemo(() => orderedEntries(acl, direction), [acl, direction])
  const marks = useDecidedRows(acl.id)
  const focus = useRuleFocus(acl.id)
  const hasIpv6 = (findOf(topology, 'vpc', acl.vpcId)?.ipv6CidrBlocks.length ?? 0) > 0
  const isFocused = (rule: string) => focus?.direction === direction && focus.rule === rule

  function moved(entry: NetworkAclEntry, by: -1 | 1): readonly NetworkAclEntry[] | undefined {
    const position = rows.indexOf(entry) + by
    if (position < 0 || position >= rows.length) return undefined
    const next = moveAclEntry(topology, acl.id, direction, entry.ruleNumber, position)
    const changed = findOf(next, 'networkAcl', acl.id)
    return changed && orderedEntries(changed, direction)
  }

  return (
    <RuleGrid
      label={words.entriesOf[direction](labelOf(acl))}
      format={format}
      rows={rows}
      move={moved}
      ordered
      help={fieldHelp('aclEntries')}
      onChange={(label, next, gesture) => {
        const others = acl.entries.filter((entry) => entry.direction !== direction)
        const name = strings.fields.changeOf(label, labelOf(acl))
        editResource(name, 'networkAcl', acl.id, { entries: [...others, ...next] }, gesture)
      }}
      focusKey={focus?.direction === direction ? focus.rule : undefined}
      markOf={({ ruleNumber }) => marks.get(entryKey(direction, String(ruleNumber)))}
      empty={words.noEntry}
      after={[ANY_IPV4, ...(hasIpv6 ? [ANY_IPV6] : [])].map((block, index) => (
        <FixedRow
          key={block}
          title={words.lastEntry}
          focused={index === 0 && isFocused(LAST_ENTRY)}
          mark={index === 0 ? marks.get(entryKey(direction, LAST_ENTRY)) : undefined}
          cells={[
            { key: 'number', content: LAST_ENTRY },
            { key: 'type', content: <span className="font-sans">{words.allTraffic}</span> },
            { key: 'port', content: words.all },
            { key: 'cidr', content: block },
            {
              key: 'action',
              content: <span className="font-sans font-semibold">{words.deny}</span>,
            },
          ]}
        />
      ))}
      footer={words.used[direction](rows.length, ENTRY_QUOTA)}
    />
  )
}
