import { familyOf } from '@/model/ip'
import { findOf } from '@/model/topology'
import type { CompiledInterface, CompiledVpc } from './compile/network'
import { lookUp } from './forwarding'
import type { Packet } from './packet'
import type { End, Place } from './place'
import { findBorderFlow } from './stateLookup'
import type { Situation } from './turn'

/** Where a packet on the internet enters the network, by its destination address. */
export function arriveFromInternet(packet: Packet, situation: Situation): Place | End {
  const { network, state, goal } = situation
  const flow = findBorderFlow(state, packet)
  const vpc = flow && network.vpcs.get(flow.vpcId)
  if (flow && vpc) {
    const endpoint = findOf(network.topology, 'gatewayEndpoint', flow.gatewayId)
    if (endpoint) return { checkpoint: 'gatewayEndpoint', endpoint, vpc, side: 'ingress' }
    const gateway = findOf(network.topology, 'egressOnlyInternetGateway', flow.gatewayId)
    if (gateway) return { checkpoint: 'egressOnlyInternetGateway', gateway, vpc, side: 'ingress' }
    return doorOf(vpc)
  }
  const own = network.regionalNat.byAddress.get(packet.dst) ?? network.poolOf(packet.dst)
  if (own) return doorOf(own.vpc)
  if (familyOf(packet.dst) === 6) {
    const eni = goal.eni ?? network.byAddress.get(packet.dst)?.[0]
    return eni ? ipv6Door(packet, eni, situation) : outside(packet, situation)
  }
  const mapping = network.byPublicIp.get(packet.dst)
  const eni = mapping?.eni ?? goal.eni
  if (!eni) return outside(packet, situation)
  return gatewayDoor(packet, eni, situation)
}

function doorOf(vpc: CompiledVpc): Place {
  return { checkpoint: 'internetGateway', gateway: vpc.internetGateway, vpc, side: 'ingress' }
}

/** The VPC's gateway, or the detached one that the subnet still has a route to, which will refuse. */
function gatewayDoor(packet: Packet, eni: CompiledInterface, { network }: Situation): Place {
  const { vpc, table } = eni.subnet
  const target = lookUp(network, table, packet.src).route?.route?.target
  const routed =
    target?.kind === 'internetGateway'
      ? findOf(network.topology, 'internetGateway', target.id)
      : undefined
  const gateway = vpc.internetGateway ?? routed
  return { checkpoint: 'internetGateway', gateway, vpc, side: 'ingress', meant: eni }
}

/** A packet that has left the network: to another VPC's public address, or to a host out there. */
export function crossInternet(packet: Packet, situation: Situation): Place | End {
  const { network, goal } = situation
  const isOurs =
    network.byPublicIp.has(packet.dst) ||
    network.regionalNat.byAddress.has(packet.dst) ||
    network.poolOf(packet.dst) !== undefined ||
    (familyOf(packet.dst) === 6 && network.byAddress.has(packet.dst))
  if (isOurs) return arriveFromInternet(packet, situation)
  // A ghost that kept a private address still knows whom it is for.
  if (goal.eni) return arriveFromInternet(packet, situation)
  return outside(packet, situation)
}

function outside(packet: Packet, { goal }: Situation): Place | End {
  return {
    checkpoint: 'internetHost',
    host: goal.host ?? { id: packet.dst },
    side: 'ingress',
  }
}

/**
 * IPv6 is not translated, so the subnet's route tells the door: where it leads to an egress-only
 * gateway, that gateway meets the packet and refuses it (EIGW-01, PATH-D).
 */
function ipv6Door(packet: Packet, eni: CompiledInterface, situation: Situation): Place {
  const { network } = situation
  const { vpc, table } = eni.subnet
  const { route } = lookUp(network, table, packet.src).route ?? {}
  const target = route?.blackhole ? undefined : route?.target
  const routed =
    target?.kind === 'egressOnlyInternetGateway'
      ? findOf(network.topology, 'egressOnlyInternetGateway', target.id)
      : undefined
  const gateway = routed ?? (vpc.internetGateway ? undefined : vpc.egressOnlyGateways[0])
  if (gateway) return { checkpoint: 'egressOnlyInternetGateway', gateway, vpc, side: 'ingress' }
  return gatewayDoor(packet, eni, situation)
}
