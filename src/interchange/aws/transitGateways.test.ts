import { describe, expect, it } from 'vitest'
import { readDiagram, writeDiagram } from '@/interchange/diagramFile'
import type { NoteKind } from '@/interchange/report'
import { resourcesOf } from '@/model/topology'
import { faultIn, read, tableWith, topologyFrom, type Json } from '@/testing/awsSnapshots'
import {
  associated,
  attachmentRow,
  blackholeRow,
  GATEWAY,
  gatewayRow,
  mention,
  NO_DEFAULTS,
  propagating,
  routeRow,
  TABLE,
  tableRow,
  TWO_VPCS,
  vpcAttachmentRow,
} from '@/testing/awsTransit'

const one = vpcAttachmentRow('tgw-attach-1', 'vpc-1', 'subnet-1')
const two = vpcAttachmentRow('tgw-attach-2', 'vpc-2', 'subnet-2')

/** Two attached VPCs, one table, no defaults; a case adds what is told of the table. */
function hub(lists: Json = {}): Json {
  return {
    ...TWO_VPCS,
    TransitGateways: [gatewayRow(NO_DEFAULTS)],
    TransitGatewayVpcAttachments: [one, two],
    TransitGatewayRouteTables: [tableRow()],
    ...lists,
  }
}

function tableIn(lists: Json) {
  return read(lists).topology.transitGatewayRouteTable[TABLE]
}

function notesOf(lists: Json, kind: NoteKind): readonly string[] {
  const { notes } = read(lists).report
  return notes.filter((note) => note.kind === kind).flatMap(({ ids }) => ids)
}

const vpcOne = mention('tgw-attach-1', 'vpc', 'vpc-1')
const vpcTwo = mention('tgw-attach-2', 'vpc', 'vpc-2')
const associations = [
  associated('tgw-attach-1', 'vpc', 'vpc-1'),
  associated('tgw-attach-2', 'vpc', 'vpc-2'),
]
const propagations = [
  propagating('tgw-attach-1', 'vpc', 'vpc-1'),
  propagating('tgw-attach-2', 'vpc', 'vpc-2'),
]

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

