import type { NetworkFirewall } from '@/model/resources/networkFirewall'
import type { FirewallPolicy } from '@/model/resources/firewallPolicy'
import { vpcBlocks } from '@/model/resources/vpc'
import type { ReportBuilder } from '../report'
import {
  firewallPolicyArnOf,
  nameInArn,
  type FirewallPolicyRow,
  type RuleGroupBody,
  type RuleGroupRow,
} from './firewallRows'
import { given, nameFrom, plainWord, sameWord } from './rows'
import { readStatefulRules } from './statefulRules'
import {
  readStatelessRules,
  statelessAction,
  unknownStatelessRule,
  type GroupUse,
} from './statelessRules'
import type { Variables } from './suricata'
import { idOf, type TopologyBuilder } from './topologyBuilder'

export function isGoneFirewallPolicy(row: FirewallPolicyRow): boolean {
  return sameWord(row.FirewallPolicyResponse?.FirewallPolicyStatus, 'DELETING')
}

export interface PolicyContext {
  readonly builder: TopologyBuilder
  readonly report: ReportBuilder
  readonly groups: ReadonlyMap<string, RuleGroupRow>
}

/** A policy with the rules of all its groups in the order in which they are looked at. */
export function addFirewallPolicy(row: FirewallPolicyRow, context: PolicyContext): void {
  const { builder, report } = context
  const arn = firewallPolicyArnOf(row)
  const body = row.FirewallPolicy
  if (!body) {
    if (builder.find('firewallPolicy', arn)) return
    report.note('incomplete', 'Firewall policies that are only listed, not described', arn)
    builder.put(unknownPolicy(arn))
    return
  }
  const statelessRules = groupsOf(body.StatelessRuleGroupReferences, context).flatMap(
    ({ group, use }) => (group ? readStatelessRules(group, use) : [unknownStatelessRule(use)]),
  )
  const isStrict = sameWord(body.StatefulEngineOptions?.RuleOrder, 'STRICT_ORDER')
  const home = homeOf(arn, builder)
  const stateful = groupsOf(body.StatefulRuleGroupReferences, context).map(({ group, use }) => {
    if (!group) return { rules: [], notUnderstood: [`${use.name}: the rule group is not listed`] }
    const inOrder = isStrict ? use : { ...use, priority: undefined }
    return readStatefulRules(group, inOrder, variablesOf(group, body, home, builder))
  })
  const notUnderstood = stateful.flatMap((read) => read.notUnderstood)
  const { FirewallPolicyResponse } = row
  if (notUnderstood.length > 0 || statelessRules.some(({ unclear }) => unclear !== undefined)) {
    const message = 'Firewall policies with rules that are more than 5-tuples'
    report.note('notModelled', message, arn)
  }
  builder.put({
    kind: 'firewallPolicy',
    id: idOf('firewallPolicy', arn),
    name:
      given(FirewallPolicyResponse?.FirewallPolicyName) ?? nameFrom(FirewallPolicyResponse?.Tags),
    statelessRules,
    statelessDefault: readDefault(body.StatelessDefaultActions, arn, report),
    statelessFragmentDefault: readDefault(body.StatelessFragmentDefaultActions, arn, report),
    statefulOrder: isStrict ? 'strict' : 'default',
    statefulRules: stateful.flatMap(({ rules }) => rules),
    statefulDefault: isStrict ? statefulDefault(body.StatefulDefaultActions) : 'pass',
    notUnderstood,
  })
}

type References = NonNullable<FirewallPolicyRow['FirewallPolicy']>['StatelessRuleGroupReferences']

/** The groups that a policy names, by priority; a group that is not listed has nothing to read. */
function groupsOf(
  references: References,
  { groups, report }: PolicyContext,
): readonly { readonly group: RuleGroupBody | undefined; readonly use: GroupUse }[] {
  return (references ?? [])
    .toSorted((a, b) => (a.Priority ?? 0) - (b.Priority ?? 0))
    .map(({ ResourceArn, Priority, Override }) => {
      const row = groups.get(ResourceArn)
      const name = given(row?.RuleGroupResponse?.RuleGroupName) ?? nameInArn(ResourceArn)
      const group = row?.RuleGroup ?? undefined
      if (!group) {
        report.note('incomplete', 'Rule groups of firewalls that are not listed', ResourceArn)
      }
      const alertsOnly = sameWord(Override?.Action, 'DROP_TO_ALERT')
      return { group, use: { name, priority: Priority ?? undefined, alertsOnly } }
    })
}

