import type { AutoScalingGroupId, InstanceId, SubnetId, TargetGroupId } from '../ids'
import type { AutoScalingGroup } from '../resources/autoScalingGroup'
import { fail, ok, type Result } from '../result'
import {
  findOf,
  interfacesOf,
  labelOf,
  resourcesOf,
  withResources,
  type Topology,
} from '../topology'
import { requireOf, updateResource, type Created } from './edit'
import { addInstance } from './instance'
import { proposeName, uniqueName } from './names'
import { newId } from './newId'
import { assignPublicAddress } from './publicAddress'
import { removeResources } from './remove'
import { subnetRefusal } from './serviceInterface'
import { addTarget } from './targetGroup'

type Capacity = AutoScalingGroup['capacity']

/** More would not be a drawing any more. */
const LARGEST_FLEET = 100

/** A fleet over these subnets of one VPC, of these instances and able to double. */
export function addAutoScalingGroup(
  topology: Topology,
  subnetIds: readonly SubnetId[],
  instanceIds: readonly InstanceId[],
  options: {
    readonly name?: string
    readonly launch?: AutoScalingGroup['launch']
  } = {},
): Created<AutoScalingGroupId> {
  const id = newId(topology, 'autoScalingGroup')
  const vpcId = findOf(topology, 'subnet', subnetIds[0])?.vpcId
  const desired = instanceIds.length
  const fleet: AutoScalingGroup = {
    kind: 'autoScalingGroup',
    id,
    name: uniqueName(topology, options.name ?? proposeName(topology, 'autoScalingGroup')),
    ...(vpcId && { vpcId }),
    subnetIds,
    instanceIds,
    targetGroupIds: [],
    capacity: { min: desired, desired, max: Math.max(1, 2 * desired) },
    ...(options.launch && { launch: options.launch }),
  }
  return { topology: withResources(topology, fleet), id }
}

/** The bounds of a fleet and its size, to which it launches or terminates instances at once. */
export function setFleetCapacity(
  topology: Topology,
  id: AutoScalingGroupId,
  change: Partial<Capacity>,
): Result<Topology> {
  const fleet = requireOf(topology, 'autoScalingGroup', id)
  const capacity = { ...fleet.capacity, ...change }
  const { min, desired, max } = capacity
  if (min < 0 || min > desired || desired > max) {
    return fail(
      `${String(desired)} instances is not between the minimum ${String(min)} and the maximum ${String(max)}`,
    )
  }
  if (desired > LARGEST_FLEET) {
    return fail(`A fleet has ${String(LARGEST_FLEET)} instances here at most`)
  }
  const next = updateResource(topology, 'autoScalingGroup', id, { capacity })
  return change.desired === undefined ? ok(next) : scaled(next, id, desired)
}

function scaled(topology: Topology, id: AutoScalingGroupId, desired: number): Result<Topology> {
  const { instanceIds } = requireOf(topology, 'autoScalingGroup', id)
  if (desired < instanceIds.length) return ok(removeResources(topology, instanceIds.slice(desired)))
  let next = topology
  for (let count = instanceIds.length; count < desired; count += 1) {
    const launched = launch(next, id)
    if (!launched.ok) return launched
    next = launched.value
  }
  return ok(next)
}

/** One more instance, in the subnet that has the fewest of the fleet, registered with its targets. */
function launch(topology: Topology, id: AutoScalingGroupId): Result<Topology> {
  const fleet = requireOf(topology, 'autoScalingGroup', id)
  const homes = fleet.instanceIds.map((own) => interfacesOf(topology, own)[0]?.subnetId)
  const [subnetId] = fleet.subnetIds.toSorted(
    (a, b) => homes.filter((home) => home === a).length - homes.filter((home) => home === b).length,
  )
  if (!subnetId) return fail(`${labelOf(fleet)} has no subnet to launch into`)
  const { platform, securityGroupIds = [], associatePublicIp } = fleet.launch ?? {}
  const launched = addInstance(topology, subnetId, {
    name: `${labelOf(fleet)}-${String(fleet.instanceIds.length + 1)}`,
    ...(platform && { platform }),
    ...(securityGroupIds.length > 0 && { securityGroupIds }),
  })
  if (!launched.ok) return launched
  const instanceId = launched.value.id
  const [primary] = interfacesOf(launched.value.topology, instanceId)
  const addressed =
    associatePublicIp === true && primary
      ? assignPublicAddress(launched.value.topology, primary.id)
      : launched.value.topology
  const joined = updateResource(addressed, 'autoScalingGroup', id, {
    instanceIds: [...fleet.instanceIds, instanceId],
  })
  return fleet.targetGroupIds.reduce<Result<Topology>>(
    (next, group) => (next.ok ? addTarget(next.value, group, { id: instanceId }) : next),
    ok(joined),
  )
}

