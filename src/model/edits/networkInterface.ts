import type { InstanceId, NetworkInterfaceId, SecurityGroupId, SubnetId } from '../ids'
import type { IpAddress } from '../ip'
import type { NetworkInterface, PrivateAddress } from '../resources/networkInterface'
import { fail, ok, type Result } from '../result'
import {
  addressesOf,
  findOf,
  interfacesOf,
  labelOf,
  resourcesOf,
  withResources,
  type Topology,
} from '../topology'
import { requireOf, updateResource, type Created } from './edit'
import { newId } from './newId'
import { proposeAddress, proposeIpv6Address } from './proposals'

export interface InterfaceOptions {
  readonly name?: string
  readonly address?: IpAddress
  readonly securityGroupIds?: readonly SecurityGroupId[]
  readonly attachment?: NetworkInterface['attachment']
}

/** A further interface in a subnet, attached to an instance when one is given (ENI-02). */
export function addNetworkInterface(
  topology: Topology,
  subnetId: SubnetId,
  options: Omit<InterfaceOptions, 'attachment'> & { readonly instanceId?: InstanceId } = {},
): Result<Created<NetworkInterfaceId>> {
  const { instanceId, ...rest } = options
  const attachment = instanceId && {
    instanceId,
    deviceIndex: nextDeviceIndex(topology, instanceId),
  }
  return createInterface(topology, subnetId, attachment ? { ...rest, attachment } : rest)
}

/** An interface with the subnet's next free addresses, in the VPC's default group unless told (SG-17). */
export function createInterface(
  topology: Topology,
  subnetId: SubnetId,
  options: InterfaceOptions = {},
): Result<Created<NetworkInterfaceId>> {
  const subnet = requireOf(topology, 'subnet', subnetId)
  const address = options.address ?? proposeAddress(topology, subnetId)
  if (subnet.cidrBlock && !address) return fail(`${labelOf(subnet)} has no free address left`)
  const ipv6 = subnet.assignIpv6AddressOnCreation
    ? proposeIpv6Address(topology, subnetId)
    : undefined
  const id = newId(topology, 'networkInterface')
  const eni: NetworkInterface = {
    kind: 'networkInterface',
    id,
    name: options.name ?? '',
    subnetId,
    interfaceType: 'interface',
    ...(options.attachment ? { attachment: options.attachment } : {}),
    privateAddresses: address ? [{ address }] : [],
    ipv6Addresses: ipv6 ? [ipv6] : [],
    prefixes: [],
    securityGroupIds: options.securityGroupIds ?? defaultGroupIds(topology, subnetId),
    sourceDestCheck: true,
  }
  return ok({ topology: withResources(topology, eni), id })
}

/** The group that an interface of this subnet gets when none is named (SG-17). */
export function defaultGroupIds(
  topology: Topology,
  subnetId: SubnetId,
): readonly SecurityGroupId[] {
  const vpcId = findOf(topology, 'subnet', subnetId)?.vpcId
  return resourcesOf(topology, 'securityGroup')
    .filter((group) => group.isDefault && group.vpcId === vpcId)
    .map(({ id }) => id)
}

/** Puts an interface into a group (ENI-04). */
export function addToGroup(
  topology: Topology,
  interfaceId: NetworkInterfaceId,
  groupId: SecurityGroupId,
): Topology {
  return updateResource(topology, 'networkInterface', interfaceId, ({ securityGroupIds }) =>
    securityGroupIds.includes(groupId) ? {} : { securityGroupIds: [...securityGroupIds, groupId] },
  )
}

/**
 * Puts an interface into a group. The VPC's default group alone was nobody's choice (SG-17), so that
 * the first chosen one takes its place.
 */
export function wearGroup(
  topology: Topology,
  interfaceId: NetworkInterfaceId,
  groupId: SecurityGroupId,
): Topology {
  const eni = requireOf(topology, 'networkInterface', interfaceId)
  if (!wearsOnlyDefault(topology, eni)) return addToGroup(topology, interfaceId, groupId)
  return withResources(topology, { ...eni, securityGroupIds: [groupId] })
}

/** Whether an interface has no group but the default one of its VPC. */
export function wearsOnlyDefault(
  topology: Topology,
  { securityGroupIds }: NetworkInterface,
): boolean {
  const [first, second] = securityGroupIds
  return second === undefined && findOf(topology, 'securityGroup', first)?.isDefault === true
}

