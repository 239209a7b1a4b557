import type { InstanceId, NetworkInterfaceId, SecurityGroupId, SubnetId } from '../ids'
import type { IpAddress } from '../ip'
import type { Instance, Service } from '../resources/instance'
import type { NetworkInterface, PrivateAddress } from '../resources/networkInterface'
import { fail, ok, type Result } from '../result'
import {
  findOf,
  interfacesOf,
  labelOf,
  vpcOfInterface,
  withResources,
  type Topology,
} from '../topology'
import { requireOf, updateResource, type Created } from './edit'
import { proposeName, uniqueName } from './names'
import { createInterface, defaultGroupIds } from './networkInterface'
import { newId } from './newId'
import { proposeAddress, proposeIpv6Address } from './proposals'
import { assignPublicAddress, getsPublicAddress, withoutAutoAssigned } from './publicAddress'

export interface InstanceOptions {
  readonly name?: string
  readonly address?: IpAddress
  readonly securityGroupIds?: readonly SecurityGroupId[]
  readonly platform?: Instance['platform']
  readonly services?: readonly Service[]
}

/** A running instance with its primary interface; public where the subnet maps addresses (SUB-13). */
export function addInstance(
  topology: Topology,
  subnetId: SubnetId,
  options: InstanceOptions = {},
): Result<Created<InstanceId>> {
  const { name, platform, services, ...about } = options
  const id = newId(topology, 'instance')
  const instance: Instance = {
    kind: 'instance',
    id,
    name: uniqueName(topology, name ?? proposeName(topology, 'instance')),
    state: 'running',
    platform: platform ?? 'linux',
    ...(services ? { services } : {}),
  }
  const attachment = { instanceId: id, deviceIndex: 0 }
  const created = createInterface(withResources(topology, instance), subnetId, {
    ...about,
    attachment,
  })
  if (!created.ok) return created
  return ok({ topology: assignOnStart(created.value.topology, id), id })
}

/** Stops an instance. Auto-assigned public addresses are lost, Elastic IPs stay (ADDR-03). */
export function stopInstance(topology: Topology, instanceId: InstanceId): Topology {
  const stopped = updateResource(topology, 'instance', instanceId, { state: 'stopped' })
  if (stopped === topology) return topology
  const interfaces = interfacesOf(stopped, instanceId)
  return withResources(stopped, ...interfaces.map(withoutAutoAssigned))
}

/** Starts an instance; where the subnet maps public addresses it gets another one (ADDR-03). */
export function startInstance(topology: Topology, instanceId: InstanceId): Topology {
  const started = updateResource(topology, 'instance', instanceId, { state: 'running' })
  return started === topology ? topology : assignOnStart(started, instanceId)
}

/**
 * Moves an interface to another subnet, where it takes free addresses. AWS would have it replaced
 * (ENI-02); a drawing keeps its identity, its Elastic IPs, and in the same VPC its groups.
 */
export function moveInterface(
  topology: Topology,
  interfaceId: NetworkInterfaceId,
  subnetId: SubnetId,
): Result<Topology> {
  const eni = requireOf(topology, 'networkInterface', interfaceId)
  const subnet = requireOf(topology, 'subnet', subnetId)
  if (eni.subnetId === subnetId) return ok(topology)
  const sameVpc = vpcOfInterface(topology, eni) === subnet.vpcId
  const arrived: NetworkInterface = {
    ...withoutAutoAssigned(eni),
    subnetId,
    privateAddresses: [],
    ipv6Addresses: [],
    prefixes: [],
    securityGroupIds: sameVpc ? eni.securityGroupIds : defaultGroupIds(topology, subnetId),
  }
  const addressed = readdressed(withResources(topology, arrived), arrived, eni)
  if (!addressed) return fail(`${labelOf(subnet)} has no free address left`)
  const instanceId = eni.attachment?.instanceId
  const state = findOf(addressed, 'instance', instanceId)?.state
  if (instanceId === undefined || state !== 'running') return ok(addressed)
  return ok(assignOnStart(addressed, instanceId))
}

/** The interface with as many addresses as it had, each a free one of its new subnet. */
function readdressed(
  topology: Topology,
  arrived: NetworkInterface,
  before: NetworkInterface,
): Topology | undefined {
  const subnet = requireOf(topology, 'subnet', arrived.subnetId)
  const ipv6 = subnet.assignIpv6AddressOnCreation
    ? proposeIpv6Address(topology, subnet.id)
    : undefined
  let next = withResources(topology, { ...arrived, ipv6Addresses: ipv6 ? [ipv6] : [] })
  if (!subnet.cidrBlock) return next
  const wanted = before.privateAddresses.length > 0 ? before.privateAddresses : [undefined]
  for (const item of wanted) {
    const address = proposeAddress(next, subnet.id)
    if (!address) return undefined
    const moved: PrivateAddress = item?.elastic ? { ...item, address } : { address }
    next = updateResource(next, 'networkInterface', arrived.id, ({ privateAddresses }) => ({
      privateAddresses: [...privateAddresses, moved],
    }))
  }
  return next
}

function assignOnStart(topology: Topology, instanceId: InstanceId): Topology {
  const primary = interfacesOf(topology, instanceId)[0]
  if (!primary || !getsPublicAddress(topology, primary)) return topology
  return assignPublicAddress(topology, primary.id)
}
