import type { NetworkInterface } from '@/model/resources/networkInterface'
import { resourcesOf, type Topology } from '@/model/topology'

/** The interfaces that wear a security group. */
export function wearersOf(topology: Topology, groupId: string): readonly NetworkInterface[] {
  return resourcesOf(topology, 'networkInterface').filter(({ securityGroupIds }) =>
    securityGroupIds.some((id) => id === groupId),
  )
}
