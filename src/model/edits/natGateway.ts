import type { NatGatewayId, SubnetId } from '../ids'
import type { IpAddress } from '../ip'
import type { NatGateway } from '../resources/natGateway'
import type { Subnet } from '../resources/subnet'
import { fail, ok, type Result } from '../result'
import { findOf, labelOf, withResources, type Topology } from '../topology'
import { requireOf, updateResource, type Created } from './edit'
import { moveInterface } from './instance'
import { proposeName, uniqueName } from './names'
import { createInterface } from './networkInterface'
import { newId } from './newId'
import { assignElasticIp, releasePublicAddress } from './publicAddress'

export interface NatGatewayOptions {
  readonly name?: string
  readonly address?: IpAddress
  readonly publicIp?: IpAddress
}

/**
 * A new NAT gateway with an interface of its own, which has no group (SG-48), and an Elastic IP
 * when it is a public one (NAT-02, NAT-03).
 */
export function addNatGateway(
  topology: Topology,
  subnetId: SubnetId,
  connectivityType: NatGateway['connectivityType'] = 'public',
  options: NatGatewayOptions = {},
): Result<Created<NatGatewayId>> {
  const subnet = requireOf(topology, 'subnet', subnetId)
  const refusal = familyRefusal(subnet)
  if (refusal !== undefined) return fail(refusal)
  const id = newId(topology, 'natGateway')
  const created = createInterface(topology, subnetId, {
    securityGroupIds: [],
    ...(options.address ? { address: options.address } : {}),
  })
  if (!created.ok) return created
  const interfaceId = created.value.id
  const withInterface = updateResource(created.value.topology, 'networkInterface', interfaceId, {
    interfaceType: 'nat_gateway',
    managedBy: `Interface for NAT Gateway ${id}`,
    ipv6Addresses: [],
    sourceDestCheck: false,
  })
  const gateway: NatGateway = {
    kind: 'natGateway',
    id,
    name: uniqueName(topology, options.name ?? proposeName(topology, 'natGateway')),
    vpcId: subnet.vpcId,
    subnetId,
    connectivityType: 'private',
    state: 'available',
    networkInterfaceIds: [interfaceId],
  }
  const withGateway = withResources(withInterface, gateway)
  if (connectivityType === 'private') return ok({ topology: withGateway, id })
  const open = makePublic(withGateway, id, options.publicIp)
  return open.ok ? ok({ topology: open.value, id }) : open
}

/** Makes a NAT gateway public, with an Elastic IP, or private, without (NAT-02, NAT-03). */
export function setNatConnectivity(
  topology: Topology,
  gatewayId: NatGatewayId,
  connectivityType: NatGateway['connectivityType'],
): Result<Topology> {
  const gateway = requireOf(topology, 'natGateway', gatewayId)
  if (gateway.connectivityType === connectivityType) return ok(topology)
  if (connectivityType === 'public') return makePublic(topology, gatewayId)
  const released = gateway.networkInterfaceIds.reduce((next, interfaceId) => {
    const addresses = findOf(next, 'networkInterface', interfaceId)?.privateAddresses ?? []
    return addresses.reduce(
      (open, { address }) => releasePublicAddress(open, interfaceId, address),
      next,
    )
  }, topology)
  return ok(updateResource(released, 'natGateway', gatewayId, { connectivityType: 'private' }))
}

/** Moves a NAT gateway to another subnet. AWS would have it replaced; a drawing keeps its identity. */
export function moveNatGateway(
  topology: Topology,
  gatewayId: NatGatewayId,
  subnetId: SubnetId,
): Result<Topology> {
  const gateway = requireOf(topology, 'natGateway', gatewayId)
  const subnet = requireOf(topology, 'subnet', subnetId)
  const refusal = familyRefusal(subnet)
  if (refusal !== undefined) return fail(refusal)
  const { vpcId } = subnet
  let next = updateResource(topology, 'natGateway', gatewayId, { subnetId, vpcId })
  for (const interfaceId of gateway.networkInterfaceIds) {
    const moved = moveInterface(next, interfaceId, subnetId)
    if (!moved.ok) return moved
    next = updateResource(moved.value, 'networkInterface', interfaceId, {
      securityGroupIds: [],
      ipv6Addresses: [],
    })
  }
  return ok(next)
}

function familyRefusal(subnet: Subnet): string | undefined {
  if (subnet.cidrBlock) return undefined
  return `A NAT gateway needs a private IPv4 address; ${labelOf(subnet)} is IPv6-only`
}

function makePublic(
  topology: Topology,
  gatewayId: NatGatewayId,
  publicIp?: IpAddress,
): Result<Topology> {
  const [interfaceId] = requireOf(topology, 'natGateway', gatewayId).networkInterfaceIds
  if (!interfaceId) return fail('This NAT gateway has no network interface to carry an Elastic IP')
  const mapped = assignElasticIp(topology, interfaceId, publicIp ? { publicIp } : {})
  if (!mapped.ok) return mapped
  return ok(updateResource(mapped.value, 'natGateway', gatewayId, { connectivityType: 'public' }))
}
