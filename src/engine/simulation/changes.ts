import type { AutoScalingGroupId, InternetHostId, TargetGroupId } from '@/model/ids'
import { familyOf, type IpAddress } from '@/model/ip'
import { updateResource, requireOf } from '@/model/edits/edit'
import { setFleetCapacity } from '@/model/edits/autoScalingGroup'
import type { Target } from '@/model/resources/targetGroup'
import type { Result } from '@/model/result'
import type { Topology } from '@/model/topology'

/** Changes that happen to a network by themselves while it runs; each is given to `editNetwork`. */

/** A fleet grows or shrinks: references to its groups mean the new instances at once (SG-22). */
export function scaleFleet(
  topology: Topology,
  id: AutoScalingGroupId,
  by: number,
): Result<Topology> {
  const { capacity } = requireOf(topology, 'autoScalingGroup', id)
  const desired = capacity.desired + by
  const min = Math.min(capacity.min, desired)
  return setFleetCapacity(topology, id, { desired, min, max: Math.max(capacity.max, desired) })
}

/** A health check finds a target well or not; left out, it goes by what the network lets through (ELB-08). */
export function setTargetHealth(
  topology: Topology,
  groupId: TargetGroupId,
  targetId: string,
  health: Target['health'],
): Topology {
  return updateResource(topology, 'targetGroup', groupId, ({ targets }) => ({
    targets: targets.map((target) => {
      if (target.id !== targetId) return target
      const { health: _before, ...rest } = target
      return health === undefined ? rest : { ...rest, health }
    }),
  }))
}

/** A host on the internet gets another address from its provider. */
export function moveHost(topology: Topology, id: InternetHostId, address: IpAddress): Topology {
  const field = familyOf(address) === 4 ? 'address' : 'ipv6Address'
  return updateResource(topology, 'internetHost', id, { [field]: address })
}
