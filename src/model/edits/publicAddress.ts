import type { NetworkInterfaceId } from '../ids'
import { familyOf, type IpAddress } from '../ip'
import type { NetworkInterface, PrivateAddress } from '../resources/networkInterface'
import { fail, ok, type Result } from '../result'
import { findOf, interfacesOf, labelOf, resourcesOf, type Topology } from '../topology'
import { requireOf, updateResource } from './edit'
import { proposePublicAddress } from './proposals'

/**
 * Maps an Elastic IP to a private address, by default a new one to the primary address. It takes
 * the place of the public address that was there (ADDR-03, ADDR-05).
 */
export function assignElasticIp(
  topology: Topology,
  interfaceId: NetworkInterfaceId,
  options: { readonly address?: IpAddress; readonly publicIp?: IpAddress } = {},
): Result<Topology> {
  const eni = requireOf(topology, 'networkInterface', interfaceId)
  const address = options.address ?? eni.privateAddresses[0]?.address
  if (!address) return fail('An Elastic IP needs a private IPv4 address to map to')
  const publicIp = options.publicIp ?? proposePublicAddress(topology)
  if (!publicIp) return fail('No public address is left to propose; type one')
  if (familyOf(publicIp) !== 4) return fail(`${publicIp} is IPv6; an Elastic IP is an IPv4 address`)
  const fault = faultOfPublicAddress(topology, eni, address, publicIp)
  if (fault !== undefined) return fail(fault)
  return ok(withPublicAddress(topology, eni, address, { publicIp, elastic: true }))
}

/** Takes the public address of one private address away, Elastic IP or not. */
export function releasePublicAddress(
  topology: Topology,
  interfaceId: NetworkInterfaceId,
  address: IpAddress,
): Topology {
  const eni = findOf(topology, 'networkInterface', interfaceId)
  return eni ? withPublicAddress(topology, eni, address, undefined) : topology
}

/** The public address that a launch or start gives where the subnet maps them (SUB-13, ADDR-04). */
export function assignPublicAddress(topology: Topology, interfaceId: NetworkInterfaceId): Topology {
  const eni = requireOf(topology, 'networkInterface', interfaceId)
  const [primary] = eni.privateAddresses
  const publicIp = proposePublicAddress(topology)
  if (!primary || primary.publicIp || !publicIp) return topology
  return withPublicAddress(topology, eni, primary.address, { publicIp })
}

/** What a stop takes: the public addresses that were assigned by themselves (ADDR-03). */
export function withoutAutoAssigned(eni: NetworkInterface): NetworkInterface {
  const lost = eni.privateAddresses.some(({ publicIp, elastic }) => publicIp && !elastic)
  if (!lost) return eni
  const kept = eni.privateAddresses.map(
    (item): PrivateAddress => (item.elastic ? item : { address: item.address }),
  )
  return { ...eni, privateAddresses: kept }
}

function withPublicAddress(
  topology: Topology,
  eni: NetworkInterface,
  address: IpAddress,
  mapping: Pick<PrivateAddress, 'publicIp' | 'elastic'> | undefined,
): Topology {
  const before = eni.privateAddresses.find((item) => item.address === address)
  if (!before || (mapping === undefined && before.publicIp === undefined)) return topology
  return updateResource(topology, 'networkInterface', eni.id, {
    privateAddresses: eni.privateAddresses.map(
      (item): PrivateAddress => (item === before ? { address, ...mapping } : item),
    ),
  })
}

function faultOfPublicAddress(
  topology: Topology,
  eni: NetworkInterface,
  address: IpAddress,
  publicIp: IpAddress,
): string | undefined {
  const host = resourcesOf(topology, 'internetHost').find((other) => other.address === publicIp)
  if (host) return `${publicIp} is the address of ${labelOf(host)}`
  const owner = resourcesOf(topology, 'networkInterface').find((other) =>
    other.privateAddresses.some(
      (item) => item.publicIp === publicIp && (other.id !== eni.id || item.address !== address),
    ),
  )
  if (!owner) return undefined
  const instance = findOf(topology, 'instance', owner.attachment?.instanceId)
  return `${publicIp} belongs to ${labelOf(instance ?? owner)} already`
}

/** Whether a start gives the instance a public address again (ADDR-03). */
export function getsPublicAddress(topology: Topology, eni: NetworkInterface): boolean {
  const subnet = findOf(topology, 'subnet', eni.subnetId)
  const instanceId = eni.attachment?.instanceId
  const alone = instanceId === undefined || interfacesOf(topology, instanceId).length === 1
  const hasElastic = eni.privateAddresses.some(({ elastic }) => elastic)
  return subnet?.mapPublicIpOnLaunch === true && alone && !hasElastic
}