/** The subnets that a fleet launches into: one at least, all of its VPC. */
export function setFleetSubnets(
  topology: Topology,
  id: AutoScalingGroupId,
  subnetIds: readonly SubnetId[],
): Result<Topology> {
  const fleet = requireOf(topology, 'autoScalingGroup', id)
  if (subnetIds.length === 0) return fail(`${labelOf(fleet)} needs a subnet to launch into`)
  const refusal = subnetIds
    .map((subnetId) => subnetRefusal(topology, fleet.vpcId, subnetId))
    .find((reason) => reason !== undefined)
  if (refusal !== undefined) return fail(refusal)
  return ok(updateResource(topology, 'autoScalingGroup', id, { subnetIds }))
}

/** Attaches a fleet to a target group, which registers its instances, or takes both back (ELB-06). */
export function setFleetTargetGroup(
  topology: Topology,
  id: AutoScalingGroupId,
  targetGroupId: TargetGroupId,
  attached: boolean,
): Result<Topology> {
  const fleet = requireOf(topology, 'autoScalingGroup', id)
  const group = requireOf(topology, 'targetGroup', targetGroupId)
  const others = fleet.targetGroupIds.filter((own) => own !== targetGroupId)
  const members = new Set<string>(fleet.instanceIds)
  if (!attached) {
    const left = updateResource(topology, 'autoScalingGroup', id, { targetGroupIds: others })
    const targets = group.targets.filter((target) => !members.has(target.id))
    return ok(updateResource(left, 'targetGroup', targetGroupId, { targets }))
  }
  if (group.targetType !== 'instance') {
    return fail(`${labelOf(group)} takes no instances; a fleet needs a target group of instances`)
  }
  const joined = updateResource(topology, 'autoScalingGroup', id, {
    targetGroupIds: [...others, targetGroupId],
  })
  const registered = new Set(group.targets.map((target) => target.id))
  return fleet.instanceIds
    .filter((own) => !registered.has(own))
    .reduce<
      Result<Topology>
    >((next, own) => (next.ok ? addTarget(next.value, targetGroupId, { id: own }) : next), ok(joined))
}

/** Attaches an instance that runs already; the fleet grows by it. */
export function attachToFleet(
  topology: Topology,
  id: AutoScalingGroupId,
  instanceId: InstanceId,
): Result<Topology> {
  const fleet = requireOf(topology, 'autoScalingGroup', id)
  const instance = requireOf(topology, 'instance', instanceId)
  const other = resourcesOf(topology, 'autoScalingGroup').find(({ instanceIds }) =>
    instanceIds.includes(instanceId),
  )
  if (other) return fail(`${labelOf(instance)} belongs to ${labelOf(other)} already`)
  const { min, desired, max } = fleet.capacity
  if (desired >= max) {
    return fail(`${labelOf(fleet)} has its maximum of ${String(max)} instances already`)
  }
  const zones = fleet.subnetIds.map((own) => findOf(topology, 'subnet', own)?.availabilityZone)
  const home = findOf(topology, 'subnet', interfacesOf(topology, instanceId)[0]?.subnetId)
  if (home?.vpcId !== fleet.vpcId || !zones.includes(home?.availabilityZone)) {
    return fail(`${labelOf(instance)} is in no zone of ${labelOf(fleet)}`)
  }
  const joined = updateResource(topology, 'autoScalingGroup', id, {
    instanceIds: [...fleet.instanceIds, instanceId],
    capacity: { min, desired: desired + 1, max },
  })
  return fleet.targetGroupIds.reduce<Result<Topology>>(
    (next, group) => (next.ok ? addTarget(next.value, group, { id: instanceId }) : next),
    ok(joined),
  )
}

/** Lets an instance go on by itself; the fleet shrinks by it. */
export function detachFromFleet(
  topology: Topology,
  id: AutoScalingGroupId,
  instanceId: InstanceId,
): Result<Topology> {
  const fleet = requireOf(topology, 'autoScalingGroup', id)
  const { min, desired, max } = fleet.capacity
  if (desired <= min) {
    return fail(`${labelOf(fleet)} has its minimum of ${String(min)} instances; lower that first`)
  }
  const left = updateResource(topology, 'autoScalingGroup', id, {
    instanceIds: fleet.instanceIds.filter((own) => own !== instanceId),
    capacity: { min, desired: desired - 1, max },
  })
  return ok(
    fleet.targetGroupIds.reduce(
      (next, group) =>
        updateResource(next, 'targetGroup', group, ({ targets }) => ({
          targets: targets.filter((target) => target.id !== instanceId),
        })),
      left,
    ),
  )
}
