import { updateResource, type Created } from '@/model/edits/edit'
import {
  addFirewallPolicy,
  addNetworkFirewall,
  addServiceEndpoint,
  inspectionServices,
  mapFirewallSubnet,
} from '@/model/edits/inspection'
import { addPrefixList } from '@/model/edits/prefixList'
import type { NetworkFirewallId, VpcId } from '@/model/ids'
import { ok } from '@/model/result'
import { resourcesOf, type Topology } from '@/model/topology'
import {
  ownVpcAt,
  subnetAt,
  thingAt,
  vpcAt,
  type Creation,
  type Place,
  type Placement,
} from './placement'

/** What looks into packets on their way, and lists of blocks for rules. */
export const INSPECTION_PLACEMENTS = {
  networkFirewall: { stands: 'vpc', takers: ['subnet', 'vpc'], create: createFirewall },
  gatewayLoadBalancerEndpoint: {
    stands: 'subnet',
    takers: ['networkFirewall', 'subnet', 'vpc'],
    create: createEndpoint,
  },
  firewallPolicy: { stands: 'anywhere', takers: ['networkFirewall'], create: createPolicy },
  prefixList: {
    stands: 'anywhere',
    takers: [],
    create: (topology) => ok(addPrefixList(topology)),
  },
} as const satisfies Readonly<Record<string, Placement>>

/** A firewall comes with a policy, and in a subnet with its endpoint there (NFW-01). */
function createFirewall(before: Topology, place: Place): Creation {
  const { topology, id: vpcId } = vpcAt(before, place)
  const firewall = newFirewall(topology, vpcId)
  if (!place.subnetId) return ok(firewall)
  const mapped = mapFirewallSubnet(firewall.topology, firewall.id, place.subnetId)
  return mapped.ok ? ok({ topology: mapped.value.topology, id: firewall.id }) : mapped
}

function newFirewall(before: Topology, vpcId: VpcId): Created<NetworkFirewallId> {
  const [known] = resourcesOf(before, 'firewallPolicy')
  const { topology, id } = known ? { topology: before, id: known.id } : addFirewallPolicy(before)
  return addNetworkFirewall(topology, vpcId, { firewallPolicyId: id })
}

/** Leads to the firewall of the place or of its VPC, else to a service, else to a new firewall. */
function createEndpoint(before: Topology, place: Place): Creation {
  const vpc = ownVpcAt(before, place)
  const subnet = subnetAt(vpc.topology, { ...place, vpcId: vpc.id })
  if (!subnet.ok) return subnet
  const { topology, id: subnetId } = subnet.value
  const firewallId =
    thingAt(topology, place, 'networkFirewall') ??
    resourcesOf(topology, 'networkFirewall').find(({ vpcId }) => vpcId === vpc.id)?.id
  if (firewallId) return mapFirewallSubnet(topology, firewallId, subnetId)
  const [service] = inspectionServices(topology)
  if (service) return addServiceEndpoint(topology, service.id, subnetId)
  const firewall = newFirewall(topology, vpc.id)
  return mapFirewallSubnet(firewall.topology, firewall.id, subnetId)
}

/** A policy that is dropped on a firewall is the one that it obeys from then on. */
function createPolicy(topology: Topology, place: Place): Creation {
  const policy = addFirewallPolicy(topology)
  const firewallId = thingAt(topology, place, 'networkFirewall')
  if (!firewallId) return ok(policy)
  const change = { firewallPolicyId: policy.id }
  return ok({
    ...policy,
    topology: updateResource(policy.topology, 'networkFirewall', firewallId, change),
  })
}
