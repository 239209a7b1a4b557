import type { CompiledSubnet } from '@/engine/compile/network'
import { rangeOf, type Cidr } from '@/model/ip'
import type { LoadBalancer } from '@/model/resources/loadBalancer'
import type { Direction } from '@/model/resources/securityGroup'
import type { TargetGroup } from '@/model/resources/targetGroup'
import { labelOf, subnetBlocks } from '@/model/topology'
import { tcp } from '@/model/traffic'
import { refusedBy } from './aclEntries'
import { someNames, wordOf, type LintContext } from './context'
import { finding, type Finding } from './finding'
import type { Member } from './loadBalancers'
import { boxOf, withoutBoxes } from './trafficBoxes'

/** What a load balancer sends from (ELB-10). */
const NODE_PORTS = { from: 1024, to: 65535 }

interface Crossing {
  readonly at: CompiledSubnet
  readonly direction: Direction
  readonly block: Cidr
  readonly ports: { readonly from: number; readonly to: number }
}

/** ACLs between a load balancer and its targets that let nothing pass, there or back (ALB-05, NLB-13). */
export function blockingAcls(
  balancer: LoadBalancer,
  group: TargetGroup,
  members: readonly Member[],
  context: LintContext,
): readonly Finding[] {
  if (group.protocol.toUpperCase() === 'UDP' || group.protocol.toUpperCase() === 'QUIC') return []
  const nodes = balancer.nodes.flatMap(
    ({ subnetId }) => context.subnets.find(({ subnet }) => subnet.id === subnetId) ?? [],
  )
  const told = new Set<string>()
  return members.flatMap(({ own, port }) =>
    port === undefined
      ? []
      : nodes.flatMap((node) => {
          const crossing = firstRefusal(node, own.subnet, { from: port, to: port })
          const acl = crossing?.at.acl?.acl
          const key = `${acl?.id ?? ''} ${crossing?.direction ?? ''}`
          if (!crossing || !acl || told.has(key)) return []
          told.add(key)
          const { direction } = crossing
          const isRequest = crossing.ports !== NODE_PORTS
          const what = isRequest
            ? `what ${labelOf(balancer)} sends to port ${String(port)} of the targets in ${labelOf(group)}`
            : `what the targets in ${labelOf(group)} answer to ${labelOf(balancer)} on ports 1024–65535`
          return [
            finding('aclBlocksTargets', {
              ids: [acl.id, balancer.id, group.id],
              sentence: `${labelOf(acl)} refuses ${wordOf(direction)} at ${someNames(context.topology, [crossing.at.subnet.id])} ${what}`,
              mend: `Allow ${wordOf(direction)} TCP ${isRequest ? String(port) : '1024–65535'} ${direction === 'ingress' ? 'from' : 'to'} ${crossing.block}`,
              rules: balancer.type === 'network' ? ['NLB-12', 'NLB-13'] : ['ALB-05', 'NACL-32'],
            }),
          ]
        }),
  )
}

/** The first list on the way to a target and back that lets none of it pass; neighbours meet none (NACL-11). */
function firstRefusal(
  node: CompiledSubnet,
  target: CompiledSubnet,
  ports: Crossing['ports'],
): Crossing | undefined {
  const [from] = subnetBlocks(node.subnet)
  const [to] = subnetBlocks(target.subnet)
  if (node === target || from === undefined || to === undefined) return undefined
  const way: readonly Crossing[] = [
    { at: node, direction: 'egress', block: to, ports },
    { at: target, direction: 'ingress', block: from, ports },
    { at: target, direction: 'egress', block: from, ports: NODE_PORTS },
    { at: node, direction: 'ingress', block: to, ports: NODE_PORTS },
  ]
  return way.find(({ at, direction, block, ports: asked }) => {
    const acl = at.acl?.acl
    if (!acl || acl.stub) return false
    const box = boxOf(tcp(asked), rangeOf(block))
    return withoutBoxes([box], refusedBy(acl, direction, box)).length === 0
  })
}