/** Takes an interface out of a group. An interface without any lets nothing through. */
export function removeFromGroup(
  topology: Topology,
  interfaceId: NetworkInterfaceId,
  groupId: SecurityGroupId,
): Topology {
  return updateResource(topology, 'networkInterface', interfaceId, ({ securityGroupIds }) =>
    securityGroupIds.includes(groupId)
      ? { securityGroupIds: securityGroupIds.filter((id) => id !== groupId) }
      : {},
  )
}

/** One more private IPv4, the next free one unless given (ENI-01). */
export function addSecondaryAddress(
  topology: Topology,
  interfaceId: NetworkInterfaceId,
  address?: IpAddress,
): Result<Topology> {
  const eni = requireOf(topology, 'networkInterface', interfaceId)
  const chosen = address ?? proposeAddress(topology, eni.subnetId)
  if (!chosen) return fail(`${labelOfSubnet(topology, eni)} has no free address left`)
  const fault = faultOfAddress(topology, eni, chosen)
  if (fault !== undefined) return fail(fault)
  const privateAddresses = [...eni.privateAddresses, { address: chosen }]
  return ok(withResources(topology, { ...eni, privateAddresses }))
}

/** One IPv6 address more, the next free one unless given (ADDR-07). */
export function addIpv6Address(
  topology: Topology,
  interfaceId: NetworkInterfaceId,
  address?: IpAddress,
): Result<Topology> {
  const eni = requireOf(topology, 'networkInterface', interfaceId)
  const chosen = address ?? proposeIpv6Address(topology, eni.subnetId)
  if (!chosen) return fail(`${labelOfSubnet(topology, eni)} has no IPv6 block`)
  const fault = faultOfAddress(topology, eni, chosen)
  if (fault !== undefined) return fail(fault)
  return ok(withResources(topology, { ...eni, ipv6Addresses: [...eni.ipv6Addresses, chosen] }))
}

/** Takes an address away, IPv4 or IPv6; the primary IPv4 stays with its interface (ADDR-01). */
export function removeAddress(
  topology: Topology,
  interfaceId: NetworkInterfaceId,
  address: IpAddress,
): Topology {
  return updateResource(topology, 'networkInterface', interfaceId, (eni) => {
    if (eni.privateAddresses[0]?.address === address) return {}
    if (!addressesOf(eni).includes(address)) return {}
    return {
      privateAddresses: eni.privateAddresses.filter((item) => item.address !== address),
      ipv6Addresses: eni.ipv6Addresses.filter((item) => item !== address),
    }
  })
}

/** Writes another address in the place of one; its public address stays with it. */
export function changeAddress(
  topology: Topology,
  interfaceId: NetworkInterfaceId,
  before: IpAddress,
  address: IpAddress,
): Result<Topology> {
  if (before === address) return ok(topology)
  const eni = requireOf(topology, 'networkInterface', interfaceId)
  const fault = faultOfAddress(topology, eni, address)
  if (fault !== undefined) return fail(fault)
  return ok(
    withResources(topology, {
      ...eni,
      privateAddresses: eni.privateAddresses.map(
        (item): PrivateAddress => (item.address === before ? { ...item, address } : item),
      ),
      ipv6Addresses: eni.ipv6Addresses.map((item) => (item === before ? address : item)),
    }),
  )
}

// Two interfaces of one VPC never share an address; other VPCs may use it again.
function faultOfAddress(
  topology: Topology,
  eni: NetworkInterface,
  address: IpAddress,
): string | undefined {
  const vpcId = findOf(topology, 'subnet', eni.subnetId)?.vpcId
  const owner = resourcesOf(topology, 'networkInterface').find(
    (other) =>
      addressesOf(other).includes(address) &&
      findOf(topology, 'subnet', other.subnetId)?.vpcId === vpcId,
  )
  if (!owner) return undefined
  const instance = findOf(topology, 'instance', owner.attachment?.instanceId)
  return `${address} belongs to ${labelOf(instance ?? owner)} already`
}

function labelOfSubnet(topology: Topology, { subnetId }: NetworkInterface): string {
  const subnet = findOf(topology, 'subnet', subnetId)
  return subnet ? labelOf(subnet) : subnetId
}

function nextDeviceIndex(topology: Topology, instanceId: InstanceId): number {
  const indexes = interfacesOf(topology, instanceId).map((eni) => eni.attachment?.deviceIndex ?? 0)
  return Math.max(-1, ...indexes) + 1
}
