import { ANY_IPV4, ANY_IPV6, type Cidr } from '@/model/ip'
import type { Direction, SecurityGroup, SecurityGroupRule } from '@/model/resources/securityGroup'
import { vpcBlocks } from '@/model/resources/vpc'
import { findOf, labelOf, resourcesOf, type Topology } from '@/model/topology'
import { formatTraffic, type Traffic } from '@/model/traffic'
import { nameOf } from '@/model/validation/issue'
import { boxIndex } from './boxIndex'
import { wordOf, type LintContext } from './context'
import { finding, type Finding } from './finding'
import { boxOf, withoutBoxes, type Box } from './trafficBoxes'

/** Rules that change nothing, because other rules admit all that they admit (SG-11, SG-18, SG-21). */
export function groupRuleFindings(context: LintContext): readonly Finding[] {
  return resourcesOf(context.topology, 'securityGroup').flatMap((group) =>
    group.stub
      ? []
      : (['ingress', 'egress'] as const).flatMap((direction) => {
          const own = boxedRules(group, direction, context.topology)
          const within = coveredWithin(group, direction, own, context.topology)
          const told = new Set(within.map(({ rule }) => rule))
          return [
            ...within.map(({ found }) => found),
            ...pooledWith(
              group,
              direction,
              own.filter((boxed) => !told.has(boxed.rule)),
              context,
            ),
          ]
        }),
  )
}

/** A rule with what it admits; a reference is told apart by its group, and stands for that group's VPC. */
interface BoxedRule {
  readonly rule: SecurityGroupRule
  readonly groupId: string
  readonly boxes: readonly Box[]
  /** The group that it names. */
  readonly named: string | undefined
  /** Equal for equal rules. */
  readonly key: string
}

function boxedRules(
  group: SecurityGroup,
  direction: Direction,
  topology: Topology,
): readonly BoxedRule[] {
  return group[direction].flatMap((rule) => {
    const { peer, traffic } = rule
    if (peer.kind === 'securityGroup' && peer.stale) return []
    const blocks = blocksOf(rule, topology)
    if (blocks === undefined) return []
    const boxes = blocks.flatMap((block) =>
      crossesFamilies(traffic, block) ? [] : [boxOf(traffic, block)],
    )
    const named = peer.kind === 'securityGroup' ? peer.securityGroupId : undefined
    return boxes.length === 0 ? [] : [{ rule, groupId: group.id, boxes, named, key: keyOf(rule) }]
  })
}

/** Where a rule's other end can be; a member of a group is somewhere in the group's VPC. */
function blocksOf({ peer }: SecurityGroupRule, topology: Topology): readonly Cidr[] | undefined {
  switch (peer.kind) {
    case 'cidr':
      return [peer.cidr]
    case 'prefixList':
      return findOf(topology, 'prefixList', peer.prefixListId)?.entries?.map((entry) => entry.cidr)
    case 'securityGroup': {
      const group = findOf(topology, 'securityGroup', peer.securityGroupId)
      const homes = [group?.vpcId, ...(group?.associatedVpcIds ?? [])].map((id) =>
        findOf(topology, 'vpc', id),
      )
      const isKnown = group && !group.stub && homes.every((vpc) => vpc && !vpc.stub)
      return isKnown ? homes.flatMap((vpc) => (vpc ? vpcBlocks(vpc) : [])) : [ANY_IPV4, ANY_IPV6]
    }
  }
}

function crossesFamilies({ protocol }: Traffic, block: Cidr): boolean {
  const isIpv6 = block.includes(':')
  return protocol === 'icmp' ? isIpv6 : protocol === 'icmpv6' && !isIpv6
}

/** Whether others admit all that a rule admits: blocks and lists, and references to the same group. */
function isCovered(rule: BoxedRule, others: Iterable<BoxedRule>): boolean {
  const removed = [...others].flatMap(({ named, boxes }) =>
    named === undefined || named === rule.named ? boxes : [],
  )
  return removed.length > 0 && withoutBoxes(rule.boxes, removed).length === 0
}

/** Finds the rules that touch what a rule admits. */
function touching(rules: readonly BoxedRule[]): (rule: BoxedRule) => readonly BoxedRule[] {
  const meeting = boxIndex(rules)
  return ({ boxes }) => [...new Set(boxes.flatMap((box) => [...meeting(box)]))]
}

