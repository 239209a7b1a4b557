import { GENEVE_PORT } from '../balancerFits'
import type { TargetGroupId, VpcId } from '../ids'
import { cidrContains, familyOf, isPrivateAddress, parseIp } from '../ip'
import { LAST_PORT } from '../ports'
import type { Target, TargetGroup } from '../resources/targetGroup'
import { vpcBlocks } from '../resources/vpc'
import { fail, ok, type Result } from '../result'
import {
  findOf,
  interfacesOf,
  labelOf,
  vpcOfInterface,
  withResources,
  type Topology,
} from '../topology'
import { alwaysPreserves } from '../validation/targets'
import { patched, requireOf, type Created } from './edit'
import { listenerRefusal } from './listener'
import { proposeName, uniqueName } from './names'
import { newId } from './newId'
import { listenersTo } from './targetGroupFit'

/** A new target group of instances or addresses, checked for health on the traffic port. */
export function addTargetGroup(
  topology: Topology,
  vpcId: VpcId,
  about: Pick<TargetGroup, 'protocol' | 'targetType'> & {
    readonly port: number
    readonly name?: string
    readonly targets?: readonly Target[]
  },
): Created<TargetGroupId> {
  const { protocol, targetType, port, targets = [] } = about
  const id = newId(topology, 'targetGroup')
  const isHttp = protocol.startsWith('HTTP')
  const group: TargetGroup = {
    kind: 'targetGroup',
    id,
    name: uniqueName(topology, about.name ?? proposeName(topology, 'targetGroup')),
    vpcId,
    targetType,
    protocol,
    port,
    ipAddressType: 'ipv4',
    targets,
    targetsKnown: true,
    healthCheck: { enabled: true, protocol: isHttp ? protocol : 'TCP' },
  }
  return { topology: withResources(topology, group), id }
}

export type TargetGroupChange = {
  readonly [Key in
    | 'targetType'
    | 'protocol'
    | 'port'
    | 'ipAddressType'
    | 'preserveClientIp'
    | 'crossZone'
    | 'healthCheck']?: TargetGroup[Key]
}

/** Changes a target group, as far as its targets and its load balancer's listeners go along. */
export function changeTargetGroup(
  topology: Topology,
  id: TargetGroupId,
  change: TargetGroupChange,
): Result<Topology> {
  const before = requireOf(topology, 'targetGroup', id)
  const group = patched(before, change)
  if (group === before) return ok(topology)
  const next = withResources(topology, group)
  const refusal =
    typeRefusal(before, group) ??
    portRefusal(group.port) ??
    attributeRefusal(group) ??
    listenersTo(next, group)
      .map((listener) => listenerRefusal(next, listener))
      .find((reason) => reason !== undefined)
  return refusal === undefined ? ok(next) : fail(refusal)
}

/** Registers these targets and no others (ELB-06). */
export function setTargets(
  topology: Topology,
  id: TargetGroupId,
  targets: readonly Target[],
): Result<Topology> {
  const group = requireOf(topology, 'targetGroup', id)
  for (const [index, target] of targets.entries()) {
    if (group.targets.includes(target)) continue
    const refusal = targetRefusal(topology, group, target, targets.toSpliced(index, 1))
    if (refusal !== undefined) return fail(refusal)
  }
  return ok(withResources(topology, { ...group, targets, targetsKnown: true }))
}

/** Registers one more target (ELB-06). */
export function addTarget(topology: Topology, id: TargetGroupId, target: Target): Result<Topology> {
  const { targets } = requireOf(topology, 'targetGroup', id)
  return setTargets(topology, id, [...targets, target])
}

/** Why a target cannot be registered beside the others; nothing where it can. */
export function targetRefusal(
  topology: Topology,
  group: TargetGroup,
  target: Target,
  others: readonly Target[],
): string | undefined {
  const port = target.port ?? group.port
  const twin = others.some((one) => one.id === target.id && (one.port ?? group.port) === port)
  if (twin) return `${labelOf(group)} has this target on this port already`
  return (
    (target.port === undefined ? undefined : portRefusal(target.port)) ??
    TARGET_REFUSALS[group.targetType](topology, group, target, others)
  )
}

type TargetCheck = (
  topology: Topology,
  group: TargetGroup,
  target: Target,
  others: readonly Target[],
) => string | undefined

const TARGET_REFUSALS: Readonly<Record<TargetGroup['targetType'], TargetCheck>> = {
  instance: (topology, group, { id }) => {
    const instance = findOf(topology, 'instance', id)
    if (!instance) return `There is no instance ${id}`
    const [primary] = interfacesOf(topology, instance.id)
    const vpcId = primary && vpcOfInterface(topology, primary)
    if (group.vpcId === undefined || vpcId === undefined || vpcId === group.vpcId) return undefined
    return `${labelOf(instance)} is an instance of another VPC; register its address instead`
  },
  ip: (topology, group, { id }) => {
    const address = parseIp(id)
    if (!address.ok) return address.error
    const family = group.ipAddressType === 'ipv4' ? 4 : 6
    if (familyOf(address.value) !== family) {
      return `${labelOf(group)} holds IPv${String(family)} addresses only`
    }
    const vpc = findOf(topology, 'vpc', group.vpcId)
    const isNear = vpc && vpcBlocks(vpc).some((block) => cidrContains(block, address.value))
    if (isNear || isPrivateAddress(address.value)) return undefined
    return `${address.value} is a public address; targets have addresses of the VPC or private ones`
  },
  lambda: (topology, group, { id }, others) => {
    if (findOf(topology, 'managedService', id)?.service !== 'lambda') {
      return `There is no function ${id}`
    }
    return others.length === 0 ? undefined : `${labelOf(group)} holds one function only`
  },
  alb: (topology, group, { id }, others) => {
    const balancer = findOf(topology, 'loadBalancer', id)
    if (balancer?.type !== 'application') return `There is no Application Load Balancer ${id}`
    if (group.vpcId !== undefined && balancer.vpcId !== group.vpcId) {
      return `${labelOf(balancer)} is a load balancer of another VPC`
    }
    return others.length === 0 ? undefined : `${labelOf(group)} holds one load balancer only`
  },
}

/** What targets are named by does not change while there are some. */
function typeRefusal(before: TargetGroup, group: TargetGroup): string | undefined {
  const name = labelOf(group)
  if (before.targets.length === 0) return undefined
  if (before.targetType !== group.targetType) {
    return `${name} has targets of another type; remove them first`
  }
  return before.ipAddressType !== group.ipAddressType && group.targetType === 'ip'
    ? `${name} has addresses of the other family; remove them first`
    : undefined
}

function portRefusal(port: number | undefined): string | undefined {
  if (port === undefined || (port >= 1 && port <= LAST_PORT)) return undefined
  return `A port is 1 to ${String(LAST_PORT)}`
}

/** Preservation that is fixed (NLB-02), GENEVE's port, and checks that cannot be off (ELB-08). */
function attributeRefusal(group: TargetGroup): string | undefined {
  const { protocol, port, preserveClientIp, healthCheck, targetType } = group
  if (preserveClientIp === false && alwaysPreserves(protocol)) {
    return `${protocol} always preserves the client’s address`
  }
  if (protocol === 'GENEVE' && port !== GENEVE_PORT) {
    return `GENEVE goes to port ${String(GENEVE_PORT)}`
  }
  if (!healthCheck.enabled && targetType !== 'lambda') {
    return 'Only a function’s health check can be turned off'
  }
  return portRefusal(healthCheck.port)
}
