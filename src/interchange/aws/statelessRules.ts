import type { StatelessRule } from '@/model/resources/firewallPolicy'
import { LAST_PORT } from '@/model/ports'
import type { RuleGroupBody } from './firewallRows'

/** How a policy uses one of its groups. */
export interface GroupUse {
  readonly name: string
  readonly priority: number | undefined
  /** The policy turned the group's drops into alerts. */
  readonly alertsOnly: boolean
}

/** What could be read of a group, and what was more than a 5-tuple. */
export interface ReadRules<Rule> {
  readonly rules: readonly Rule[]
  readonly notUnderstood: readonly string[]
}

const STATELESS_ACTIONS: Readonly<Record<string, StatelessRule['action']>> = {
  'aws:pass': 'pass',
  'aws:drop': 'drop',
  'aws:forward_to_sfe': 'forward',
}

/** The one of a rule's actions that decides; custom ones only publish metrics. */
export function statelessAction(
  actions: readonly string[] | null | undefined,
): StatelessRule['action'] | undefined {
  return actions?.map((action) => STATELESS_ACTIONS[action.toLowerCase()]).find(Boolean)
}

/** The stateless rules of a group (NFW-02). */
export function readStatelessRules(body: RuleGroupBody, use: GroupUse): ReadRules<StatelessRule> {
  const notUnderstood: string[] = []
  const listed = body.RulesSource?.StatelessRulesAndCustomActions?.StatelessRules ?? []
  const rules = listed.flatMap(({ Priority, RuleDefinition }, index): readonly StatelessRule[] => {
    const match = RuleDefinition.MatchAttributes
    const action = statelessAction(RuleDefinition.Actions)
    const called = `${use.name}: stateless rule ${String(Priority ?? index + 1)}`
    if ((match?.TCPFlags ?? []).length > 0) notUnderstood.push(`${called} looks at TCP flags`)
    else if (!action) notUnderstood.push(`${called} has no action that is known`)
    else {
      return [
        {
          ruleGroup: use.name,
          groupPriority: use.priority ?? 0,
          priority: Priority ?? index + 1,
          match: {
            protocols: match?.Protocols ?? [],
            sources: (match?.Sources ?? []).map((item) => item.AddressDefinition),
            destinations: (match?.Destinations ?? []).map((item) => item.AddressDefinition),
            sourcePorts: (match?.SourcePorts ?? []).map(toRange),
            destinationPorts: (match?.DestinationPorts ?? []).map(toRange),
          },
          action,
        },
      ]
    }
    return []
  })
  return { rules, notUnderstood }
}

function toRange({
  FromPort,
  ToPort,
}: {
  readonly FromPort?: number | null | undefined
  readonly ToPort?: number | null | undefined
}) {
  const from = FromPort ?? 0
  return { from, to: ToPort ?? FromPort ?? LAST_PORT }
}
