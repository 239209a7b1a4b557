import {
  asId,
  type CustomerGatewayId,
  type OnPremisesNetworkId,
  type RouteTableId,
  type TransitGatewayId,
  type VirtualPrivateGatewayId,
  type VpcId,
  type VpnConnectionId,
} from '@/model/ids'
import type { VpnConnection } from '@/model/resources/vpnConnection'
import type { Assembly } from './assembly'
import { attachedVpc } from './gateways'
import { putStub } from './putStub'
import { associationsOf, edgeTablesIn } from './routeTables'
import { given, nameFrom, plainWord } from './rows'
import type { VpnConnectionRow, VpnGatewayRow } from './vpnRows'

/** The network that stands behind a customer gateway; several connections of one gateway share it. */
export function networkBehind(gatewayId: string): OnPremisesNetworkId {
  return asId<OnPremisesNetworkId>(`onprem-${gatewayId}`)
}

/** Puts in virtual private gateways, customer gateways and the connections between them (A13). */
export function addVpn(assembly: Assembly): void {
  const { snapshot, builder, isGone } = assembly
  for (const row of snapshot.rows.VpnGateways) {
    if (!isGone(row.VpnGatewayId)) addVpnGateway(row, assembly)
  }
  for (const row of snapshot.rows.CustomerGateways) {
    const id = row.CustomerGatewayId
    if (isGone(id)) continue
    const address = given(row.IpAddress)
    builder.put({
      kind: 'customerGateway',
      id: asId<CustomerGatewayId>(id),
      name: nameFrom(row.Tags) || (given(row.DeviceName) ?? ''),
      ...(address && { address }),
      onPremisesNetworkId: networkBehind(id),
    })
  }
  for (const row of snapshot.rows.VpnConnections) {
    if (!isGone(row.VpnConnectionId)) builder.put(readVpnConnection(row, assembly))
  }
  stubVpnGateways(assembly)
  stubUnlistedConnections(assembly)
}

function addVpnGateway(row: VpnGatewayRow, { snapshot, builder, report }: Assembly): void {
  const vpcId = attachedVpc(row.VpcAttachments)
  const others = (row.VpcAttachments ?? []).filter(({ VpcId }) => given(VpcId) !== vpcId)
  if (others.length > 0) {
    const message = 'Attachments of virtual private gateways that are not in force'
    report.note('leftOut', message, row.VpnGatewayId)
  }
  const edgeTable = edgeTablesIn(snapshot.rows.RouteTables).get(row.VpnGatewayId)
  builder.put({
    kind: 'virtualPrivateGateway',
    id: asId<VirtualPrivateGatewayId>(row.VpnGatewayId),
    name: nameFrom(row.Tags),
    ...(vpcId !== undefined && { vpcId }),
    ...(edgeTable !== undefined && { edgeRouteTableId: asId<RouteTableId>(edgeTable) }),
  })
}

function readVpnConnection(row: VpnConnectionRow, { report }: Assembly): VpnConnection {
  const gateway = endAtAws(row)
  const customerGatewayId =
    given(row.CustomerGatewayId) ?? `${row.VpnConnectionId}/customer-gateway`
  const staticRoutes = (row.Routes ?? []).flatMap(({ DestinationCidrBlock, State }) =>
    ['deleted', 'deleting'].includes(plainWord(State)) ? [] : (given(DestinationCidrBlock) ?? []),
  )
  if (!gateway) {
    const message = 'VPN connections that name no gateway of AWS lead nowhere'
    report.note('unknown', message, row.VpnConnectionId)
  }
  return {
    kind: 'vpnConnection',
    id: asId<VpnConnectionId>(row.VpnConnectionId),
    name: nameFrom(row.Tags),
    customerGatewayId: asId<CustomerGatewayId>(customerGatewayId),
    ...(gateway && { gateway }),
    routing: readRouting(row, staticRoutes.length > 0, report),
    staticRoutes: [...new Set(staticRoutes)],
    up: isUp(row),
  }
}

function endAtAws(row: VpnConnectionRow): VpnConnection['gateway'] {
  const vgw = given(row.VpnGatewayId)
  if (vgw !== undefined) {
    return { kind: 'virtualPrivateGateway', id: asId<VirtualPrivateGatewayId>(vgw) }
  }
  const tgw = given(row.TransitGatewayId)
  return tgw === undefined ? undefined : { kind: 'transitGateway', id: asId<TransitGatewayId>(tgw) }
}

