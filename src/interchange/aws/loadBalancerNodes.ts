import { asId, type NetworkInterfaceId, type SecurityGroupId, type SubnetId } from '@/model/ids'
import type { LoadBalancer, LoadBalancerNode } from '@/model/resources/loadBalancer'
import type { PrivateAddress } from '@/model/resources/networkInterface'
import type { ReportBuilder } from '../report'
import type { BalancerZone } from './loadBalancers'
import { given } from './rows'
import { idOf, type TopologyBuilder } from './topologyBuilder'

/** A load balancer whose nodes are looked for. */
interface Balanced {
  readonly id: string
  readonly type: LoadBalancer['type']
  readonly zones: readonly BalancerZone[]
  readonly groups: readonly SecurityGroupId[]
  /** How its interfaces are described (A8). */
  readonly description: string
}

interface NodeContext {
  readonly builder: TopologyBuilder
  readonly report: ReportBuilder
  readonly describedAs: (description: string) => readonly NetworkInterfaceId[]
}

/**
 * The nodes of a load balancer: its described interfaces, and for every other enabled subnet an
 * interface made from the addresses that the load balancer tells, or a node without one (ELB-01).
 */
export function linkNodes(balanced: Balanced, context: NodeContext): readonly LoadBalancerNode[] {
  const { builder, report } = context
  const enabled = balanced.zones.flatMap((zone) => {
    const id = given(zone.SubnetId)
    return id === undefined ? [] : [{ zone, subnetId: asId<SubnetId>(id) }]
  })
  const described = nodesDescribed(balanced.description, context)
  for (const { subnetId } of described) {
    if (enabled.length > 0 && !enabled.some((one) => one.subnetId === subnetId)) {
      const message = 'Load balancers with an interface in a subnet that is not enabled'
      report.note('contradiction', message, balanced.id, subnetId)
    }
  }
  const missing = enabled.filter(
    ({ subnetId }) => !described.some((node) => node.subnetId === subnetId),
  )
  const others = missing.map(({ zone, subnetId }): LoadBalancerNode => {
    const made = makeInterface(balanced, zone, subnetId, builder)
    if (made === undefined) {
      const message = 'Load balancers with nodes whose interface and address are not listed'
      report.note('incomplete', message, balanced.id)
      return { subnetId }
    }
    report.note('assumed', 'Interfaces made from what their load balancer says', made)
    return { subnetId, networkInterfaceId: made }
  })
  return [...described, ...others]
}

/** The interfaces with this description, each a node where it stands. */
export function nodesDescribed(
  description: string,
  { builder, describedAs }: Pick<NodeContext, 'builder' | 'describedAs'>,
): readonly LoadBalancerNode[] {
  return describedAs(description).flatMap((networkInterfaceId) => {
    const eni = builder.find('networkInterface', networkInterfaceId)
    return eni ? [{ subnetId: eni.subnetId, networkInterfaceId }] : []
  })
}

const INTERFACE_TYPES: Readonly<Record<LoadBalancer['type'], string>> = {
  application: 'interface',
  network: 'network_load_balancer',
  gateway: 'gateway_load_balancer',
  classic: 'interface',
}

/** Only a private address, or one of IPv6, places a node; a public one alone does not. */
function makeInterface(
  { id, type, groups, description }: Balanced,
  zone: BalancerZone,
  subnetId: SubnetId,
  builder: TopologyBuilder,
): NetworkInterfaceId | undefined {
  const listed = zone.LoadBalancerAddresses ?? []
  const privateAddresses = listed.flatMap((row): PrivateAddress[] => {
    const address = given(row.PrivateIPv4Address)
    const publicIp = given(row.IpAddress)
    if (!address) return []
    const elastic = given(row.AllocationId) !== undefined
    return [{ address, ...(publicIp && { publicIp, ...(elastic && { elastic }) }) }]
  })
  const ipv6Addresses = listed.flatMap((row) => given(row.IPv6Address) ?? [])
  if (privateAddresses.length + ipv6Addresses.length === 0) return undefined
  const networkInterfaceId = idOf('networkInterface', `${id}/${subnetId}`)
  builder.put({
    kind: 'networkInterface',
    id: networkInterfaceId,
    name: '',
    subnetId,
    interfaceType: INTERFACE_TYPES[type],
    managedBy: description,
    privateAddresses,
    ipv6Addresses,
    prefixes: [],
    securityGroupIds: groups,
    sourceDestCheck: type !== 'network' && type !== 'gateway',
  })
  return networkInterfaceId
}
