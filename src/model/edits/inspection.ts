import type {
  EndpointServiceId,
  FirewallPolicyId,
  GatewayLoadBalancerEndpointId,
  NetworkFirewallId,
  SubnetId,
  VpcId,
} from '../ids'
import type { EndpointService } from '../resources/endpointService'
import type { FirewallPolicy } from '../resources/firewallPolicy'
import type { NetworkFirewall } from '../resources/networkFirewall'
import type { Subnet } from '../resources/subnet'
import { fail, ok, type Result } from '../result'
import { findOf, labelOf, resourcesOf, withResources, type Topology } from '../topology'
import { requireOf, updateResource, type Created } from './edit'
import { proposeName, uniqueName } from './names'
import { newId } from './newId'

interface Named {
  readonly name?: string
}

/** A policy that forwards everything to the stateful engine, which passes what no rule decides (NFW-04). */
export function addFirewallPolicy(
  topology: Topology,
  about: Named & Partial<Pick<FirewallPolicy, 'statefulRules' | 'statelessRules'>> = {},
): Created<FirewallPolicyId> {
  const { name, ...rules } = about
  const id = newId(topology, 'firewallPolicy')
  const policy: FirewallPolicy = {
    kind: 'firewallPolicy',
    id,
    name: uniqueName(topology, name ?? proposeName(topology, 'firewallPolicy')),
    statelessRules: [],
    statelessDefault: 'forward',
    statelessFragmentDefault: 'forward',
    statefulOrder: 'default',
    statefulRules: [],
    statefulDefault: 'pass',
    notUnderstood: [],
    ...rules,
  }
  return { topology: withResources(topology, policy), id }
}

/** A new firewall of AWS Network Firewall in a VPC; its endpoints are added one a subnet. */
export function addNetworkFirewall(
  topology: Topology,
  vpcId: VpcId,
  options: Named & { readonly firewallPolicyId?: FirewallPolicyId } = {},
): Created<NetworkFirewallId> {
  const { name, ...about } = options
  const id = newId(topology, 'networkFirewall')
  const firewall = {
    kind: 'networkFirewall',
    id,
    name: uniqueName(topology, name ?? proposeName(topology, 'networkFirewall')),
    vpcId,
    ...about,
  } as const
  return { topology: withResources(topology, firewall), id }
}

/** An endpoint in a subnet that hands packets to a firewall and takes them back unchanged (GWL-01). */
export function addFirewallEndpoint(
  topology: Topology,
  networkFirewallId: NetworkFirewallId,
  subnetId: SubnetId,
  options: Named = {},
): Created<GatewayLoadBalancerEndpointId> {
  const { vpcId } = requireOf(topology, 'subnet', subnetId)
  const { region } = requireOf(topology, 'vpc', vpcId)
  const id = newId(topology, 'gatewayLoadBalancerEndpoint')
  const endpoint = {
    kind: 'gatewayLoadBalancerEndpoint',
    id,
    name: uniqueName(
      topology,
      options.name ?? proposeName(topology, 'gatewayLoadBalancerEndpoint'),
    ),
    vpcId,
    subnetId,
    networkInterfaceIds: [],
    serviceName: `com.amazonaws.vpce.${region}.network-firewall`,
    available: true,
    networkFirewallId,
  } as const
  return { topology: withResources(topology, endpoint), id }
}

/** Gives a firewall an endpoint in a subnet of its VPC, one in each Availability Zone (NFW-01). */
export function mapFirewallSubnet(
  topology: Topology,
  networkFirewallId: NetworkFirewallId,
  subnetId: SubnetId,
): Result<Created<GatewayLoadBalancerEndpointId>> {
  const firewall = requireOf(topology, 'networkFirewall', networkFirewallId)
  const subnet = requireOf(topology, 'subnet', subnetId)
  if (subnet.vpcId !== firewall.vpcId) {
    return fail(`${labelOf(subnet)} is in another VPC than ${labelOf(firewall)}`)
  }
  const refusal = zoneRefusal(topology, firewall, subnet)
  if (refusal !== undefined) return fail(refusal)
  return ok(addFirewallEndpoint(topology, networkFirewallId, subnetId))
}

