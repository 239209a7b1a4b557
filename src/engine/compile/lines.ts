import { asId, type OnPremisesNetworkId } from '@/model/ids'
import { familyOf, type Cidr } from '@/model/ip'
import type { DirectConnectGateway } from '@/model/resources/directConnectGateway'
import type { OnPremisesNetwork } from '@/model/resources/onPremisesNetwork'
import type { TransitGatewayAttachment } from '@/model/resources/transitGatewayAttachment'
import type { VpnConnection } from '@/model/resources/vpnConnection'
import { findOf, resourcesOf, type Topology } from '@/model/topology'
import { listedBehind } from './listedBehind'

/** A way between a gateway of AWS and a network on premises. */
export interface Line {
  readonly carrier: Carrier
  readonly gateway: LineEnd
  /** Where the gateway is a transit gateway: what the line is attached by. */
  readonly attachment: TransitGatewayAttachment | undefined
  readonly network: OnPremisesNetwork
  /** What the gateway knows to lie behind it (VGW-02); nothing of IPv6 by VPN on a VGW (VGW-05). */
  readonly prefixes: readonly Cidr[]
  /** The prefixes that are announced to the other end, where Direct Connect limits them. */
  readonly announced: readonly Cidr[]
  readonly up: boolean
  /** Smaller wins among equal prefixes (VGW-04, RT-06). */
  readonly rank: number
  /** Nobody told us which network it leads to: it may know more prefixes than we do. */
  readonly inferred: boolean
}

export type Carrier =
  | { readonly kind: 'vpn'; readonly connection: VpnConnection }
  | { readonly kind: 'directConnect'; readonly gateway: DirectConnectGateway }
  | { readonly kind: 'connect' }

export interface LineEnd {
  readonly kind: 'virtualPrivateGateway' | 'transitGateway'
  readonly id: string
}

export interface CompiledLines {
  readonly lines: readonly Line[]
  /** The networks at their other ends, drawn ones and those that we only infer, by id. */
  readonly networks: ReadonlyMap<string, OnPremisesNetwork>
}

interface Loose extends Omit<Line, 'network' | 'prefixes' | 'inferred'> {
  readonly networkId: string | undefined
  /** Whoever stands at the other end when no network is named: a customer gateway, say. */
  readonly farEnd: string
  /** Prefixes that were written down; without them AWS learns what the network announces. */
  readonly written: readonly Cidr[] | undefined
}

const RANKS = { directConnect: 0, connect: 1, staticVpn: 2, vpn: 3 } as const

/** Every line of the topology, with the network behind each. */
export function compileLines(topology: Topology): CompiledLines {
  const loose = [...vpnLines(topology), ...directConnectLines(topology), ...connectLines(topology)]
  const networks = new Map<string, OnPremisesNetwork>(
    resourcesOf(topology, 'onPremisesNetwork').map((network) => [network.id, network]),
  )
  const nameless = loose.filter(({ networkId }) => !networks.has(networkId ?? ''))
  const inferred = inferNetworks(topology, nameless)
  for (const network of inferred.values()) networks.set(network.id, network)
  const lines = loose.flatMap((line): Line[] => {
    const drawn = networks.get(line.networkId ?? '')
    const network = drawn ?? inferred.get(line)
    if (!network) return []
    const { networkId: _id, farEnd: _end, written, ...rest } = line
    const known = written ?? network.cidrBlocks
    const isIpv4Only = line.carrier.kind === 'vpn' && line.gateway.kind === 'virtualPrivateGateway'
    const prefixes = isIpv4Only ? known.filter((block) => familyOf(block) === 4) : known
    // Of a stub nobody told what it announces besides the blocks that it shows.
    const isTold = drawn !== undefined && drawn.stub !== true
    return [{ ...rest, network, prefixes, inferred: !isTold && written === undefined }]
  })
  return { lines, networks }
}

