import { familyOf, type IpAddress } from '@/model/ip'
import type { GatewayLoadBalancerEndpoint } from '@/model/resources/gatewayLoadBalancerEndpoint'
import type { PeeringConnection } from '@/model/resources/peeringConnection'
import type { Route } from '@/model/resources/routeTable'
import { findOf } from '@/model/topology'
import { inSpan } from './compile/addressAtoms'
import { areJoined } from './compile/joins'
import {
  interfaceAt,
  isForeign,
  subnetAt,
  type CompiledInterface,
  type CompiledNetwork,
  type CompiledSubnet,
  type CompiledVpc,
} from './compile/network'
import type { CompiledRoute, CompiledTable } from './compile/rules'
import type { Packet } from './packet'
import type { End, Place } from './place'
import { findRelayForReply } from './stateLookup'
import type { Situation } from './turn'

/** What a table says of a destination: the winning route, or what nobody knows. */
export interface Lookup {
  readonly route: CompiledRoute | undefined
  /** A prefix-list route that might win, if only its entries were known. */
  readonly unknown: Route | undefined
}

/** Longest prefix first, ties as RT-05; a blackhole wins like any other (RT-12, RT-27). */
export function lookUp(network: CompiledNetwork, table: CompiledTable, dst: IpAddress): Lookup {
  const route = winnerOf(network, table, network.atoms.atomOf(dst))
  // Only a route to a whole subnet's block can be more specific than local, and no list is one (RT-14).
  if (route && !route.route) return { route, unknown: undefined }
  // Lists of AWS's services hold only public addresses that nobody in this network has.
  const unknown = table.unknown.find(({ destination, target }) => {
    const list =
      destination.kind === 'prefixList'
        ? findOf(network.topology, 'prefixList', destination.prefixListId)
        : undefined
    if (list && list.family !== (familyOf(dst) === 4 ? 'ipv4' : 'ipv6')) return false
    // What leads to a gateway endpoint is a service's list, even if no row describes it (GWE-02).
    const isOfAws = list?.awsManaged === true || target.kind === 'gatewayEndpoint'
    return isOfAws ? isForeign(network, dst) : true
  })
  return { route, unknown }
}

function winnerOf(
  network: CompiledNetwork,
  table: CompiledTable,
  atom: number,
): CompiledRoute | undefined {
  const winner = table.winner(atom)
  if (!winner || !isPassedOver(network, winner)) return winner
  const next = table.routes.find((it) => inSpan(it.span, atom) && !isPassedOver(network, it))
  return next ?? winner
}

// Whether what does not work leaves the packet to a shorter prefix is not documented (RT-27, RT-28).
function isPassedOver(network: CompiledNetwork, { route }: CompiledRoute): boolean {
  const { blackholeFallsBack, stoppedApplianceDrops } = network.options
  if (!route) return false
  if (blackholeFallsBack && isBlackhole(network, route)) return true
  const appliance = stoppedApplianceDrops ? undefined : applianceOf(network, route)
  return appliance?.instance !== undefined && appliance.instance.state !== 'running'
}

/** The interface behind a route to an interface or an instance, which means its primary one. */
export function applianceOf(
  network: CompiledNetwork,
  { target }: Route,
): CompiledInterface | undefined {
  if (target.kind === 'networkInterface') return network.interfaces.get(target.id)
  return target.kind === 'instance' ? network.primaries.get(target.id) : undefined
}

/** The target is gone, or AWS itself said so (RT-26). */
export function isBlackhole(network: CompiledNetwork, route: Route): boolean {
  if (route.blackhole) return true
  const { target } = route
  switch (target.kind) {
    case 'networkInterface':
    case 'instance':
      return applianceOf(network, route) === undefined
    default:
      return findOf(network.topology, target.kind, target.id) === undefined
  }
}

/**
 * Where a packet goes when it has left an interface's groups: to a neighbour in the subnet, which
 * neither an ACL nor a table sees (NACL-11, RT-02), or out through the ACL to the router.
 */
export function leaveInterface(
  situation: Situation,
  from: CompiledInterface,
  packet: Packet,
): Place {
  return (
    returnToBalancer(situation, from, packet) ?? leaveSubnet(situation, from.subnet, packet, from)
  )
}

/**
 * With its client's address preserved, a target answers to that address; the flow's state brings the
 * answer back to the load balancer, past the target's route table and its neighbours (NLB-14, PATH-N).
 */
function returnToBalancer(
  { network, leg, state }: Situation,
  from: CompiledInterface,
  packet: Packet,
): Place | undefined {
  if (leg !== 'response' || !network.options.preservedRepliesReturnToBalancer) return undefined
  const relay = findRelayForReply(state, packet)
  const node = relay && network.interfaces.get(relay.interfaceId)
  if (!node || !relay.keepsClient || node === from) return undefined
  const arrive: Place = { checkpoint: 'securityGroup', eni: node, side: 'ingress' }
  const isNeighbour = node.subnet === from.subnet
  if (isNeighbour && !network.options.aclBetweenBalancerAndNeighbour) return arrive
  return {
    checkpoint: 'networkAcl',
    subnet: from.subnet,
    side: 'egress',
    next: { checkpoint: 'networkAcl', subnet: node.subnet, side: 'ingress', next: arrive },
  }
}

