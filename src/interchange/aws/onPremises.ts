import type { Cidr } from '@/model/ip'
import type { OnPremisesNetworkId } from '@/model/ids'
import type { Route } from '@/model/resources/routeTable'
import type { TransitGatewayAttachment } from '@/model/resources/transitGatewayAttachment'
import type { VpnConnection } from '@/model/resources/vpnConnection'
import type { Assembly } from './assembly'
import { networkBehind, stubCustomerGateways } from './vpn'

/** What is told of one network on premises; no command of AWS describes one. */
interface Evidence {
  readonly blocks: Set<Cidr>
  /** Whether AWS listed what its lines announce, or nothing is announced but what was written. */
  isTold: boolean
}

/** A line's own end of things: the networks that it may lead to. */
type Behind = ReadonlyMap<string, ReadonlySet<OnPremisesNetworkId>>

/**
 * Makes the networks on premises: one behind each customer gateway, and one behind each other line
 * of which AWS lists prefixes. Their blocks are what static routes and tables say of them.
 */
export function addOnPremises(assembly: Assembly): void {
  stubCustomerGateways(assembly)
  const { builder, report } = assembly
  const networks = new Map<OnPremisesNetworkId, Evidence>()
  const evidenceOf = (id: OnPremisesNetworkId): Evidence => {
    const known = networks.get(id) ?? { blocks: new Set<Cidr>(), isTold: false }
    networks.set(id, known)
    return known
  }
  const ends = [
    ...builder.all('customerGateway'),
    ...builder.all('directConnectGateway'),
    ...builder.all('transitGatewayAttachment'),
  ]
  const names = new Map(ends.map(({ id, name }) => [networkBehind(id), name]))
  for (const { id } of builder.all('customerGateway')) evidenceOf(networkBehind(id))
  const unwritten = addWrittenRoutes(assembly, evidenceOf)
  addVpcRoutes(assembly, evidenceOf, unwritten)
  addTransitRoutes(assembly, evidenceOf)
  linkLines(assembly, networks)
  for (const [id, { blocks, isTold }] of networks) {
    const isOpen = unwritten.has(id) && !isTold
    if (isOpen) {
      const message = 'Networks behind BGP whose prefixes AWS does not list: they may hold more'
      report.note('incomplete', message, id)
    }
    report.note('assumed', 'Networks on premises, made from what routes say of them', id)
    builder.put({
      kind: 'onPremisesNetwork',
      id,
      name: names.get(id) ?? '',
      ...(isOpen && { stub: true }),
      cidrBlocks: [...blocks],
    })
  }
}

/** Static routes of VPN connections; tells which networks announce by BGP what nobody wrote down. */
function addWrittenRoutes(
  { builder }: Assembly,
  evidenceOf: (id: OnPremisesNetworkId) => Evidence,
): ReadonlySet<OnPremisesNetworkId> {
  const unwritten = new Set<OnPremisesNetworkId>()
  for (const { customerGatewayId, staticRoutes, routing } of builder.all('vpnConnection')) {
    const id = networkBehind(customerGatewayId)
    for (const block of staticRoutes) evidenceOf(id).blocks.add(block)
    if (routing === 'bgp') unwritten.add(id)
  }
  for (const { id } of builder.all('directConnectGateway')) unwritten.add(networkBehind(id))
  return unwritten
}

/**
 * What virtual private gateways propagated lies behind their lines. Where AWS shows nothing of it, BGP
 * is taken to announce what the written routes lead to; static connections know their own routes only
 * (VGW-02).
 */
