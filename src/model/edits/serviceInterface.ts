import type { NetworkInterfaceId, SecurityGroupId, SubnetId, VpcId } from '../ids'
import type { IpAddress } from '../ip'
import { ok, type Result } from '../result'
import { findOf, labelOf, resourcesOf, type Topology } from '../topology'
import { updateResource, type Created } from './edit'
import { addIpv6Address, createInterface } from './networkInterface'

/** Where a service stands in a subnet, and what it wears there. */
export interface ServicePlace {
  readonly subnetId: SubnetId
  readonly address?: IpAddress
  readonly ipv6Address?: IpAddress
  readonly securityGroupIds?: readonly SecurityGroupId[]
}

/** What a service says of the interfaces that it makes (ENI-10). */
export interface ServiceMark {
  readonly managedBy: string
  readonly interfaceType?: string
}

/** An interface that a service of AWS makes for itself and that nobody edits by hand (ENI-10). */
export function createServiceInterface(
  topology: Topology,
  { subnetId, address, ipv6Address, securityGroupIds }: ServicePlace,
  about: ServiceMark,
): Result<Created<NetworkInterfaceId>> {
  const created = createInterface(topology, subnetId, {
    ...(address && { address }),
    ...(securityGroupIds && { securityGroupIds }),
  })
  if (!created.ok) return created
  const { id } = created.value
  const managed = updateResource(created.value.topology, 'networkInterface', id, {
    ...about,
    ...(ipv6Address && { ipv6Addresses: [] }),
  })
  if (!ipv6Address) return ok({ topology: managed, id })
  const dual = addIpv6Address(managed, id, ipv6Address)
  return dual.ok ? ok({ topology: dual.value, id }) : dual
}

/** The same in several subnets, one interface each. */
export function createServiceInterfaces(
  topology: Topology,
  places: readonly ServicePlace[],
  about: ServiceMark,
): Result<{ readonly topology: Topology; readonly ids: readonly NetworkInterfaceId[] }> {
  let next = topology
  const ids: NetworkInterfaceId[] = []
  for (const place of places) {
    const created = createServiceInterface(next, place, about)
    if (!created.ok) return created
    next = created.value.topology
    ids.push(created.value.id)
  }
  return ok({ topology: next, ids })
}

/** Puts every interface of a service into these groups, which AWS keeps alike (ENI-10). */
export function setInterfaceGroups(
  topology: Topology,
  interfaceIds: readonly NetworkInterfaceId[],
  securityGroupIds: readonly SecurityGroupId[],
): Topology {
  return interfaceIds.reduce(
    (next, id) => updateResource(next, 'networkInterface', id, { securityGroupIds }),
    topology,
  )
}

/** The first Availability Zone that two of these subnets share. */
export function zoneTwice(
  topology: Topology,
  subnetIds: readonly (SubnetId | undefined)[],
): string | undefined {
  const zones = subnetIds.flatMap((id) => findOf(topology, 'subnet', id)?.availabilityZone ?? [])
  return zones.find((zone, index) => zones.indexOf(zone) !== index)
}

/** Why these groups cannot be given to something in a VPC; nothing when they can (SG-44). */
export function groupsRefusal(
  topology: Topology,
  vpcId: VpcId,
  securityGroupIds: readonly SecurityGroupId[],
): string | undefined {
  const strange = securityGroupIds
    .map((id) => findOf(topology, 'securityGroup', id))
    .find((group) => group && group.vpcId !== vpcId && !group.associatedVpcIds?.includes(vpcId))
  return strange && `${labelOf(strange)} is a security group of another VPC`
}

/** Why a subnet cannot be used by something in a VPC; nothing when it can. */
export function subnetRefusal(
  topology: Topology,
  vpcId: VpcId | undefined,
  subnetId: SubnetId,
): string | undefined {
  const subnet = findOf(topology, 'subnet', subnetId)
  if (!subnet) return `There is no subnet ${subnetId}`
  return vpcId !== undefined && subnet.vpcId !== vpcId
    ? `${labelOf(subnet)} is a subnet of another VPC`
    : undefined
}

/** The internet gateway that is attached to a VPC. */
export function attachedGateway(topology: Topology, vpcId: VpcId) {
  return resourcesOf(topology, 'internetGateway').find((gateway) => gateway.vpcId === vpcId)
}
