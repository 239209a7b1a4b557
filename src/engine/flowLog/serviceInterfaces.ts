import { findOf } from '@/model/topology'
import type { CompiledInterface, CompiledNetwork } from '../compile/network'
import type { PassedStep } from './passed'

/** The interface of a transit gateway in a subnet; nothing where nobody described it (FL-22). */
export function attachmentInterface(
  network: CompiledNetwork,
  subnetId: string | undefined,
): CompiledInterface | undefined {
  return [...network.interfaces.values()].find(
    ({ eni }) => eni.interfaceType === 'transit_gateway' && eni.subnetId === subnetId,
  )
}

/** The interface of an inspection endpoint in the subnet where its step stands. */
export function inspectingInterface(
  network: CompiledNetwork,
  { component, at }: PassedStep,
): CompiledInterface | undefined {
  const endpoint = findOf(network.topology, 'gatewayLoadBalancerEndpoint', component)
  const interfaces = (endpoint?.networkInterfaceIds ?? []).flatMap(
    (id) => network.interfaces.get(id) ?? [],
  )
  return interfaces.find(({ eni }) => eni.subnetId === at) ?? interfaces[0]
}
