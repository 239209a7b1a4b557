import { readAddress, sameAddress } from '../address'
import type { Address } from '../address'
import type { AwsNetworkInterface, AwsSnapshotJson } from '../aws/awsSnapshot'
import type { AwsLoadBalancer, AwsTargetGroup } from '../aws/awsServices'
import { balancerOf, choicesOf, listenerFor, preservesClient, targetsFor } from '../balancers'
import type { NaiveTarget } from '../balancers'
import { arePeered, behindPublicAddress, findSubnet, subnetHolds } from '../network'
import { answerTo, hasPorts, ICMP, ICMPV6, isAnswerTo, TCP } from '../packet'
import type { Packet } from '../packet'
import { lookUpRoute } from '../routes'
import { askNetworkAcl, askSecurityGroups } from './filters'
import type { End, Journey, Stop } from './journey'
import { refuse } from './journey'

/** A packet has come to a node of a load balancer: a client's, or a target's answer (M04, N03). */
export function atBalancer(
  journey: Journey,
  { node, fromEndpoint }: Extract<Stop, { at: 'balancer' }>,
): Stop | End {
  const { snapshot, packet } = journey
  journey.passed.add('load-balancer')
  const balancer = balancerOf(snapshot, node)
  if (!balancer) return refuse('network-interface', node.NetworkInterfaceId)
  const arn = balancer.LoadBalancerArn
  if (journey.direction === 'response') return backToClient(journey, node, arn)
  if (!['active', 'active_impaired'].includes(balancer.State.Code)) {
    return refuse('load-balancer', arn, 'state')
  }
  const isPing = packet.protocol === ICMP || packet.protocol === ICMPV6
  // ALB-06: the load balancer itself answers a ping.
  if (isPing && balancer.Type === 'application') return { at: 'interface', networkInterface: node }
  const listener =
    hasPorts(packet.protocol) &&
    listenerFor(
      snapshot,
      balancer,
      packet.protocol === TCP ? 'tcp' : 'udp',
      packet.destinationPort ?? -1,
    )
  if (!listener) return refuse('load-balancer', arn, 'no listener')

  const choices = choicesOf(snapshot, listener).flatMap((choice): Choice[] => {
    if (choice === 'answer') return [choice]
    if (!takes(choice, packet)) return ['nobody']
    const { AvailabilityZone } = findSubnet(snapshot, node.SubnetId)
    const targets = targetsFor(snapshot, balancer, AvailabilityZone, choice)
    return targets.length === 0 ? ['nobody'] : targets.map((target) => ({ group: choice, target }))
  })
  const chosen = journey.choose(`target of ${node.NetworkInterfaceId}`, choices)
  if (chosen === 'nobody') return refuse('load-balancer', arn, 'no targets')
  if (chosen === 'answer') return { at: 'interface', networkInterface: node }
  const { group, target } = chosen
  journey.targets.push(target.id)
  return toTarget(journey, { balancer, node, group, target, fromEndpoint })
}

/** Whether a group's protocol is one that carries the packet. */
function takes({ Protocol }: AwsTargetGroup, packet: Packet): boolean {
  const udp = ['UDP', 'TCP_UDP', 'QUIC', 'TCP_QUIC']
  const tcp = ['TCP', 'TLS', 'HTTP', 'HTTPS', 'TCP_UDP', 'TCP_QUIC']
  return (packet.protocol === TCP ? tcp : udp).includes(Protocol)
}

/** A target of a group, the load balancer's own answer, or a group in which nobody takes it. */
type Choice = { readonly group: AwsTargetGroup; readonly target: NaiveTarget } | 'answer' | 'nobody'

interface Chosen {
  readonly balancer: AwsLoadBalancer
  readonly node: AwsNetworkInterface
  readonly group: AwsTargetGroup
  readonly target: NaiveTarget
  readonly fromEndpoint: AwsNetworkInterface | undefined
}

/** M05, N04: a connection of its own, or the client's with another destination. */
function toTarget(journey: Journey, chosen: Chosen): Stop | End {
  const { snapshot, packet } = journey
  const { balancer, node, group, target } = chosen
  const arn = balancer.LoadBalancerArn
  const family = target.address.family
  // NLB-03, NLB-05: never across families, nor behind an endpoint. ALB-01: a proxy never does.
  const keepsClient =
    balancer.Type === 'network' &&
    !chosen.fromEndpoint &&
    family === packet.family &&
    preservesClient(snapshot, group)
  const own = ownAddress(node, family)
  if (!own) return refuse('load-balancer', arn, 'family')
  // NLB-06: a target that is its own client takes no packet from itself.
  if (keepsClient && isOneGuest(snapshot, node.VpcId, packet.source, target.address)) {
    return refuse('load-balancer', arn, 'hairpin')
  }
  if (keepsClient && !isNear(snapshot, node, target.address)) {
    return refuse('load-balancer', arn, 'too far')
  }
  const inside: Packet = {
    family,
    protocol: packet.protocol,
    source: keepsClient ? packet.source : own,
    destination: target.address,
    ...(keepsClient
      ? { sourcePort: packet.sourcePort ?? 0 }
      : { sourcePort: journey.choosePort(node.NetworkInterfaceId) }),
    destinationPort: target.port,
  }
  journey.memory.push({
    keeper: 'load-balancer',
    id: node.NetworkInterfaceId,
    outside: packet,
    inside,
    keepsClient,
    ...(chosen.fromEndpoint ? { endpoint: chosen.fromEndpoint } : {}),
  })
  if (balancer.Type === 'network') {
    journey.memory.push({ keeper: 'always-tracked', relays: journey.relays })
    journey.memory.push({ keeper: 'always-tracked', relays: journey.relays + 1 })
  }
  journey.relays += 1
  journey.packet = inside
  // NLB-08: behind it, its own groups stand for the sender.
  return { at: 'leaving-interface', networkInterface: node, standsFor: keepsClient }
}

