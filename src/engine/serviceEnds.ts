import type { IpAddress } from '@/model/ip'
import type { LoadBalancer } from '@/model/resources/loadBalancer'
import { fail, ok, type Result } from '@/model/result'
import { findOf, resourcesOf, type Topology } from '@/model/topology'
import type { CompiledInterface, CompiledNetwork } from './compile/network'
import type { ConnectionState } from './state'

/** A load balancer or endpoint as an end: it may be reached at any of its interfaces. */
export interface ServiceEnd {
  readonly id: string
  readonly interfaces: readonly CompiledInterface[]
  /** It has interfaces that nobody described. */
  readonly incomplete: boolean
}

/** The load balancer of this ARN, or of this name. */
function loadBalancerNamed(topology: Topology, text: string): LoadBalancer | undefined {
  return (
    findOf(topology, 'loadBalancer', text) ??
    resourcesOf(topology, 'loadBalancer').find(({ name }) => name === text)
  )
}

/** A load balancer's nodes: its name resolves to every one of them (ELB-01, ELB-02). */
export function loadBalancerEnd(network: CompiledNetwork, text: string): Result<ServiceEnd> {
  const { topology } = network
  const found = loadBalancerNamed(topology, text)
  if (found) {
    const ids = found.nodes.map(({ networkInterfaceId }) => networkInterfaceId)
    return ok(endOf(network, found.id, ids))
  }
  return otherEnd(network, text) ?? fail(`the network has no load balancer ${text}`)
}

/** An endpoint's interfaces: an interface endpoint's, or an Instance Connect Endpoint's. */
export function endpointEnd(network: CompiledNetwork, id: string): Result<ServiceEnd> {
  const { topology } = network
  if (findOf(topology, 'gatewayEndpoint', id)) {
    return fail(`${id} is a gateway endpoint and has no address; name an address of its service`)
  }
  if (findOf(topology, 'gatewayLoadBalancerEndpoint', id)) {
    return fail(`${id} is a Gateway Load Balancer endpoint; only routes lead to it`)
  }
  const found = findOf(topology, 'interfaceEndpoint', id) ?? findOf(topology, 'managedService', id)
  if (found) return ok(endOf(network, found.id, found.networkInterfaceIds))
  return otherEnd(network, id) ?? fail(`the network has no endpoint ${id}`)
}

function endOf(
  network: CompiledNetwork,
  id: string,
  ids: readonly (string | undefined)[],
): ServiceEnd {
  const interfaces = ids.map((one) => (one === undefined ? one : network.interfaces.get(one)))
  const known = interfaces.filter((eni) => eni !== undefined)
  return { id, interfaces: known, incomplete: known.length < Math.max(1, ids.length) }
}

/** Drawn, but of a kind that says nothing. */
function otherEnd({ topology }: CompiledNetwork, id: string): Result<ServiceEnd> | undefined {
  return findOf(topology, 'other', id) && ok({ id, interfaces: [], incomplete: true })
}

/** Where the interface is settled: one holds the address asked for, or carries the open connection. */
export function settledOn(
  { interfaces }: ServiceEnd,
  address: IpAddress | undefined,
  state: ConnectionState | undefined,
): CompiledInterface | undefined {
  const relays = state?.relays ?? []
  return interfaces.find(
    ({ eni }) =>
      (address !== undefined && holdsAddress(eni, address)) ||
      relays.some(({ interfaceId }) => interfaceId === eni.id),
  )
}

function holdsAddress(
  { privateAddresses, ipv6Addresses }: CompiledInterface['eni'],
  address: IpAddress,
): boolean {
  return (
    ipv6Addresses.includes(address) ||
    privateAddresses.some((own) => own.address === address || own.publicIp === address)
  )
}