/** The same for what stands in a subnet without an interface that we know: an endpoint, an attachment. */
export function leaveSubnet(
  situation: Situation,
  subnet: CompiledSubnet,
  packet: Packet,
  from?: CompiledInterface,
): Place {
  const { network } = situation
  const atom = network.atoms.atomOf(packet.dst)
  if (subnet.spans.some((span) => inSpan(span, atom))) {
    const neighbour = interfaceAt(network, subnet.vpc, packet.dst)
    if (!neighbour) return { checkpoint: 'subnet', vpc: subnet.vpc, subnet }
    return toNeighbour(situation, from, neighbour)
  }
  const router: Place = { checkpoint: 'routeTable', subnet }
  if (staysInSubnet(situation, subnet, packet)) return router
  return { checkpoint: 'networkAcl', subnet, side: 'egress', next: router }
}

/** Neighbours meet no ACL, but for what a service does or may do to its own (NACL-11, NACL-30, NACL-31). */
function toNeighbour(
  { network: { options }, leg }: Situation,
  from: CompiledInterface | undefined,
  neighbour: CompiledInterface,
): Place {
  const { subnet } = neighbour
  const balancer = leg === 'request' ? balancerOf(from) : balancerOf(neighbour)
  if (balancer?.type === 'classic' && leg === 'request') {
    const next = enterInterface(neighbour, subnet)
    return { checkpoint: 'networkAcl', subnet, side: 'egress', next, code: 'ELB_ACL_RESTRICTION' }
  }
  const isMet =
    (balancer && options.aclBetweenBalancerAndNeighbour) ||
    (options.aclBetweenGatewayAndNeighbour && (isGateway(from) || isGateway(neighbour)))
  if (!isMet) return enterInterface(neighbour, subnet)
  const next = enterInterface(neighbour, undefined)
  return { checkpoint: 'networkAcl', subnet, side: 'egress', next }
}

function balancerOf(eni: CompiledInterface | undefined) {
  return eni?.owner?.kind === 'loadBalancer' ? eni.owner.loadBalancer : undefined
}

function isGateway(eni: CompiledInterface | undefined): boolean {
  return eni?.natGateway !== undefined || eni?.owner?.kind === 'interfaceEndpoint'
}

// A route to a gateway or appliance in the sender's own subnet crosses no border (NACL-31).
function staysInSubnet(situation: Situation, subnet: CompiledSubnet, packet: Packet): boolean {
  const { network } = situation
  if (peeringBack(situation, subnet.vpc, packet)) return false
  const { route } = lookUp(network, subnet.table, packet.dst).route ?? {}
  if (!route || route.blackhole) return false
  if (route.target.kind === 'natGateway') {
    const nat = findOf(network.topology, 'natGateway', route.target.id)
    return nat?.subnetId === subnet.subnet.id && !network.options.aclBetweenGatewayAndNeighbour
  }
  return applianceOf(network, route)?.subnet === subnet
}

/**
 * What a NAT gateway sent through a peering connection finds its way back to the gateway even without
 * a return route in the peer's tables (NAT-09).
 */
export function peeringBack(
  { network, leg, state }: Situation,
  vpc: CompiledVpc,
  packet: Packet,
): PeeringConnection | undefined {
  if (leg !== 'response' || state.nat.length === 0) return undefined
  const mapping = state.nat.find(({ outside }) => outside.src === packet.dst)
  const translator = network.byAddress
    .get(packet.dst)
    ?.find((eni) => eni.natGateway?.id === mapping?.gatewayId)
  if (!mapping || !translator || translator.subnet.vpc === vpc) return undefined
  const peering = vpc.peerings.find(
    ({ status, requester, accepter }) =>
      status === 'active' &&
      [requester.vpcId, accepter.vpcId].includes(translator.subnet.vpc.vpc.id),
  )
  // What the gateway sent another way, over a transit gateway say, needs its route back.
  const sent = lookUp(network, translator.subnet.table, mapping.outside.dst).route?.route?.target
  return sent?.id === peering?.id ? peering : undefined
}

/** What forwards without the sender's group identity: references fail behind it (SG-30, SG-31). */
const HIDES_GROUPS: ReadonlySet<string | undefined> = new Set([
  'networkInterface',
  'instance',
  'natGateway',
  'internetGateway',
  'egressOnlyInternetGateway',
  'gatewayLoadBalancerEndpoint',
  // A transit gateway carries groups to inbound rules only (SG-26).
  'transitGateway',
  'virtualPrivateGateway',
])

/** Whether routes lead a packet from this interface to something that hides its groups. */
export function hidesGroups(
  situation: Situation,
  from: CompiledInterface,
  packet: Packet,
): boolean {
  return HIDES_GROUPS.has(nextHopOf(situation, from, packet)?.kind)
}

