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

/** A line by which a network on premises may send to an address. */
export interface Way {
  readonly line: Line
  /** Whether what stands at its other end has the address, or only refuses it. */
  readonly leadsThere: boolean
}

/**
 * The line by which a network on premises sends: one that leads to the address, of several the one
 * that works, Direct Connect before static VPN before what BGP announces.
 */
export function wayTowards(
  network: CompiledNetwork,
  { id }: OnPremisesNetwork,
  address: IpAddress,
): Way | undefined {
  const [best] = network.onPremises.lines
    .filter((line) => line.network.id === id)
    .map((line) => ({ line, reach: REACHES.indexOf(reachOf(network, line, address)) }))
    .filter(({ reach }) => reach > NEVER)
    .toSorted(
      (a, b) =>
        b.reach - a.reach || Number(b.line.up) - Number(a.line.up) || a.line.rank - b.line.rank,
    )
  return best && { line: best.line, leadsThere: best.reach > REACHES.indexOf('gateway') }
}

/**
 * How far a line leads towards an address: never, where Direct Connect does not announce it; to a
 * gateway that will refuse it; to one behind which a VPC has it; to one that leads there.
 */
const REACHES = ['never', 'gateway', 'near', 'there'] as const
const NEVER = 0

function reachOf(
  network: CompiledNetwork,
  line: Line,
  address: IpAddress,
): (typeof REACHES)[number] {
  const { gateway, attachment, announced } = line
  if (announced.length > 0 && !announced.some((block) => cidrContains(block, address))) {
    return 'never'
  }
  if (gateway.kind === 'virtualPrivateGateway') {
    const found = findOf(network.topology, 'virtualPrivateGateway', gateway.id)
    const vpc = network.vpcs.get(found?.vpcId ?? '')
    if (!vpc) return 'never'
    return inVpc(network, vpc, address) ? 'there' : 'gateway'
  }
  const table = attachment && network.transit.tableOf(gateway.id, attachment.id)
  const route = table?.winner(network.atoms.atomOf(address))
  if (route?.route.attachmentIds.some((id) => id !== attachment?.id)) return 'there'
  const joined = network.joins.ofNetwork(gateway.id)
  const isNear = [...network.vpcs.values()].some(
    (vpc) => vpc.joins.has(joined) && inVpc(network, vpc, address),
  )
  return isNear ? 'near' : 'gateway'
}
