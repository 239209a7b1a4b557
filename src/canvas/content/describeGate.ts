import { ANY_IPV4 } from '@/model/ip'
import { orderedEntries, type NetworkAcl } from '@/model/resources/networkAcl'
import { nameOf, type Topology } from '@/model/topology'
import { strings } from '@/strings/strings'
import type { GateContent } from './content'

/** What a gate says of the ACL that it stands for. */
export function describeGate(topology: Topology, acl: NetworkAcl): GateContent {
  return {
    aclId: acl.id,
    aclName: nameOf(topology, acl),
    label: acl.name === '' && acl.isDefault ? strings.drawing.defaultAcl : nameOf(topology, acl),
    open: allowsAll(acl),
  }
}

/** Whether it denies nothing and lets all IPv4 through both ways, as a default ACL does (NACL-15). */
function allowsAll(acl: NetworkAcl): boolean {
  if (acl.entries.some(({ action }) => action === 'deny')) return false
  return (['ingress', 'egress'] as const).every((direction) =>
    orderedEntries(acl, direction).some(
      ({ cidr, traffic }) => cidr === ANY_IPV4 && traffic.protocol === 'all',
    ),
  )
}
