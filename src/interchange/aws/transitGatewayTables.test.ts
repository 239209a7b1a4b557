import { describe, expect, it } from 'vitest'
import { read, type Json } from '@/testing/awsSnapshots'
import {
  associated,
  ASSOCIATIONS,
  attachmentRow,
  blackholeRow,
  GATEWAY,
  gatewayRow,
  hub,
  mention,
  notesOf,
  PROPAGATIONS,
  routeRow,
  TABLE,
  tableIn,
  tableRow,
  VPC_1,
  VPC_2,
} from '@/testing/awsTransit'

describe('the association of an attachment (TGW-08)', () => {
  it('comes from the lists of the tables, in the map form and in the row form', () => {
    const rows = [{ TransitGatewayRouteTableId: TABLE, Associations: ASSOCIATIONS }]
    const byMap = hub({ TransitGatewayRouteTableAssociations: { [TABLE]: ASSOCIATIONS } })
    const byRows = hub({ TransitGatewayRouteTableAssociations: rows })
    expect(tableIn(byMap)?.associatedAttachmentIds).toEqual(['tgw-attach-1', 'tgw-attach-2'])
    expect(tableIn(byRows)).toEqual(tableIn(byMap))
  })

  it('is the default one where nothing tells and the gateway has one', () => {
    const lists = hub({ TransitGateways: [gatewayRow()] })
    expect(tableIn(lists)?.associatedAttachmentIds).toEqual(['tgw-attach-1', 'tgw-attach-2'])
    expect(notesOf(lists, 'assumed')).toContain('tgw-attach-1')
  })

  it('is none where the lists are there and do not name it', () => {
    const lists = hub({
      TransitGateways: [gatewayRow()],
      TransitGatewayRouteTableAssociations: { [TABLE]: ASSOCIATIONS.slice(0, 1) },
    })
    expect(tableIn(lists)?.associatedAttachmentIds).toEqual(['tgw-attach-1'])
  })

  it('is none where other attachments show one in their rows', () => {
    const lists = hub({
      TransitGateways: [gatewayRow()],
      TransitGatewayAttachments: [
        attachmentRow('tgw-attach-1', 'vpc', 'vpc-1', TABLE),
        attachmentRow('tgw-attach-2', 'vpc', 'vpc-2'),
      ],
    })
    expect(tableIn(lists)?.associatedAttachmentIds).toEqual(['tgw-attach-1'])
  })

  it('is unknown without any telling, never plainly none', () => {
    const lists = hub()
    expect(read(lists).topology.transitGatewayRouteTable[`${GATEWAY}/unknown-table`]).toMatchObject(
      { stub: true, complete: false, associatedAttachmentIds: ['tgw-attach-1', 'tgw-attach-2'] },
    )
  })

  it("of two tables, which a test server may show, is the one of the attachment's row", () => {
    const lists = hub({
      TransitGatewayRouteTables: [tableRow(), tableRow('tgw-rtb-0c3')],
      TransitGatewayAttachments: [attachmentRow('tgw-attach-1', 'vpc', 'vpc-1', 'tgw-rtb-0c3')],
      TransitGatewayRouteTableAssociations: {
        [TABLE]: ASSOCIATIONS.slice(0, 1),
        'tgw-rtb-0c3': ASSOCIATIONS.slice(0, 1),
      },
    })
    const { transitGatewayRouteTable: tables } = read(lists).topology
    expect(tables[TABLE]?.associatedAttachmentIds).toEqual([])
    expect(tables['tgw-rtb-0c3']?.associatedAttachmentIds).toEqual(['tgw-attach-1'])
    expect(notesOf(lists, 'contradiction')).toContain('tgw-attach-1')
  })

  it('is not one that ends', () => {
    const ending = { ...associated('tgw-attach-1', 'vpc', 'vpc-1'), State: 'disassociating' }
    const lists = hub({ TransitGatewayRouteTableAssociations: { [TABLE]: [ending] } })
    expect(tableIn(lists)?.associatedAttachmentIds).toEqual([])
  })
})