/** The target of a packet's route; nothing for `local`, and for a neighbour in the subnet. */
export function nextHopOf(
  { network }: Situation,
  { subnet }: CompiledInterface,
  packet: Packet,
): Route['target'] | undefined {
  const atom = network.atoms.atomOf(packet.dst)
  if (subnet.spans.some((span) => inSpan(span, atom))) return undefined
  return lookUp(network, subnet.table, packet.dst).route?.route?.target
}

/** Into a subnet and on to one of its interfaces; coming from the same subnet there is no border. */
export function enterInterface(
  eni: CompiledInterface,
  from: CompiledSubnet | undefined,
  arrival: 'addressed' | 'routed' = 'addressed',
): Place {
  const next: Place = eni.natGateway
    ? { checkpoint: 'natGateway', gateway: eni.natGateway, vpc: eni.subnet.vpc, eni, arrival }
    : { checkpoint: 'securityGroup', eni, side: 'ingress' }
  if (from === eni.subnet) return next
  return { checkpoint: 'networkAcl', subnet: eni.subnet, side: 'ingress', next }
}

/**
 * To an endpoint that inspects: it stands in a subnet of its own, whose ACL filters what comes in, from
 * senders in that very subnet too (NACL-29, PATH-O).
 */
export function enterInspection(network: CompiledNetwork, id: string, vpc: CompiledVpc): Place {
  const endpoint = findOf(network.topology, 'gatewayLoadBalancerEndpoint', id)
  const subnet = endpoint && subnetOfEndpoint(network, endpoint)
  if (!endpoint || !subnet) {
    const missing = `the subnet of ${id}`
    const at = vpc.vpc.id
    return {
      checkpoint: 'unmodelled',
      component: id,
      deniedBy: 'vpc-endpoint',
      missing,
      at,
      vpc,
    }
  }
  const next: Place = { checkpoint: 'gatewayLoadBalancerEndpoint', endpoint, subnet }
  return { checkpoint: 'networkAcl', subnet, side: 'ingress', next }
}

/** Where an inspecting endpoint stands: as its row says, else where its interface does. */
export function subnetOfEndpoint(
  network: CompiledNetwork,
  { vpcId, subnetId, networkInterfaceIds: [eniId] }: GatewayLoadBalancerEndpoint,
): CompiledSubnet | undefined {
  const named = network.vpcs.get(vpcId)?.subnets.find(({ subnet }) => subnet.id === subnetId)
  return named ?? (eniId === undefined ? undefined : network.interfaces.get(eniId)?.subnet)
}

/** Delivery inside a VPC, which needs no further lookup (RT-13). */
export function deliverIn(
  network: CompiledNetwork,
  vpc: CompiledVpc,
  dst: IpAddress,
  from?: CompiledSubnet,
): Place {
  const eni = interfaceAt(network, vpc, dst)
  if (eni) return enterInterface(eni, from)
  if (vpc.vpc.stub) {
    const id = vpc.vpc.id
    return {
      checkpoint: 'unmodelled',
      component: id,
      deniedBy: 'subnet',
      missing: `what is inside ${id}`,
      at: id,
      vpc,
    }
  }
  return { checkpoint: 'subnet', vpc, subnet: subnetAt(network, vpc, dst) }
}

/**
 * Where a ghost goes on when no route leads: to the destination's subnet border, or to the VPC's
 * internet gateway for a public address; without a destination it ends.
 */
export function ghostRoute(
  { network, goal, state }: Situation,
  vpc: CompiledVpc | undefined,
  dst: IpAddress,
  from?: CompiledSubnet,
): Place | End {
  const eni = translatorOf(network, state.nat, dst) ?? goal.eni
  if (eni && holds(network, eni, dst) && (!vpc || isPrivatelyMeant(vpc, eni, dst))) {
    return enterInterface(eni, from)
  }
  if (goal.host?.network) {
    const { host } = goal
    return { checkpoint: 'onPremisesNetwork', network: goal.host.network, host, side: 'ingress' }
  }
  if (!vpc) return 'lost'
  if (eni || goal.host) {
    return { checkpoint: 'internetGateway', gateway: vpc.internetGateway, vpc, side: 'egress' }
  }
  return 'lost'
}

function translatorOf(
  network: CompiledNetwork,
  mappings: Situation['state']['nat'],
  dst: IpAddress,
): CompiledInterface | undefined {
  const mapping = mappings.find(({ outside }) => outside.src === dst)
  return (
    mapping &&
    network.byAddress
      .get(dst)
      ?.find((eni) => (eni.natGateway?.id ?? eni.instance?.id) === mapping.gatewayId)
  )
}

function holds(network: CompiledNetwork, eni: CompiledInterface, dst: IpAddress): boolean {
  return interfaceAt(network, eni.subnet.vpc, dst) === eni
}

// An IPv6 address is private and public at once: between VPCs that are not joined it is public.
function isPrivatelyMeant(vpc: CompiledVpc, eni: CompiledInterface, dst: IpAddress): boolean {
  return !dst.includes(':') || areJoined(vpc, eni.subnet.vpc) || !vpc.internetGateway
}
