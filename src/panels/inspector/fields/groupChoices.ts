import type { SecurityGroupId, VpcId } from '@/model/ids'
import { labelOf, resourcesOf, type Topology } from '@/model/topology'

/** The security groups of a VPC to choose from, without those that are taken (SG-18). */
export function groupChoices(
  topology: Topology,
  vpcId: VpcId | undefined,
  taken: readonly SecurityGroupId[],
) {
  return resourcesOf(topology, 'securityGroup')
    .filter((group) => group.vpcId === vpcId && !taken.includes(group.id))
    .map((group) => ({ value: group.id, label: labelOf(group), detail: group.id }))
}
