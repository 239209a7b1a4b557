import { parseIp, type IpAddress } from '@/model/ip'
import type { LoadBalancer } from '@/model/resources/loadBalancer'
import type { Target, TargetGroup } from '@/model/resources/targetGroup'
import { findOf } from '@/model/topology'
import { areJoined } from '../compile/joins'
import {
  interfaceAt,
  subnetAt,
  type CompiledInterface,
  type CompiledNetwork,
  type CompiledVpc,
} from '../compile/network'
import { hostOnPremises } from '../onPremises'
import type { Goal } from '../turn'
import { addressOfNode, nodesOf } from './nodes'
import { familyOfGroup } from './preservation'

/** A target where it stands: what a load balancer would send to. */
export interface Placed {
  readonly target: Target
  /** What sets it apart from the group's other targets. */
  readonly option: string
  /** Missing: in any zone, as an address outside the VPC is. */
  readonly zone: string | undefined
  readonly goal: Goal
  readonly address: IpAddress | undefined
  readonly port: number | undefined
  /** It does not run, so the group has no use for it. */
  readonly isGone: boolean
  /** What of it nobody described, in words. */
  readonly missing?: string
}

/** A group's target: an instance, an address, or the nodes of an application load balancer. */
export function placeTarget(
  network: CompiledNetwork,
  loadBalancer: LoadBalancer,
  group: TargetGroup,
  target: Target,
): readonly Placed[] {
  const vpc = network.vpcs.get(group.vpcId ?? loadBalancer.vpcId)
  switch (group.targetType) {
    case 'instance':
      return [placeInstance(network, vpc, group, target)]
    case 'ip':
      return [placeAddress(network, vpc, group, target)]
    case 'alb':
      return placeBalancer(network, group, target)
    case 'lambda':
      return []
  }
}

/** Whether a node may use a target without crossing zones (ELB-07). */
export function sharesZone(
  { zone }: Placed,
  { subnet }: Pick<CompiledInterface, 'subnet'>,
): boolean {
  return zone === undefined || zone === subnet.subnet.availabilityZone
}

/** By its primary interface, or the one that it has in the group's VPC. */
function placeInstance(
  network: CompiledNetwork,
  vpc: CompiledVpc | undefined,
  group: TargetGroup,
  target: Target,
): Placed {
  const instance = findOf(network.topology, 'instance', target.id)
  const primary = network.primaries.get(target.id)
  const eni =
    primary?.subnet.vpc === vpc
      ? primary
      : ([...network.interfaces.values()].find(
          (own) => own.subnet.vpc === vpc && own.eni.attachment?.instanceId === target.id,
        ) ?? primary)
  const common = commonOf(group, target)
  const isGone = instance !== undefined && instance.state !== 'running'
  if (!eni) {
    return {
      ...common,
      zone: zoneOf(target, undefined),
      goal: {},
      address: undefined,
      isGone: instance?.state === 'terminated',
      missing: `where target ${target.id} stands`,
    }
  }
  const address = addressOfNode(eni, familyOfGroup(group))
  const zone = zoneOf(target, eni.subnet.subnet)
  return { ...common, zone, goal: { eni }, address, isGone }
}

/** In the group's VPC, else in one that is joined with it, else outside. */
function placeAddress(
  network: CompiledNetwork,
  vpc: CompiledVpc | undefined,
  group: TargetGroup,
  target: Target,
): Placed {
  const common = commonOf(group, target)
  const parsed = parseIp(target.id)
  if (!parsed.ok) {
    const missing = `where target ${target.id} stands`
    return { ...common, zone: undefined, goal: {}, address: undefined, isGone: false, missing }
  }
  const address = parsed.value
  const inside = vpc && interfaceAt(network, vpc, address)
  const joined = network.byAddress
    .get(address)
    ?.find((eni) => vpc !== undefined && areJoined(vpc, eni.subnet.vpc))
  const eni = inside ?? joined
  const stands = vpc && subnetAt(network, vpc, address)
  const zone = zoneOf(target, stands?.subnet)
  const outside = hostOnPremises(network, address)
  const goal: Goal = eni
    ? { eni }
    : { host: outside ?? { id: network.hosts.get(address) ?? address } }
  const isGone = eni?.instance !== undefined && eni.instance.state === 'terminated'
  return { ...common, zone, goal, address, isGone }
}

function placeBalancer(
  network: CompiledNetwork,
  group: TargetGroup,
  target: Target,
): readonly Placed[] {
  const balancer = findOf(network.topology, 'loadBalancer', target.id)
  const nodes = balancer ? nodesOf(network, balancer) : []
  const common = commonOf(group, target)
  if (nodes.length === 0) {
    const missing = `the nodes of target ${target.id}`
    return [{ ...common, zone: undefined, goal: {}, address: undefined, isGone: false, missing }]
  }
  return nodes.map((eni) => ({
    ...common,
    option: `${common.option} at ${eni.eni.id}`,
    zone: eni.subnet.subnet.availabilityZone,
    goal: { eni },
    address: addressOfNode(eni, familyOfGroup(group)),
    isGone: false,
  }))
}

function commonOf(group: TargetGroup, target: Target) {
  const port = target.port ?? group.port
  return { target, port, option: [group.id, target.id, port].join(' ') }
}

/** The zone that AWS tells, else the one where it stands; `all` is any. */
function zoneOf(
  { availabilityZone }: Target,
  stands: { readonly availabilityZone: string } | undefined,
): string | undefined {
  if (availabilityZone === 'all') return undefined
  return availabilityZone ?? stands?.availabilityZone
}
