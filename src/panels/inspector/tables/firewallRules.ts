import { nextRulePriority, nextSid, type RuleGroup } from '@/model/edits/firewallPolicy'
import { ok } from '@/model/result'
import type { FirewallPolicy, StatefulRule, StatelessRule } from '@/model/resources/firewallPolicy'
import type { Topology } from '@/model/topology'
import { strings } from '@/strings/strings'
import { readTuple, tupleColumns, writeTuple, type TupleColumn } from './fiveTupleText'
import { faultOf, type CellOption, type GridColumn, type RowFormat } from './grid'

export type StatelessColumn = 'priority' | TupleColumn | 'action'
export type StatefulColumn = 'sid' | TupleColumn | 'direction' | 'action'

const words = strings.inspection
const STATELESS_ACTIONS = ['pass', 'drop', 'forward'] as const
const STATEFUL_ACTIONS = ['pass', 'drop', 'reject', 'alert'] as const
const ARROWS = { forward: '->', any: '<>' } as const

/** How the stateless rules of one group are written and read (NFW-02). */
export function statelessFormat(
  topology: Topology,
  group: RuleGroup,
): RowFormat<StatelessRule, StatelessColumn> {
  return {
    noun: strings.cells.rule,
    columns: [
      { id: 'priority', header: words.rule, width: '44px', mono: true, placeholder: '10' },
      ...tupleColumns(topology),
      actionColumn(STATELESS_ACTIONS),
    ],
    write: ({ priority, match, action }) => ({
      priority: String(priority),
      ...writeTuple(match),
      action,
    }),
    read: (draft, others, before) => {
      const number = Number(draft.priority)
      const free = String(nextRulePriority(others))
      const fix = { label: words.use(free), text: free }
      if (!/^\d{1,5}$/.test(draft.priority.trim()) || number < 1 || number > 65535) {
        return faultOf('priority', words.noPriority(draft.priority), fix)
      }
      if (others.some(({ priority }) => priority === number)) {
        return faultOf('priority', words.priorityTaken(number), fix)
      }
      const match = readTuple(draft)
      if (!match.ok) return match
      const action = oneOf(STATELESS_ACTIONS, draft.action)
      if (!action) return faultOf('action', words.noAction(STATELESS_ACTIONS))
      return ok({
        ruleGroup: group.name,
        groupPriority: group.priority ?? 0,
        priority: number,
        match: match.value,
        action,
        ...(before?.unclear === undefined ? {} : { unclear: before.unclear }),
      })
    },
    blank: (rows) => ({
      priority: String(nextRulePriority(rows)),
      protocol: '',
      source: '',
      destination: '',
      port: '',
      action: 'pass',
    }),
    copy: (rule, rows) => ({ ...rule, priority: nextRulePriority(rows) }),
    keyOf: (rule) => statelessKey(rule),
  }
}

/** How the stateful rules of one group are written and read (NFW-03). */
export function statefulFormat(
  topology: Topology,
  policy: FirewallPolicy,
  group: RuleGroup,
): RowFormat<StatefulRule, StatefulColumn> {
  const elsewhere = policy.statefulRules.filter(({ ruleGroup }) => ruleGroup !== group.name)
  const [protocol, source, destination, port] = tupleColumns(topology)
  const arrows: readonly CellOption[] = [
    { text: ARROWS.forward, detail: words.oneWay },
    { text: ARROWS.any, detail: words.bothWays },
  ]
  const columns: readonly (GridColumn<StatefulColumn> | undefined)[] = [
    { id: 'sid', header: words.rule, width: '40px', mono: true, placeholder: '1' },
    protocol,
    source,
    { id: 'direction', header: words.direction, width: '36px', mono: true, options: () => arrows },
    destination,
    port,
    actionColumn(STATEFUL_ACTIONS),
  ]
  return {
    noun: strings.cells.rule,
    columns: columns.filter((column) => column !== undefined),
    write: ({ sid, match, direction, action }) => ({
      sid,
      ...writeTuple(match),
      direction: ARROWS[direction],
      action,
    }),
    read: (draft, others) => {
      const sid = draft.sid.trim()
      const known = [...elsewhere, ...others]
      const fix = { label: words.use(nextSid(known)), text: nextSid(known) }
      if (sid === '') return faultOf('sid', words.noSid, fix)
      if (known.some((other) => other.sid === sid)) return faultOf('sid', words.sidTaken(sid), fix)
      const match = readTuple(draft)
      if (!match.ok) return match
      const arrow = draft.direction.trim()
      if (arrow !== ARROWS.forward && arrow !== ARROWS.any) {
        return faultOf('direction', words.noDirection, { label: words.use('->'), text: '->' })
      }
      const action = oneOf(STATEFUL_ACTIONS, draft.action)
      if (!action) return faultOf('action', words.noAction(STATEFUL_ACTIONS))
      return ok({
        ruleGroup: group.name,
        ...(group.priority === undefined ? {} : { groupPriority: group.priority }),
        sid,
        action,
        match: match.value,
        direction: arrow === ARROWS.any ? 'any' : 'forward',
      })
    },
    blank: (rows) => ({
      sid: nextSid([...elsewhere, ...rows]),
      protocol: '',
      source: '',
      direction: ARROWS.forward,
      destination: '',
      port: '',
      action: 'pass',
    }),
    copy: (rule, rows) => ({ ...rule, sid: nextSid([...elsewhere, ...rows]) }),
    keyOf: (rule) => statefulKey(rule),
  }
}

/** What points at a stateless rule from the trace: its group and its priority there. */
export function statelessKey({ ruleGroup, priority }: StatelessRule): string {
  return `stateless ${ruleGroup} ${String(priority)}`
}

/** What points at a stateful rule from the trace: its group and its signature id. */
export function statefulKey({ ruleGroup, sid }: StatefulRule): string {
  return `stateful ${ruleGroup} ${sid}`
}

function actionColumn(actions: readonly string[]): GridColumn<'action'> {
  return {
    id: 'action',
    header: words.action,
    width: '66px',
    placeholder: actions[0] ?? '',
    options: () => actions.map((text) => ({ text })),
    className: ({ action }) => {
      const word = action.trim().toLowerCase()
      if (word === 'drop' || word === 'reject') return 'font-semibold text-deny'
      return word === 'pass' ? 'font-semibold text-allow' : undefined
    },
  }
}

function oneOf<Word extends string>(words: readonly Word[], text: string): Word | undefined {
  return words.find((word) => word === text.trim().toLowerCase())
}
