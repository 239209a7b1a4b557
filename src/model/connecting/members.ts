import { updateResource } from '../edits/edit'
import { addToGroup, wearGroup, wearsOnlyDefault } from '../edits/networkInterface'
import type { NetworkInterfaceId, VpcId } from '../ids'
import { fail } from '../result'
import type { SecurityGroup } from '../resources/securityGroup'
import {
  findOf,
  interfacesOf,
  labelOf,
  resourcesOf,
  vpcOfInterface,
  type ResourceOf,
  type Topology,
} from '../topology'
import { homesOf } from '../validation/groupReach'
import { only, vpcName, type Connections } from './connection'

/** What can wear a security group (SG-49). */
type Wearer = ResourceOf<
  'instance' | 'networkInterface' | 'loadBalancer' | 'interfaceEndpoint' | 'managedService'
>

/** Puts something into a group: an instance's primary interface, or all interfaces of a service (ENI-04). */
export function groupFor(topology: Topology, group: SecurityGroup, wearer: Wearer): Connections {
  if (wearer.kind === 'networkInterface') {
    const owner = serviceOf(topology, wearer)
    if (typeof owner === 'string') return fail(owner)
    if (owner) return groupFor(topology, group, owner)
  }
  const refusal = balancerRefusal(wearer)
  if (refusal !== undefined) return fail(refusal)
  const interfaces = interfacesFor(topology, wearer).flatMap(
    (id) => findOf(topology, 'networkInterface', id) ?? [],
  )
  const name = labelOf(wearer)
  const [first] = interfaces
  if (!first) return fail(`${name} has no network interface that could wear a group`)
  const vpcId = vpcOfInterface(topology, first)
  if (vpcId === undefined || !homesOf(group).includes(vpcId)) {
    return fail(wrongVpc(topology, group, name, vpcId))
  }
  if (interfaces.every(({ securityGroupIds }) => securityGroupIds.includes(group.id))) {
    return fail(`${name} is in ${labelOf(group)} already`)
  }
  const several = wearer.kind === 'instance' && interfacesOf(topology, wearer.id).length > 1
  const isOwn = wearer.kind === 'instance' || wearer.kind === 'networkInterface'
  const put = isOwn ? wearGroup : addToGroup
  const replaces = isOwn && interfaces.every((eni) => wearsOnlyDefault(topology, eni))
  const details = [
    ...(several ? ['Its primary interface.'] : []),
    ...(replaces ? ['Instead of the default group.'] : []),
  ]
  return only({
    key: 'member',
    label: `Put ${name} into ${labelOf(group)}`,
    ...(details.length > 0 ? { detail: details.join(' ') } : {}),
    labelOfMany: (count) => `Put ${String(count)} things into ${labelOf(group)}`,
    make: (next) => {
      const worn = interfaces.reduce((before, { id }) => put(before, id, group.id), next)
      if (wearer.kind !== 'loadBalancer') return worn
      return updateResource(worn, 'loadBalancer', wearer.id, ({ securityGroupIds }) => ({
        securityGroupIds: [...new Set([...securityGroupIds, group.id])],
      }))
    },
  })
}

function wrongVpc(
  topology: Topology,
  group: SecurityGroup,
  name: string,
  vpcId: VpcId | undefined,
): string {
  return `${labelOf(group)} belongs to ${vpcName(topology, group.vpcId)}; ${name} is in ${vpcName(topology, vpcId)}`
}

/** A network load balancer made without groups never gets any; a gateway one has none (NLB-07, SG-48). */
function balancerRefusal(wearer: Wearer): string | undefined {
  if (wearer.kind !== 'loadBalancer') return undefined
  if (wearer.type === 'gateway') return 'A Gateway Load Balancer has no security groups'
  if (wearer.type !== 'network' || wearer.securityGroupIds.length > 0) return undefined
  return `${labelOf(wearer)} was made without security groups, and a network load balancer can get none later`
}

function interfacesFor(topology: Topology, wearer: Wearer): readonly NetworkInterfaceId[] {
  switch (wearer.kind) {
    case 'instance':
      return interfacesOf(topology, wearer.id)
        .slice(0, 1)
        .map(({ id }) => id)
    case 'networkInterface':
      return [wearer.id]
    case 'loadBalancer':
      return wearer.nodes.flatMap(({ networkInterfaceId }) => networkInterfaceId ?? [])
    case 'interfaceEndpoint':
    case 'managedService':
      return wearer.networkInterfaceIds
  }
}

/** The service whose groups a managed interface wears; a sentence where it can wear none (ENI-10). */
function serviceOf(
  topology: Topology,
  eni: ResourceOf<'networkInterface'>,
): Wearer | string | undefined {
  const { id } = eni
  const nat = resourcesOf(topology, 'natGateway').find(({ networkInterfaceIds }) =>
    networkInterfaceIds.includes(id),
  )
  if (nat) return 'No security group can be put on a NAT gateway'
  const service =
    resourcesOf(topology, 'loadBalancer').find(({ nodes }) =>
      nodes.some(({ networkInterfaceId }) => networkInterfaceId === id),
    ) ??
    (['interfaceEndpoint', 'managedService'] as const)
      .flatMap((kind): readonly ResourceOf<'interfaceEndpoint' | 'managedService'>[] =>
        resourcesOf(topology, kind),
      )
      .find(({ networkInterfaceIds }) => networkInterfaceIds.includes(id))
  if (service || eni.managedBy === undefined) return service
  return `AWS manages ${labelOf(eni)} for a service; its groups are set where the service is`
}
