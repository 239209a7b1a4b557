import type { LoadBalancer } from '@/model/resources/loadBalancer'
import { findOf, resourcesOf, type Topology } from '@/model/topology'
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
    const balancers = (service?.loadBalancerIds ?? []).flatMap(
      (id) => findOf(topology, 'loadBalancer', id) ?? [],
    )
    const [idle] = balancers
    if (idle && balancers.every((balancer) => hasNobody(topology, balancer))) {
      return { deniedBy: 'load-balancer', component: idle.id, code: 'ELBV2_LISTENER_HAS_NO_TG' }
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

/** Whether we know that no appliance is registered; with none healthy it fails open (ELB-09). */
function hasNobody(topology: Topology, { id }: LoadBalancer): boolean {
  const listeners = resourcesOf(topology, 'listener').filter((row) => row.loadBalancerId === id)
  const groups = listeners.flatMap(({ defaultAction }) =>
    defaultAction.kind === 'forward'
      ? defaultAction.targetGroups.map(({ targetGroupId }) =>
          findOf(topology, 'targetGroup', targetGroupId),
        )
      : [],
  )
  return (
    groups.length > 0 &&
    groups.every(
      (group) =>
        group?.targetsKnown === true &&
        group.targets.every(({ health }) => health !== undefined && GONE.has(health)),
    )
  )
}
