import type { CompiledSubnet } from '@/engine/compile/network'
import type { RouteTarget } from '@/model/resources/routeTable'
import type { SecurityGroup, SecurityGroupRule } from '@/model/resources/securityGroup'
import { findOf, labelOf, resourcesOf, subnetBlocks } from '@/model/topology'
import { nameOf } from '@/model/validation/issue'
import { addressIn, isMiddlebox, someNames, targetOf, wordOf, type LintContext } from './context'
import { finding, type Finding } from './finding'
import { describe } from './groupRules'

/** Appliances and inspections that see one half of a flow, or that hide who sends. */
export function middleboxFindings(context: LintContext): readonly Finding[] {
  return [...oneWay(context), ...bypassed(context), ...hiddenReferences(context)]
}

/** East-west traffic goes through the same middlebox both ways, or it does not work (MB-10, MB-11). */
function oneWay(context: LintContext): readonly Finding[] {
  const lost = new Map<string, { target: RouteTarget; from: Set<string>; to: Set<string> }>()
  for (const { subnets } of context.network.vpcs.values()) {
    for (const from of subnets) {
      // Only subnets whose tables name a middlebox can differ.
      if (!from.table.table.routes.some(({ target }) => isMiddlebox(target))) continue
      for (const to of subnets) {
        const target = from === to ? undefined : between(from, to, context)
        if (!isMiddlebox(target) || standsIn(target, [from, to], context)) continue
        const back = between(to, from, context)
        if (back?.id === target.id) continue
        const known = lost.get(target.id) ?? { target, from: new Set(), to: new Set() }
        known.from.add(from.subnet.id)
        known.to.add(to.subnet.id)
        lost.set(target.id, known)
      }
    }
  }
  return [...lost.values()].map(({ target, from, to }) => {
    const { topology } = context
    const name = nameOf(topology, target.id)
    return finding('middleboxOneWay', {
      ids: [target.id, ...from, ...to],
      sentence: `What ${someNames(topology, [...from])} ${from.size === 1 ? 'sends' : 'send'} to ${someNames(topology, [...to])} goes through ${name}, but the replies do not`,
      mend: `Send the block of ${someNames(topology, [...from])} to ${name} there too`,
    })
  })
}

function between(
  from: CompiledSubnet,
  to: CompiledSubnet,
  context: LintContext,
): RouteTarget | undefined {
  const address = addressIn(to, 4) ?? addressIn(to, 6)
  return address === undefined ? undefined : targetOf(context, from, address)
}

function standsIn(
  target: RouteTarget,
  subnets: readonly CompiledSubnet[],
  { topology, network }: LintContext,
): boolean {
  const subnetId =
    target.kind === 'networkInterface'
      ? findOf(topology, 'networkInterface', target.id)?.subnetId
      : target.kind === 'instance'
        ? network.primaries.get(target.id)?.eni.subnetId
        : findOf(topology, 'gatewayLoadBalancerEndpoint', target.id)?.subnetId
  return subnets.some(({ subnet }) => subnet.id === subnetId)
}

/** A subnet whose inbound traffic is redirected can no longer leave by its own internet route (MB-08). */
function bypassed(context: LintContext): readonly Finding[] {
  const { topology, network } = context
  return resourcesOf(topology, 'internetGateway').flatMap((gateway) => {
    const table = findOf(topology, 'routeTable', gateway.edgeRouteTableId)
    const subnets = (gateway.vpcId && network.vpcs.get(gateway.vpcId)?.subnets) ?? []
    return (table?.routes ?? []).flatMap(({ destination, target }) => {
      if (destination.kind !== 'cidr' || !isMiddlebox(target)) return []
      return subnets.flatMap((own) => {
        const isSteered = subnetBlocks(own.subnet).includes(destination.cidr)
        const direct = own.table.table.routes.find((route) => route.target.id === gateway.id)
        if (!isSteered || !direct) return []
        return [
          finding('redirectedSubnetBypasses', {
            ids: [own.table.table.id, own.subnet.id, target.id],
            about: {
              kind: 'route',
              routeTableId: own.table.table.id,
              destination: direct.destination,
            },
            sentence: `What comes in for ${labelOf(own.subnet)} goes through ${nameOf(topology, target.id)}, but its own table sends the replies straight to ${labelOf(gateway)}`,
            mend: `Send 0.0.0.0/0 of ${labelOf(own.subnet)} to ${nameOf(topology, target.id)}`,
          }),
        ]
      })
    })
  })
}

/** Behind a middlebox a rule that names a group matches nobody (SG-30). */
function hiddenReferences(context: LintContext): readonly Finding[] {
  return resourcesOf(context.topology, 'securityGroup').flatMap((group) =>
    (['ingress', 'egress'] as const).flatMap((direction) =>
      group[direction].flatMap((rule) => hiddenReference(group, direction, rule, context)),
    ),
  )
}

function hiddenReference(
  group: SecurityGroup,
  direction: 'ingress' | 'egress',
  rule: SecurityGroupRule,
  context: LintContext,
): readonly Finding[] {
  const { peer } = rule
  if (peer.kind !== 'securityGroup' || peer.stale) return []
  const own = subnetsOf(group.id, context)
  const others = subnetsOf(peer.securityGroupId, context)
  for (const near of own) {
    for (const far of others) {
      const [from, to] = direction === 'ingress' ? [far, near] : [near, far]
      const target = from === to ? undefined : between(from, to, context)
      if (!isMiddlebox(target)) continue
      const { topology } = context
      return [
        finding('referenceBehindMiddlebox', {
          ids: [group.id, peer.securityGroupId, target.id],
          about: { kind: 'rule', securityGroupId: group.id, direction, ruleId: rule.id },
          sentence: `The ${wordOf(direction)} rule of ${labelOf(group)} for ${describe(rule, direction, topology)} does not match what goes from ${labelOf(from.subnet)} to ${labelOf(to.subnet)}: ${nameOf(topology, target.id)} forwards it without the sender's group`,
          mend: "Name the other subnet's block",
        }),
      ]
    }
  }
  return []
}

function subnetsOf(groupId: string, { members }: LintContext): readonly CompiledSubnet[] {
  return [...new Set((members.get(groupId) ?? []).map(({ subnet }) => subnet))]
}