describe('propagation (TGW-11)', () => {
  const learned = [
    routeRow('10.0.0.0/16', 'propagated', VPC_1),
    routeRow('10.1.0.0/16', 'propagated', VPC_2),
  ]

  it('comes from its list under either key, in either form; the routes need not be listed', () => {
    const rows = [
      { TransitGatewayRouteTableId: TABLE, TransitGatewayRouteTablePropagations: PROPAGATIONS },
    ]
    const found = [
      hub({ TransitGatewayRouteTablePropagations: { [TABLE]: PROPAGATIONS } }),
      hub({ TransitGatewayPropagations: { [TABLE]: PROPAGATIONS } }),
      hub({ TransitGatewayRouteTablePropagations: rows }),
      hub({ TransitGatewayPropagations: rows }),
    ].map((lists) => tableIn(lists))
    for (const table of found) {
      expect(table).toMatchObject({
        propagatingAttachmentIds: ['tgw-attach-1', 'tgw-attach-2'],
        routes: [],
        complete: true,
      })
    }
  })

  it('is seen by its routes, which follow from the blocks of the VPCs and are not repeated', () => {
    const lists = hub({ TransitGatewayRoutes: { [TABLE]: learned } })
    expect(tableIn(lists)).toMatchObject({
      propagatingAttachmentIds: ['tgw-attach-1', 'tgw-attach-2'],
      routes: [],
    })
  })

  it('is derived from its list when somebody asked for static routes only', () => {
    const lists = hub({
      TransitGatewayStaticRoutes: { [TABLE]: [blackholeRow('10.66.0.0/16')] },
      TransitGatewayRouteTablePropagations: { [TABLE]: PROPAGATIONS },
    })
    expect(tableIn(lists)).toMatchObject({
      propagatingAttachmentIds: ['tgw-attach-1', 'tgw-attach-2'],
      routes: [{ origin: 'static', attachmentIds: [] }],
    })
  })

  it('keeps routes that do not follow: of some blocks only, or of a connection', () => {
    const blocks = ['10.1.0.0/16', '10.2.0.0/16'].map((CidrBlock) => ({
      CidrBlock,
      CidrBlockState: { State: 'associated' },
    }))
    const wide = {
      VpcId: 'vpc-2',
      CidrBlock: '10.1.0.0/16',
      CidrBlockAssociationSet: blocks,
    }
    const vpn = mention('tgw-attach-v', 'vpn', 'vpn-0d4(203.0.113.9)')
    const lists = hub({
      Vpcs: [{ VpcId: 'vpc-1', CidrBlock: '10.0.0.0/16' }, wide],
      TransitGatewayRoutes: {
        [TABLE]: [...learned, routeRow('192.168.0.0/16', 'propagated', vpn)],
      },
    })
    expect(tableIn(lists)?.routes.map(({ destination }) => destination)).toEqual([
      { kind: 'cidr', cidr: '10.1.0.0/16' },
      { kind: 'cidr', cidr: '192.168.0.0/16' },
    ])
    const { transitGatewayAttachment: found } = read(lists).topology
    expect(found['tgw-attach-v']?.attached).toEqual({ kind: 'vpn', vpnConnectionId: 'vpn-0d4' })
  })

  it('is none of an attachment of which AWS lists no route beside those of others', () => {
    const lists = hub({
      TransitGatewayRoutes: { [TABLE]: learned.slice(0, 1) },
      TransitGatewayRouteTablePropagations: { [TABLE]: PROPAGATIONS },
    })
    expect(tableIn(lists)?.propagatingAttachmentIds).toEqual(['tgw-attach-1'])
    expect(notesOf(lists, 'contradiction')).toContain('tgw-attach-2')
  })

  it('of all attachments is assumed for the default table where nothing tells (TGW-09)', () => {
    const lists = hub({ TransitGateways: [gatewayRow()] })
    expect(tableIn(lists)).toMatchObject({
      propagatingAttachmentIds: ['tgw-attach-1', 'tgw-attach-2'],
      complete: true,
    })
    expect(notesOf(lists, 'assumed')).toContain(TABLE)
  })

  it('is not assumed where a list is given, were it empty', () => {
    const lists = hub({
      TransitGateways: [gatewayRow()],
      TransitGatewayRouteTablePropagations: {},
    })
    expect(tableIn(lists)?.propagatingAttachmentIds).toEqual([])
  })
})