describe('attachments', () => {
  it('of VPCs have their subnets and options from one list, their table from another', () => {
    const row = { ...one, Options: { ApplianceModeSupport: 'enable', Ipv6Support: 'enable' } }
    const { topology } = read(
      hub({
        TransitGatewayVpcAttachments: [row],
        TransitGatewayAttachments: [attachmentRow('tgw-attach-1', 'vpc', 'vpc-1', TABLE)],
      }),
    )
    expect(topology.transitGatewayAttachment['tgw-attach-1']).toEqual({
      kind: 'transitGatewayAttachment',
      id: 'tgw-attach-1',
      name: '',
      transitGatewayId: GATEWAY,
      available: true,
      attached: {
        kind: 'vpc',
        vpcId: 'vpc-1',
        subnetIds: ['subnet-1'],
        applianceMode: true,
        securityGroupReferencing: true,
        ipv6: true,
      },
    })
    expect(topology.transitGatewayRouteTable[TABLE]?.associatedAttachmentIds).toEqual([
      'tgw-attach-1',
    ])
  })

  it('of VPCs find their subnets by their interfaces, else nobody knows their zones', () => {
    const lists = hub({
      TransitGatewayVpcAttachments: [],
      TransitGatewayAttachments: [
        attachmentRow('tgw-attach-1', 'vpc', 'vpc-1', TABLE),
        attachmentRow('tgw-attach-2', 'vpc', 'vpc-2', TABLE),
      ],
      NetworkInterfaces: [
        {
          NetworkInterfaceId: 'eni-1',
          SubnetId: 'subnet-1',
          VpcId: 'vpc-1',
          InterfaceType: 'transit_gateway',
          Description: 'Network Interface for Transit Gateway Attachment tgw-attach-1',
          Groups: [],
          PrivateIpAddress: '10.0.1.5',
          SourceDestCheck: false,
        },
      ],
    })
    const { transitGatewayAttachment: found } = read(lists).topology
    expect(found['tgw-attach-1']?.attached).toMatchObject({ subnetIds: ['subnet-1'] })
    expect(found['tgw-attach-2']?.attached).toMatchObject({ subnetIds: [] })
    expect(notesOf(lists, 'incomplete')).toContain('tgw-attach-2')
  })

  it('of far VPCs make stubs of VPC and subnet, with the blocks that the gateway learned', () => {
    const far = vpcAttachmentRow('tgw-attach-9', 'vpc-far', 'subnet-far')
    const { topology } = read(
      hub({
        TransitGatewayVpcAttachments: [one, far],
        TransitGatewayRoutes: {
          [TABLE]: [
            routeRow('10.9.0.0/16', 'propagated', mention('tgw-attach-9', 'vpc', 'vpc-far')),
          ],
        },
      }),
    )
    expect(topology.vpc['vpc-far']).toMatchObject({ stub: true, cidrBlocks: ['10.9.0.0/16'] })
    expect(topology.subnet['subnet-far']).toMatchObject({ stub: true, vpcId: 'vpc-far' })
    // What a stranger announces does not follow from anything: the route stays.
    expect(topology.transitGatewayRouteTable[TABLE]?.routes).toHaveLength(1)
  })

  it('of a peering are one resource that both gateways know, each with a table of its own', () => {
    const peering = {
      TransitGatewayAttachmentId: 'tgw-attach-p',
      RequesterTgwInfo: { TransitGatewayId: GATEWAY, OwnerId: '1', Region: 'eu-central-1' },
      AccepterTgwInfo: { TransitGatewayId: 'tgw-0b2', OwnerId: '2', Region: 'us-east-1' },
      State: 'available',
      Tags: [],
    }
    const near = attachmentRow('tgw-attach-p', 'peering', 'tgw-0b2', TABLE)
    const far = {
      ...attachmentRow('tgw-attach-p', 'peering', GATEWAY, 'tgw-rtb-0b2'),
      TransitGatewayId: 'tgw-0b2',
    }
    const { topology } = read(
      hub({
        TransitGatewayPeeringAttachments: [peering],
        TransitGatewayAttachments: [near, far],
      }),
    )
    expect(topology.transitGatewayAttachment['tgw-attach-p']).toMatchObject({
      transitGatewayId: GATEWAY,
      attached: { kind: 'peering', peerTransitGatewayId: 'tgw-0b2' },
    })
    expect(topology.transitGateway['tgw-0b2']).toMatchObject({ stub: true, region: 'us-east-1' })
    const { transitGatewayRouteTable: tables } = topology
    expect(tables[TABLE]?.associatedAttachmentIds).toContain('tgw-attach-p')
    expect(tables['tgw-rtb-0b2']).toMatchObject({
      stub: true,
      complete: false,
      transitGatewayId: 'tgw-0b2',
      associatedAttachmentIds: ['tgw-attach-p'],
    })
  })

  it('that a test server lists as peerings too are VPC attachments all the same', () => {
    const lists = hub({ TransitGatewayPeeringAttachments: [{ ...one, RequesterTgwInfo: {} }] })
    const { topology } = read(lists)
    expect(topology.transitGatewayAttachment['tgw-attach-1']?.attached.kind).toBe('vpc')
    expect(notesOf(lists, 'ignored')).toEqual(['tgw-attach-1'])
  })

  it('of Connect know what carries them and carry nothing once all their peers are down', () => {
    const peer = (BgpStatus: string) => ({
      TransitGatewayConnectPeerId: `tgw-connect-peer-${BgpStatus}`,
      TransitGatewayAttachmentId: 'tgw-attach-c',
      State: 'available',
      ConnectPeerConfiguration: {
        PeerAddress: '10.0.1.9',
        InsideCidrBlocks: ['169.254.6.0/29'],
        BgpConfigurations: [{ PeerAsn: 64513, BgpStatus }],
      },
    })
    const connect = {
      TransitGatewayAttachmentId: 'tgw-attach-c',
      TransportTransitGatewayAttachmentId: 'tgw-attach-1',
      TransitGatewayId: GATEWAY,
      State: 'available',
      Options: { Protocol: 'gre' },
    }
    const found = (...peers: Json[]) =>
      read(hub({ TransitGatewayConnects: [connect], TransitGatewayConnectPeers: peers })).topology
        .transitGatewayAttachment['tgw-attach-c']
    expect(found(peer('down'), peer('up'))).toMatchObject({
      available: true,
      attached: { kind: 'connect', transportAttachmentId: 'tgw-attach-1', cidrBlocks: [] },
    })
    expect(found(peer('down'))?.available).toBe(false)
  })

  it('of other kinds are kept by the name of their kind', () => {
    const row = attachmentRow('tgw-attach-v', 'client-vpn', 'cvpn-endpoint-1', TABLE)
    const lists = hub({ TransitGatewayAttachments: [row] })
    expect(read(lists).topology.transitGatewayAttachment['tgw-attach-v']?.attached).toEqual({
      kind: 'other',
      type: 'client-vpn',
    })
    expect(notesOf(lists, 'notModelled')).toContain('tgw-attach-v')
  })

  it.each(['deleted', 'rejected', 'failed'])(
    'that are %s are left out with all they do',
    (State) => {
      const lists = hub({
        TransitGatewayVpcAttachments: [{ ...one, State }, two],
        TransitGatewayRouteTableAssociations: { [TABLE]: associations },
        TransitGatewayRouteTablePropagations: { [TABLE]: propagations },
        TransitGatewayRoutes: { [TABLE]: [routeRow('10.0.0.0/16', 'static', vpcOne)] },
      })
      expect(Object.keys(read(lists).topology.transitGatewayAttachment)).toEqual(['tgw-attach-2'])
      expect(tableIn(lists)).toMatchObject({
        associatedAttachmentIds: ['tgw-attach-2'],
        propagatingAttachmentIds: ['tgw-attach-2'],
        routes: [{ destination: { cidr: '10.0.0.0/16' }, attachmentIds: [] }],
      })
      expect(notesOf(lists, 'leftOut')).toContain('tgw-attach-1')
    },
  )

  it('that wait for acceptance are there and carry nothing yet', () => {
    const { topology } = read(
      hub({ TransitGatewayVpcAttachments: [{ ...one, State: 'pendingAcceptance' }] }),
    )
    expect(topology.transitGatewayAttachment['tgw-attach-1']?.available).toBe(false)
  })
})

