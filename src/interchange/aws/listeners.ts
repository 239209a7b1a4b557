import * as z from 'zod/mini'
import type { Listener, ListenerAction } from '@/model/resources/listener'
import type { ReportBuilder } from '../report'
import {
  given,
  idText,
  maybe,
  maybeCount,
  maybeFlag,
  maybePort,
  maybeText,
  plainWord,
  rows,
  sameWord,
} from './rows'
import { idOf } from './topologyBuilder'

const actionRow = z.object({
  Type: maybeText,
  Order: maybeCount,
  TargetGroupArn: maybeText,
  ForwardConfig: maybe(
    z.object({ TargetGroups: rows(z.object({ TargetGroupArn: maybeText, Weight: maybeCount })) }),
  ),
})

type ActionRow = z.infer<typeof actionRow>

export const listenerRow = z.object({
  ListenerArn: idText,
  LoadBalancerArn: maybeText,
  Port: maybePort,
  Protocol: maybeText,
  DefaultActions: rows(actionRow),
})

/** A row of `describe-rules`; its ARN holds the listener's. */
export const listenerRuleRow = z.object({
  RuleArn: maybeText,
  Priority: z.nullish(z.union([z.string(), z.number()])),
  IsDefault: maybeFlag,
  Actions: rows(actionRow),
})

export type ListenerRow = z.infer<typeof listenerRow>
export type ListenerRuleRow = z.infer<typeof listenerRuleRow>

const RULE_ARN = /^(arn:[^/]*:)listener-rule(\/.+)\/[^/]+$/

/** `…:listener-rule/app/shop/lb/listener/rule` belongs to `…:listener/app/shop/lb/listener`. */
export function listenerOfRule(row: Readonly<Record<string, unknown>>): string | undefined {
  const arn = row['RuleArn']
  const parts = typeof arn === 'string' ? RULE_ARN.exec(arn) : null
  return parts ? `${parts[1] ?? ''}listener${parts[2] ?? ''}` : undefined
}

const LISTENER_ARN = /^(arn:[^/]*:)listener(\/(?:app|net|gwy)\/[^/]+\/[^/]+)\/[^/]+$/

/** The load balancer that a listener's row names, or its ARN tells. */
export function balancerOfListener({ ListenerArn, LoadBalancerArn }: ListenerRow) {
  const parts = LISTENER_ARN.exec(ListenerArn)
  return given(LoadBalancerArn) ?? (parts ? `${parts[1] ?? ''}loadbalancer${parts[2] ?? ''}` : '')
}

/** A listener with its rules by priority; none where no row tells whose it is. */
export function readListener(
  row: ListenerRow,
  givenRules: readonly ListenerRuleRow[] | undefined,
  report: ReportBuilder,
): Listener | undefined {
  const id = idOf('listener', row.ListenerArn)
  const balancer = balancerOfListener(row)
  if (balancer === '') {
    report.note('leftOut', 'Listeners that name no load balancer', id)
    return undefined
  }
  const ruleRows = givenRules ?? []
  // Even a listener without rules has its default one listed.
  if (!givenRules && HAS_RULES.test(row.Protocol ?? '')) {
    const message = 'Listeners whose rules are not given do what their default action says'
    report.note('assumed', message, id)
  }
  const rules = ruleRows.filter((rule) => !isDefault(rule))
  const defaults = row.DefaultActions ?? ruleRows.find(isDefault)?.Actions
  // Only a Gateway Load Balancer's listener has no protocol and no port.
  const protocol = given(row.Protocol) ?? (typeof row.Port === 'number' ? 'TCP' : 'GENEVE')
  const byPriority = rules.toSorted((a, b) => Number(a.Priority ?? 0) - Number(b.Priority ?? 0))
  return {
    kind: 'listener',
    id,
    name: [protocol, row.Port].join(' ').trim(),
    loadBalancerId: idOf('loadBalancer', balancer),
    protocol,
    ...(typeof row.Port === 'number' && { port: row.Port }),
    defaultAction: readAction(defaults, id, report),
    rules: lastOfEach(byPriority).map((rule, index) => ({
      priority: String(rule.Priority ?? index + 1),
      action: readAction(rule.Actions, given(rule.RuleArn) ?? id, report),
    })),
  }
}

/** Only listeners of Application Load Balancers have rules. */
const HAS_RULES = /^https?$/i

function isDefault({ IsDefault, Priority }: ListenerRuleRow): boolean {
  return IsDefault === true || Priority === 'default'
}

/** A rule that was given twice counts once, as it was given last. */
function lastOfEach(rules: readonly ListenerRuleRow[]): readonly ListenerRuleRow[] {
  return [...new Map(rules.map((rule) => [given(rule.RuleArn) ?? rule, rule])).values()]
}

/** Actions run in their order, and only the last may forward; a login before it answers first. */
function readAction(
  actions: readonly ActionRow[] | null | undefined,
  place: string,
  report: ReportBuilder,
): ListenerAction {
  const [first] = (actions ?? []).toSorted((a, b) => (a.Order ?? 0) - (b.Order ?? 0))
  const targetGroups = first ? targetGroupsOf(first) : []
  const type = plainWord(first?.Type)
  if (first && (type === 'forward' || (type === '' && targetGroups.length > 0))) {
    return { kind: 'forward', targetGroups }
  }
  if (!first) {
    const message = 'Listeners whose action is not given: where it sends packets, nobody knows'
    report.note('incomplete', message, place)
    return {
      kind: 'forward',
      targetGroups: [{ targetGroupId: idOf('targetGroup', `${place}/targets`) }],
    }
  }
  if (!ANSWERS.some((known) => sameWord(first.Type, known))) {
    const message = `Listener action "${first.Type ?? ''}" is not known; the load balancer answers itself`
    report.note('unknown', message, place)
  }
  return { kind: 'answer', type: given(first.Type) ?? 'unknown' }
}

const ANSWERS = [
  'redirect',
  'fixed-response',
  'authenticate-oidc',
  'authenticate-cognito',
  'jwt-validation',
]

/** `ForwardConfig` says everything that `TargetGroupArn` says, and the weights. */
function targetGroupsOf(action: ActionRow) {
  const weighted = (action.ForwardConfig?.TargetGroups ?? []).flatMap(
    ({ TargetGroupArn, Weight }) => {
      const arn = given(TargetGroupArn)
      if (arn === undefined) return []
      const targetGroupId = idOf('targetGroup', arn)
      return [{ targetGroupId, ...(typeof Weight === 'number' && { weight: Weight }) }]
    },
  )
  const single = given(action.TargetGroupArn)
  if (weighted.length > 0 || single === undefined) return weighted
  return [{ targetGroupId: idOf('targetGroup', single) }]
}
