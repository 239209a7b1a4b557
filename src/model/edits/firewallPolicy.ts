import type { FirewallPolicyId } from '../ids'
import type { FirewallPolicy, StatefulRule, StatelessRule } from '../resources/firewallPolicy'
import { fail, ok, type Result } from '../result'
import { labelOf, type Topology } from '../topology'
import { requireOf, updateResource } from './edit'

/** The two engines of a firewall, in the order in which packets meet them (NFW-02). */
export type Engine = 'stateless' | 'stateful'

/** A rule group of a policy: its name and, where one counts, its priority among the groups. */
export interface RuleGroup {
  readonly name: string
  readonly priority: number | undefined
}

/** Between priorities room is left for others. */
const PRIORITY_STEP = 10

/** The rule groups of one engine in the order in which they are read. */
export function ruleGroupsOf(policy: FirewallPolicy, engine: Engine): readonly RuleGroup[] {
  const groups = new Map<string, RuleGroup>()
  for (const { ruleGroup, groupPriority } of rulesOf(policy, engine)) {
    if (!groups.has(ruleGroup)) groups.set(ruleGroup, { name: ruleGroup, priority: groupPriority })
  }
  return [...groups.values()].toSorted((a, b) => (a.priority ?? 0) - (b.priority ?? 0))
}

/** A priority behind those of all groups of an engine; default order reads none (NFW-03). */
export function nextGroupPriority(policy: FirewallPolicy, engine: Engine): number | undefined {
  if (engine === 'stateful' && policy.statefulOrder === 'default') return undefined
  const taken = ruleGroupsOf(policy, engine).map(({ priority }) => priority ?? 0)
  return Math.max(0, ...taken) + PRIORITY_STEP
}

/** Writes the stateless rules of one group anew, read by ascending priority (NFW-02). */
export function setStatelessRules(
  topology: Topology,
  policyId: FirewallPolicyId,
  group: string,
  rules: readonly StatelessRule[],
): Topology {
  return updateResource(topology, 'firewallPolicy', policyId, ({ statelessRules }) => ({
    statelessRules: withGroup(statelessRules, group, rules),
  }))
}

/** Writes the stateful rules of one group anew, in the order in which the group lists them. */
export function setStatefulRules(
  topology: Topology,
  policyId: FirewallPolicyId,
  group: string,
  rules: readonly StatefulRule[],
): Topology {
  return updateResource(topology, 'firewallPolicy', policyId, ({ statefulRules }) => ({
    statefulRules: withGroup(statefulRules, group, rules),
  }))
}

/** Gives a rule group another name, one that no other group of its engine has. */
export function renameRuleGroup(
  topology: Topology,
  policyId: FirewallPolicyId,
  engine: Engine,
  group: string,
  name: string,
): Result<Topology> {
  const policy = requireOf(topology, 'firewallPolicy', policyId)
  if (name === '') return fail('A rule group needs a name')
  if (name !== group && ruleGroupsOf(policy, engine).some((other) => other.name === name)) {
    return fail(`${labelOf(policy)} has a ${engine} rule group ${name} already`)
  }
  return ok(updateGroup(topology, policyId, engine, group, { ruleGroup: name }))
}

/** Gives a rule group another priority; no two groups of an engine have the same (NFW-02, NFW-03). */
export function setGroupPriority(
  topology: Topology,
  policyId: FirewallPolicyId,
  engine: Engine,
  group: string,
  groupPriority: number,
): Result<Topology> {
  const policy = requireOf(topology, 'firewallPolicy', policyId)
  const holder = ruleGroupsOf(policy, engine).find(
    ({ name, priority }) => name !== group && priority === groupPriority,
  )
  if (holder) return fail(`${holder.name} has priority ${String(groupPriority)} already`)
  return ok(updateGroup(topology, policyId, engine, group, { groupPriority }))
}

/** Takes a rule group out of a policy with all its rules. */
export function removeRuleGroup(
  topology: Topology,
  policyId: FirewallPolicyId,
  engine: Engine,
  group: string,
): Topology {
  return engine === 'stateless'
    ? setStatelessRules(topology, policyId, group, [])
    : setStatefulRules(topology, policyId, group, [])
}

/**
 * How the stateful engine orders its rules. Strict order numbers the groups that have no priority
 * yet (NFW-03); default order passes what no rule decides, whatever was chosen before (NFW-04).
 */
export function setStatefulOrder(
  topology: Topology,
  policyId: FirewallPolicyId,
  statefulOrder: FirewallPolicy['statefulOrder'],
): Topology {
  return updateResource(topology, 'firewallPolicy', policyId, (policy) => {
    if (statefulOrder === policy.statefulOrder) return {}
    if (statefulOrder === 'default') return { statefulOrder, statefulDefault: 'pass' as const }
    const names = ruleGroupsOf(policy, 'stateful').map(({ name }) => name)
    const statefulRules = policy.statefulRules.map((rule) => ({
      ...rule,
      groupPriority: (names.indexOf(rule.ruleGroup) + 1) * PRIORITY_STEP,
    }))
    return { statefulOrder, statefulRules }
  })
}

/** A rule number that no rule of the group has: behind the last one. */
export function nextRulePriority(rules: readonly StatelessRule[]): number {
  return Math.max(0, ...rules.map(({ priority }) => priority)) + PRIORITY_STEP
}

/** A signature id that no rule of the policy has. */
export function nextSid(rules: readonly StatefulRule[]): string {
  const taken = rules.map(({ sid }) => Number(sid)).filter(Number.isSafeInteger)
  return String(Math.max(0, ...taken) + 1)
}

function rulesOf(
  policy: FirewallPolicy,
  engine: Engine,
): readonly (StatelessRule | StatefulRule)[] {
  return engine === 'stateless' ? policy.statelessRules : policy.statefulRules
}

/** The list with the rules of one group in the place where they stood. */
function withGroup<Rule extends { readonly ruleGroup: string }>(
  all: readonly Rule[],
  group: string,
  rules: readonly Rule[],
): readonly Rule[] {
  const at = all.findIndex(({ ruleGroup }) => ruleGroup === group)
  const others = all.filter(({ ruleGroup }) => ruleGroup !== group)
  // Whatever stands before the first rule of the group is of other groups.
  const before = at < 0 ? others.length : at
  return [...others.slice(0, before), ...rules, ...others.slice(before)]
}

function updateGroup(
  topology: Topology,
  policyId: FirewallPolicyId,
  engine: Engine,
  group: string,
  change: { readonly ruleGroup: string } | { readonly groupPriority: number },
): Topology {
  const changed = <Rule extends { readonly ruleGroup: string }>(rules: readonly Rule[]) =>
    rules.map((rule) => (rule.ruleGroup === group ? { ...rule, ...change } : rule))
  return updateResource(topology, 'firewallPolicy', policyId, (policy) =>
    engine === 'stateless'
      ? { statelessRules: changed(policy.statelessRules) }
      : { statefulRules: changed(policy.statefulRules) },
  )
}
