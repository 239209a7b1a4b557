import type { AwsTransitRows, AwsTransitGatewayRoute } from '../aws/awsTransit'
import { OWN_LIST, OWNER, idOf, pick, tagsOf } from './names'
import type { Plan } from './networkPlan'
import { linesOfVpc, peeringAttachmentId } from './transitPlan'
import type { PlannedAttachment, PlannedGateway, PlannedLine, TransitPlan } from './transitPlan'

/* The rows of transit gateways, virtual private gateways and VPN connections. */

/** All lists that speak of what stands between the VPCs. */
export function transitRows(plan: Plan, transit: TransitPlan): AwsTransitRows {
  const { gateways, lines } = transit
  const all = gateways.flatMap((gateway) =>
    gateway.attachments.map((attachment) => ({ gateway, attachment })),
  )
  return {
    TransitGateways: gateways.map((gateway) => gatewayRow(transit, gateway)),
    TransitGatewayAttachments: all.map(({ gateway, attachment }) =>
      attachmentRow(gateway, attachment),
    ),
    TransitGatewayVpcAttachments: all.flatMap(({ gateway, attachment }) =>
      vpcAttachmentRows(gateway, attachment),
    ),
    TransitGatewayPeeringAttachments: peeringRows(transit),
    TransitGatewayRouteTables: gateways.flatMap(tableRows),
    TransitGatewayRoutes: byTable(gateways, (gateway, tableId) =>
      routesOf(plan, transit, gateway, tableId),
    ),
    TransitGatewayRouteTableAssociations: byTable(gateways, (gateway, tableId) =>
      gateway.attachments
        .filter((attachment) => attachment.isToldByTable && attachment.tableId === tableId)
        .map((attachment) => mentionOf(attachment, 'associated')),
    ),
    TransitGatewayRouteTablePropagations: byTable(gateways, (gateway, tableId) =>
      gateway.attachments
        .filter((attachment) => attachment.propagatesTo.includes(tableId))
        .map((attachment) => mentionOf(attachment, 'enabled')),
    ),
    TransitGatewayPrefixListReferences: byTable(gateways, (gateway, tableId) =>
      prefixListReferences(transit, gateway, tableId),
    ),
    VpnGateways: plan.vpcs
      .filter((vpc) => linesOfVpc(transit, vpc).length > 0)
      .map((vpc) => ({
        VpnGatewayId: idOf('vgw', vpc.index),
        State: 'available',
        Type: 'ipsec.1',
        AmazonSideAsn: 64512,
        VpcAttachments: [{ VpcId: vpc.id, State: 'attached' }],
      })),
    CustomerGateways: lines.map((line, index) => ({
      CustomerGatewayId: customerGatewayOf(line),
      IpAddress: `198.18.0.${String(index + 1)}`,
      BgpAsn: '65010',
      State: 'available',
      Type: 'ipsec.1',
    })),
    VpnConnections: lines.map(lineRow),
  }
}

function byTable<Row>(
  gateways: readonly PlannedGateway[],
  rowsOf: (gateway: PlannedGateway, tableId: string) => readonly Row[],
): Record<string, readonly Row[]> {
  return Object.fromEntries(
    gateways.flatMap((gateway) =>
      gateway.tableIds.map((tableId) => [tableId, rowsOf(gateway, tableId)]),
    ),
  )
}

function gatewayRow({ sketch }: TransitPlan, { id, index }: PlannedGateway) {
  const support = pick(sketch.gateways, index).carriesGroups ? 'enable' : 'disable'
  return {
    TransitGatewayId: id,
    OwnerId: OWNER,
    State: 'available',
    Options: {
      AmazonSideAsn: 64512 + index,
      DefaultRouteTableAssociation: 'disable',
      DefaultRouteTablePropagation: 'disable',
      AutoAcceptSharedAttachments: 'disable',
      VpnEcmpSupport: 'enable',
      DnsSupport: 'enable',
      MulticastSupport: 'disable',
      SecurityGroupReferencingSupport: support,
    },
    Tags: tagsOf(`transit gateway ${String(index)}`),
  }
}

function attachmentRow(gateway: PlannedGateway, attachment: PlannedAttachment) {
  const { tableId, isToldByTable } = attachment
  const isTold = tableId !== undefined && (!isToldByTable || attachment.type === 'vpc')
  return {
    TransitGatewayAttachmentId: attachment.id,
    TransitGatewayId: gateway.id,
    TransitGatewayOwnerId: OWNER,
    ResourceOwnerId: OWNER,
    ResourceType: attachment.type,
    ResourceId: attachment.resourceId,
    State: attachment.state,
    ...(isTold
      ? { Association: { TransitGatewayRouteTableId: tableId, State: 'associated' } }
      : {}),
    Tags: [],
  }
}

function vpcAttachmentRows(gateway: PlannedGateway, { id, vpc, state }: PlannedAttachment) {
  if (!vpc) return []
  const word = (isOn: boolean) => (isOn ? 'enable' : 'disable')
  return [
    {
      TransitGatewayAttachmentId: id,
      TransitGatewayId: gateway.id,
      VpcId: vpc.vpc.id,
      VpcOwnerId: OWNER,
      State: state,
      SubnetIds: vpc.subnets.map((subnet) => subnet.id),
      Options: {
        DnsSupport: 'enable',
        SecurityGroupReferencingSupport: word(vpc.sketch.carriesGroups),
        Ipv6Support: word(vpc.sketch.hasIpv6),
        ApplianceModeSupport: word(vpc.sketch.hasApplianceMode),
      },
      Tags: [],
    },
  ]
}

