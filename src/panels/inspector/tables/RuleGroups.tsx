import { useMemo, useState } from 'react'
import {
  nextGroupPriority,
  removeRuleGroup,
  renameRuleGroup,
  ruleGroupsOf,
  setGroupPriority,
  setStatefulRules,
  setStatelessRules,
  type Engine,
  type RuleGroup,
} from '@/model/edits/firewallPolicy'
import { fail, ok, type Result } from '@/model/result'
import type { FirewallPolicy } from '@/model/resources/firewallPolicy'
import { labelOf } from '@/model/topology'
import { editTopology, useTopology } from '@/store/diagramStore'
import { strings } from '@/strings/strings'
import { Button } from '@/ui/Button'
import { IconButton } from '@/ui/IconButton'
import { tryEdit } from '../edits'
import { ParsedField } from '../fields/ParsedField'
import { useDecidedRows } from './decidedRows'
import { statefulFormat, statelessFormat } from './firewallRules'
import { RuleGrid } from './RuleGrid'
import { useRuleFocus } from './useRuleTab'

const words = strings.inspection

interface RuleGroupsProps {
  readonly policy: FirewallPolicy
  readonly engine: Engine
}

/** The rule groups of one engine, each a table; a new one waits here for its first rule. */
export function RuleGroups({ policy, engine }: RuleGroupsProps) {
  const [waiting, setWaiting] = useState<readonly RuleGroup[]>([])
  const kept = ruleGroupsOf(policy, engine)
  const names = new Set(kept.map(({ name }) => name))
  const groups = [...kept, ...waiting.filter(({ name }) => !names.has(name))]
  const add = () => {
    let number = groups.length + 1
    while (groups.some(({ name }) => name === words.newGroup(number))) number += 1
    const behind = waiting.length * 10
    const priority = nextGroupPriority(policy, engine)
    const group = {
      name: words.newGroup(number),
      priority: priority === undefined ? undefined : priority + behind,
    }
    setWaiting([...waiting, group])
  }
  const replace = (before: RuleGroup, after?: RuleGroup) => {
    setWaiting(waiting.flatMap((group) => (group.name === before.name ? (after ?? []) : group)))
  }
  return (
    <>
      {groups.length === 0 && <p className="text-[12px] text-muted">{words.noGroups}</p>}
      {groups.map((group) => (
        <Group
          key={group.name}
          policy={policy}
          engine={engine}
          group={group}
          isKept={names.has(group.name)}
          taken={groups}
          onReplace={(after) => {
            replace(group, after)
          }}
          onEmpty={() => {
            setWaiting([...waiting.filter(({ name }) => name !== group.name), group])
          }}
        />
      ))}
      <div>
        <Button variant="quiet" glyph="plus" className="-ml-2.5" onClick={add}>
          {words.addGroup}
        </Button>
      </div>
    </>
  )
}

interface GroupProps extends RuleGroupsProps {
  readonly group: RuleGroup
  /** Whether it is in the policy: a group is nothing but its rules. */
  readonly isKept: boolean
  readonly taken: readonly RuleGroup[]
  readonly onReplace: (after?: RuleGroup) => void
  readonly onEmpty: () => void
}

