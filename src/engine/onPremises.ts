import { cidrContains, isPrivateAddress, prefixLengthOf, type IpAddress } from '@/model/ip'
import type { OnPremisesNetwork } from '@/model/resources/onPremisesNetwork'
import { findOf, resourcesOf } from '@/model/topology'
import type { Line } from './compile/lines'
import { inVpc, type CompiledNetwork } from './compile/network'
import type { Packet } from './packet'
import type { OutsideHost, Place } from './place'
import type { Situation } from './turn'

/** Whether a network holds an address; a block for everything holds what no other network has. */
export function holdsAddress({ cidrBlocks }: OnPremisesNetwork, address: IpAddress): boolean {
  return cidrBlocks.some((block) => cidrContains(block, address))
}

/** The host on premises that has an address: a drawn one, else one in the network that holds it. */
export function hostOnPremises(
  network: CompiledNetwork,
  address: IpAddress,
): OutsideHost | undefined {
  const { onPremises, topology, vpcs } = network
  const drawn = resourcesOf(topology, 'onPremisesHost').find((host) => host.address === address)
  const home = drawn && onPremises.networks.get(drawn.onPremisesNetworkId)
  if (drawn && home) return { id: drawn.id, network: home }
  const isOfVpc = [...vpcs.values()].some((vpc) => inVpc(network, vpc, address))
  // A network that announces everything holds private addresses, and leads to the internet's.
  const shortest = isPrivateAddress(address) && !isOfVpc ? 0 : 1
  const isReached = ({ id }: OnPremisesNetwork) =>
    onPremises.lines.some((line) => line.network.id === id)
  const holders = [...onPremises.networks.values()]
    .flatMap((holder) => holder.cidrBlocks.map((block) => ({ holder, block })))
    .filter(({ block }) => prefixLengthOf(block) >= shortest && cidrContains(block, address))
    .toSorted(
      (a, b) =>
        prefixLengthOf(b.block) - prefixLengthOf(a.block) ||
        Number(isReached(b.holder)) - Number(isReached(a.holder)),
    )
  const [closest] = holders
  return closest && { id: address, network: closest.holder }
}

/** From a gateway of AWS into a line, and to the network at its other end. */
export function intoLine(line: Line, packet: Packet, situation: Situation): Place {
  const next = arriveOnPremises(line.network, packet, situation)
  switch (line.carrier.kind) {
    case 'vpn':
      return {
        checkpoint: 'vpnConnection',
        connection: line.carrier.connection,
        side: 'egress',
        next,
      }
    case 'directConnect':
      return {
        checkpoint: 'directConnectGateway',
        gateway: line.carrier.gateway,
        attachedTo: line.gateway.kind,
        side: 'egress',
        next,
      }
    case 'connect':
      return next
  }
}

function arriveOnPremises(network: OnPremisesNetwork, { dst }: Packet, { goal }: Situation): Place {
  const host = { id: goal.host?.id ?? dst, network }
  return { checkpoint: 'onPremisesNetwork', network, host, side: 'ingress' }
}

/** The line of a virtual private gateway towards an address: the longest prefix, ties as VGW-04. */
export function lineOfGateway(
  { onPremises }: CompiledNetwork,
  gatewayId: string,
  address: IpAddress,
): Line | undefined {
  const candidates = onPremises.lines
    .filter(({ gateway }) => gateway.id === gatewayId)
    .flatMap((line) => line.prefixes.map((prefix) => ({ line, prefix })))
    .filter(({ prefix }) => cidrContains(prefix, address))
    .toSorted(
      (a, b) =>
        Number(b.line.up) - Number(a.line.up) ||
        prefixLengthOf(b.prefix) - prefixLengthOf(a.prefix) ||
        a.line.rank - b.line.rank,
    )
  return candidates[0]?.line
}

/**
 * The line by which a network on premises sends: one that leads to the address, of several the one
 * that works, Direct Connect before static VPN before what BGP announces.
 */
export function lineTowards(
  network: CompiledNetwork,
  { id }: OnPremisesNetwork,
  address: IpAddress,
): Line | undefined {
  return network.onPremises.lines
    .filter((line) => line.network.id === id)
    .map((line) => ({ line, reach: reachOf(network, line, address) }))
    .filter(({ reach }) => reach > 0)
    .toSorted(
      (a, b) =>
        b.reach - a.reach || Number(b.line.up) - Number(a.line.up) || a.line.rank - b.line.rank,
    )[0]?.line
}

/** 2: the gateway leads there. 1: a VPC behind it has the address, but its table does not say so. */
function reachOf(network: CompiledNetwork, line: Line, address: IpAddress): 0 | 1 | 2 {
  const { gateway, attachment, announced, carrier } = line
  if (announced.length > 0 && !announced.some((block) => cidrContains(block, address))) return 0
  if (gateway.kind === 'virtualPrivateGateway') {
    const found = findOf(network.topology, 'virtualPrivateGateway', gateway.id)
    const vpc = network.vpcs.get(found?.vpcId ?? '')
    if (carrier.kind === 'vpn' && address.includes(':')) return 0
    return vpc && inVpc(network, vpc, address) ? 2 : 0
  }
  const table = attachment && network.transit.tableOf(gateway.id, attachment.id)
  const route = table?.winner(network.atoms.atomOf(address))
  if (route && route.route.attachmentIds.length > 0) return 2
  const joined = network.joins.ofNetwork(gateway.id)
  const isNear = [...network.vpcs.values()].some(
    (vpc) => vpc.joins.has(joined) && inVpc(network, vpc, address),
  )
  return isNear ? 1 : 0
}