function vpnLines(topology: Topology): readonly Loose[] {
  return resourcesOf(topology, 'vpnConnection').flatMap((connection) => {
    const { gateway, customerGatewayId, routing, staticRoutes, up, id } = connection
    if (!gateway) return []
    const customerGateway = findOf(topology, 'customerGateway', customerGatewayId)
    return {
      carrier: { kind: 'vpn', connection },
      gateway,
      attachment: resourcesOf(topology, 'transitGatewayAttachment').find(
        ({ attached }) => attached.kind === 'vpn' && attached.vpnConnectionId === id,
      ),
      announced: [],
      up,
      rank: routing === 'static' ? RANKS.staticVpn : RANKS.vpn,
      networkId: customerGateway?.onPremisesNetworkId,
      farEnd: customerGatewayId,
      written: routing === 'static' ? staticRoutes : undefined,
    }
  })
}

function directConnectLines(topology: Topology): readonly Loose[] {
  return resourcesOf(topology, 'directConnectGateway').flatMap((gateway) => {
    const { id, onPremisesNetworkId, up, associations } = gateway
    const line = {
      carrier: { kind: 'directConnect', gateway },
      up,
      rank: RANKS.directConnect,
      networkId: onPremisesNetworkId,
      farEnd: id,
      written: undefined,
    } as const
    const attachments = resourcesOf(topology, 'transitGatewayAttachment').filter(
      ({ attached }) =>
        attached.kind === 'directConnectGateway' && attached.directConnectGatewayId === id,
    )
    const direct = associations
      .filter((association) => association.gateway.kind === 'virtualPrivateGateway')
      .map(({ gateway: end, allowedPrefixes }) => ({
        ...line,
        gateway: end,
        attachment: undefined,
        announced: allowedPrefixes,
      }))
    const attached = attachments.map((attachment) => ({
      ...line,
      gateway: { kind: 'transitGateway', id: attachment.transitGatewayId } as const,
      attachment,
      announced: associations
        .filter((association) => association.gateway.id === attachment.transitGatewayId)
        .flatMap(({ allowedPrefixes }) => allowedPrefixes),
    }))
    return [...direct, ...attached]
  })
}

function connectLines(topology: Topology): readonly Loose[] {
  return resourcesOf(topology, 'transitGatewayAttachment').flatMap((attachment): Loose[] => {
    const { attached, transitGatewayId, available, id } = attachment
    if (attached.kind !== 'connect') return []
    return [
      {
        carrier: { kind: 'connect' },
        gateway: { kind: 'transitGateway', id: transitGatewayId },
        attachment,
        announced: [],
        up: available,
        rank: RANKS.connect,
        networkId: attached.onPremisesNetworkId,
        farEnd: id,
        written: attached.cidrBlocks.length > 0 ? attached.cidrBlocks : undefined,
      },
    ]
  })
}

interface Nameless {
  readonly lines: readonly Loose[]
  readonly blocks: readonly Cidr[]
}

/**
 * The networks behind lines that name none. Lines with a common far end, or to the very same block,
 * lead to one; it holds what was written down for them and what AWS listed as lying there.
 */
function inferNetworks(
  topology: Topology,
  lines: readonly Loose[],
): ReadonlyMap<Loose, OnPremisesNetwork> {
  let groups: readonly Nameless[] = []
  for (const line of lines) {
    const blocks = [...(line.written ?? []), ...listedBehind(topology, line)]
    const isNear = (other: Nameless): boolean =>
      other.lines.some(({ farEnd }) => farEnd === line.farEnd) ||
      other.blocks.some((block) => blocks.includes(block))
    const near = groups.filter(isNear)
    const merged: Nameless = {
      lines: [...near.flatMap((group) => group.lines), line],
      blocks: [...new Set([...near.flatMap((group) => group.blocks), ...blocks])],
    }
    groups = [...groups.filter((group) => !near.includes(group)), merged]
  }
  const found = new Map<Loose, OnPremisesNetwork>()
  for (const { lines: led, blocks } of groups) {
    const network: OnPremisesNetwork = {
      kind: 'onPremisesNetwork',
      id: asId<OnPremisesNetworkId>(led[0]?.farEnd ?? ''),
      name: '',
      cidrBlocks: blocks,
    }
    for (const line of led) found.set(line, network)
  }
  return found
}
