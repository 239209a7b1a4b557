import type { NetworkInterface } from '@/model/resources/networkInterface'
import { resourcesOf, type Topology } from '@/model/topology'

/** The interfaces that wear a security group. */
export function wearersOf(topology: Topology, groupId: string): readonly NetworkInterface[] {
  return resourcesOf(topology, 'networkInterface').filter(({ securityGroupIds }) =>
    securityGroupIds.some((id) => id === groupId),
  )
}

/** What people know these interfaces by: the instance where there is one, else the interface. */
export function membersOf(wearers: readonly NetworkInterface[]): readonly string[] {
  return [...new Set(wearers.map((eni): string => eni.attachment?.instanceId ?? eni.id))]
}