describe('routes', () => {
  it('are static ones with their attachments, and blackholes (TGW-13)', () => {
    const lists = hub({
      TransitGatewayRoutes: [
        {
          TransitGatewayRouteTableId: TABLE,
          Routes: [routeRow('0.0.0.0/0', 'static', VPC_2), blackholeRow('10.66.0.0/16')],
          AdditionalRoutesAvailable: false,
        },
      ],
    })
    expect(tableIn(lists)).toMatchObject({
      complete: true,
      routes: [
        {
          destination: { kind: 'cidr', cidr: '0.0.0.0/0' },
          origin: 'static',
          attachmentIds: ['tgw-attach-2'],
        },
        { destination: { kind: 'cidr', cidr: '10.66.0.0/16' }, attachmentIds: [] },
      ],
    })
  })

  it('come under two keys and are counted once', () => {
    const routes = [routeRow('0.0.0.0/0', 'static', VPC_2)]
    const lists = hub({
      TransitGatewayRoutes: { [TABLE]: routes },
      TransitGatewayStaticRoutes: { [TABLE]: routes },
    })
    expect(tableIn(lists)?.routes).toHaveLength(1)
  })

  it('without their attachment lead to something unknown, not into a blackhole', () => {
    const lists = hub({ TransitGatewayRoutes: { [TABLE]: [routeRow('0.0.0.0/0', 'static')] } })
    const [route] = tableIn(lists)?.routes ?? []
    const [target = ''] = route?.attachmentIds ?? []
    expect(read(lists).topology.transitGatewayAttachment[target]).toMatchObject({
      stub: true,
      attached: { kind: 'other' },
    })
  })

  it.each<readonly [string, Json]>([
    ['a flag in the row', { Routes: [], AdditionalRoutesAvailable: true }],
    ['a token in the row', { Routes: [], NextToken: 'abc' }],
  ])('that go on elsewhere leave the table incomplete: %s', (_, answer) => {
    const rows = [{ TransitGatewayRouteTableId: TABLE, ...answer }]
    expect(tableIn(hub({ TransitGatewayRoutes: rows }))?.complete).toBe(false)
    expect(tableIn(hub({ TransitGatewayRoutes: { [TABLE]: answer } }))?.complete).toBe(false)
  })

  it('of a command that does not say of which table are reported, and nothing is guessed', () => {
    const answer = { Routes: [routeRow('0.0.0.0/0', 'static', VPC_2)] }
    const propagation = { TransitGatewayRouteTablePropagations: { [TABLE]: PROPAGATIONS } }
    const { topology, report } = read(hub(propagation), answer)
    expect(topology.transitGatewayRouteTable[TABLE]).toMatchObject({ routes: [], complete: false })
    expect(report.notes).toContainEqual({
      kind: 'incomplete',
      message:
        'Rows that do not say whose they are; name their file after the TransitGatewayRouteTableId, or give them under it',
      ids: ['file-1.json: Routes'],
    })
  })

  it('lead to prefix lists, whose entries may stand among them', () => {
    const reference = {
      TransitGatewayRouteTableId: TABLE,
      PrefixListId: 'pl-1',
      PrefixListOwnerId: '123456789012',
      State: 'available',
      Blackhole: false,
      TransitGatewayAttachment: VPC_2,
    }
    const entry = { ...routeRow('172.16.0.0/12', 'static', VPC_2), PrefixListId: 'pl-1' }
    const lists = { TransitGatewayPrefixListReferences: [reference] }
    const known = { ManagedPrefixListEntries: { 'pl-1': [{ Cidr: '172.16.0.0/12' }] } }
    const byList = {
      destination: { kind: 'prefixList', prefixListId: 'pl-1' },
      origin: 'static',
      attachmentIds: ['tgw-attach-2'],
    }
    expect(tableIn(hub({ ...lists, ...known }))?.routes).toEqual([byList])
    const routes = { TransitGatewayRoutes: { [TABLE]: [entry] } }
    expect(tableIn(hub({ ...lists, ...known, ...routes }))?.routes).toEqual([byList])
    expect(tableIn(hub({ ...lists, ...routes }))?.routes).toEqual([
      { ...byList, destination: { kind: 'cidr', cidr: '172.16.0.0/12' } },
    ])
    const unknown = read(hub(lists)).topology
    expect(unknown.prefixList['pl-1']).toMatchObject({ stub: true })
    expect(unknown.prefixList['pl-1']?.entries).toBeUndefined()
  })

  it('make up a table that only they describe', () => {
    const { TransitGatewayRouteTables: _none, ...lists } = hub({
      TransitGatewayRoutes: { [TABLE]: [routeRow('10.1.0.0/16', 'static', VPC_2)] },
    })
    expect(tableIn(lists)).toMatchObject({ transitGatewayId: GATEWAY, complete: true })
    expect(tableIn(lists)?.stub).toBeUndefined()
  })
})
