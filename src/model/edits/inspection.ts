import type {
  FirewallPolicyId,
  GatewayLoadBalancerEndpointId,
  NetworkFirewallId,
  SubnetId,
  VpcId,
} from '../ids'
import type { FirewallPolicy } from '../resources/firewallPolicy'
import { withResources, type Topology } from '../topology'
import { requireOf, type Created } from './edit'
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