/** An endpoint in a subnet that hands packets to the Gateway Load Balancer of a service (GWL-01). */
export function addServiceEndpoint(
  topology: Topology,
  endpointServiceId: EndpointServiceId,
  subnetId: SubnetId,
): Result<Created<GatewayLoadBalancerEndpointId>> {
  const service = requireOf(topology, 'endpointService', endpointServiceId)
  const { vpcId } = requireOf(topology, 'subnet', subnetId)
  if (!isInspectionService(topology, service)) {
    return fail(`${labelOf(service)} has no Gateway Load Balancer behind it`)
  }
  const id = newId(topology, 'gatewayLoadBalancerEndpoint')
  const endpoint = {
    kind: 'gatewayLoadBalancerEndpoint',
    id,
    name: uniqueName(topology, proposeName(topology, 'gatewayLoadBalancerEndpoint')),
    vpcId,
    subnetId,
    networkInterfaceIds: [],
    serviceName: service.serviceName,
    available: true,
    endpointServiceId,
  } as const
  return ok({ topology: withResources(topology, endpoint), id })
}

/** The services that a Gateway Load Balancer endpoint can lead to. */
export function inspectionServices(topology: Topology): readonly EndpointService[] {
  return resourcesOf(topology, 'endpointService').filter((service) =>
    isInspectionService(topology, service),
  )
}

/** Moves an endpoint to another subnet of its VPC, and of a zone that is free (NFW-01). */
export function moveInspectionEndpoint(
  topology: Topology,
  endpointId: GatewayLoadBalancerEndpointId,
  subnetId: SubnetId,
): Result<Topology> {
  const endpoint = requireOf(topology, 'gatewayLoadBalancerEndpoint', endpointId)
  const subnet = requireOf(topology, 'subnet', subnetId)
  if (subnet.vpcId !== endpoint.vpcId) {
    return fail(`${labelOf(subnet)} is in another VPC than ${labelOf(endpoint)}`)
  }
  if (endpoint.networkInterfaceIds.length > 0 && endpoint.subnetId !== undefined) {
    return fail(`${labelOf(endpoint)} stays where its network interface is; add another endpoint`)
  }
  const firewall = findOf(topology, 'networkFirewall', endpoint.networkFirewallId)
  const refusal = firewall && zoneRefusal(topology, firewall, subnet, endpointId)
  if (refusal !== undefined) return fail(refusal)
  return ok(updateResource(topology, 'gatewayLoadBalancerEndpoint', endpointId, { subnetId }))
}

/** What inspects the packets of an endpoint: a firewall of its VPC, or a service. */
export function setInspector(
  topology: Topology,
  endpointId: GatewayLoadBalancerEndpointId,
  inspector:
    | { readonly kind: 'networkFirewall'; readonly id: NetworkFirewallId }
    | { readonly kind: 'endpointService'; readonly id: EndpointServiceId }
    | undefined,
): Result<Topology> {
  const endpoint = requireOf(topology, 'gatewayLoadBalancerEndpoint', endpointId)
  if (inspector?.kind === 'networkFirewall') {
    const firewall = requireOf(topology, 'networkFirewall', inspector.id)
    const subnet = findOf(topology, 'subnet', endpoint.subnetId)
    const refusal = subnet && zoneRefusal(topology, firewall, subnet, endpointId)
    if (refusal !== undefined) return fail(refusal)
  }
  const service =
    inspector?.kind === 'endpointService'
      ? requireOf(topology, 'endpointService', inspector.id)
      : undefined
  return ok(
    updateResource(topology, 'gatewayLoadBalancerEndpoint', endpointId, {
      networkFirewallId: inspector?.kind === 'networkFirewall' ? inspector.id : undefined,
      endpointServiceId: service?.id,
      ...(service ? { serviceName: service.serviceName } : {}),
    }),
  )
}

function isInspectionService(topology: Topology, { loadBalancerIds }: EndpointService): boolean {
  return loadBalancerIds.some((id) => findOf(topology, 'loadBalancer', id)?.type === 'gateway')
}

function zoneRefusal(
  topology: Topology,
  firewall: NetworkFirewall,
  { availabilityZone }: Subnet,
  except?: GatewayLoadBalancerEndpointId,
): string | undefined {
  const present = resourcesOf(topology, 'gatewayLoadBalancerEndpoint').find(
    ({ id, networkFirewallId, subnetId }) =>
      id !== except &&
      networkFirewallId === firewall.id &&
      findOf(topology, 'subnet', subnetId)?.availabilityZone === availabilityZone,
  )
  return (
    present &&
    `${labelOf(firewall)} has an endpoint in ${availabilityZone} already: ${labelOf(present)}`
  )
}
