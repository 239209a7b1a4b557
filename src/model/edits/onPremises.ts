import type { CustomerGatewayId, OnPremisesHostId, OnPremisesNetworkId } from '../ids'
import { cidr, cidrContains, cidrsOverlap, type Cidr, type IpAddress } from '../ip'
import { vpcBlocks } from '../resources/vpc'
import { fail, ok, type Result } from '../result'
import { findOf, labelOf, resourcesOf, type Topology } from '../topology'
import { requireOf, updateResource } from './edit'
import { firstFreeHost, freeBlockLike } from './proposals'

const FIRST_BLOCK = cidr('192.168.0.0/16')

/** A block for a network of one's own that overlaps no VPC and no other such network. */
export function proposeOnPremisesBlock(topology: Topology): Cidr {
  const used = [
    ...resourcesOf(topology, 'vpc').flatMap(vpcBlocks),
    ...resourcesOf(topology, 'onPremisesNetwork').flatMap(({ cidrBlocks }) => cidrBlocks),
  ]
  return freeBlockLike(FIRST_BLOCK, used) ?? FIRST_BLOCK
}

/** The next free address of a network of one's own; nothing where it has no block. */
export function proposeOnPremisesAddress(
  topology: Topology,
  networkId: OnPremisesNetworkId,
): IpAddress | undefined {
  const [block] = findOf(topology, 'onPremisesNetwork', networkId)?.cidrBlocks ?? []
  return block && firstFreeHost(block, [...takenAddresses(topology, networkId)])
}

/** The blocks of a network: apart from one another, and around every host that stands in it. */
export function setOnPremisesBlocks(
  topology: Topology,
  networkId: OnPremisesNetworkId,
  cidrBlocks: readonly Cidr[],
): Result<Topology> {
  const network = requireOf(topology, 'onPremisesNetwork', networkId)
  for (const [index, block] of cidrBlocks.entries()) {
    const other = cidrBlocks.slice(0, index).find((before) => cidrsOverlap(before, block))
    if (other) return fail(`${block} overlaps ${other}, which ${labelOf(network)} has already`)
  }
  const lost = resourcesOf(topology, 'onPremisesHost').find(
    ({ onPremisesNetworkId, address }) =>
      onPremisesNetworkId === networkId &&
      !cidrBlocks.some((block) => cidrContains(block, address)),
  )
  if (lost) return fail(`${labelOf(lost)} has ${lost.address}, which no block would hold any more`)
  return ok(updateResource(topology, 'onPremisesNetwork', networkId, { cidrBlocks }))
}

/** Another address for a host, of its network and nobody else's. */
export function setOnPremisesAddress(
  topology: Topology,
  hostId: OnPremisesHostId,
  address: IpAddress,
): Result<Topology> {
  const host = requireOf(topology, 'onPremisesHost', hostId)
  const network = requireOf(topology, 'onPremisesNetwork', host.onPremisesNetworkId)
  if (!network.cidrBlocks.some((block) => cidrContains(block, address))) {
    return fail(`${address} is in no block of ${labelOf(network)}`)
  }
  if (takenAddresses(topology, network.id, hostId).has(address)) {
    return fail(`${address} is taken already in ${labelOf(network)}`)
  }
  return ok(updateResource(topology, 'onPremisesHost', hostId, { address }))
}

/** Moves a host to another network, where it takes a free address. */
export function moveOnPremisesHost(
  topology: Topology,
  hostId: OnPremisesHostId,
  networkId: OnPremisesNetworkId,
): Result<Topology> {
  const host = requireOf(topology, 'onPremisesHost', hostId)
  if (host.onPremisesNetworkId === networkId) return ok(topology)
  const network = requireOf(topology, 'onPremisesNetwork', networkId)
  const address = proposeOnPremisesAddress(topology, networkId)
  if (address === undefined) return fail(`${labelOf(network)} has no free address`)
  const change = { onPremisesNetworkId: networkId, address }
  return ok(updateResource(topology, 'onPremisesHost', hostId, change))
}

/** The address at which the customer's device answers; AWS takes each one once. */
export function setCustomerGatewayAddress(
  topology: Topology,
  gatewayId: CustomerGatewayId,
  address: IpAddress | undefined,
): Result<Topology> {
  const holder = resourcesOf(topology, 'customerGateway').find(
    (gateway) => gateway.id !== gatewayId && gateway.address === address,
  )
  if (address !== undefined && holder) {
    return fail(`${address} is the address of ${labelOf(holder)} already`)
  }
  return ok(updateResource(topology, 'customerGateway', gatewayId, { address }))
}

function takenAddresses(
  topology: Topology,
  networkId: OnPremisesNetworkId,
  except?: OnPremisesHostId,
): ReadonlySet<IpAddress> {
  return new Set(
    resourcesOf(topology, 'onPremisesHost').flatMap(({ id, onPremisesNetworkId, address }) =>
      onPremisesNetworkId === networkId && id !== except ? [address] : [],
    ),
  )
}