function readRouting(
  row: VpnConnectionRow,
  hasStaticRoutes: boolean,
  report: Assembly['report'],
): VpnConnection['routing'] {
  const staticOnly = row.Options?.StaticRoutesOnly
  if (typeof staticOnly === 'boolean') return staticOnly ? 'static' : 'bgp'
  const message = hasStaticRoutes
    ? 'VPN connections with static routes, that do not say how they route, use these alone'
    : 'VPN connections that do not say how they route use BGP'
  report.note('assumed', message, row.VpnConnectionId)
  return hasStaticRoutes ? 'static' : 'bgp'
}

/** One tunnel is enough; a connection without telemetry counts as up. */
function isUp(row: VpnConnectionRow): boolean {
  if (!['', 'available', 'modifying'].includes(plainWord(row.State))) return false
  const tunnels = (row.VgwTelemetry ?? []).map(({ Status }) => plainWord(Status))
  return tunnels.length === 0 || tunnels.some((status) => status !== 'down')
}

/** Customer gateways that only their connections name. */
export function stubCustomerGateways(assembly: Assembly): void {
  for (const { customerGatewayId: id } of assembly.builder.all('vpnConnection')) {
    if (assembly.builder.find('customerGateway', id)) continue
    putStub(assembly, {
      kind: 'customerGateway',
      id,
      name: '',
      stub: true,
      onPremisesNetworkId: networkBehind(id),
    })
  }
}

/** Gateways that tables, connections or Direct Connect name; such a one counts as attached. */
function stubVpnGateways(assembly: Assembly): void {
  const { snapshot, builder } = assembly
  const edgeTables = edgeTablesIn(snapshot.rows.RouteTables)
  const stub = (id: string, vpcId: VpcId | undefined) => {
    const known = builder.find('virtualPrivateGateway', id)
    if (known && (!known.stub || known.vpcId !== undefined)) return
    const edgeTable = edgeTables.get(id)
    putStub(assembly, {
      kind: 'virtualPrivateGateway',
      id: asId<VirtualPrivateGatewayId>(id),
      name: '',
      stub: true,
      ...(vpcId !== undefined && { vpcId }),
      ...(edgeTable !== undefined && { edgeRouteTableId: asId<RouteTableId>(edgeTable) }),
    })
  }
  for (const { vpcId, routes, propagatingGatewayIds } of builder.all('routeTable')) {
    for (const { target, blackhole } of routes) {
      if (target.kind === 'virtualPrivateGateway' && !blackhole) stub(target.id, vpcId)
    }
    for (const id of propagatingGatewayIds ?? []) stub(id, vpcId)
  }
  for (const row of snapshot.rows.RouteTables) {
    for (const { GatewayId } of associationsOf(row)) {
      const id = given(GatewayId)
      if (id?.startsWith('vgw-')) stub(id, asId<VpcId>(row.VpcId))
    }
  }
  const named = [
    ...builder.all('vpnConnection').flatMap(({ gateway }) => gateway ?? []),
    ...builder
      .all('directConnectGateway')
      .flatMap(({ associations }) => associations.map(({ gateway }) => gateway)),
  ]
  for (const { kind, id } of named) if (kind === 'virtualPrivateGateway') stub(id, undefined)
}

/**
 * Without any list of connections nobody knows what an attached gateway leads to: a stub says so,
 * unless a table shows what the gateway learned.
 */
function stubUnlistedConnections(assembly: Assembly): void {
  const { snapshot, builder } = assembly
  if (snapshot.isListed('VpnConnections')) return
  const explained = new Set<string>([
    ...builder
      .all('directConnectGateway')
      .flatMap(({ associations }) => associations.map(({ gateway }) => gateway.id)),
    ...builder
      .all('routeTable')
      .flatMap(({ routes }) => routes)
      .flatMap(({ origin, target }) => (origin === 'propagated' ? target.id : [])),
  ])
  for (const { id, vpcId, stub } of builder.all('virtualPrivateGateway')) {
    if (stub || vpcId === undefined || explained.has(id)) continue
    putStub(assembly, {
      kind: 'vpnConnection',
      id: asId<VpnConnectionId>(`${id}/connection`),
      name: '',
      stub: true,
      customerGatewayId: asId<CustomerGatewayId>(`${id}/customer-gateway`),
      gateway: { kind: 'virtualPrivateGateway', id },
      routing: 'bgp',
      staticRoutes: [],
      up: true,
    })
  }
}
