import { BALANCER_FITS, GENEVE_PORT } from '../balancerFits'
import type {
  ListenerId,
  LoadBalancerId,
  SecurityGroupId,
  SubnetId,
  TargetGroupId,
  VpcId,
} from '../ids'
import { ANY_IPV4 } from '../ip'
import type { LoadBalancer } from '../resources/loadBalancer'
import { fail, ok, type Result } from '../result'
import { findOf, labelOf, type Topology } from '../topology'
import { tcp } from '../traffic'
import { requireOf, type Created } from './edit'
import { addListener, proposeListener } from './listener'
import { addLoadBalancer, sizeRefusal } from './loadBalancer'
import { uniqueName } from './names'
import { addGroupRule, addSecurityGroup } from './securityGroup'
import { spreadOver } from './spread'
import { addTargetGroup } from './targetGroup'

const SHORT_NAMES: Readonly<Record<LoadBalancer['type'], string>> = {
  application: 'alb',
  network: 'nlb',
  gateway: 'gwlb',
  classic: 'clb',
}

/**
 * A load balancer that takes connections at once: a node in each zone, a security group that admits
 * its clients, and a listener that forwards to a target group, which is still empty.
 */
export function addWorkingBalancer(
  topology: Topology,
  vpcId: VpcId,
  type: LoadBalancer['type'],
  near?: SubnetId,
): Result<Created<LoadBalancerId>> {
  const small = near && sizeRefusal(topology, type, near)
  if (small !== undefined) return fail(small)
  const spread = spreadOver(topology, vpcId, {
    near,
    zones: type === 'application' ? 2 : 1,
    prefers: type === 'gateway' ? 'private' : 'public',
  })
  if (!spread.ok) return spread
  const { subnetIds, isPublic } = spread.value
  const name = uniqueName(spread.value.topology, SHORT_NAMES[type])
  const guarded =
    type === 'gateway'
      ? { topology: spread.value.topology, ids: [] }
      : clientGroup(spread.value.topology, vpcId, { name: `${name}-sg`, port: 80, isPublic })
  const created = addLoadBalancer(
    guarded.topology,
    vpcId,
    subnetIds.map((subnetId) => ({ subnetId })),
    {
      name,
      type,
      scheme: isPublic ? 'internet-facing' : 'internal',
      securityGroupIds: guarded.ids,
    },
  )
  if (!created.ok) return created
  const listening = addWorkingListener(created.value.topology, created.value.id)
  return listening.ok ? ok({ topology: listening.value.topology, id: created.value.id }) : listening
}

/** One more listener on the next usual port, with a target group of its own that is still empty. */
export function addWorkingListener(
  topology: Topology,
  id: LoadBalancerId,
): Result<Created<ListenerId>> {
  const balancer = requireOf(topology, 'loadBalancer', id)
  const { protocol, port } = proposeListener(topology, balancer)
  const group = addGroupFor(topology, id)
  return addListener(group.topology, id, protocol, port, group.id)
}

/** An empty target group of instances that speaks what a load balancer sends. */
export function addGroupFor(topology: Topology, id: LoadBalancerId): Created<TargetGroupId> {
  const balancer = requireOf(topology, 'loadBalancer', id)
  const [protocol = 'TCP'] = BALANCER_FITS[balancer.type].groups
  return addTargetGroup(topology, balancer.vpcId, {
    name: `${labelOf(balancer)}-targets`,
    protocol,
    targetType: 'instance',
    port: balancer.type === 'gateway' ? GENEVE_PORT : 80,
  })
}

/** A new group that admits a port from anywhere, or from the VPC alone. */
export function clientGroup(
  topology: Topology,
  vpcId: VpcId,
  about: { readonly name: string; readonly port: number; readonly isPublic?: boolean },
): { readonly topology: Topology; readonly ids: readonly SecurityGroupId[] } {
  const { name, port, isPublic = false } = about
  const group = addSecurityGroup(topology, vpcId, { name })
  const blocks = isPublic ? [ANY_IPV4] : (findOf(topology, 'vpc', vpcId)?.cidrBlocks ?? [])
  const admitting = blocks.reduce((next, cidr) => {
    const rule = { traffic: tcp(port), peer: { kind: 'cidr', cidr } } as const
    return addGroupRule(next, group.id, 'ingress', rule).topology
  }, group.topology)
  return { topology: admitting, ids: [group.id] }
}
