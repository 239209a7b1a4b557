import type { LoadBalancer } from '@/model/resources/loadBalancer'
import type { TargetGroup } from '@/model/resources/targetGroup'
import { findOf, resourcesOf } from '@/model/topology'
import { zonesOf } from '../balancing/nodes'
import { placeTarget, sharesZone, type Placed } from '../balancing/placed'
import type { ExplanationCode } from '../codes'
import type { CompiledNetwork, CompiledSubnet } from '../compile/network'
import { leaveSubnet } from '../forwarding'
import type { Packet } from '../packet'
import type { Place, PlaceOf } from '../place'
import { findInspected } from '../stateLookup'
import type { Ruling, Situation, Turn } from '../turn'

/**
 * Hands the packet to an inspection and takes it back unchanged (GWL-01); its own subnet's table then
 * routes it (GWL-02). What stands behind a Gateway Load Balancer is not checked (RA-06).
 */
export function gatewayLoadBalancerEndpoint(
  packet: Packet,
  { endpoint, subnet }: PlaceOf<'gatewayLoadBalancerEndpoint'>,
  situation: Situation,
): Turn {
  const { network, state } = situation
  const { topology } = network
  const common = {
    component: endpoint.id,
    at: subnet.subnet.id,
    because: { kind: 'code' },
  } as const
  const flow = { endpointId: endpoint.id, packet }
  const known = findInspected(state, flow, packet)
  const firewallId = endpoint.networkFirewallId
  const turn = { next: beyond(), groupsKnown: false }
  const refusal = known?.refused && situation.leg === 'response' ? undefined : refuse()
  if (refusal) {
    return {
      ...turn,
      ruling: { ...common, decision: 'deny', ...refusal },
      remember: { inspected: [{ ...flow, refused: true }, ...state.inspected] },
    }
  }
  const remember = { inspected: [...state.inspected, flow] }
  return { ...turn, ruling: { ...common, decision: 'pass' }, ...(known ? {} : { remember }) }

  function beyond(): Place {
    if (firewallId === undefined) return leaveSubnet(situation, subnet, packet)
    const firewall = findOf(topology, 'networkFirewall', firewallId)
    if (firewall) return { checkpoint: 'networkFirewall', firewall, endpoint, subnet }
    return {
      checkpoint: 'unmodelled',
      component: firewallId,
      deniedBy: 'network-firewall',
      missing: `the rules of ${firewallId}`,
      at: subnet.subnet.id,
      vpc: subnet.vpc,
    }
  }

  function refuse(): Partial<Ruling> | undefined {
    if (!endpoint.available && !endpoint.stub)
      return { deniedBy: 'vpc-endpoint', code: 'BAD_STATE' }
    if (firewallId !== undefined) return undefined
    const service = findOf(topology, 'endpointService', endpoint.endpointServiceId)
    if (service && !service.available && !service.stub) {
      return { deniedBy: 'vpc-endpoint', component: service.id, code: 'BAD_STATE' }
    }
    const behind = (service?.loadBalancerIds ?? [])
      .flatMap((id) => findOf(topology, 'loadBalancer', id) ?? [])
      .map((balancer) => ({ balancer, code: whyNobody(network, balancer, subnet) }))
    const [idle] = behind
    if (idle?.code && behind.every(({ code }) => code !== undefined)) {
      return { deniedBy: 'load-balancer', component: idle.balancer.id, code: idle.code }
    }
    // It keeps flows that it saw open, and drops what comes in the middle of others (GWL-05, GWL-06).
    const isMidFlow = situation.established && packet.protocol === 'tcp'
    return !known && (situation.leg === 'response' || isMidFlow)
      ? { deniedBy: 'vpc-endpoint', code: 'NO_CONNECTION_STATE' }
      : undefined
  }
}

/** A target in these states takes no new flow. */
const GONE: ReadonlySet<string> = new Set(['unused', 'draining', 'unhealthy.draining'])

/**
 * Why no appliance takes what comes from this subnet: none is registered, or none in its zone and the
 * load balancer crosses none (ELB-07). With none healthy it fails open (ELB-09).
 */
function whyNobody(
  network: CompiledNetwork,
  balancer: LoadBalancer,
  subnet: CompiledSubnet,
): ExplanationCode | undefined {
  const { topology } = network
  const listeners = resourcesOf(topology, 'listener').filter(
    (row) => row.loadBalancerId === balancer.id,
  )
  const groups = listeners.flatMap(({ defaultAction }) =>
    defaultAction.kind === 'forward'
      ? defaultAction.targetGroups.map(({ targetGroupId }) =>
          findOf(topology, 'targetGroup', targetGroupId),
        )
      : [],
  )
  if (groups.length === 0) return undefined
  let code: ExplanationCode = 'ELBV2_LISTENER_HAS_NO_TG'
  for (const group of groups) {
    if (!group?.targetsKnown) return undefined
    const serving = servingOf(network, balancer, group)
    const crossZone = group.crossZone ?? balancer.crossZone
    if (serving.some((placed) => crossZone || sharesZone(placed, { subnet }))) return undefined
    if (serving.length > 0) code = 'ELB_NOT_CROSSZONE'
  }
  return code
}

/**
 * What may take a flow: in the zones that are enabled (ELB-01) the healthy ones, or all that are
 * registered when none of them is.
 */
function servingOf(
  network: CompiledNetwork,
  balancer: LoadBalancer,
  group: TargetGroup,
): readonly Placed[] {
  const zones = zonesOf(network, balancer)
  const registered = group.targets
    .filter(({ health }) => health === undefined || !GONE.has(health))
    .flatMap((target) => placeTarget(network, balancer, group, target))
    .filter(({ zone }) => zone === undefined || zones.size === 0 || zones.has(zone))
  const healthy = registered.filter(({ target: { health = 'healthy' } }) => health === 'healthy')
  return healthy.length > 0 ? healthy : registered
}
