import { familyOf, prefixLengthOf } from '@/model/ip'
import type { Route } from '@/model/resources/routeTable'
import { findOf } from '@/model/topology'
import { inSpan } from '../compile/addressAtoms'
import type {
  CompiledInterface,
  CompiledNetwork,
  CompiledSubnet,
  CompiledVpc,
} from '../compile/network'
import type { CompiledTable } from '../compile/rules'
import {
  applianceOf,
  deliverIn,
  enterInspection,
  enterInterface,
  ghostRoute,
  isBlackhole,
  lookUp,
  peeringBack,
} from '../forwarding'
import { isNat64 } from '../nat64'
import type { Packet } from '../packet'
import type { End, Place, PlaceOf } from '../place'
import type { Because, TurnedDown } from '../trace'
import { towardsTransit } from '../transit'
import type { Ruling, Situation, Turn } from '../turn'
import { deniedByOf } from './unmodelled'

/** The subnet's table governs every packet that leaves it (RT-01), by destination alone (RT-03). */
export function routeTable(
  packet: Packet,
  place: PlaceOf<'routeTable'>,
  situation: Situation,
): Turn {
  const { subnet, table = subnet.table } = place
  const { network } = situation
  // A gateway's own table stands at no subnet's border.
  const at = place.table ? subnet.vpc.vpc.id : subnet.subnet.id
  const astray = (): Place | End => ghostRoute(situation, subnet.vpc, packet.dst, subnet)
  const wayBack = peeringBack(situation, subnet.vpc, packet)
  if (wayBack) {
    return {
      ruling: { component: table.table.id, at, decision: 'route', because: { kind: 'state' } },
      next: { checkpoint: 'peeringConnection', peering: wayBack, from: subnet.vpc },
    }
  }
  const tableId = table.table.id
  const { route: winner, unknown } = lookUp(network, table, packet.dst)
  const common = {
    component: tableId,
    at,
    turnedDown: () => explain(table, packet, network, winner?.prefixLength),
  }
  // Nothing is longer than a route to the very host.
  const isHostRoute = winner?.prefixLength === (familyOf(packet.dst) === 4 ? 32 : 128)
  if (unknown && !isHostRoute) {
    const list = unknown.destination.kind === 'prefixList' ? unknown.destination.prefixListId : ''
    const ruling: Ruling = {
      ...common,
      decision: 'deny',
      deniedBy: 'route-table',
      because: { kind: 'noRoute', tableId },
      code: 'UNKNOWN_RESOURCE',
      missing: `the entries of prefix list ${list}`,
    }
    return { ruling, next: winner ? follow(winner.route, packet, place, situation) : astray() }
  }
  if (!winner) {
    const ruling: Ruling = {
      ...common,
      decision: 'deny',
      deniedBy: 'route-table',
      because: { kind: 'noRoute', tableId },
      code: 'NO_ROUTE_TO_DESTINATION',
    }
    return { ruling, next: astray() }
  }
  const because: Because = winner.route
    ? { kind: 'route', tableId, route: winner.route, cidr: winner.cidr }
    : { kind: 'localRoute', tableId, cidr: winner.cidr }
  if (winner.route && isBlackhole(network, winner.route)) {
    const { target } = winner.route
    const blame =
      target.kind === 'peeringConnection'
        ? ({ deniedBy: 'peering', component: target.id } as const)
        : ({ deniedBy: 'route-table' } as const)
    return {
      ruling: { ...common, decision: 'deny', because, code: 'BAD_STATE_ROUTE', ...blame },
      next: astray(),
    }
  }
  return {
    ruling: { ...common, decision: 'route', because },
    next: follow(winner.route, packet, place, situation),
  }
}

