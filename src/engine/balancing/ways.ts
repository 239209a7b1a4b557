import type { Listener, ListenerAction } from '@/model/resources/listener'
import type { LoadBalancer } from '@/model/resources/loadBalancer'
import type { TargetGroup } from '@/model/resources/targetGroup'
import { findOf } from '@/model/topology'
import type { ExplanationCode } from '../codes'
import type { CompiledInterface } from '../compile/network'
import type { Packet } from '../packet'
import type { Situation } from '../turn'
import { healthOf } from './health'
import { carries } from './listener'
import { zonesOf } from './nodes'
import { placeTarget, sharesZone, type Placed } from './placed'

/** What may become of a connection that a listener has taken. */
export type Way = { readonly option: string; readonly groupId?: string } & (
  | { readonly kind: 'target'; readonly group: TargetGroup; readonly placed: Placed }
  /** The load balancer answers by itself, or a function does behind it. */
  | { readonly kind: 'answer'; readonly targetId?: string }
  | { readonly kind: 'nowhere'; readonly code: ExplanationCode }
  | { readonly kind: 'unknown'; readonly missing: string }
)

/** All ways of one listener at one node, by their options. */
export interface Choice {
  readonly options: readonly string[]
  readonly ways: ReadonlyMap<string, Way>
}

interface Asked {
  readonly loadBalancer: LoadBalancer
  /** The node that took the connection. */
  readonly node: CompiledInterface
  readonly packet: Packet
  readonly situation: Situation
}

/**
 * Every way that a listener may send what it takes: what its rules look at is HTTP, so any of them may
 * win, and any group that has a weight. A group without a target to use sends nowhere.
 */
export function waysOf(listener: Listener, asked: Asked): Choice {
  const { ways } = asked.situation.network
  const key = [listener.id, asked.node.eni.id, asked.packet.protocol].join(' ')
  const known = ways.get(key)
  if (known) return known
  const found = findWays(listener, asked)
  ways.set(key, found)
  return found
}

function findWays({ defaultAction, rules }: Listener, asked: Asked): Choice {
  const actions = [defaultAction, ...rules.map(({ action }) => action)]
  const ways = new Map<string, Way>()
  for (const way of actions.flatMap((action) => waysOfAction(action, asked))) {
    if (!ways.has(way.option)) ways.set(way.option, way)
  }
  return { options: [...ways.keys()], ways }
}

function waysOfAction(action: ListenerAction, asked: Asked): readonly Way[] {
  if (action.kind === 'answer') return [{ kind: 'answer', option: action.type }]
  const ids = action.targetGroups
    .filter(({ weight }) => weight !== 0)
    .map(({ targetGroupId }) => targetGroupId)
  if (ids.length === 0) return [nowhere('ELBV2_LISTENER_HAS_NO_TG')]
  return ids.flatMap((id) => {
    const group = findOf(asked.situation.network.topology, 'targetGroup', id)
    if (!group?.targetsKnown) return [unknown(id, `the targets of target group ${id}`)]
    return waysInGroup(group, asked)
  })
}

function waysInGroup(group: TargetGroup, asked: Asked): readonly Way[] {
  if (group.targets.length === 0) return [nowhere('ELBV2_LISTENER_HAS_NO_TG', group.id)]
  if (group.targetType === 'lambda') {
    return group.targets.map(({ id }) => ({ kind: 'answer', option: id, targetId: id }))
  }
  if (!carries(group.protocol, asked.packet)) {
    return [nowhere('ELBV2_LISTENER_REQUIRES_TG_ACCEPT', group.id)]
  }
  const { usable, code } = usableTargets(group, asked)
  if (usable.length === 0) return [nowhere(code, group.id)]
  return usable.map((placed): Way => {
    const { option, missing } = placed
    if (missing !== undefined) return unknown(option, missing)
    const fault = faultOf(placed)
    if (fault) return nowhere(fault, group.id, option)
    return { kind: 'target', option, groupId: group.id, group, placed }
  })
}

/** A target needs an address of the group's family, and a port (ELB-06). */
function faultOf({ address, port }: Placed): ExplanationCode | undefined {
  if (address === undefined) return 'TARGET_ADDRESS_RESTRICTION'
  return port === undefined ? 'TARGET_PORT_RESTRICTION' : undefined
}

/**
 * The targets that this node may choose: in the enabled zones (ELB-01), the healthy ones, or all when
 * none of them is (ELB-09), and without cross-zone balancing those of its own zone (ELB-07).
 */
function usableTargets(
  group: TargetGroup,
  { loadBalancer, node, situation }: Asked,
): { readonly usable: readonly Placed[]; readonly code: ExplanationCode } {
  const { network } = situation
  const zones = zonesOf(network, loadBalancer)
  const all = group.targets.flatMap((target) => placeTarget(network, loadBalancer, group, target))
  const enabled = all.filter(({ zone }) => zone === undefined || zones.has(zone))
  if (enabled.length === 0) {
    const isClassic = loadBalancer.type === 'classic'
    const code = isClassic ? 'ELB_INSTALLED_AZ_RESTRICTION' : 'ELBV2_NO_TARGETS_IN_AZ'
    return { usable: [], code }
  }
  const judged = enabled.map((placed) => ({
    placed,
    health: healthOf(loadBalancer, group, placed, situation),
  }))
  const ofHealth = (health: 'healthy' | 'unhealthy'): readonly Placed[] =>
    judged.filter((one) => one.health === health).map(({ placed }) => placed)
  const healthy = ofHealth('healthy')
  const serving = healthy.length > 0 ? healthy : ofHealth('unhealthy')
  if (serving.length === 0) return { usable: [], code: 'ELBV2_LISTENER_HAS_NO_TG' }
  const crossZone = group.crossZone ?? loadBalancer.crossZone
  if (crossZone) return { usable: serving, code: 'ELBV2_NO_TARGETS_IN_AZ' }
  const near = (placed: Placed): boolean => sharesZone(placed, node)
  const code = enabled.some(near) ? 'ELBV2_NO_TARGETS_IN_AZ' : 'ELB_NOT_CROSSZONE'
  return { usable: serving.filter(near), code }
}

function nowhere(code: ExplanationCode, groupId?: string, option = groupId ?? code): Way {
  return { kind: 'nowhere', option, code, ...(groupId === undefined ? {} : { groupId }) }
}

function unknown(option: string, missing: string): Way {
  return { kind: 'unknown', option, missing }
}