function peeringRows({ sketch, gateways }: TransitPlan) {
  const [one, other] = gateways
  if (!one || !other || sketch.peering === 'none') return []
  const info = ({ id }: PlannedGateway) => ({
    TransitGatewayId: id,
    OwnerId: OWNER,
    Region: 'us-east-1',
  })
  return [
    {
      TransitGatewayAttachmentId: peeringAttachmentId(0),
      AccepterTransitGatewayAttachmentId: peeringAttachmentId(1),
      RequesterTgwInfo: info(one),
      AccepterTgwInfo: info(other),
      State: sketch.peering === 'active' ? 'available' : 'pendingAcceptance',
      Tags: [],
    },
  ]
}

function tableRows({ id, tableIds }: PlannedGateway) {
  return tableIds.map((tableId) => ({
    TransitGatewayRouteTableId: tableId,
    TransitGatewayId: id,
    State: 'available',
    DefaultAssociationRouteTable: false,
    DefaultPropagationRouteTable: false,
    Tags: [],
  }))
}

function mentionOf(attachment: PlannedAttachment, State: string) {
  return {
    TransitGatewayAttachmentId: attachment.id,
    ResourceId: attachment.resourceId,
    ResourceType: attachment.type,
    State,
  }
}

function routesOf(
  plan: Plan,
  transit: TransitPlan,
  gateway: PlannedGateway,
  tableId: string,
): AwsTransitGatewayRoute[] {
  const sketch = pick(transit.sketch.gateways, gateway.index)
  const routes: AwsTransitGatewayRoute[] = []
  const add = (block: string, Type: string, attachment: PlannedAttachment | undefined) => {
    const isTaken = routes.some((each) => each.DestinationCidrBlock === block && each.Type === Type)
    if (isTaken) return
    routes.push({
      DestinationCidrBlock: block,
      Type,
      State: attachment ? 'active' : 'blackhole',
      TransitGatewayAttachments: attachment
        ? [
            {
              TransitGatewayAttachmentId: attachment.id,
              ResourceId: attachment.resourceId,
              ResourceType: attachment.type,
            },
          ]
        : [],
    })
  }
  const usable = gateway.attachments.filter((each) => each.state === 'available')
  const through = (number: number) => (usable.length === 0 ? undefined : pick(usable, number))
  for (const route of sketch.routes) {
    if (pick(gateway.tableIds, route.table) !== tableId) continue
    if (route.destination === 'prefix-list') continue
    const block = {
      vpc: () => pick(pick(plan.vpcs, route.pick).blocks, route.pick),
      subnet: () => pick(pick(plan.vpcs, route.pick).subnets, route.pick).block,
      premises: () => '192.168.0.0/18',
      'private-space': () => '10.0.0.0/8',
    }[route.destination]()
    add(block, 'static', route.isBlackhole ? undefined : through(route.attachment))
  }
  // TGW-14: what is attached to the gateway on the other side is reached by static routes only.
  const peering = usable.find((each) => each.type === 'peering')
  const beyond = transit.gateways
    .filter((each) => each.index !== gateway.index)
    .flatMap((each) => each.attachments.flatMap((attachment) => attachment.blocks))
  if (peering) for (const block of beyond) add(block, 'static', peering)
  if (sketch.defaultRoute !== undefined) add('0.0.0.0/0', 'static', through(sketch.defaultRoute))
  for (const attachment of usable) {
    if (!attachment.propagatesTo.includes(tableId)) continue
    // What BGP announces stands nowhere else; what follows from other rows may be left out.
    const isKnownOtherwise = attachment.type !== 'vpn'
    if (isKnownOtherwise && !sketch.listsPropagated) continue
    for (const block of attachment.blocks) add(block, 'propagated', attachment)
  }
  return routes
}

function prefixListReferences(transit: TransitPlan, gateway: PlannedGateway, tableId: string) {
  const sketch = pick(transit.sketch.gateways, gateway.index)
  const usable = gateway.attachments.filter((each) => each.state === 'available')
  const route = sketch.routes.find(
    (each) => each.destination === 'prefix-list' && pick(gateway.tableIds, each.table) === tableId,
  )
  if (!route || usable.length === 0) return []
  const attachment = pick(usable, route.attachment)
  return [
    {
      TransitGatewayRouteTableId: tableId,
      PrefixListId: OWN_LIST,
      State: 'available',
      Blackhole: route.isBlackhole,
      ...(route.isBlackhole
        ? {}
        : {
            TransitGatewayAttachment: {
              TransitGatewayAttachmentId: attachment.id,
              ResourceId: attachment.resourceId,
              ResourceType: attachment.type,
            },
          }),
    },
  ]
}

function customerGatewayOf(line: PlannedLine): string {
  return line.id.replace('vpn', 'cgw')
}

function lineRow(line: PlannedLine) {
  const { isStatic, isUp } = line.sketch
  const tunnel = (OutsideIpAddress: string, Status: string) => ({
    OutsideIpAddress,
    Status,
    AcceptedRouteCount: 1,
  })
  return {
    VpnConnectionId: line.id,
    CustomerGatewayId: customerGatewayOf(line),
    ...(line.gatewayId === undefined
      ? { VpnGatewayId: idOf('vgw', line.vpc?.index ?? 0) }
      : { TransitGatewayId: line.gatewayId }),
    State: 'available',
    Type: 'ipsec.1',
    Category: 'VPN',
    Options: { StaticRoutesOnly: isStatic },
    Routes: isStatic
      ? line.blocks.map((DestinationCidrBlock) => ({ DestinationCidrBlock, State: 'available' }))
      : [],
    VgwTelemetry: [tunnel('52.1.2.3', isUp ? 'UP' : 'DOWN'), tunnel('52.1.2.4', 'DOWN')],
    Tags: [],
  }
}
