import { admitBalancer, type Admission } from '@/model/edits/admitBalancer'
import type { LoadBalancer } from '@/model/resources/loadBalancer'
import type { TargetGroup } from '@/model/resources/targetGroup'
import { findOf, labelOf, labelOfId, type Topology } from '@/model/topology'
import { targetLookup } from '@/model/validation/targets'
import { transportsOf } from '@/model/balancerFits'
import { groupsAdmit } from '@/reachability/lint/admits'
import { editTopology, useTopology } from '@/store/diagramStore'
import { strings } from '@/strings/strings'
import { Button } from '@/ui/Button'
import { Fault } from '@/ui/Fault'

const words = strings.services.targetGroup

interface AdmitBalancerProps {
  readonly balancer: LoadBalancer
  readonly group: TargetGroup
}

/** Targets whose groups do not admit their load balancer, and the one press that mends it (ALB-03). */
export function AdmitBalancer({ balancer, group }: AdmitBalancerProps) {
  const topology = useTopology()
  const missing = missingAdmissions(topology, balancer, group)
  if (missing.length === 0) return null
  const name = labelOf(balancer)
  const names = missing.map(({ securityGroupId }) => labelOfId(topology, securityGroupId))
  return (
    <div className="flex flex-col items-start gap-1.5">
      <Fault tone="warning">{words.admitAbout([...new Set(names)].join(', '), name)}</Fault>
      <Button
        onClick={() => {
          editTopology(words.admitStep(name, labelOf(group)), (before) =>
            admitBalancer(before, balancer, missing),
          )
        }}
      >
        {words.admit(name)}
      </Button>
    </div>
  )
}

/** One group of each target that no rule of its groups admits the load balancer to. */
function missingAdmissions(
  topology: Topology,
  balancer: LoadBalancer,
  group: TargetGroup,
): readonly Admission[] {
  if (balancer.securityGroupIds.length === 0 || group.targetType === 'lambda') return []
  const lookup = targetLookup(topology)
  const byKey = new Map<string, Admission>()
  for (const target of group.targets) {
    const eni = lookup.interfaceOf(group, target)
    const port = target.port ?? group.port
    const own = eni?.securityGroupIds ?? []
    // A group that other things share is left alone where there is one of its own.
    const [first] = own.toSorted(
      (a, b) => Number(isDefault(topology, a)) - Number(isDefault(topology, b)),
    )
    if (port === undefined || first === undefined) continue
    const blocks = balancer.nodes.flatMap(
      ({ subnetId }) => findOf(topology, 'subnet', subnetId)?.cidrBlock ?? [],
    )
    const admitted = transportsOf(group.protocol).every((protocol) =>
      groupsAdmit(
        topology,
        own,
        'ingress',
        { protocol, port },
        {
          blocks,
          groupIds: balancer.securityGroupIds,
        },
      ),
    )
    const admission = { securityGroupId: first, protocol: group.protocol, port }
    if (!admitted) byKey.set(`${first} ${String(port)}`, admission)
  }
  return [...byKey.values()]
}

function isDefault(topology: Topology, id: string): boolean {
  return findOf(topology, 'securityGroup', id)?.isDefault === true
}
