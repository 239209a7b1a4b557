import type { SecurityGroupId, VpcId } from '../ids'
import type { SecurityGroup, SecurityGroupRule } from '../resources/securityGroup'
import { findOf, type Topology } from '../topology'
import { mapChanged, patched, updateAll } from './edit'

/** Rules that name one of these groups stay in place and turn stale (SG-33). */
export function markReferencesToGroups(topology: Topology, gone: ReadonlySet<string>): Topology {
  return changeReferences(topology, (_, named) => (gone.has(named) ? true : undefined))
}

/** Rules that name groups across a peering turn stale when it is deleted (SG-33). */
export function markReferencesBetween(topology: Topology, a: VpcId, b: VpcId): Topology {
  return changeReferences(topology, (group, named) =>
    joins(topology, group, named, a, b) ? true : undefined,
  )
}

/** Stale rules become valid again when the same VPCs are peered anew (SG-33). */
export function reviveReferencesBetween(topology: Topology, a: VpcId, b: VpcId): Topology {
  return changeReferences(topology, (group, named) =>
    joins(topology, group, named, a, b) ? false : undefined,
  )
}

function joins(
  topology: Topology,
  group: SecurityGroup,
  named: SecurityGroupId,
  a: VpcId,
  b: VpcId,
): boolean {
  const other = findOf(topology, 'securityGroup', named)?.vpcId
  return (group.vpcId === a && other === b) || (group.vpcId === b && other === a)
}

function changeReferences(
  topology: Topology,
  isStale: (group: SecurityGroup, named: SecurityGroupId) => boolean | undefined,
): Topology {
  return updateAll(topology, 'securityGroup', (group) => {
    const change = (rule: SecurityGroupRule): SecurityGroupRule => {
      const { peer } = rule
      if (peer.kind !== 'securityGroup') return rule
      const stale = isStale(group, peer.securityGroupId)
      if (stale === undefined) return rule
      return patched(rule, { peer: patched(peer, { stale: stale ? true : undefined }) })
    }
    return patched(group, {
      ingress: mapChanged(group.ingress, change),
      egress: mapChanged(group.egress, change),
    })
  })
}
