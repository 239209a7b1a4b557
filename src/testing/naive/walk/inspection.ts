import type { AwsFirewall } from '../aws/awsFirewalls'
import { admitsFlow, firewallOf, policyOf, statelessAction } from '../firewalls'
import { choicesOf, findBalancer, targetsFor } from '../balancers'
import { findSubnet } from '../network'
import { isAnswerTo, TCP } from '../packet'
import { askNetworkAcl } from './filters'
import type { End, Journey, Stop } from './journey'
import { refuse } from './journey'

/**
 * An endpoint hands a packet to what inspects it, and takes it back unchanged (GWL-01). Its subnet's ACL
 * sees what comes in, from that very subnet too (NACL-29), and its subnet's table leads on (GWL-02).
 */
export function inspect(journey: Journey, { id }: Extract<Stop, { at: 'inspection' }>): Stop | End {
  const { snapshot, packet } = journey
  journey.passed.add('inspection')
  const endpoint = (snapshot.VpcEndpoints ?? []).find((row) => row.VpcEndpointId === id)
  const [subnetId] = endpoint?.SubnetIds ?? []
  if (!endpoint || subnetId === undefined) return refuse('vpc-endpoint', id, 'subnet')
  const subnet = findSubnet(snapshot, subnetId)
  const byAcl = askNetworkAcl(journey, subnet, 'ingress')
  if (byAcl) return byAcl
  if (endpoint.State !== 'available') return refuse('vpc-endpoint', id, 'state')

  const firewall = firewallOf(snapshot, id)
  const refusal = firewall
    ? askFirewall(journey, id, firewall)
    : askGateway(journey, id, subnet.AvailabilityZone)
  if (refusal) return refusal
  journey.memory.push({ keeper: 'inspection', id, seen: packet })
  // SG-30: no group is known behind it.
  journey.identity = { by: 'nobody' }
  journey.inspectedIn = subnet
  return { at: 'leaving-subnet', subnet }
}

/** GWL-06: half a flow is tolerated only where its first packet was seen. */
function askGateway(journey: Journey, id: string, zone: string): End | undefined {
  const { snapshot } = journey
  const endpoint = (snapshot.VpcEndpoints ?? []).find((row) => row.VpcEndpointId === id)
  const service = (snapshot.ServiceConfigurations ?? []).find(
    (row) => row.ServiceName === endpoint?.ServiceName,
  )
  // ELB-07: an appliance of the endpoint's zone, or of any where the load balancer crosses zones.
  for (const arn of service?.GatewayLoadBalancerArns ?? []) {
    const balancer = findBalancer(snapshot, arn)
    const listeners = (snapshot.Listeners ?? []).filter((row) => row.LoadBalancerArn === arn)
    const appliances = listeners
      .flatMap((row) => choicesOf(snapshot, row))
      .flatMap((group) => (group === 'answer' ? [] : targetsFor(snapshot, balancer, zone, group)))
    if (appliances.length === 0) return refuse('load-balancer', arn, 'no appliance')
  }
  return journey.direction === 'response' && !hasSeenFlow(journey, id)
    ? refuse('vpc-endpoint', id, 'half a flow')
    : undefined
}

/** NFW-02: the stateless engine first, which may forward to the stateful one. */
function askFirewall(journey: Journey, id: string, firewall: AwsFirewall): End | undefined {
  const { snapshot, packet, direction, memory } = journey
  const arn = firewall.Firewall.FirewallArn
  memory.push({ keeper: 'always-tracked', relays: journey.relays })
  const policy = policyOf(snapshot, firewall)
  const action = statelessAction(snapshot, policy, packet)
  if (action === 'drop') return refuse('network-firewall', arn, 'stateless')
  const isForwarded = action === 'forward'
  const opened = memory.find(
    (entry) =>
      entry.keeper === 'firewall-flow' && entry.id === id && isAnswerTo(packet, entry.seen),
  )
  if (direction === 'response' && packet.protocol === TCP) {
    // NFW-06: the stateful engine needs both ways of a connection, or neither.
    const isWhole = opened?.keeper === 'firewall-flow' && opened.isStateful === isForwarded
    const knewNothing = opened?.keeper !== 'firewall-flow' && !isForwarded
    if (isWhole) memory.push({ keeper: 'firewall-answer', id, seen: opened.seen })
    return isWhole || knewNothing ? undefined : refuse('network-firewall', arn, 'half a flow')
  }
  // GWL-06: it does not join in the middle, whatever the protocol.
  if (direction === 'response' && isForwarded && opened?.keeper !== 'firewall-flow') {
    return refuse('network-firewall', arn, 'half a flow')
  }
  const belongs = opened?.keeper === 'firewall-flow' && opened.isStateful
  if (isForwarded && !belongs && !admitsFlow(snapshot, policy, packet)) {
    return refuse('network-firewall', arn, 'stateful')
  }
  memory.push({ keeper: 'firewall-flow', id, seen: packet, isStateful: isForwarded })
  return undefined
}

/** NFW-06: a firewall whose stateful engine saw one way of a TCP connection must see the other. */
export function missedByFirewall({ memory, snapshot }: Journey): End | undefined {
  const missed = memory.find(
    (entry) =>
      entry.keeper === 'firewall-flow' &&
      entry.isStateful &&
      entry.seen.protocol === TCP &&
      !memory.some(
        (other) =>
          other.keeper === 'firewall-answer' && other.id === entry.id && other.seen === entry.seen,
      ),
  )
  if (missed?.keeper !== 'firewall-flow') return undefined
  const arn = firewallOf(snapshot, missed.id)?.Firewall.FirewallArn
  return refuse('network-firewall', arn, 'half a flow')
}

function hasSeenFlow({ memory, packet }: Journey, id: string): boolean {
  return memory.some(
    (entry) => entry.keeper === 'inspection' && entry.id === id && isAnswerTo(packet, entry.seen),
  )
}
