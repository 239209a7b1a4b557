import { ANY_IPV4, ANY_IPV6 } from '../ip'
import type { SecurityGroupId, VpcId } from '../ids'
import type {
  Direction,
  SecurityGroup,
  SecurityGroupRule,
  SecurityGroupRuleId,
} from '../resources/securityGroup'
import { withResources, type Topology } from '../topology'
import { tcp } from '../traffic'
import { allowAllRule, selfRule } from './defaults'
import { patched, requireOf, updateResource, type Created } from './edit'
import { proposeName, uniqueName } from './names'
import { newId, newRuleId } from './newId'

/** What a rule says; its id stays out of it. */
export type RuleDraft = Omit<SecurityGroupRule, 'id'>

/** A new group: no inbound rule, all outbound, IPv6 too where the VPC has it (SG-13, SG-14). */
export function addSecurityGroup(
  topology: Topology,
  vpcId: VpcId,
  options: { readonly name?: string; readonly description?: string } = {},
): Created<SecurityGroupId> {
  const name = options.name ?? proposeName(topology, 'securityGroup')
  return createGroup(topology, vpcId, {
    name: uniqueName(topology, name),
    description: options.description ?? '',
    isDefault: false,
  })
}

/** The group that comes with a VPC: everything from its own members, all outbound (SG-16). */
export function addDefaultSecurityGroup(
  topology: Topology,
  vpcId: VpcId,
): Created<SecurityGroupId> {
  const created = createGroup(topology, vpcId, {
    name: 'default',
    description: 'default VPC security group',
    isDefault: true,
  })
  const self = selfRule(newRuleId(created.topology), created.id)
  return {
    ...created,
    topology: updateResource(created.topology, 'securityGroup', created.id, { ingress: [self] }),
  }
}

/** Adds a rule at the end, or before the one at `index`; without a draft it speaks of HTTPS. */
export function addGroupRule(
  topology: Topology,
  groupId: SecurityGroupId,
  direction: Direction,
  draft: RuleDraft = NEW_RULE,
  index?: number,
): Created<SecurityGroupRuleId> {
  const id = newRuleId(topology)
  const changed = changeRules(topology, groupId, direction, (rules) =>
    rules.toSpliced(index ?? rules.length, 0, { id, ...draft }),
  )
  return { topology: changed, id }
}

/** Changes what a rule says. */
export function updateGroupRule(
  topology: Topology,
  groupId: SecurityGroupId,
  ruleId: SecurityGroupRuleId,
  change: { readonly [Key in keyof RuleDraft]?: RuleDraft[Key] | undefined },
): Topology {
  return changeBoth(topology, groupId, (rules) =>
    rules.map((rule) =>
      rule.id === ruleId ? patched(rule, change as Partial<SecurityGroupRule>) : rule,
    ),
  )
}

/** Takes rules away. */
export function removeGroupRules(
  topology: Topology,
  groupId: SecurityGroupId,
  ...ruleIds: readonly SecurityGroupRuleId[]
): Topology {
  return changeBoth(topology, groupId, (rules) => rules.filter(({ id }) => !ruleIds.includes(id)))
}

/** Moves a rule within its list. Order is for readers alone: rules are a union (SG-11). */
export function moveGroupRule(
  topology: Topology,
  groupId: SecurityGroupId,
  ruleId: SecurityGroupRuleId,
  index: number,
): Topology {
  return changeBoth(topology, groupId, (rules) => {
    const rule = rules.find(({ id }) => id === ruleId)
    if (!rule) return rules
    return rules.filter(({ id }) => id !== ruleId).toSpliced(Math.max(0, index), 0, rule)
  })
}

/** Puts a copy right behind a rule. */
export function duplicateGroupRule(
  topology: Topology,
  groupId: SecurityGroupId,
  ruleId: SecurityGroupRuleId,
): Created<SecurityGroupRuleId> {
  const copyId = newRuleId(topology)
  const changed = changeBoth(topology, groupId, (rules) =>
    rules.flatMap((rule) => (rule.id === ruleId ? [rule, { ...rule, id: copyId }] : [rule])),
  )
  return { topology: changed, id: copyId }
}

const NEW_RULE: RuleDraft = { traffic: tcp(443), peer: { kind: 'cidr', cidr: ANY_IPV4 } }

function createGroup(
  topology: Topology,
  vpcId: VpcId,
  about: Pick<SecurityGroup, 'name' | 'description' | 'isDefault'>,
): Created<SecurityGroupId> {
  const vpc = requireOf(topology, 'vpc', vpcId)
  const id = newId(topology, 'securityGroup')
  const group: SecurityGroup = {
    kind: 'securityGroup',
    id,
    vpcId,
    ...about,
    ingress: [],
    egress: [allowAllRule(newRuleId(topology), ANY_IPV4)],
  }
  const created = withResources(topology, group)
  if (vpc.ipv6CidrBlocks.length === 0) return { topology: created, id }
  const overIpv6 = allowAllRule(newRuleId(created), ANY_IPV6)
  return {
    topology: withResources(created, { ...group, egress: [...group.egress, overIpv6] }),
    id,
  }
}

function changeBoth(
  topology: Topology,
  groupId: SecurityGroupId,
  change: (rules: readonly SecurityGroupRule[]) => readonly SecurityGroupRule[],
): Topology {
  const inbound = changeRules(topology, groupId, 'ingress', change)
  return changeRules(inbound, groupId, 'egress', change)
}

function changeRules(
  topology: Topology,
  groupId: SecurityGroupId,
  direction: Direction,
  change: (rules: readonly SecurityGroupRule[]) => readonly SecurityGroupRule[],
): Topology {
  return updateResource(topology, 'securityGroup', groupId, (group) => {
    const rules = change(group[direction])
    const same =
      rules.length === group[direction].length &&
      rules.every((rule, index) => rule === group[direction][index])
    return same ? {} : { [direction]: rules }
  })
}
