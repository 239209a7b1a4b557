import { familyOf, type IpAddress } from '@/model/ip'
import type { LoadBalancer } from '@/model/resources/loadBalancer'
import type { TargetGroup } from '@/model/resources/targetGroup'
import type { ExplanationCode } from '../codes'
import { farSide } from '../compile/joins'
import { inVpc, type CompiledInterface, type CompiledNetwork } from '../compile/network'
import { inSpan } from '../compile/addressAtoms'
import { lookUp } from '../forwarding'
import type { Packet } from '../packet'
import type { Goal } from '../turn'

/** Whose preservation cannot be switched off (NLB-02). */
const ALWAYS_PRESERVES: ReadonlySet<string> = new Set(['UDP', 'TCP_UDP', 'QUIC', 'TCP_QUIC'])

/**
 * Whether a target sees the client's address: only behind a network load balancer, by default not for
 * addresses as targets (NLB-01, NLB-02), never across families (NLB-03), never by PrivateLink (NLB-05).
 */
export function preservesClient(
  { type }: LoadBalancer,
  group: TargetGroup,
  packet: Packet,
  byPrivateLink: boolean,
): boolean {
  if (type !== 'network' || byPrivateLink) return false
  if (familyOf(packet.src) !== familyOfGroup(group)) return false
  if (ALWAYS_PRESERVES.has(group.protocol.toUpperCase())) return true
  return group.preserveClientIp ?? group.targetType !== 'ip'
}

export function familyOfGroup({ ipAddressType }: TargetGroup): 4 | 6 {
  return ipAddressType === 'ipv4' ? 4 : 6
}

/** Why a connection that keeps its client's address cannot go to this target. */
export function preservationFault(
  network: CompiledNetwork,
  node: CompiledInterface,
  client: IpAddress,
  target: { readonly goal: Goal; readonly address: IpAddress },
): ExplanationCode | undefined {
  if (isClient(network, target.goal.eni, client)) return 'NLB_HAIRPIN'
  return isDirect(network, node, target) ? undefined : 'ELBV2_SOURCE_ADDRESS_PRESERVATION'
}

/** A target that is its own client gets packets from itself (NLB-06). */
function isClient(
  network: CompiledNetwork,
  target: CompiledInterface | undefined,
  client: IpAddress,
): boolean {
  if (!target) return false
  const holder = network.byPublicIp.get(client)?.eni ?? target.subnet.vpc.byAddress.get(client)
  if (!holder) return false
  return holder === target || (holder.instance !== undefined && holder.instance === target.instance)
}

/** In the same VPC or one peered in the Region, with nothing between (NLB-04, GWL-08). */
function isDirect(
  network: CompiledNetwork,
  { subnet }: CompiledInterface,
  { goal: { eni }, address }: { readonly goal: Goal; readonly address: IpAddress },
): boolean {
  const { vpc } = subnet
  if (!eni && !inVpc(network, vpc, address)) return false
  if (eni && eni.subnet.vpc !== vpc) {
    const isPeered = vpc.peerings.some(
      (peering) =>
        peering.status === 'active' &&
        peering.requester.region === peering.accepter.region &&
        farSide(peering, vpc.vpc.id)?.vpcId === eni.subnet.vpc.vpc.id,
    )
    if (!isPeered) return false
  }
  const atom = network.atoms.atomOf(address)
  if (subnet.spans.some((span) => inSpan(span, atom))) return true
  const target = lookUp(network, subnet.table, address).route?.route?.target
  return target === undefined || target.kind === 'peeringConnection'
}
