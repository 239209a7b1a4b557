import type { FirewallPolicy } from '../resources/firewallPolicy'
import { labelOf, resourcesOf } from '../topology'
import type { ValidationContext } from './context'
import { issue, type Issue } from './issue'

/** Firewall policies: priorities that decide, and what is not evaluated. */
export function firewallIssues({ topology }: ValidationContext): readonly Issue[] {
  return resourcesOf(topology, 'firewallPolicy').flatMap((policy) =>
    policy.stub
      ? []
      : [...rulePriorities(policy), ...groupPriorities(policy), ...orderIssues(policy)],
  )
}

/** Priorities are unique in a stateless group (NFW-02). */
function rulePriorities(policy: FirewallPolicy): readonly Issue[] {
  const seen = new Set<string>()
  const twice = new Set<string>()
  return policy.statelessRules.flatMap(({ ruleGroup, priority }) => {
    const key = `${ruleGroup} ${String(priority)}`
    const isNew = !seen.has(key) || twice.has(key)
    seen.add(key)
    if (isNew) return []
    twice.add(key)
    const message = `${labelOf(policy)} has two stateless rules with priority ${String(priority)} in ${ruleGroup}`
    const mend = 'Give one of them another priority'
    return [issue('firewallPriorityTwice', [policy.id], message, mend, 'NFW-02')]
  })
}

/** And so are those of the groups, stateless ones and, in strict order, stateful ones (NFW-02, NFW-03). */
function groupPriorities(policy: FirewallPolicy): readonly Issue[] {
  const check = (
    rules: readonly { readonly ruleGroup: string; readonly groupPriority?: number | undefined }[],
    engine: 'stateless' | 'stateful',
  ) => {
    const holders = new Map<number, string>()
    const told = new Set<string>()
    return rules.flatMap(({ ruleGroup, groupPriority }) => {
      if (groupPriority === undefined) return []
      const holder = holders.get(groupPriority)
      if (holder === undefined) holders.set(groupPriority, ruleGroup)
      if (holder === undefined || holder === ruleGroup || told.has(ruleGroup)) return []
      told.add(ruleGroup)
      const message = `${labelOf(policy)} gives the ${engine} rule groups ${holder} and ${ruleGroup} the same priority ${String(groupPriority)}`
      const rule = engine === 'stateless' ? 'NFW-02' : 'NFW-03'
      const mend = 'Give one of them another priority'
      return [issue('firewallPriorityTwice', [policy.id], message, mend, rule)]
    })
  }
  return [
    ...check(policy.statelessRules, 'stateless'),
    ...(policy.statefulOrder === 'strict' ? check(policy.statefulRules, 'stateful') : []),
  ]
}

function orderIssues(policy: FirewallPolicy): readonly Issue[] {
  const name = labelOf(policy)
  const { statefulOrder, statefulDefault, statefulRules, statelessRules, notUnderstood } = policy
  const unordered = new Set(
    statefulRules.flatMap(({ ruleGroup, groupPriority }) =>
      groupPriority === undefined ? [ruleGroup] : [],
    ),
  )
  const issues: Issue[] = []
  if (statefulOrder === 'strict' && unordered.size > 0) {
    const message = `${name} evaluates in strict order, but ${[...unordered].join(', ')} has no priority`
    issues.push(
      issue('firewallOrder', [policy.id], message, 'Give each group a priority', 'NFW-03'),
    )
  }
  if (statefulOrder === 'default' && statefulDefault !== 'pass') {
    const message = `${name} has a default of ${statefulDefault}, which only strict order reads; what no rule decides passes`
    issues.push(issue('firewallOrder', [policy.id], message, 'Use strict order', 'NFW-04'))
  }
  const unclear = statelessRules.filter((rule) => rule.unclear !== undefined).length
  const leftOut = notUnderstood.length + unclear
  if (leftOut > 0) {
    const message = `${name} has ${String(leftOut)} rules that are more than addresses and ports; they are not evaluated`
    issues.push(issue('firewallRulesLeftOut', [policy.id], message))
  }
  return issues
}
