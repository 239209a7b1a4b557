import { cidrContains, type Cidr } from '../ip'
import type { SubnetId, VpcId } from '../ids'
import type { Subnet } from '../resources/subnet'
import { fail, ok, type Result } from '../result'
import { interfacesIn, labelOf, withResources, type Topology } from '../topology'
import { requireOf, updateResource, type Created } from './edit'
import { uniqueName } from './names'
import { newId } from './newId'
import { nextZone, proposeSubnetBlock, proposeSubnetIpv6Block } from './proposals'
import { proposeSubnetName } from './zoneNames'

export interface SubnetOptions {
  readonly name?: string
  readonly cidrBlock?: Cidr
  readonly ipv6CidrBlock?: Cidr
  readonly mapPublicIpOnLaunch?: boolean
}

/** A new subnet in the next free block; the VPC's main table and default ACL serve it (SUB-10). */
export function addSubnet(
  topology: Topology,
  vpcId: VpcId,
  availabilityZone: string = nextZone(topology, vpcId),
  options: SubnetOptions = {},
): Result<Created<SubnetId>> {
  const vpc = requireOf(topology, 'vpc', vpcId)
  const cidrBlock = options.cidrBlock ?? proposeSubnetBlock(topology, vpcId)
  if (!cidrBlock) {
    return fail(`${labelOf(vpc)} has no free block left; add another block to it`)
  }
  const id = newId(topology, 'subnet')
  const subnet: Subnet = {
    kind: 'subnet',
    id,
    name: uniqueName(
      topology,
      options.name ?? proposeSubnetName(topology, vpcId, availabilityZone),
    ),
    vpcId,
    availabilityZone,
    cidrBlock,
    ...(options.ipv6CidrBlock ? { ipv6CidrBlock: options.ipv6CidrBlock } : {}),
    mapPublicIpOnLaunch: options.mapPublicIpOnLaunch ?? false,
    assignIpv6AddressOnCreation: options.ipv6CidrBlock !== undefined,
  }
  return ok({ topology: withResources(topology, subnet), id })
}

/** Moves a subnet to another Availability Zone with everything in it. */
export function moveSubnetToZone(
  topology: Topology,
  subnetId: SubnetId,
  availabilityZone: string,
): Topology {
  return updateResource(topology, 'subnet', subnetId, { availabilityZone })
}

/** Gives a subnet an IPv6 block, by default the VPC's next free /64 (SUB-06). */
export function addSubnetIpv6Block(
  topology: Topology,
  subnetId: SubnetId,
  block?: Cidr,
): Result<Topology> {
  const subnet = requireOf(topology, 'subnet', subnetId)
  const ipv6CidrBlock = block ?? proposeSubnetIpv6Block(topology, subnet.vpcId)
  if (!ipv6CidrBlock) {
    const vpc = requireOf(topology, 'vpc', subnet.vpcId)
    return fail(`${labelOf(vpc)} has no free IPv6 block; add one to the VPC first`)
  }
  return ok(updateResource(topology, 'subnet', subnetId, { ipv6CidrBlock }))
}

/** Takes a subnet's IPv6 block away, as long as no interface has an address of it. */
export function removeSubnetIpv6Block(topology: Topology, subnetId: SubnetId): Result<Topology> {
  const subnet = requireOf(topology, 'subnet', subnetId)
  const block = subnet.ipv6CidrBlock
  if (!block) return ok(topology)
  const inUse = interfacesIn(topology, subnetId).some((eni) =>
    eni.ipv6Addresses.some((address) => cidrContains(block, address)),
  )
  if (inUse)
    return fail(`${block} is in use: interfaces of ${labelOf(subnet)} have addresses of it`)
  return ok(
    updateResource(topology, 'subnet', subnetId, {
      ipv6CidrBlock: undefined,
      assignIpv6AddressOnCreation: false,
    }),
  )
}
