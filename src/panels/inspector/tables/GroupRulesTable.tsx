import { useMemo } from 'react'
import type { Direction, SecurityGroup } from '@/model/resources/securityGroup'
import { labelOf } from '@/model/topology'
import { useTopology } from '@/store/diagramStore'
import { strings } from '@/strings/strings'
import { fieldHelp } from '../../fieldHelp'
import { editResource } from '../edits'
import { useDecidedRows } from './decidedRows'
import { groupRuleFormat } from './groupRules'
import { PeerMeaning } from './PeerMeaning'
import { ReferenceDrop, useAimedRule } from './ReferenceDrop'
import { RULE_QUOTA, ruleSlots } from './ruleSlots'
import { RuleGrid } from './RuleGrid'
import { useRuleFocus } from './useRuleTab'

const words = strings.ruleSets.group

interface GroupRulesTableProps {
  readonly group: SecurityGroup
  readonly direction: Direction
}

/** The inbound or outbound rules of a security group. */
export function GroupRulesTable({ group, direction }: GroupRulesTableProps) {
  const topology = useTopology()
  const format = useMemo(
    () => groupRuleFormat(topology, group, direction),
    [topology, group, direction],
  )
  const marks = useDecidedRows(group.id)
  const focus = useRuleFocus(group.id)
  const aimed = useAimedRule(group, direction)
  const [ipv4, ipv6] = ruleSlots(topology, group[direction])
  return (
    <ReferenceDrop group={group} direction={direction}>
      <RuleGrid
        label={words.rulesOf[direction](labelOf(group))}
        format={format}
        rows={group[direction]}
        onChange={(label, rows, gesture) => {
          const name = strings.fields.changeOf(label, labelOf(group))
          editResource(name, 'securityGroup', group.id, { [direction]: rows }, gesture)
        }}
        help={fieldHelp('groupRules')}
        focusKey={aimed ?? focus?.rule}
        markOf={({ id }) => marks.get(id)}
        empty={words.noRule[direction]}
        renderMeaning={({ peer }) => (
          <PeerMeaning topology={topology} group={group} direction={direction} text={peer} />
        )}
        footer={
          ipv6 === ipv4 || ipv6 === 0
            ? words.used[direction](ipv4, RULE_QUOTA)
            : words.usedByFamily[direction](ipv4, ipv6, RULE_QUOTA)
        }
      />
    </ReferenceDrop>
  )
}