function coveredWithin(
  group: SecurityGroup,
  direction: Direction,
  rules: readonly BoxedRule[],
  topology: Topology,
): readonly { readonly rule: SecurityGroupRule; readonly found: Finding }[] {
  // An equal rule has an issue of its own (SG-12).
  const unique = [...new Map(rules.toReversed().map((boxed) => [boxed.key, boxed])).values()]
  const standing = new Set(unique)
  const touches = touching(unique)
  const found: { rule: SecurityGroupRule; found: Finding }[] = []
  // Later ones first, and each only beside those that stay: what is told can go all together.
  for (const boxed of unique) {
    standing.delete(boxed)
    const others = touches(boxed).filter((other) => standing.has(other))
    if (!isCovered(boxed, others)) {
      standing.add(boxed)
      continue
    }
    const allowAll = others.find((other) => isAllowAll(other) && isCovered(boxed, [other]))
    found.unshift({
      rule: boxed.rule,
      found:
        direction === 'egress' && allowAll
          ? narrowEgress(group, boxed, allowAll, topology)
          : coveredFinding(group, direction, boxed, others, topology),
    })
  }
  return found
}

function keyOf({ traffic, peer }: SecurityGroupRule): string {
  return JSON.stringify([Object.values(traffic), Object.values(peer)])
}

function isAllowAll({ rule }: BoxedRule): boolean {
  const { traffic, peer } = rule
  return (
    traffic.protocol === 'all' &&
    peer.kind === 'cidr' &&
    (peer.cidr === ANY_IPV4 || peer.cidr === ANY_IPV6)
  )
}

function narrowEgress(
  group: SecurityGroup,
  { rule }: BoxedRule,
  allowAll: BoxedRule,
  topology: Topology,
): Finding {
  return finding('narrowEgressRule', {
    ids: [group.id],
    about: { kind: 'rule', securityGroupId: group.id, direction: 'egress', ruleId: rule.id },
    sentence: `${labelOf(group)} allows outbound ${describe(rule, 'egress', topology)}, which restricts nothing: ${describe(allowAll.rule, 'egress', topology)} is allowed as well`,
    mend: 'Delete the rule that allows everything, or this one',
  })
}

function coveredFinding(
  group: SecurityGroup,
  direction: Direction,
  boxed: BoxedRule,
  others: readonly BoxedRule[],
  topology: Topology,
): Finding {
  const coverer = others.find((other) => isCovered(boxed, [other]))
  const by = coverer
    ? `the rule for ${describe(coverer.rule, direction, topology)} allows it already`
    : 'other rules of the group together allow it already'
  return finding('groupRuleCovered', {
    ids: [group.id],
    about: { kind: 'rule', securityGroupId: group.id, direction, ruleId: boxed.rule.id },
    sentence: `The ${wordOf(direction)} rule of ${labelOf(group)} for ${describe(boxed.rule, direction, topology)} changes nothing: ${by}`,
    mend: 'Delete it',
  })
}

/** Rules that groups which every member also carries admit already (SG-18). */
function pooledWith(
  group: SecurityGroup,
  direction: Direction,
  rules: readonly BoxedRule[],
  { topology, members }: LintContext,
): readonly Finding[] {
  const [first, ...rest] = members.get(group.id) ?? []
  if (!first) return []
  const companions = first.eni.securityGroupIds.flatMap((id) => {
    const other = findOf(topology, 'securityGroup', id)
    if (!other || other.stub || id === group.id) return []
    if (!rest.every(({ eni }) => eni.securityGroupIds.includes(id))) return []
    return [other]
  })
  const pool = companions.flatMap((other) => boxedRules(other, direction, topology))
  if (pool.length === 0) return []
  const touches = touching(pool)
  const areTwins = (id: string) => (members.get(id) ?? []).length === rest.length + 1
  return rules.flatMap((boxed) => {
    // Of groups that always go together only one is told to drop a rule that both have.
    const near = touches(boxed).filter(
      (other) => other.groupId < group.id || !isCovered(other, [boxed]) || !areTwins(other.groupId),
    )
    const coverer = near.find((other) => isCovered(boxed, [other]))
    // Every group is made with the rule that allows everything out (SG-13).
    if (coverer && isAllowAll(boxed) && isAllowAll(coverer)) return []
    if (!coverer && !isCovered(boxed, near)) return []
    const names = coverer ? [coverer.groupId] : companions.map(({ id }) => id)
    const by = names.map((id) => nameOf(topology, id)).join(', ')
    return [
      finding('groupRulePooled', {
        ids: [group.id, ...names],
        about: { kind: 'rule', securityGroupId: group.id, direction, ruleId: boxed.rule.id },
        sentence: `The ${wordOf(direction)} rule of ${labelOf(group)} for ${describe(boxed.rule, direction, topology)} changes nothing: whatever carries the group also carries ${by}, which allows it already`,
      }),
    ]
  })
}

/** `TCP 443 from 0.0.0.0/0`. */
export function describe(
  { traffic, peer }: SecurityGroupRule,
  direction: Direction,
  topology: Topology,
): string {
  const other =
    peer.kind === 'cidr'
      ? peer.cidr
      : nameOf(topology, peer.kind === 'prefixList' ? peer.prefixListId : peer.securityGroupId)
  return `${formatTraffic(traffic)} ${direction === 'ingress' ? 'from' : 'to'} ${other}`
}