/** Whether both are addresses of one interface or of one instance. */
function isOneGuest(
  snapshot: AwsSnapshotJson,
  vpcId: string,
  one: Address,
  other: Address,
): boolean {
  // NLB-06: by its public address it is the same client; behind a delegated prefix stand others.
  const [a, b] = [one, other].map(
    (address) =>
      snapshot.NetworkInterfaces.find((row) => row.VpcId === vpcId && holdsItself(row, address)) ??
      behindPublicAddress(snapshot, address)?.networkInterface,
  )
  const guest = a?.Attachment?.InstanceId
  return sameAddress(one, other) || (guest !== undefined && guest === b?.Attachment?.InstanceId)
}

function holdsItself(row: AwsNetworkInterface, address: Address): boolean {
  const own = [
    ...row.PrivateIpAddresses.map((each) => each.PrivateIpAddress),
    ...row.Ipv6Addresses.map((each) => each.Ipv6Address),
  ]
  return own.some((text) => sameAddress(readAddress(text), address))
}

/** NLB-04: with the client's address kept, in the same VPC or across one peering, and directly. */
function isNear(snapshot: AwsSnapshotJson, node: AwsNetworkInterface, address: Address): boolean {
  const subnet = findSubnet(snapshot, node.SubnetId)
  if (subnetHolds(subnet, address)) return true
  const route = lookUpRoute(snapshot, subnet, address)
  if (route?.GatewayId === 'local') return true
  const peering = (snapshot.VpcPeeringConnections ?? []).find(
    (row) => row.VpcPeeringConnectionId === route?.VpcPeeringConnectionId,
  )
  if (!peering) return false
  const { RequesterVpcInfo: one, AccepterVpcInfo: other } = peering
  return one.Region === other.Region && arePeered(snapshot, one.VpcId, other.VpcId)
}

/** N09, M08: a target's answer goes back to the client as the node's. */
function backToClient(journey: Journey, node: AwsNetworkInterface, arn: string): Stop | End {
  const relay = journey.memory.find(
    (entry) =>
      entry.keeper === 'load-balancer' &&
      entry.id === node.NetworkInterfaceId &&
      isAnswerTo(journey.packet, entry.inside),
  )
  if (relay?.keeper !== 'load-balancer') return refuse('load-balancer', arn, 'no connection')
  journey.packet = answerTo(relay.outside)
  journey.relays -= 1
  const networkInterface = relay.endpoint ?? node
  return { at: 'leaving-interface', networkInterface }
}

/**
 * NLB-14: a target's answer to a client whose address was kept goes back to the node by the flow's
 * state, whatever the routes say. N08, N10: the ACLs of both subnets see it.
 */
export function returnToBalancer(
  journey: Journey,
  target: AwsNetworkInterface,
): Stop | End | undefined {
  const { snapshot, memory, packet } = journey
  if (journey.direction === 'request') return undefined
  const relay = memory.find(
    (entry) =>
      entry.keeper === 'load-balancer' && entry.keepsClient && isAnswerTo(packet, entry.inside),
  )
  const nodeId = relay?.keeper === 'load-balancer' ? relay.id : undefined
  const node = snapshot.NetworkInterfaces.find((row) => row.NetworkInterfaceId === nodeId)
  if (!node || node === target) return undefined
  const here = findSubnet(snapshot, target.SubnetId)
  const there = findSubnet(snapshot, node.SubnetId)
  // NACL-30: neighbours meet no ACL.
  if (here.SubnetId !== there.SubnetId) {
    const byAcl = askNetworkAcl(journey, here, 'egress') ?? askNetworkAcl(journey, there, 'ingress')
    if (byAcl) return byAcl
  }
  return enterNode(journey, node)
}

/** SG-49, NLB-07: the groups of a node judge; one that was made without groups admits everybody. */
export function enterNode(journey: Journey, node: AwsNetworkInterface): Stop | End {
  if (node.Groups.length > 0) {
    const byGroups = askSecurityGroups(journey, node, 'ingress', journey.identity)
    if (byGroups) return byGroups
  }
  return { at: 'balancer', node }
}

function ownAddress(node: AwsNetworkInterface, family: 4 | 6): Address | undefined {
  const text = family === 4 ? node.PrivateIpAddress : node.Ipv6Addresses[0]?.Ipv6Address
  return text === undefined ? undefined : readAddress(text)
}