describe('the association of an attachment (TGW-08)', () => {
  it('comes from the lists of the tables, in the map form and in the row form', () => {
    const rows = [{ TransitGatewayRouteTableId: TABLE, Associations: associations }]
    const byMap = hub({ TransitGatewayRouteTableAssociations: { [TABLE]: associations } })
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
      TransitGatewayRouteTableAssociations: { [TABLE]: associations.slice(0, 1) },
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
        [TABLE]: associations.slice(0, 1),
        'tgw-rtb-0c3': associations.slice(0, 1),
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
    routeRow('10.0.0.0/16', 'propagated', vpcOne),
    routeRow('10.1.0.0/16', 'propagated', vpcTwo),
  ]

  it('comes from its list under either key, in either form; the routes need not be listed', () => {
    const rows = [
      { TransitGatewayRouteTableId: TABLE, TransitGatewayRouteTablePropagations: propagations },
    ]
    const found = [
      hub({ TransitGatewayRouteTablePropagations: { [TABLE]: propagations } }),
      hub({ TransitGatewayPropagations: { [TABLE]: propagations } }),
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
      TransitGatewayRouteTablePropagations: { [TABLE]: propagations },
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
      TransitGatewayRouteTablePropagations: { [TABLE]: propagations },
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
          Routes: [routeRow('0.0.0.0/0', 'static', vpcTwo), blackholeRow('10.66.0.0/16')],
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
    const routes = [routeRow('0.0.0.0/0', 'static', vpcTwo)]
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
    const answer = { Routes: [routeRow('0.0.0.0/0', 'static', vpcTwo)] }
    const propagation = { TransitGatewayRouteTablePropagations: { [TABLE]: propagations } }
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
      TransitGatewayAttachment: vpcTwo,
    }
    const entry = { ...routeRow('172.16.0.0/12', 'static', vpcTwo), PrefixListId: 'pl-1' }
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
      TransitGatewayRoutes: { [TABLE]: [routeRow('10.1.0.0/16', 'static', vpcTwo)] },
    })
    expect(tableIn(lists)).toMatchObject({ transitGatewayId: GATEWAY, complete: true })
    expect(tableIn(lists)?.stub).toBeUndefined()
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
      TransitGatewayRouteTableAssociations: { [TABLE]: associations },
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
