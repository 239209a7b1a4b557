import { describe, expect, it } from 'vitest'
import { readDiagram } from '@/interchange/diagramFile'
import { writeDiagram } from '@/interchange/writeDiagram'
import { resourcesOf } from '@/model/topology'
import { faultIn, read, tableWith, topologyFrom, type Json } from '@/testing/awsSnapshots'
import {
  ASSOCIATIONS,
  blackholeRow,
  GATEWAY,
  gatewayRow,
  hub,
  mention,
  routeRow,
  TABLE,
  tableRow,
} from '@/testing/awsTransit'

describe('a transit gateway', () => {
  it('has its Region from its ARN and its options from words', () => {
    const options = { SecurityGroupReferencingSupport: 'enable' }
    const { topology } = read({ TransitGateways: [gatewayRow(options)] })
    expect(topology.transitGateway[GATEWAY]).toEqual({
      kind: 'transitGateway',
      id: GATEWAY,
      name: 'hub',
      region: 'eu-central-1',
      available: true,
      securityGroupReferencing: true,
      defaultAssociationTableId: TABLE,
      defaultPropagationTableId: TABLE,
    })
  })

  it('has no default tables where they are off, whatever some test servers print', () => {
    const off = { DefaultRouteTableAssociation: 'disable', DefaultRouteTablePropagation: 'disable' }
    const { topology } = read({ TransitGateways: [gatewayRow(off)] })
    const gateway = topology.transitGateway[GATEWAY]
    expect(gateway?.defaultAssociationTableId).toBeUndefined()
    expect(gateway?.defaultPropagationTableId).toBeUndefined()
  })

  it('may have its default tables marked on the tables', () => {
    const marked = { DefaultAssociationRouteTable: true, DefaultPropagationRouteTable: true }
    const { topology } = read({
      TransitGateways: [{ TransitGatewayId: GATEWAY }],
      TransitGatewayRouteTables: [tableRow(TABLE, marked)],
    })
    expect(topology.transitGateway[GATEWAY]?.defaultAssociationTableId).toBe(TABLE)
  })

  it('is a stub that counts as available where only a route names it', () => {
    const route = { DestinationCidrBlock: '10.0.0.0/8', TransitGatewayId: GATEWAY }
    const topology = topologyFrom(tableWith(route))
    expect(topology.transitGateway[GATEWAY]).toMatchObject({ stub: true, available: true })
    expect(topology.transitGatewayRouteTable).toEqual({})
    // The VPC is attached, or the route would not work; where, nobody knows.
    expect(Object.values(topology.transitGatewayAttachment)).toMatchObject([
      { stub: true, available: true, attached: { kind: 'vpc', vpcId: 'vpc-1', subnetIds: [] } },
    ])
  })

  it('takes a VPC that routes to it for attached only while no attachments are listed', () => {
    const route = { DestinationCidrBlock: '10.0.0.0/8', TransitGatewayId: GATEWAY }
    const lists = { ...tableWith(route), TransitGateways: [gatewayRow()] }
    expect(Object.keys(topologyFrom(lists).transitGatewayAttachment)).toEqual([`${GATEWAY}/vpc-1`])
    const listed = { ...lists, TransitGatewayVpcAttachments: [] }
    expect(topologyFrom(listed).transitGatewayAttachment).toEqual({})
  })

  it('is left out when it is deleted, and its routes are blackholes', () => {
    const route = { DestinationCidrBlock: '10.0.0.0/8', TransitGatewayId: GATEWAY }
    const topology = topologyFrom({
      ...tableWith(route),
      TransitGateways: [{ ...gatewayRow(), State: 'deleted' }],
    })
    expect(topology.transitGateway).toEqual({})
    expect(topology.routeTable['rtb-1']?.routes[0]?.blackhole).toBe(true)
  })
})

describe('wrong shapes', () => {
  it.each<readonly [string, Json]>([
    [
      'TransitGatewayRoutes is 7; expected lists by TransitGatewayRouteTableId',
      { TransitGatewayRoutes: 7 },
    ],
    [
      `TransitGatewayRoutes.${TABLE} is "x"; expected a list`,
      { TransitGatewayRoutes: { [TABLE]: 'x' } },
    ],
    [
      'TransitGatewayRoutes[0] is an object; expected an object with TransitGatewayRouteTableId and Routes',
      { TransitGatewayRoutes: [{ Routes: [] }] },
    ],
    [
      `TransitGatewayRoutes.${TABLE}[0] is an object; expected a DestinationCidrBlock or a PrefixListId`,
      { TransitGatewayRoutes: { [TABLE]: [{ Type: 'static' }] } },
    ],
    [
      `TransitGatewayRoutes.${TABLE}[0].DestinationCidrBlock: "10.0.0.0/33" needs a prefix length from /0 to /32`,
      { TransitGatewayRoutes: { [TABLE]: [{ DestinationCidrBlock: '10.0.0.0/33' }] } },
    ],
    [
      'TransitGatewayRouteTableAssociations[0].Associations[0].TransitGatewayAttachmentId is missing; expected text',
      {
        TransitGatewayRouteTableAssociations: [
          { TransitGatewayRouteTableId: TABLE, Associations: [{ State: 'associated' }] },
        ],
      },
    ],
    [
      'TransitGatewayVpcAttachments[0].SubnetIds is "subnet-1"; expected a list',
      {
        TransitGatewayVpcAttachments: [
          { TransitGatewayAttachmentId: 'tgw-attach-1', SubnetIds: 'subnet-1' },
        ],
      },
    ],
    [
      'TransitGatewayRouteTables[0].DefaultAssociationRouteTable is "true"; expected true or false',
      { TransitGatewayRouteTables: [tableRow(TABLE, { DefaultAssociationRouteTable: 'true' })] },
    ],
    [
      'TransitGatewayPrefixListReferences[0] is an object; expected an object with TransitGatewayRouteTableId',
      { TransitGatewayPrefixListReferences: [{ PrefixListId: 'pl-1' }] },
    ],
  ])('%s', (message, lists) => {
    expect(faultIn(lists)).toBe(message)
  })
})

it('reads back the same from the file that it is written to', () => {
  const { topology } = read(
    hub({
      TransitGatewayRouteTableAssociations: { [TABLE]: ASSOCIATIONS },
      TransitGatewayRoutes: {
        [TABLE]: [
          routeRow('192.168.0.0/16', 'propagated', mention('tgw-attach-v', 'vpn', 'vpn-0d4')),
          blackholeRow('10.66.0.0/16'),
        ],
      },
    }),
  )
  expect(resourcesOf(topology, 'onPremisesNetwork')).not.toEqual([])
  const diagram = { name: 'hub', topology, layout: {} }
  expect(readDiagram(writeDiagram(diagram))).toEqual({ ok: true, value: diagram })
})
