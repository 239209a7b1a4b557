import type { IpAddress } from '@/model/ip'
import type { Route } from '@/model/resources/routeTable'
import { findOf } from '@/model/topology'
import { inSpan } from './compile/addressAtoms'
import {
  areJoined,
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
import type { Situation } from './turn'

/** What a table says of a destination: the winning route, or what nobody knows. */
export interface Lookup {
  readonly route: CompiledRoute | undefined
  /** A prefix-list route that might win, if only its entries were known. */
  readonly unknown: Route | undefined
}

/** Longest prefix first, ties as RT-05; a blackhole wins like any other (RT-12, RT-27). */
export function lookUp(network: CompiledNetwork, table: CompiledTable, dst: IpAddress): Lookup {
  const route = table.winner(network.atoms.atomOf(dst))
  // Lists of AWS's services hold only public addresses that nobody in this network has.
  const unknown = table.unknown.find(({ destination }) => {
    const list =
      destination.kind === 'prefixList'
        ? findOf(network.topology, 'prefixList', destination.prefixListId)
        : undefined
    return list?.awsManaged ? isForeign(network, dst) : true
  })
  return { route, unknown }
}

/** The interface behind a route to an interface or an instance, which means its primary one. */
export function applianceOf(
  network: CompiledNetwork,
  { target }: Route,
): CompiledInterface | undefined {
  if (target.kind === 'networkInterface') return network.interfaces.get(target.id)
  return target.kind === 'instance' ? network.primaries.get(target.id) : undefined
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
  const { network } = situation
  const { subnet } = from
  const atom = network.atoms.atomOf(packet.dst)
  if (subnet.spans.some((span) => inSpan(span, atom))) {
    const neighbour = interfaceAt(network, subnet.vpc, packet.dst)
    if (!neighbour) return { checkpoint: 'subnet', vpc: subnet.vpc, subnet }
    return enterInterface(neighbour, subnet)
  }
  const router: Place = { checkpoint: 'routeTable', from }
  if (staysInSubnet(situation, from, packet)) return router
  return { checkpoint: 'networkAcl', subnet, side: 'egress', next: router }
}

// A route to a gateway or appliance in the sender's own subnet crosses no border (NACL-31).
function staysInSubnet(
  { network }: Situation,
  { subnet }: CompiledInterface,
  packet: Packet,
): boolean {
  const route = subnet.table && lookUp(network, subnet.table, packet.dst).route?.route
  if (!route || route.blackhole) return false
  if (route.target.kind === 'natGateway') {
    const nat = findOf(network.topology, 'natGateway', route.target.id)
    return nat?.subnetId === subnet.subnet.id
  }
  return applianceOf(network, route)?.subnet === subnet
}

/**
 * Whether routes send a packet from this interface through an appliance, so that group references
 * fail (SG-30), or, for `tracking`, through a gateway that makes a flow tracked (CT-09).
 */
export function isRedirected(
  { network }: Situation,
  { subnet }: CompiledInterface,
  packet: Packet,
  why: 'groups' | 'tracking' = 'groups',
): boolean {
  const atom = network.atoms.atomOf(packet.dst)
  if (!subnet.table || subnet.spans.some((span) => inSpan(span, atom))) return false
  const kind = lookUp(network, subnet.table, packet.dst).route?.route?.target.kind
  return why === 'groups'
    ? kind === 'networkInterface' || kind === 'instance'
    : kind === 'natGateway' || kind === 'egressOnlyInternetGateway'
}

/** Into a subnet and on to one of its interfaces; coming from the same subnet there is no border. */
export function enterInterface(
  eni: CompiledInterface,
  from: CompiledSubnet | undefined,
  arrival: 'addressed' | 'routed' = 'addressed',
): Place {
  const next: Place = eni.natGateway
    ? { checkpoint: 'natGateway', gateway: eni.natGateway, eni, arrival }
    : { checkpoint: 'securityGroup', eni, side: 'ingress' }
  if (from === eni.subnet) return next
  return { checkpoint: 'networkAcl', subnet: eni.subnet, side: 'ingress', next }
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
      deniedBy: 'unknown',
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
  return mapping && network.byAddress.get(dst)?.find((e) => e.natGateway?.id === mapping.gatewayId)
}

function holds(network: CompiledNetwork, eni: CompiledInterface, dst: IpAddress): boolean {
  return interfaceAt(network, eni.subnet.vpc, dst) === eni
}

// An IPv6 address is private and public at once: between VPCs that are not joined it is public.
function isPrivatelyMeant(vpc: CompiledVpc, eni: CompiledInterface, dst: IpAddress): boolean {
  return !dst.includes(':') || areJoined(vpc, eni.subnet.vpc) || !vpc.internetGateway
}
