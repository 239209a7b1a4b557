import { KIND_LABELS, labelOf, resourcesOf, type Resource, type Topology } from '@/model/topology'
import { targetGroupIds } from '@/model/validation/targets'
import type { LintContext } from './context'
import { finding, type Finding, type FindingKind } from './finding'

/** What nothing uses: groups, ACLs, tables, lists, gateways, target groups, policies. */
export function unusedFindings(context: LintContext): readonly Finding[] {
  const { topology } = context
  const named = everyName(topology)
  const routed = routedTo(topology)
  const unless = <Item extends Resource>(
    items: readonly Item[],
    kind: FindingKind,
    isUsed: (item: Item) => boolean,
    why: string,
  ) =>
    items
      .filter((item) => !item.stub && !isUsed(item))
      .map((item) =>
        finding(kind, {
          ids: [item.id],
          sentence: `The ${KIND_LABELS[item.kind]} ${labelOf(item)} is not used: ${why}`,
        }),
      )
  return [
    ...unless(
      resourcesOf(topology, 'securityGroup'),
      'unusedGroup',
      ({ id, isDefault }) => isDefault || context.members.has(id) || named.groups.has(id),
      'nothing carries it and no rule of another group names it',
    ),
    ...unless(
      resourcesOf(topology, 'networkAcl'),
      'unusedAcl',
      ({ id, isDefault }) => isDefault || context.subnetsByAcl.has(id),
      'it guards no subnet',
    ),
    ...unless(
      resourcesOf(topology, 'routeTable'),
      'unusedTable',
      ({ id, main }) => main || context.subnetsByTable.has(id) || named.tables.has(id),
      'it serves no subnet and no gateway',
    ),
    ...unless(
      resourcesOf(topology, 'prefixList'),
      'unusedPrefixList',
      ({ id, awsManaged }) => awsManaged || named.lists.has(id),
      'no rule and no route names it',
    ),
    ...unless(
      resourcesOf(topology, 'internetGateway'),
      'unusedGateway',
      ({ id, vpcId }) => vpcId !== undefined && routed.has(id),
      'no route leads to it',
    ),
    ...unless(
      [
        ...resourcesOf(topology, 'egressOnlyInternetGateway'),
        ...resourcesOf(topology, 'gatewayEndpoint'),
        ...resourcesOf(topology, 'gatewayLoadBalancerEndpoint'),
        ...resourcesOf(topology, 'natGateway').filter(({ state }) => state === 'available'),
        ...resourcesOf(topology, 'peeringConnection').filter(({ status }) => status === 'active'),
      ],
      'unusedGateway',
      ({ id }) => routed.has(id),
      'no route leads to it',
    ),
    ...unless(
      resourcesOf(topology, 'virtualPrivateGateway'),
      'unusedGateway',
      ({ id }) => routed.has(id) || named.gateways.has(id),
      'no route leads to it and no table takes its routes',
    ),
    ...unless(
      resourcesOf(topology, 'transitGateway'),
      'unusedGateway',
      ({ id }) => routed.has(id) || named.gateways.has(id),
      'no route leads to it and nothing is attached to it',
    ),
    ...unless(
      resourcesOf(topology, 'customerGateway'),
      'unusedGateway',
      ({ id }) => named.gateways.has(id),
      'no VPN connection ends at it',
    ),
    ...unless(
      resourcesOf(topology, 'targetGroup'),
      'unusedTargetGroup',
      ({ id }) => named.targetGroups.has(id),
      'no listener sends to it',
    ),
    ...unless(
      resourcesOf(topology, 'firewallPolicy'),
      'unusedFirewallPolicy',
      ({ id }) => named.policies.has(id),
      'no firewall follows it',
    ),
  ]
}

function routedTo(topology: Topology): ReadonlySet<string> {
  return new Set(
    resourcesOf(topology, 'routeTable').flatMap(({ routes }) =>
      routes.flatMap(({ target, blackhole }) => (blackhole ? [] : [target.id])),
    ),
  )
}

/** Everything that others name, by what it is; a group's rule that names the group itself does not count. */
function everyName(topology: Topology) {
  const of = <Item>(
    items: readonly Item[],
    idsOf: (item: Item) => readonly (string | undefined)[],
  ) => items.flatMap(idsOf).filter((id) => id !== undefined)
  const groups = resourcesOf(topology, 'securityGroup')
  const peersOf = ({ ingress, egress }: (typeof groups)[number]) =>
    [...ingress, ...egress].map(({ peer }) => peer)
  const tables = resourcesOf(topology, 'routeTable')
  const destinations = [...tables, ...resourcesOf(topology, 'transitGatewayRouteTable')].flatMap(
    ({ routes }) => routes.map(({ destination }) => destination),
  )
  const isList = (list: { readonly kind: string }) => list.kind === 'prefixList'
  return {
    groups: new Set([
      ...of(groups, (group) =>
        peersOf(group).map((peer) =>
          peer.kind === 'securityGroup' && peer.securityGroupId !== group.id
            ? peer.securityGroupId
            : undefined,
        ),
      ),
      ...of(resourcesOf(topology, 'loadBalancer'), ({ securityGroupIds }) => securityGroupIds),
      ...of(
        resourcesOf(topology, 'autoScalingGroup'),
        ({ launch }) => launch?.securityGroupIds ?? [],
      ),
    ]),
    tables: new Set([
      ...of(resourcesOf(topology, 'internetGateway'), (own) => [own.edgeRouteTableId]),
      ...of(resourcesOf(topology, 'virtualPrivateGateway'), (own) => [own.edgeRouteTableId]),
      ...of(resourcesOf(topology, 'natGateway'), ({ regional }) => [regional?.routeTableId]),
    ]),
    lists: new Set([
      ...of(groups.flatMap(peersOf).filter(isList), (peer) => [
        peer.kind === 'prefixList' ? peer.prefixListId : undefined,
      ]),
      ...of(destinations, (destination) => [
        destination.kind === 'prefixList' ? destination.prefixListId : undefined,
      ]),
    ]),
    gateways: new Set<string>([
      ...of(tables, ({ propagatingGatewayIds }) => propagatingGatewayIds ?? []),
      ...of(resourcesOf(topology, 'transitGatewayAttachment'), ({ transitGatewayId }) => [
        transitGatewayId,
      ]),
      ...of(resourcesOf(topology, 'vpnConnection'), ({ customerGatewayId }) => [customerGatewayId]),
    ]),
    targetGroups: new Set<string>([
      ...of(resourcesOf(topology, 'listener'), targetGroupIds),
      ...of(resourcesOf(topology, 'autoScalingGroup'), ({ targetGroupIds: ids }) => ids),
    ]),
    policies: new Set<string>(
      of(resourcesOf(topology, 'networkFirewall'), ({ firewallPolicyId }) => [firewallPolicyId]),
    ),
  }
}
