import {
  findOf,
  findResource,
  KIND_LABELS,
  labelOf,
  labelOfId,
  nameByVpc,
  resourcesOf,
  type Topology,
} from '@/model/topology'
import type { Step } from '../trace'

/** What decided a step, by name: `acl-db`, `web-sg + db-sg`, `Internet gateway`. */
export function titleOf(topology: Topology, { checkpoint, component, at, because }: Step): string {
  if (checkpoint === 'securityGroup') {
    if (because.kind === 'rule') return labelOfId(topology, because.groupId)
    const groups = findOf(topology, 'networkInterface', at)?.securityGroupIds ?? []
    if (groups.length > 1) return groups.map((id) => labelOfId(topology, id)).join(' + ')
  }
  const resource = findResource(topology, component)
  if (checkpoint === 'internetGateway' && resource?.kind !== 'internetGateway') {
    return gatewayOf(topology, at)
  }
  if (resource?.kind === 'networkInterface') return ownerName(topology, component)
  if (resource?.name === '' && resource.kind !== 'other') {
    const byItsVpc = nameByVpc(topology, resource)
    if (byItsVpc !== undefined) return byItsVpc
    return `${capitalised(KIND_LABELS[resource.kind])} ${component}`
  }
  return labelOfId(topology, component)
}

/** The gateway at a VPC's border, whoever is to blame there. */
function gatewayOf(topology: Topology, vpcId: string): string {
  const gateway = resourcesOf(topology, 'internetGateway').find((row) => row.vpcId === vpcId)
  return gateway ? labelOf(gateway) : 'Internet gateway'
}

/** An interface by its own name, or its instance's. */
export function ownerName(topology: Topology, id: string): string {
  const eni = findOf(topology, 'networkInterface', id)
  if (!eni || eni.name !== '') return labelOfId(topology, id)
  const instance = findOf(topology, 'instance', eni.attachment?.instanceId)
  return instance ? labelOfId(topology, instance.id) : id
}

/** The text with its first letter large. */
export function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
