import { ANY_IPV4, ANY_IPV6, cidr, familyOf, type Cidr } from '../ip'
import type { RouteTable } from '../resources/routeTable'
import type { VpnConnection } from '../resources/vpnConnection'
import { vpcBlocks } from '../resources/vpc'
import {
  findOf,
  labelOf,
  resourcesOf,
  subnetBlocks,
  subnetsOf,
  type ResourceOf,
  type Topology,
} from '../topology'
import { gatewayServedBy, type RouteTargetResource } from './routeTargets'

const NAT64 = cidr('64:ff9b::/96')

/** Blocks that a route to a target is likely meant for, and whose they are. */
export interface Proposal {
  readonly blocks: readonly Cidr[]
  /** `corp`; empty for anywhere. */
  readonly of: string
}

/** The destinations that make sense for a target, the likeliest first. */
export function proposedDestinations(
  topology: Topology,
  table: RouteTable,
  target: RouteTargetResource,
): readonly Proposal[] {
  const hasIpv6 = (findOf(topology, 'vpc', table.vpcId)?.ipv6CidrBlocks.length ?? 0) > 0
  const anywhere = hasIpv6 ? [anyBlock(ANY_IPV4), anyBlock(ANY_IPV6)] : [anyBlock(ANY_IPV4)]
  switch (target.kind) {
    case 'internetGateway':
      return anywhere
    case 'egressOnlyInternetGateway':
      return [anyBlock(ANY_IPV6)]
    case 'natGateway':
      return hasIpv6 ? [anyBlock(ANY_IPV4), { blocks: [NAT64], of: 'NAT64' }] : [anyBlock(ANY_IPV4)]
    case 'peeringConnection':
      return together([farSide(topology, table, target)])
    case 'transitGateway':
      return [...together(attachedNetworks(topology, table, target)), ...anywhere]
    case 'virtualPrivateGateway':
      return together(networksBehind(topology, target))
    case 'gatewayLoadBalancerEndpoint':
    case 'instance':
    case 'networkInterface':
      // A gateway route table sends whole subnets to what inspects them (MB-02).
      return gatewayServedBy(topology, table) ? subnetsOfVpc(topology, table) : anywhere
  }
}

function anyBlock(block: Cidr): Proposal {
  return { blocks: [block], of: '' }
}

/** All of them at once, then each block by itself where there are several. */
function together(networks: readonly Proposal[]): readonly Proposal[] {
  const known = networks.filter(({ blocks }) => blocks.length > 0)
  const all = [...new Set(known.flatMap(({ blocks }) => blocks))]
  const each = known.flatMap(({ blocks, of }) => blocks.map((block) => ({ blocks: [block], of })))
  if (all.length < 2) return each
  return [{ blocks: all, of: known.map(({ of }) => of).join(', ') }, ...each]
}

function farSide(
  topology: Topology,
  { vpcId }: RouteTable,
  { requester, accepter }: ResourceOf<'peeringConnection'>,
): Proposal {
  const side = requester.vpcId === vpcId ? accepter : requester
  return networkOfVpc(topology, side.vpcId, side.cidrBlocks)
}

function networkOfVpc(topology: Topology, vpcId: string, known: readonly Cidr[] = []): Proposal {
  const vpc = findOf(topology, 'vpc', vpcId)
  const blocks = vpc ? vpcBlocks(vpc) : []
  return { blocks: blocks.length > 0 ? blocks : known, of: vpc ? labelOf(vpc) : vpcId }
}

function attachedNetworks(
  topology: Topology,
  { vpcId }: RouteTable,
  gateway: ResourceOf<'transitGateway'>,
): readonly Proposal[] {
  const attachments = resourcesOf(topology, 'transitGatewayAttachment').filter(
    ({ transitGatewayId }) => transitGatewayId === gateway.id,
  )
  return attachments.flatMap(({ attached }): readonly Proposal[] => {
    if (attached.kind === 'vpc') {
      return attached.vpcId === vpcId ? [] : [networkOfVpc(topology, attached.vpcId)]
    }
    if (attached.kind === 'vpn') {
      const connection = findOf(topology, 'vpnConnection', attached.vpnConnectionId)
      return connection ? [networkOfVpn(topology, connection)] : []
    }
    if (attached.kind !== 'directConnectGateway') return []
    const direct = findOf(topology, 'directConnectGateway', attached.directConnectGatewayId)
    return onPremises(topology, direct?.onPremisesNetworkId)
  })
}

/** What a virtual private gateway knows: its VPN connections, IPv4 alone (VGW-05), and Direct Connect. */
function networksBehind(
  topology: Topology,
  gateway: ResourceOf<'virtualPrivateGateway'>,
): readonly Proposal[] {
  return [
    ...resourcesOf(topology, 'vpnConnection')
      .filter((connection) => connection.gateway?.id === gateway.id)
      .map((connection) => networkOfVpn(topology, connection))
      .map(({ blocks, of }) => ({ blocks: blocks.filter((block) => familyOf(block) === 4), of })),
    ...resourcesOf(topology, 'directConnectGateway')
      .filter(({ associations }) => associations.some((each) => each.gateway.id === gateway.id))
      .flatMap(({ onPremisesNetworkId }) => onPremises(topology, onPremisesNetworkId)),
  ]
}

function networkOfVpn(topology: Topology, connection: VpnConnection): Proposal {
  if (connection.routing === 'static') {
    return { blocks: connection.staticRoutes, of: labelOf(connection) }
  }
  const customer = findOf(topology, 'customerGateway', connection.customerGatewayId)
  const [network] = onPremises(topology, customer?.onPremisesNetworkId)
  return network ?? { blocks: [], of: labelOf(connection) }
}

function onPremises(topology: Topology, networkId: string | undefined): readonly Proposal[] {
  const network = findOf(topology, 'onPremisesNetwork', networkId)
  return network ? [{ blocks: network.cidrBlocks, of: labelOf(network) }] : []
}

function subnetsOfVpc(topology: Topology, { vpcId }: RouteTable): readonly Proposal[] {
  return subnetsOf(topology, vpcId).flatMap((subnet) =>
    subnetBlocks(subnet).map((block) => ({ blocks: [block], of: labelOf(subnet) })),
  )
}
