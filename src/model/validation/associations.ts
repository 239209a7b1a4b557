import type { VpcId } from '../ids'
import type { NetworkInterface } from '../resources/networkInterface'
import { isUnfiltered } from '../resources/networkInterface'
import type { Vpc } from '../resources/vpc'
import { findOf, labelOf, resourcesOf, type ResourceOf } from '../topology'
import { groupBy, type ValidationContext } from './context'
import { homesOf } from './groupReach'
import { issue, nameOf, namesOf, type Issue, type IssueKind } from './issue'

/** What belongs to what: tables, ACLs, groups and gateways to their VPC, interfaces to instances. */
export function associationIssues(context: ValidationContext): readonly Issue[] {
  const { topology } = context
  return [
    ...resourcesOf(topology, 'subnet').flatMap((subnet) => subnetAssociations(subnet, context)),
    ...resourcesOf(topology, 'networkInterface').flatMap((eni) => groupAssociations(eni, context)),
    ...resourcesOf(topology, 'instance').flatMap((instance) => instanceIssues(instance, context)),
    ...resourcesOf(topology, 'vpc').flatMap((vpc) => (vpc.stub ? [] : defaultsOf(vpc, context))),
    ...gatewaysTwice(context),
  ]
}

function subnetAssociations(
  subnet: ResourceOf<'subnet'>,
  { topology }: ValidationContext,
): readonly Issue[] {
  const table = findOf(topology, 'routeTable', subnet.routeTableId)
  const acl = findOf(topology, 'networkAcl', subnet.networkAclId)
  const issues: Issue[] = []
  if (table && table.vpcId !== subnet.vpcId) {
    const message = `${labelOf(subnet)} uses the route table ${labelOf(table)} of another VPC`
    issues.push(issue('tableOfOtherVpc', [subnet.id, table.id], message))
  }
  if (acl && acl.vpcId !== subnet.vpcId) {
    const message = `${labelOf(subnet)} uses the network ACL ${labelOf(acl)} of another VPC`
    issues.push(issue('aclOfOtherVpc', [subnet.id, acl.id], message))
  }
  return issues
}

function groupAssociations(
  eni: NetworkInterface,
  { topology }: ValidationContext,
): readonly Issue[] {
  const vpcId = findOf(topology, 'subnet', eni.subnetId)?.vpcId
  if (eni.securityGroupIds.length === 0 && !isUnfiltered(eni)) {
    const message = `${nameOf(topology, eni.id)} carries no security group, so nothing gets in or out`
    return [issue('interfaceWithoutGroup', [eni.id], message, 'Give it a security group')]
  }
  return eni.securityGroupIds.flatMap((id) => {
    const group = findOf(topology, 'securityGroup', id)
    if (!group || vpcId === undefined || homesOf(group).includes(vpcId)) return []
    const message = `${nameOf(topology, eni.id)} carries the security group ${labelOf(group)} of another VPC`
    return [issue('groupOfOtherVpc', [eni.id, group.id], message)]
  })
}

function instanceIssues(
  instance: ResourceOf<'instance'>,
  { topology, interfacesByInstance }: ValidationContext,
): readonly Issue[] {
  // What is terminated is known by its id alone.
  if (instance.state === 'terminated') return []
  const interfaces = interfacesByInstance.get(instance.id) ?? []
  const name = labelOf(instance)
  if (!interfaces.some(({ attachment }) => attachment?.deviceIndex === 0)) {
    const what = interfaces.length === 0 ? 'no network interface' : 'no primary network interface'
    return [issue('instanceWithoutInterface', [instance.id], `${name} has ${what}`)]
  }
  const byIndex = groupBy(interfaces, ({ attachment }) => attachment?.deviceIndex)
  const twice = [...byIndex].flatMap(([index, [first, second]]) =>
    first && second
      ? [
          issue(
            'deviceIndexTwice',
            [instance.id, first.id, second.id],
            `${name} has two network interfaces with the device index ${String(index)}`,
          ),
        ]
      : [],
  )
  const zones = new Set(
    interfaces.flatMap(
      ({ subnetId }) => findOf(topology, 'subnet', subnetId)?.availabilityZone ?? [],
    ),
  )
  if (zones.size < 2) return twice
  const message = `The network interfaces of ${name} stand in different Availability Zones: ${[...zones].join(', ')}`
  const ids = [instance.id, ...interfaces.map(({ id }) => id)]
  return [...twice, issue('interfaceInOtherZone', ids, message)]
}

/** Each VPC has one main table, one default ACL and one default group (VPC-17). */
function defaultsOf(
  vpc: Vpc,
  { topology, tablesByVpc, aclsByVpc, groupsByVpc }: ValidationContext,
): readonly Issue[] {
  const exactlyOne = (
    found: readonly { readonly id: string }[],
    what: string,
    kinds: { readonly none: IssueKind; readonly several: IssueKind },
    consequence: string,
  ): readonly Issue[] => {
    const ids = found.map(({ id }) => id)
    if (ids.length === 1) return []
    if (ids.length === 0) {
      return [issue(kinds.none, [vpc.id], `${labelOf(vpc)} has no ${what}${consequence}`)]
    }
    const message = `${labelOf(vpc)} has more than one ${what}: ${namesOf(topology, ids)}`
    return [issue(kinds.several, [vpc.id, ...ids], message, 'Keep one of them')]
  }
  return [
    ...exactlyOne(
      (tablesByVpc.get(vpc.id) ?? []).filter(({ main }) => main),
      'main route table',
      { none: 'noMainTable', several: 'mainTables' },
      '; subnets without a table of their own have local routes only',
    ),
    ...exactlyOne(
      (aclsByVpc.get(vpc.id) ?? []).filter(({ isDefault }) => isDefault),
      'default network ACL',
      { none: 'noDefaultAcl', several: 'defaultAcls' },
      '; subnets without an ACL of their own are not filtered',
    ),
    ...exactlyOne(
      (groupsByVpc.get(vpc.id) ?? []).filter(({ isDefault }) => isDefault),
      'default security group',
      { none: 'noDefaultGroup', several: 'defaultGroups' },
      '',
    ),
  ]
}

/** A VPC has one internet gateway, one egress-only and one virtual private one (IGW-01, EIGW-03, VGW-01). */
function gatewaysTwice({ topology }: ValidationContext): readonly Issue[] {
  const check = (
    gateways: readonly { readonly id: string; readonly vpcId?: VpcId | undefined }[],
    what: string,
  ) =>
    [...groupBy(gateways, ({ vpcId }) => vpcId)].flatMap(([vpcId, attached]) => {
      if (attached.length < 2) return []
      const ids = attached.map(({ id }) => id)
      const message = `${namesOf(topology, [vpcId])} has more than one ${what}: ${namesOf(topology, ids)}`
      return [issue('gatewayTwice', [...ids, vpcId], message, 'Detach all but one')]
    })
  return [
    ...check(resourcesOf(topology, 'internetGateway'), 'internet gateway'),
    ...check(resourcesOf(topology, 'egressOnlyInternetGateway'), 'egress-only internet gateway'),
    ...check(resourcesOf(topology, 'virtualPrivateGateway'), 'virtual private gateway'),
  ]
}
