import {
  findVpc,
  instanceOf,
  isManaged,
  isUnfiltered,
  natGatewayOf,
  ownerInVpc,
  subnetAt,
} from '../network'
import { balancerOf } from '../balancers'
import { endpointOf } from './interfaceEndpoint'
import { enterNode } from './loadBalancer'
import { askNetworkAcl, askSecurityGroups } from './filters'
import type { End, Journey, Stop } from './journey'
import { refuse } from './journey'
import { unmask } from './natInstance'

/** A packet is delivered inside a VPC, where no further route is looked up (RT-13). */
export function arrive(
  journey: Journey,
  { vpcId, from }: Extract<Stop, { at: 'arriving' }>,
): Stop | End {
  const { snapshot, packet } = journey
  const vpc = findVpc(snapshot, vpcId)
  const subnet = subnetAt(snapshot, vpcId, packet.destination)
  if (!subnet) return refuse('subnet', vpc.VpcId)
  const owner = ownerInVpc(snapshot, vpcId, packet.destination)
  if (!owner) return refuse('network-interface', subnet.SubnetId)

  if (subnet.SubnetId !== from?.SubnetId) {
    const byAcl = askNetworkAcl(journey, subnet, 'ingress')
    if (byAcl) return byAcl
  }

  const gateway = natGatewayOf(snapshot, owner)
  if (gateway) return { at: 'back-at-nat-gateway', id: gateway.NatGatewayId }

  if (balancerOf(snapshot, owner)) return enterNode(journey, owner)

  if (!isUnfiltered(owner)) {
    const byGroups = askSecurityGroups(journey, owner, 'ingress', journey.identity)
    if (byGroups) return byGroups
  }
  if (endpointOf(snapshot, owner)) return { at: 'interface-endpoint', networkInterface: owner }

  // MNG-03: nobody calls a function by its interface. MNG-05: other services answer like any host.
  const isFunction = owner.InterfaceType === 'lambda'
  if (isFunction && journey.direction === 'request') return refuse('elsewhere')
  if (isManaged(owner)) return { at: 'interface', networkInterface: owner }
  const instance = instanceOf(snapshot, owner)
  if (instance?.State.Name !== 'running') return refuse('instance', instance?.InstanceId)
  return unmask(journey, owner) ?? { at: 'interface', networkInterface: owner }
}
