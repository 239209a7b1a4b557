import { asId, type TransitGatewayId, type TransitGatewayRouteTableId } from '@/model/ids'
import type { TransitGateway } from '@/model/resources/transitGateway'
import type { Assembly } from './assembly'
import { putStub } from './putStub'
import { regionOfArn } from './regions'
import { given, nameFrom, plainWord, sameWord } from './rows'
import { findAttachments } from './transitGatewayAttachments'
import type { TransitGatewayRow } from './transitGatewayRows'
import { addTables, findTables } from './transitGatewayTables'

/** Puts in transit gateways with their attachments and tables (A11). */
export function addTransitGateways(assembly: Assembly): void {
  const { snapshot, builder, isGone } = assembly
  for (const row of snapshot.rows.TransitGateways) {
    if (!isGone(row.TransitGatewayId)) builder.put(readTransitGateway(row, assembly))
  }
  const attachments = findAttachments(assembly)
  const tables = findTables(assembly, attachments)
  attachments.finish()
  stubTransitGateways(assembly, tables.ids.map(tables.gatewayOf))
  addTables(assembly, tables)
  stubLines(assembly)
}

function readTransitGateway(row: TransitGatewayRow, assembly: Assembly): TransitGateway {
  const { Options: options } = row
  const association = defaultTable(row, 'DefaultAssociationRouteTable', assembly)
  const propagation = defaultTable(row, 'DefaultPropagationRouteTable', assembly)
  return {
    kind: 'transitGateway',
    id: asId<TransitGatewayId>(row.TransitGatewayId),
    name: nameFrom(row.Tags),
    region: regionOfArn(row.TransitGatewayArn) ?? assembly.regionOf(''),
    available: ['', 'available', 'modifying'].includes(plainWord(row.State)),
    securityGroupReferencing: sameWord(options?.SecurityGroupReferencingSupport, 'enable'),
    ...(association !== undefined && { defaultAssociationTableId: association }),
    ...(propagation !== undefined && { defaultPropagationTableId: propagation }),
  }
}

const DEFAULTS = {
  DefaultAssociationRouteTable: {
    isOn: 'DefaultRouteTableAssociation',
    tableId: 'AssociationDefaultRouteTableId',
  },
  DefaultPropagationRouteTable: {
    isOn: 'DefaultRouteTablePropagation',
    tableId: 'PropagationDefaultRouteTableId',
  },
} as const

/** The table for new attachments; some test servers name one even where the default is off (A16). */
function defaultTable(
  { TransitGatewayId: id, Options: options }: TransitGatewayRow,
  which: keyof typeof DEFAULTS,
  { snapshot }: Assembly,
): TransitGatewayRouteTableId | undefined {
  const { isOn, tableId } = DEFAULTS[which]
  if (sameWord(options?.[isOn], 'disable')) return undefined
  const marked = snapshot.rows.TransitGatewayRouteTables.find(
    (row) => row.TransitGatewayId === id && row[which] === true,
  )
  const found = given(options?.[tableId]) ?? marked?.TransitGatewayRouteTableId
  return found === undefined ? undefined : asId<TransitGatewayRouteTableId>(found)
}

/** Gateways of other accounts and Regions, which only attachments, tables and routes name. */
function stubTransitGateways(assembly: Assembly, named: readonly (string | undefined)[]): void {
  const { snapshot, builder, regionOf } = assembly
  const regions = new Map<string, string>()
  for (const { RequesterTgwInfo, AccepterTgwInfo } of snapshot.rows
    .TransitGatewayPeeringAttachments) {
    for (const info of [RequesterTgwInfo, AccepterTgwInfo]) {
      const [id, region] = [given(info?.TransitGatewayId), given(info?.Region)]
      if (id !== undefined && region !== undefined) regions.set(id, region)
    }
  }
  const stub = (id: string | undefined, vpcId = ''): void => {
    if (id === undefined || builder.find('transitGateway', id)) return
    putStub(assembly, {
      kind: 'transitGateway',
      id: asId<TransitGatewayId>(id),
      name: '',
      stub: true,
      region: regions.get(id) ?? regionOf(vpcId),
      available: true,
      securityGroupReferencing: false,
    })
  }
  for (const { vpcId, routes } of builder.all('routeTable')) {
    for (const { target, blackhole } of routes) {
      if (target.kind === 'transitGateway' && !blackhole) stub(target.id, vpcId)
    }
  }
  for (const { transitGatewayId, attached } of builder.all('transitGatewayAttachment')) {
    stub(transitGatewayId, attached.kind === 'vpc' ? attached.vpcId : '')
    if (attached.kind === 'peering') stub(attached.peerTransitGatewayId)
  }
  for (const id of named) stub(id)
}

/** Connections and Direct Connect gateways that only an attachment names. */
function stubLines(assembly: Assembly): void {
  const { builder } = assembly
  for (const { transitGatewayId, attached } of builder.all('transitGatewayAttachment')) {
    if (attached.kind === 'vpn' && !builder.find('vpnConnection', attached.vpnConnectionId)) {
      putStub(assembly, {
        kind: 'vpnConnection',
        id: attached.vpnConnectionId,
        name: '',
        stub: true,
        customerGatewayId: asId(`${attached.vpnConnectionId}/customer-gateway`),
        gateway: { kind: 'transitGateway', id: transitGatewayId },
        routing: 'bgp',
        staticRoutes: [],
        up: true,
      })
    }
    if (
      attached.kind === 'directConnectGateway' &&
      !builder.find('directConnectGateway', attached.directConnectGatewayId)
    ) {
      putStub(assembly, {
        kind: 'directConnectGateway',
        id: attached.directConnectGatewayId,
        name: '',
        stub: true,
        up: true,
        associations: [],
      })
    }
  }
}
