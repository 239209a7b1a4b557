import { useMemo } from 'react'
import type { Direction, SecurityGroup } from '@/model/resources/securityGroup'
import { labelOf } from '@/model/topology'
import { useTopology } from '@/store/diagramStore'
import { fieldHelp } from '../../fieldHelp'
import { editResource } from '../edits'
import { useDecidedRows } from './decidedRows'
import { DIRECTION_WORDS } from './directionWords'
import { groupRuleFormat } from './groupRules'
import { PeerMeaning } from './PeerMeaning'
import { ReferenceDrop, useAimedRule } from './ReferenceDrop'
import { RULE_QUOTA, ruleSlots } from './ruleSlots'
import { RuleGrid } from './RuleGrid'
import { useRuleFocus } from './useRuleTab'

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
  const words = DIRECTION_WORDS[direction].toLowerCase()
  const [ipv4, ipv6] = ruleSlots(topology, group[direction])
  return (
    <ReferenceDrop group={group} direction={direction}>
      <RuleGrid
        label={`${DIRECTION_WORDS[direction]} rules of ${labelOf(group)}`}
        format={format}
        rows={group[direction]}
        onChange={(label, rows, gesture) => {
          const name = `${label} of ${labelOf(group)}`
          editResource(name, 'securityGroup', group.id, { [direction]: rows }, gesture)
        }}
        help={fieldHelp('groupRules')}
        focusKey={aimed ?? focus?.rule}
        markOf={({ id }) => marks.get(id)}
        empty={
          direction === 'ingress'
            ? 'No inbound rule: nobody can open a connection to its members.'
            : 'No outbound rule: its members can open no connection. Replies still leave.'
        }
        renderMeaning={({ peer }) => (
          <PeerMeaning topology={topology} group={group} direction={direction} text={peer} />
        )}
        footer={
          ipv6 === ipv4 || ipv6 === 0
            ? `${String(ipv4)} of ${String(RULE_QUOTA)} ${words} rules`
            : `${String(ipv4)} IPv4, ${String(ipv6)} IPv6 of ${String(RULE_QUOTA)} ${words} rules each`
        }
      />
    </ReferenceDrop>
  )
}
