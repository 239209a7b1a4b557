import { transportsOf } from '../balancerFits'
import type { SecurityGroupId } from '../ids'
import type { LoadBalancer } from '../resources/loadBalancer'
import { findOf, type Topology } from '../topology'
import { tcp, udp } from '../traffic'
import { addGroupRule } from './securityGroup'

/** A group that is to admit a load balancer, and on which port. */
export interface Admission {
  readonly securityGroupId: SecurityGroupId
  readonly protocol: string
  readonly port: number
}

/** Inbound rules that name the load balancer's group, so that it reaches its targets (ALB-03, NLB-08). */
export function admitBalancer(
  topology: Topology,
  { securityGroupIds: [peerId] }: LoadBalancer,
  admissions: readonly Admission[],
): Topology {
  if (peerId === undefined) return topology
  const peer = { kind: 'securityGroup', securityGroupId: peerId } as const
  let next = topology
  for (const { securityGroupId, protocol, port } of admissions) {
    if (!findOf(next, 'securityGroup', securityGroupId)) continue
    for (const transport of transportsOf(protocol)) {
      const traffic = transport === 'tcp' ? tcp(port) : udp(port)
      next = addGroupRule(next, securityGroupId, 'ingress', { traffic, peer }).topology
    }
  }
  return next
}