function addVpcRoutes(
  { builder, report }: Assembly,
  evidenceOf: (id: OnPremisesNetworkId) => Evidence,
  unwritten: ReadonlySet<OnPremisesNetworkId>,
): void {
  const routes = builder.all('routeTable').flatMap((table) => table.routes)
  for (const [gatewayId, all] of networksBehindGateways(builder)) {
    const own = routes.filter(({ target }) => target.id === gatewayId)
    const learned = blocksOf(own.filter(({ origin }) => origin === 'propagated'))
    const learners = [...all].filter((id) => unwritten.has(id))
    const add = (block: Cidr, ids: readonly OnPremisesNetworkId[]): void => {
      for (const id of ids) evidenceOf(id).blocks.add(block)
      if (ids.length < 2) return
      const message = 'Prefixes that may lie behind any of several lines are put behind each'
      report.note('assumed', message, gatewayId)
    }
    for (const block of learned) {
      const holders = [...all].filter((id) => evidenceOf(id).blocks.has(block))
      if (holders.length === 0) add(block, learners.length > 0 ? learners : [...all])
    }
    if (learned.length > 0) {
      for (const id of all) evidenceOf(id).isTold = true
      continue
    }
    const written = blocksOf(own)
    if (written.length === 0 || learners.length === 0) continue
    const message = 'AWS shows nothing that BGP announces: it is taken to be what routes lead to'
    report.note('assumed', message, gatewayId)
    for (const block of written) add(block, learners)
  }
}

function blocksOf(routes: readonly Route[]): readonly Cidr[] {
  return routes.flatMap(({ destination }) =>
    destination.kind === 'cidr' ? [destination.cidr] : [],
  )
}

/** By virtual private gateway, the networks that its described lines lead to. */
function networksBehindGateways(builder: Assembly['builder']): Behind {
  const behind = new Map<string, Set<OnPremisesNetworkId>>()
  const add = (gateway: NonNullable<VpnConnection['gateway']>, id: OnPremisesNetworkId): void => {
    if (gateway.kind !== 'virtualPrivateGateway') return
    behind.set(gateway.id, (behind.get(gateway.id) ?? new Set()).add(id))
  }
  for (const { gateway, customerGatewayId, stub } of builder.all('vpnConnection')) {
    if (gateway && !stub) add(gateway, networkBehind(customerGatewayId))
  }
  for (const { id, associations } of builder.all('directConnectGateway')) {
    for (const { gateway } of associations) add(gateway, networkBehind(id))
  }
  return behind
}

/** Routes of transit gateways to lines: what lies behind a line, written or learned. */
function addTransitRoutes(
  { builder }: Assembly,
  evidenceOf: (id: OnPremisesNetworkId) => Evidence,
): void {
  for (const { routes } of builder.all('transitGatewayRouteTable')) {
    for (const { destination, origin, attachmentIds } of routes) {
      if (destination.kind !== 'cidr') continue
      for (const attachmentId of attachmentIds) {
        const attachment = builder.find('transitGatewayAttachment', attachmentId)
        const id = attachment && networkOf(attachment, builder)
        if (id === undefined) continue
        evidenceOf(id).blocks.add(destination.cidr)
        if (origin === 'propagated') evidenceOf(id).isTold = true
      }
    }
  }
}

function networkOf(
  { id, attached }: TransitGatewayAttachment,
  builder: Assembly['builder'],
): OnPremisesNetworkId | undefined {
  switch (attached.kind) {
    case 'vpn': {
      const connection = builder.find('vpnConnection', attached.vpnConnectionId)
      return connection && networkBehind(connection.customerGatewayId)
    }
    case 'directConnectGateway':
      return networkBehind(attached.directConnectGatewayId)
    case 'connect':
      return networkBehind(id)
    default:
      return undefined
  }
}

/** Lines that are no VPN name their network only once something is known to lie there. */
function linkLines(
  { builder }: Assembly,
  networks: ReadonlyMap<OnPremisesNetworkId, Evidence>,
): void {
  for (const gateway of builder.all('directConnectGateway')) {
    const onPremisesNetworkId = networkBehind(gateway.id)
    if (networks.has(onPremisesNetworkId)) builder.put({ ...gateway, onPremisesNetworkId })
  }
  for (const attachment of builder.all('transitGatewayAttachment')) {
    const { attached } = attachment
    const onPremisesNetworkId = networkBehind(attachment.id)
    const evidence = networks.get(onPremisesNetworkId)
    if (attached.kind !== 'connect' || !evidence) continue
    const cidrBlocks = [...evidence.blocks]
    builder.put({ ...attachment, attached: { ...attached, cidrBlocks, onPremisesNetworkId } })
  }
}