function follow(
  route: Route | undefined,
  packet: Packet,
  { subnet, table }: PlaceOf<'routeTable'>,
  situation: Situation,
): Place | End {
  const { network } = situation
  const { topology } = network
  const { vpc } = subnet
  if (!route) return deliverIn(network, vpc, packet.dst, table ? undefined : subnet)
  const { target } = route
  const lost = (): Place | End => ghostRoute(situation, vpc, packet.dst, subnet)
  switch (target.kind) {
    case 'internetGateway': {
      const gateway = findOf(topology, 'internetGateway', target.id)
      return {
        checkpoint: 'internetGateway',
        gateway,
        vpc,
        side: 'egress',
        from: table ? undefined : subnet,
      }
    }
    case 'egressOnlyInternetGateway': {
      const gateway = findOf(topology, 'egressOnlyInternetGateway', target.id)
      return gateway
        ? { checkpoint: 'egressOnlyInternetGateway', gateway, vpc, side: 'egress', from: subnet }
        : lost()
    }
    case 'natGateway': {
      const gateway = findOf(topology, 'natGateway', target.id)
      const regional = network.regionalNat.byId.get(target.id)
      if (regional && regional.byZone.size > 0) {
        return {
          checkpoint: 'natGateway',
          gateway: regional.gateway,
          vpc,
          from: subnet,
          arrival: 'routed',
        }
      }
      if (gateway && gateway.subnetId === undefined && !gateway.stub) {
        return unmodelled(target.id, 'nat-gateway', `the addresses of ${target.id}`, vpc)
      }
      const [id] = gateway?.networkInterfaceIds ?? []
      const eni = id === undefined ? undefined : network.interfaces.get(id)
      if (eni) return enterNatGateway(eni, packet, subnet, network)
      return unmodelled(target.id, 'nat-gateway', `the addresses of ${target.id}`, vpc)
    }
    case 'peeringConnection': {
      const peering = findOf(topology, 'peeringConnection', target.id)
      return peering ? { checkpoint: 'peeringConnection', peering, from: vpc } : lost()
    }
    case 'networkInterface':
    case 'instance': {
      const appliance = applianceOf(network, route)
      return appliance ? enterInterface(appliance, subnet, 'routed') : lost()
    }
    case 'gatewayEndpoint': {
      const endpoint = findOf(topology, 'gatewayEndpoint', target.id)
      return endpoint ? { checkpoint: 'gatewayEndpoint', endpoint, vpc, side: 'egress' } : lost()
    }
    case 'gatewayLoadBalancerEndpoint':
      return enterInspection(network, target.id, vpc)
    case 'transitGateway': {
      const gateway = findOf(topology, 'transitGateway', target.id)
      return gateway ? towardsTransit(network, gateway, subnet) : lost()
    }
    case 'virtualPrivateGateway': {
      const gateway = findOf(topology, 'virtualPrivateGateway', target.id)
      return gateway
        ? { checkpoint: 'virtualPrivateGateway', gateway, vpc, side: 'egress' }
        : lost()
    }
    case 'other': {
      const other = findOf(topology, 'other', target.id)
      const what = other ? `what ${other.type} ${target.id} does` : `what ${target.id} is`
      return unmodelled(target.id, deniedByOf(target.id), what, vpc)
    }
  }
}

/** The ACL of the gateway's subnet, unless an option spares the leg (NACL-31, PATH-H). */
function enterNatGateway(
  eni: CompiledInterface,
  packet: Packet,
  from: CompiledSubnet,
  network: CompiledNetwork,
): Place {
  const { aclJudgesNat64, aclBetweenGatewayAndNeighbour } = network.options
  if (isNat64(network, packet.dst) && !aclJudgesNat64) {
    return enterInterface(eni, eni.subnet, 'routed')
  }
  return enterInterface(eni, aclBetweenGatewayAndNeighbour ? undefined : from, 'routed')
}

function unmodelled(
  component: string,
  deniedBy: Extract<Place, { checkpoint: 'unmodelled' }>['deniedBy'],
  missing: string,
  vpc: CompiledVpc,
): Place {
  return { checkpoint: 'unmodelled', component, deniedBy, missing, at: vpc.vpc.id, vpc }
}

function explain(
  compiled: CompiledTable,
  packet: Packet,
  { atoms }: CompiledNetwork,
  winning: number | undefined,
): readonly TurnedDown[] {
  const tableId = compiled.table.id
  const atom = atoms.atomOf(packet.dst)
  const family = familyOf(packet.dst)
  return compiled.routes.flatMap(({ cidr, span, route }): readonly TurnedDown[] => {
    const candidate: Because = route
      ? { kind: 'route', tableId, route, cidr }
      : { kind: 'localRoute', tableId, cidr }
    if (familyOf(cidr) !== family) {
      return [{ candidate, field: 'family', why: `the route is for IPv${String(familyOf(cidr))}` }]
    }
    if (!inSpan(span, atom)) {
      return [{ candidate, field: 'destination', why: `${packet.dst} is not in ${cidr}` }]
    }
    if (winning === undefined || prefixLengthOf(cidr) >= winning) return []
    const why = `/${String(winning)} is longer than /${String(prefixLengthOf(cidr))}`
    return [{ candidate, field: 'prefix', why }]
  })
}