function Group({ policy, engine, group, isKept, taken, onReplace, onEmpty }: GroupProps) {
  const { name, priority } = group
  const rename = (next: string) => {
    if (next === name) return undefined
    if (taken.some((other) => other.name === next)) return words.groupTaken(next)
    const refusal = isKept
      ? tryEdit(words.did.rename(name), (before) =>
          renameRuleGroup(before, policy.id, engine, name, next),
        )
      : undefined
    if (refusal === undefined) onReplace({ ...group, name: next })
    return refusal
  }
  const move = (next: number) => {
    const refusal = isKept
      ? tryEdit(words.did.priority(name), (before) =>
          setGroupPriority(before, policy.id, engine, name, next),
        )
      : undefined
    if (refusal === undefined) onReplace({ ...group, priority: next })
    return refusal
  }
  return (
    <div className="-mx-4 border-t border-line">
      <div className="flex items-end gap-2 px-4 pt-2 pb-1">
        <ParsedField
          label={words.groupName(name)}
          hideLabel
          className="flex-1"
          value={name}
          parse={readName}
          onCommit={rename}
        />
        {priority !== undefined && (
          <ParsedField
            label={words.groupPriority(name)}
            hideLabel
            mono
            className="w-20"
            value={String(priority)}
            parse={readPriority}
            onCommit={move}
          />
        )}
        <IconButton
          label={words.removeGroup(name)}
          glyph="trash"
          onClick={() => {
            if (isKept) {
              editTopology(words.did.removeGroup(name), (before) =>
                removeRuleGroup(before, policy.id, engine, name),
              )
            }
            onReplace()
          }}
        />
      </div>
      {engine === 'stateless' ? (
        <StatelessRules policy={policy} group={group} onEmpty={onEmpty} />
      ) : (
        <StatefulRules policy={policy} group={group} onEmpty={onEmpty} />
      )}
    </div>
  )
}

interface RulesProps {
  readonly policy: FirewallPolicy
  readonly group: RuleGroup
  /** The last rule goes: the group stays in view without one. */
  readonly onEmpty: () => void
}

function StatelessRules({ policy, group: { name, priority }, onEmpty }: RulesProps) {
  const topology = useTopology()
  const format = useMemo(
    () => statelessFormat(topology, { name, priority }),
    [topology, name, priority],
  )
  const marks = useDecidedRows(policy.id)
  const focus = useRuleFocus(policy.id)
  const rows = policy.statelessRules
    .filter(({ ruleGroup }) => ruleGroup === name)
    .toSorted((a, b) => a.priority - b.priority)
  return (
    <RuleGrid
      label={words.rulesOf(words.stateless, name)}
      format={format}
      rows={rows}
      focusKey={focus?.rule}
      markOf={(rule) => marks.get(format.keyOf(rule))}
      empty={words.noRules}
      onChange={(label, rules, gesture) => {
        if (rules.length === 0) onEmpty()
        editTopology(
          words.did.rules(label, labelOf(policy)),
          (before) => setStatelessRules(before, policy.id, name, rules),
          gesture,
        )
      }}
    />
  )
}

function StatefulRules({ policy, group: { name, priority }, onEmpty }: RulesProps) {
  const topology = useTopology()
  const format = useMemo(
    () => statefulFormat(topology, policy, { name, priority }),
    [topology, policy, name, priority],
  )
  const marks = useDecidedRows(policy.id)
  const focus = useRuleFocus(policy.id)
  const rows = policy.statefulRules.filter(({ ruleGroup }) => ruleGroup === name)
  return (
    <RuleGrid
      label={words.rulesOf(words.stateful, name)}
      format={format}
      rows={rows}
      focusKey={focus?.rule}
      markOf={(rule) => marks.get(format.keyOf(rule))}
      empty={words.noRules}
      move={(rule, by) => {
        const from = rows.indexOf(rule)
        const to = from + by
        if (to < 0 || to >= rows.length) return undefined
        return rows.toSpliced(from, 1).toSpliced(to, 0, rule)
      }}
      onChange={(label, rules, gesture) => {
        if (rules.length === 0) onEmpty()
        editTopology(
          words.did.rules(label, labelOf(policy)),
          (before) => setStatefulRules(before, policy.id, name, rules),
          gesture,
        )
      }}
    />
  )
}

function readName(text: string): Result<string> {
  const name = text.trim()
  return name === '' ? fail(words.noName) : ok(name)
}

function readPriority(text: string): Result<number> {
  const number = Number(text)
  return /^\d{1,5}$/.test(text.trim()) && number >= 1 && number <= 65535
    ? ok(number)
    : fail(words.badPriority(text))
}
