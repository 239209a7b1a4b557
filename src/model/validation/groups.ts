import type { SecurityGroup } from '../resources/securityGroup'
import { findOf, labelOf, resourcesOf } from '../topology'
import { groupBy, type ValidationContext } from './context'
import { issue, namesOf, type Issue } from './issue'

/** Security groups as such: their names, and the further VPCs that they are associated with. */
export function groupIssues(context: ValidationContext): readonly Issue[] {
  const { topology } = context
  return [
    ...[...context.groupsByVpc.values()].flatMap(nameIssues),
    ...resourcesOf(topology, 'securityGroup').flatMap((group) => associations(group, context)),
    ...resourcesOf(topology, 'prefixList').flatMap((list) => {
      const entries = list.entries ?? []
      const other = entries.find(({ cidr }) => cidr.includes(':') !== (list.family === 'ipv6'))
      const { maxEntries } = list
      const isTooLong = maxEntries !== undefined && !list.awsManaged && entries.length > maxEntries
      return [
        ...(other
          ? [
              issue(
                'prefixListFamily',
                [list.id],
                `${labelOf(list)} is a list of ${list.family === 'ipv4' ? 'IPv4' : 'IPv6'} blocks and holds ${other.cidr}`,
                'Keep a list for each family',
              ),
            ]
          : []),
        ...(isTooLong
          ? [
              issue(
                'prefixListTooLong',
                [list.id],
                `${labelOf(list)} holds ${String(entries.length)} blocks; its maximum is ${String(maxEntries)}`,
                'Raise its maximum size',
              ),
            ]
          : []),
      ]
    }),
  ]
}

/** Names are unique in a VPC, upper and lower case alike, and none begins with `sg-` (SG-12). */
function nameIssues(groups: readonly SecurityGroup[]): readonly Issue[] {
  const named = groups.filter(({ id, name, stub }) => !stub && name !== '' && name !== id)
  const twice = [...groupBy(named, ({ name }) => name.toLowerCase())].flatMap(
    ([, [first, second]]) =>
      first && second
        ? [
            issue(
              'groupNameTwice',
              [second.id, first.id],
              `${first.id} and ${second.id} are both called ${second.name}; a group's name is unique in its VPC`,
              'Rename one of them',
            ),
          ]
        : [],
  )
  const reserved = named
    .filter(({ name }) => name.toLowerCase().startsWith('sg-'))
    .map(({ id, name }) =>
      issue(
        'groupNameReserved',
        [id],
        `${name} begins with sg-, which AWS takes for a name tag but not for a group's name`,
      ),
    )
  return [...twice, ...reserved]
}

/** A default group stays in its VPC, none enters a default VPC, and all is of one Region (SG-45). */
function associations(group: SecurityGroup, { topology }: ValidationContext): readonly Issue[] {
  const home = findOf(topology, 'vpc', group.vpcId)
  return (group.associatedVpcIds ?? []).flatMap((vpcId) => {
    const vpc = findOf(topology, 'vpc', vpcId)
    const words = `${labelOf(group)} is associated with ${namesOf(topology, [vpcId])}`
    const wrong = (reason: string) => [
      issue('groupAssociation', [group.id, vpcId], `${words}, ${reason}`, 'End the association'),
    ]
    if (group.isDefault) return wrong('but a default group belongs to its VPC alone')
    if (vpc?.isDefault) return wrong('a default VPC, which takes no groups of others')
    const isApart =
      vpc && home && vpc.region !== '' && home.region !== '' && vpc.region !== home.region
    return isApart ? wrong('a VPC of another Region') : []
  })
}
