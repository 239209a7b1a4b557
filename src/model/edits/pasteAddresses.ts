import { cidrContains, type IpAddress } from '../ip'
import type { NetworkInterface, PrivateAddress } from '../resources/networkInterface'
import {
  addressesOf,
  findOf,
  interfacesIn,
  resourcesOf,
  subnetBlocks,
  withResources,
  type Topology,
} from '../topology'
import { defaultGroupIds } from './networkInterface'
import { freePublicAddress, proposeAddress, proposeIpv6Address } from './proposals'

/** The public addresses of a drawing, handed out once each (ADDR-05). */
export interface Pool {
  readonly isFree: (address: IpAddress) => boolean
  /** The wanted address while it is free, else another one. */
  readonly take: (wanted: IpAddress) => IpAddress | undefined
}

export function createPool(topology: Topology): Pool {
  const used = new Set<IpAddress>([
    ...resourcesOf(topology, 'networkInterface').flatMap(({ privateAddresses }) =>
      privateAddresses.flatMap(({ publicIp }) => publicIp ?? []),
    ),
    ...resourcesOf(topology, 'internetHost').flatMap(({ address, ipv6Address }) =>
      [address, ipv6Address].filter((each) => each !== undefined),
    ),
    ...resourcesOf(topology, 'natGateway').flatMap(({ regional }) =>
      (regional?.addresses ?? []).map(({ publicIp }) => publicIp),
    ),
  ])
  return {
    isFree: (address) => !used.has(address),
    take: (wanted) => {
      const address = used.has(wanted) ? freePublicAddress([...used]) : wanted
      if (address) used.add(address)
      return address
    },
  }
}

/**
 * An interface in a subnet that was there before it: with its own addresses where they are free
 * there, else with as many others. Delegated prefixes stay behind. None when no address is left.
 */
export function addressesLike(
  topology: Topology,
  eni: NetworkInterface,
): NetworkInterface | undefined {
  const subnet = findOf(topology, 'subnet', eni.subnetId)
  const taken = new Set(interfacesIn(topology, eni.subnetId).flatMap(addressesOf))
  const keeps = (address: IpAddress): boolean =>
    !taken.has(address) &&
    [subnet?.cidrBlock, subnet?.ipv6CidrBlock].some(
      (block) => block && cidrContains(block, address),
    )
  const kept = {
    ...eni,
    prefixes: [],
    privateAddresses: eni.privateAddresses.filter(({ address }) => keeps(address)),
    ipv6Addresses: eni.ipv6Addresses.filter(keeps),
  }
  const privateAddresses: PrivateAddress[] = []
  for (const item of subnet?.cidrBlock ? eni.privateAddresses : []) {
    const used = [...kept.privateAddresses, ...privateAddresses]
    const address = keeps(item.address)
      ? item.address
      : proposeAddress(withResources(topology, { ...kept, privateAddresses: used }), eni.subnetId)
    if (!address) return undefined
    privateAddresses.push({ ...item, address })
  }
  const ipv6Addresses: IpAddress[] = []
  for (const before of subnet?.ipv6CidrBlock ? eni.ipv6Addresses : []) {
    const used = [...kept.ipv6Addresses, ...ipv6Addresses]
    const address = keeps(before)
      ? before
      : proposeIpv6Address(withResources(topology, { ...kept, ipv6Addresses: used }), eni.subnetId)
    if (!address) return undefined
    ipv6Addresses.push(address)
  }
  return { ...kept, privateAddresses, ipv6Addresses }
}

/** Whether every address of an interface is one of its subnet's (ENI-01). */
export function liesInSubnet(topology: Topology, eni: NetworkInterface): boolean {
  const subnet = findOf(topology, 'subnet', eni.subnetId)
  const blocks = subnet ? subnetBlocks(subnet) : []
  return addressesOf(eni).every((address) => blocks.some((block) => cidrContains(block, address)))
}

/** An interface of a machine always has a group: without one of its own it is in the default one. */
export function withGroup(topology: Topology, eni: NetworkInterface): NetworkInterface {
  const isService = eni.managedBy !== undefined || eni.interfaceType !== 'interface'
  if (eni.securityGroupIds.length > 0 || isService) return eni
  return { ...eni, securityGroupIds: defaultGroupIds(topology, eni.subnetId) }
}