/** A policy that is named and not described: nobody knows what it does. */
export function unknownPolicy(arn: string): FirewallPolicy {
  return {
    kind: 'firewallPolicy',
    id: idOf('firewallPolicy', arn),
    name: '',
    stub: true,
    statelessRules: [],
    statelessDefault: 'forward',
    statelessFragmentDefault: 'forward',
    statefulOrder: 'default',
    statefulRules: [],
    statefulDefault: 'pass',
    notUnderstood: ['The policy is not listed'],
  }
}

function readDefault(
  actions: readonly string[] | null | undefined,
  arn: string,
  report: ReportBuilder,
): FirewallPolicy['statelessDefault'] {
  const action = statelessAction(actions)
  if (action) return action
  const message =
    'Firewall policies without a stateless default action forward to the stateful rules'
  report.note('assumed', message, arn)
  return 'forward'
}

/** Alerts decide nothing. */
function statefulDefault(
  actions: readonly string[] | null | undefined,
): FirewallPolicy['statefulDefault'] {
  const words = (actions ?? []).map(plainWord)
  if (words.includes('aws:dropstrict')) return 'drop'
  return words.some((word) => word.startsWith('aws:dropestablished')) ? 'dropEstablished' : 'pass'
}

type Definitions = NonNullable<NonNullable<RuleGroupBody['RuleVariables']>['IPSets']>

/** A group's own variables, then its policy's, then what AWS sets: the firewall's VPC. */
function variablesOf(
  group: RuleGroupBody,
  policy: NonNullable<FirewallPolicyRow['FirewallPolicy']>,
  home: string | undefined,
  builder: TopologyBuilder,
): Variables {
  const lookUp = (definitions: Definitions | null | undefined, name: string) => {
    const definition = definitions && Object.hasOwn(definitions, name) && definitions[name]
    return definition ? listText(definition.Definition) : undefined
  }
  return {
    addresses: (reference) => {
      const name = reference.slice(1)
      if (reference.startsWith('@')) return prefixListText(group, name, builder)
      return (
        lookUp(group.RuleVariables?.IPSets, name) ??
        lookUp(policy.PolicyVariables?.RuleVariables, name) ??
        (name === 'HOME_NET' ? home : undefined) ??
        (name === 'EXTERNAL_NET' ? '!$HOME_NET' : undefined)
      )
    },
    ports: (reference) => lookUp(group.RuleVariables?.PortSets, reference.slice(1)),
  }
}

function listText(items: readonly string[] | null | undefined): string | undefined {
  return items && items.length > 0 ? `[${items.join(',')}]` : undefined
}

/** The blocks of the one VPC whose firewalls use this policy; with several, `$HOME_NET` varies. */
function homeOf(policyArn: string, builder: TopologyBuilder): string | undefined {
  const users: readonly NetworkFirewall[] = builder
    .all('networkFirewall')
    .filter(({ firewallPolicyId }) => firewallPolicyId === policyArn)
  const [vpcId, ...others] = new Set(users.map((firewall) => firewall.vpcId))
  const vpc = others.length === 0 ? builder.find('vpc', vpcId) : undefined
  return vpc && listText(vpcBlocks(vpc))
}

/** A reference to a prefix list whose entries are known. */
function prefixListText(
  group: RuleGroupBody,
  name: string,
  builder: TopologyBuilder,
): string | undefined {
  const references = group.ReferenceSets?.IPSetReferences
  const arn = references && Object.hasOwn(references, name) ? references[name]?.ReferenceArn : ''
  const list = builder.find('prefixList', nameInArn(arn ?? ''))
  return listText(list?.entries?.map(({ cidr }) => cidr))
}
