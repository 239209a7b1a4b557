import { findOf } from '@/model/topology'
import type { CompiledInterface, CompiledNetwork } from '../compile/network'
import type { Step } from '../trace'

/**
 * The interface of a transit gateway in a subnet; for traffic from a workload in an attachment's zone,
 * the one that the attachment has there (TGW-02). Nothing where nobody described it (FL-22).
 */
export function attachmentInterface(
  network: CompiledNetwork,
  attachmentId: string | undefined,
  subnetId: string | undefined,
): CompiledInterface | undefined {
  const { topology } = network
  const attached = findOf(topology, 'transitGatewayAttachment', attachmentId)?.attached
  const zone = findOf(topology, 'subnet', subnetId)?.availabilityZone
  const inZone =
    attached?.kind === 'vpc'
      ? attached.subnetIds.find((id) => findOf(topology, 'subnet', id)?.availabilityZone === zone)
      : undefined
  const where = inZone ?? subnetId
  return [...network.interfaces.values()].find(
    ({ eni }) => eni.interfaceType === 'transit_gateway' && eni.subnetId === where,
  )
}

/** The interface of an inspection endpoint in the subnet where its step stands. */
export function inspectingInterface(
  network: CompiledNetwork,
  { component, at }: Step,
): CompiledInterface | undefined {
  const endpoint = findOf(network.topology, 'gatewayLoadBalancerEndpoint', component)
  const interfaces = (endpoint?.networkInterfaceIds ?? []).flatMap(
    (id) => network.interfaces.get(id) ?? [],
  )
  return interfaces.find(({ eni }) => eni.subnetId === at) ?? interfaces[0]
}
