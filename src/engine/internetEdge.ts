import { familyOf } from '@/model/ip'
import type { InternetGateway } from '@/model/resources/internetGateway'
import type { Route } from '@/model/resources/routeTable'
import { findOf } from '@/model/topology'
import { isPublicAccessBlocked, type Crossing } from './blockPublicAccess'
import type { ExplanationCode } from './codes'
import {
  inVpc,
  isIn,
  subnetAt,
  type CompiledInterface,
  type CompiledNetwork,
  type CompiledSubnet,
  type CompiledVpc,
} from './compile/network'
import { edgeRouteOf } from './edge'
import { applianceOf, isBlackhole, subnetOfEndpoint } from './forwarding'
import type { Packet } from './packet'
import { belongsTo } from './stateLookup'
import type { DeniedBy } from './trace'
import type { Situation } from './turn'

/** Why an internet gateway lets a packet neither out nor in. */
export interface EdgeRefusal {
  readonly code: ExplanationCode
  readonly component: string
  readonly deniedBy?: DeniedBy
}

/** The gateway must be attached, and Block Public Access must not stand in the way (IGW-01, BPA-07). */
export function refuseAtBorder(
  crossing: Crossing,
  gateway: InternetGateway | undefined,
): EdgeRefusal | undefined {
  const { vpc } = crossing.vpc
  const attached = gateway && (gateway.vpcId === vpc.id || gateway.stub)
  if (!attached) return { code: 'BAD_STATE_ATTACHMENT', component: gateway?.id ?? vpc.id }
  if (!isPublicAccessBlocked(crossing)) return undefined
  return {
    code: 'VPC_BLOCK_PUBLIC_ACCESS_ENABLED',
    component: vpc.id,
    deniedBy: 'block-public-access',
  }
}

/** Addresses that have no business on the internet (IGW-08, VPC-16). */
export function refuseDestination(
  network: CompiledNetwork,
  { dst }: Packet,
  component: string,
): EdgeRefusal | undefined {
  if (isIn(network, 'rfc1918', dst) || isIn(network, 'uniqueLocal', dst)) {
    return { code: 'IGW_DESTINATION_ADDRESS_NOT_IN_RFC1918_EGRESS', component }
  }
  return isIn(network, 'rfc6598', dst)
    ? { code: 'IGW_DESTINATION_ADDRESS_NOT_IN_RFC6598_EGRESS', component }
    : undefined
}

/** Senders that cannot be on the internet, or claim to be inside (IGW-08, IGW-09). */
export function refuseSource(
  network: CompiledNetwork,
  vpc: CompiledVpc,
  { src }: Packet,
  component: string,
): EdgeRefusal | undefined {
  if (isIn(network, 'rfc1918', src) || isIn(network, 'uniqueLocal', src)) {
    return { code: 'IGW_SOURCE_ADDRESS_NOT_IN_RFC1918_INGRESS', component }
  }
  if (isIn(network, 'rfc6598', src)) {
    return { code: 'IGW_SOURCE_ADDRESS_NOT_IN_RFC6598_INGRESS', component }
  }
  return inVpc(network, vpc, src)
    ? { code: 'GATEWAY_REJECTS_SPOOFED_TRAFFIC', component }
    : undefined
}

/** Endpoints and internal load balancers have IPv6 addresses that the internet cannot use (IGW-13, IFE-14). */
export function refuseHolder(
  holder: CompiledInterface | undefined,
  address: Packet['src'],
): EdgeRefusal | undefined {
  if (!holder || familyOf(address) === 4 || !deniesInternet(holder)) return undefined
  return {
    code: 'ENI_DENIES_IGW_TRAFFIC',
    component: holder.eni.id,
    deniedBy: 'network-interface',
  }
}

function deniesInternet({ eni, owner }: CompiledInterface): boolean {
  if (eni.denyAllIgwTraffic !== undefined) return eni.denyAllIgwTraffic
  switch (owner?.kind) {
    case 'interfaceEndpoint':
    case 'gatewayLoadBalancerEndpoint':
      return true
    case 'loadBalancer':
      return owner.loadBalancer.scheme === 'internal'
    default:
      return false
  }
}

/**
 * A subnet whose inbound traffic the gateway's own table sends to a middlebox cannot use its own route to
 * the gateway any more (MB-08). The middlebox itself can.
 */
export function refuseBypass(
  network: CompiledNetwork,
  gateway: InternetGateway | undefined,
  from: CompiledSubnet | undefined,
  packet: Packet,
  sender: CompiledInterface | undefined,
): EdgeRefusal | undefined {
  if (gateway?.edgeRouteTableId === undefined || !from) return undefined
  if (subnetAt(network, from.vpc, packet.src) !== from) return undefined
  const redirect = edgeRouteOf(network, gateway, { ...packet, dst: packet.src })
  if (!redirect || isBlackhole(network, redirect)) return undefined
  if (sender && applianceOf(network, redirect) === sender) return undefined
  return { code: 'INGRESS_RTB_TRAFFIC_REDIRECTION', component: gateway.id }
}

/** Behind a gateway's own table: not a blackhole, and a middlebox with a public address (MB-07, RT-26). */
export function refuseRedirect(
  network: CompiledNetwork,
  gateway: InternetGateway | undefined,
  edge: Route | undefined,
  packet: Packet,
): EdgeRefusal | undefined {
  if (!edge) return undefined
  if (isBlackhole(network, edge)) {
    const component = gateway?.edgeRouteTableId ?? ''
    return { code: 'BAD_STATE_ROUTE', component, deniedBy: 'route-table' }
  }
  const middlebox = applianceOf(network, edge)
  if (!middlebox || isPublic(middlebox, packet)) return undefined
  return { code: 'INGRESS_RTB_NO_PUBLIC_IP', component: middlebox.eni.id }
}

function isPublic({ eni }: CompiledInterface, { dst }: Packet): boolean {
  if (eni.privateAddresses.some(({ publicIp }) => publicIp !== undefined)) return true
  return familyOf(dst) === 6 && eni.ipv6Addresses.length > 0
}

/** Whether the packet, which a route of the subnet `from` leads on, comes from an inspecting endpoint there. */
export function comesFromInspection(
  { network, state }: Situation,
  from: CompiledSubnet,
  packet: Packet,
): boolean {
  if (subnetAt(network, from.vpc, packet.src) === from) return false
  return state.inspected.some((flow) => {
    if (!belongsTo(flow.packet, packet)) return false
    const endpoint = findOf(network.topology, 'gatewayLoadBalancerEndpoint', flow.endpointId)
    return endpoint && subnetOfEndpoint(network, endpoint) === from
  })
}

/** Whose exclusion counts for what leaves by a route of the subnet `from` (BPA-06). */
export function leavingSubnet(
  situation: Situation,
  vpc: CompiledVpc,
  from: CompiledSubnet | undefined,
  packet: Packet,
): CompiledSubnet | undefined {
  return from && comesFromInspection(situation, from, packet)
    ? from
    : subnetAt(situation.network, vpc, packet.src)
}

/** Whose exclusion counts for what comes in: the inspecting endpoint's subnet, else the receiver's (BPA-06). */
export function enteringSubnet(
  network: CompiledNetwork,
  vpc: CompiledVpc,
  edge: Route | undefined,
  packet: Packet,
): CompiledSubnet | undefined {
  const endpoint =
    edge?.target.kind === 'gatewayLoadBalancerEndpoint'
      ? findOf(network.topology, 'gatewayLoadBalancerEndpoint', edge.target.id)
      : undefined
  return endpoint ? subnetOfEndpoint(network, endpoint) : subnetAt(network, vpc, packet.dst)
}
