import { describe, expect, it } from 'vitest'
import { read, type Json } from '@/testing/awsSnapshots'
import {
  ASSOCIATIONS,
  ATTACHMENT_1,
  ATTACHMENT_2,
  attachmentRow,
  GATEWAY,
  hub,
  mention,
  notesOf,
  PROPAGATIONS,
  routeRow,
  TABLE,
  tableIn,
  VPC_1,
  vpcAttachmentRow,
} from '@/testing/awsTransit'

describe('attachments', () => {
  it('of VPCs have their subnets and options from one list, their table from another', () => {
    const row = {
      ...ATTACHMENT_1,
      Options: { ApplianceModeSupport: 'enable', Ipv6Support: 'enable' },
    }
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
        TransitGatewayVpcAttachments: [ATTACHMENT_1, far],
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
    const lists = hub({
      TransitGatewayPeeringAttachments: [{ ...ATTACHMENT_1, RequesterTgwInfo: {} }],
    })
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
        TransitGatewayVpcAttachments: [{ ...ATTACHMENT_1, State }, ATTACHMENT_2],
        TransitGatewayRouteTableAssociations: { [TABLE]: ASSOCIATIONS },
        TransitGatewayRouteTablePropagations: { [TABLE]: PROPAGATIONS },
        TransitGatewayRoutes: { [TABLE]: [routeRow('10.0.0.0/16', 'static', VPC_1)] },
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
      hub({ TransitGatewayVpcAttachments: [{ ...ATTACHMENT_1, State: 'pendingAcceptance' }] }),
    )
    expect(topology.transitGatewayAttachment['tgw-attach-1']?.available).toBe(false)
  })
})
