import { describe, expect, it } from 'vitest'
import { readDiagram } from '@/interchange/diagramFile'
import { writeDiagram } from '@/interchange/writeDiagram'
import {
  faultIn,
  noted,
  read,
  snapshotWith,
  tableWith,
  topologyFrom,
  type Json,
} from '@/testing/awsSnapshots'
import { attachmentRow, GATEWAY, gatewayRow, mention, routeRow, TABLE } from '@/testing/awsTransit'

const ID = '5f294f92-bafb-4011-916d-9b0bexample'

function line(lists: Json = {}): Json {
  return {
    directConnectGateways: [
      {
        directConnectGatewayId: ID,
        directConnectGatewayName: 'line to the data centre',
        amazonSideAsn: 64512,
        ownerAccount: '123456789012',
        directConnectGatewayState: 'available',
      },
    ],
    directConnectGatewayAssociations: [
      {
        directConnectGatewayId: ID,
        directConnectGatewayOwnerAccount: '123456789012',
        associationState: 'associated',
        associatedGateway: {
          id: 'vgw-1',
          type: 'virtualPrivateGateway',
          ownerAccount: '123456789012',
          region: 'eu-central-1',
        },
        associationId: 'assoc-1',
        allowedPrefixesToDirectConnectGateway: [{ cidr: '10.0.0.0/16' }],
        virtualGatewayId: 'vgw-1',
        virtualGatewayRegion: 'eu-central-1',
      },
    ],
    directConnectGatewayAttachments: [
      {
        directConnectGatewayId: ID,
        virtualInterfaceId: 'dxvif-1',
        virtualInterfaceRegion: 'eu-central-1',
        attachmentState: 'attached',
        attachmentType: 'PrivateVirtualInterface',
      },
    ],
    virtualInterfaces: [virtualInterface()],
    ...lists,
  }
}

function virtualInterface(about: Json = {}): Json {
  return {
    virtualInterfaceId: 'dxvif-1',
    virtualInterfaceName: 'one',
    virtualInterfaceType: 'private',
    virtualInterfaceState: 'available',
    connectionId: 'dxcon-1',
    virtualGatewayId: '',
    directConnectGatewayId: ID,
    authKey: 'S3cret',
    customerRouterConfig: '<logical_connection>S3cret',
    bgpPeers: [{ bgpPeerId: 'dxpeer-1', bgpPeerState: 'available', bgpStatus: 'up' }],
    ...about,
  }
}

describe('a Direct Connect gateway', () => {
  it('joins virtual private gateways, each with the blocks that it announces', () => {
    const topology = topologyFrom(line())
    expect(topology.directConnectGateway[ID]).toEqual({
      kind: 'directConnectGateway',
      id: ID,
      name: 'line to the data centre',
      up: true,
      associations: [
        {
          gateway: { kind: 'virtualPrivateGateway', id: 'vgw-1' },
          allowedPrefixes: ['10.0.0.0/16'],
        },
      ],
    })
    expect(topology.virtualPrivateGateway['vgw-1']?.stub).toBe(true)
  })

  it('keeps no key of its interfaces', () => {
    const { topology, report } = read(snapshotWith(line()))
    expect(JSON.stringify([topology, report])).not.toContain('S3cret')
  })

  it.each<readonly [string, Json, boolean]>([
    ['its interface is down', { virtualInterfaceState: 'down' }, false],
    ['its session is down', { bgpPeers: [{ bgpStatus: 'down' }] }, false],
    ['its attachment names the interface', { directConnectGatewayId: undefined }, true],
    ['nobody tells', { virtualInterfaceState: undefined, bgpPeers: undefined }, true],
  ])('is up or down: %s', (_, about, up) => {
    const lists = line({ virtualInterfaces: [virtualInterface(about)] })
    expect(topologyFrom(lists).directConnectGateway[ID]?.up).toBe(up)
  })

  it('without any interface listed counts as up', () => {
    const lists = line({ virtualInterfaces: [], directConnectGatewayAttachments: [] })
    expect(topologyFrom(lists).directConnectGateway[ID]?.up).toBe(true)
  })

  it('has a network behind it once a table shows prefixes', () => {
    const route = {
      DestinationCidrBlock: '172.16.0.0/12',
      GatewayId: 'vgw-1',
      Origin: 'EnableVgwRoutePropagation',
    }
    const topology = topologyFrom({ ...line(), ...tableWith(route) })
    expect(topology.directConnectGateway[ID]?.onPremisesNetworkId).toBe(`onprem-${ID}`)
    expect(topology.onPremisesNetwork[`onprem-${ID}`]).toEqual({
      kind: 'onPremisesNetwork',
      id: `onprem-${ID}`,
      name: 'line to the data centre',
      cidrBlocks: ['172.16.0.0/12'],
    })
  })

  it('joins transit gateways by an attachment, which is made where none is listed', () => {
    const association = {
      directConnectGatewayId: ID,
      associationState: 'associated',
      associatedGateway: { id: GATEWAY, type: 'transitGateway' },
      associationId: 'assoc-2',
      allowedPrefixesToDirectConnectGateway: [{ cidr: '10.0.0.0/8' }],
    }
    const lists = line({
      TransitGateways: [gatewayRow()],
      directConnectGatewayAssociations: [association],
    })
    expect(Object.values(topologyFrom(lists).transitGatewayAttachment)).toMatchObject([
      { stub: true, attached: { kind: 'directConnectGateway', directConnectGatewayId: ID } },
    ])
    const row = attachmentRow('tgw-attach-d', 'direct-connect-gateway', ID, TABLE)
    const listed = topologyFrom({
      ...lists,
      TransitGatewayAttachments: [row],
      TransitGatewayRoutes: {
        [TABLE]: [
          routeRow(
            '172.16.0.0/12',
            'propagated',
            mention('tgw-attach-d', 'direct-connect-gateway', ID),
          ),
        ],
      },
    })
    expect(Object.keys(listed.transitGatewayAttachment)).toEqual(['tgw-attach-d'])
    expect(listed.onPremisesNetwork[`onprem-${ID}`]?.cidrBlocks).toEqual(['172.16.0.0/12'])
  })

  it('that only an attachment names is a stub', () => {
    const row = attachmentRow('tgw-attach-d', 'direct-connect-gateway', ID, TABLE)
    const topology = topologyFrom({
      TransitGateways: [gatewayRow()],
      TransitGatewayAttachments: [row],
    })
    expect(topology.directConnectGateway[ID]).toMatchObject({ stub: true, up: true })
  })
})

describe('virtual interfaces', () => {
  it('that end at a virtual private gateway stand for a gateway of their own', () => {
    const row = virtualInterface({ virtualGatewayId: 'vgw-1', directConnectGatewayId: '' })
    const { directConnectGateway } = topologyFrom({ virtualInterfaces: [row] })
    expect(directConnectGateway['dxvif-1']).toMatchObject({
      name: 'one',
      up: true,
      associations: [{ gateway: { kind: 'virtualPrivateGateway', id: 'vgw-1' } }],
    })
  })

  it('that are public or deleted join nothing, which is said', () => {
    const lists = {
      virtualInterfaces: [
        virtualInterface({ virtualInterfaceType: 'public', directConnectGatewayId: undefined }),
        virtualInterface({ virtualInterfaceId: 'dxvif-2', virtualInterfaceState: 'deleted' }),
      ],
    }
    expect(topologyFrom(lists).directConnectGateway).toEqual({})
    expect(noted(lists, 'notModelled')).toEqual(['dxvif-1'])
    expect(noted(lists, 'leftOut')).toEqual(['dxvif-2'])
  })
})

describe('wrong shapes', () => {
  it.each<readonly [string, Json]>([
    ['directConnectGateways is an object; expected a list', { directConnectGateways: {} }],
    [
      'directConnectGatewayAssociations[0].allowedPrefixesToDirectConnectGateway[0].cidr is missing; expected text',
      {
        directConnectGatewayAssociations: [
          { directConnectGatewayId: ID, allowedPrefixesToDirectConnectGateway: [{}] },
        ],
      },
    ],
  ])('%s', (message, lists) => {
    expect(faultIn(lists)).toBe(message)
  })
})

it('all reads back the same from the file that it is written to', () => {
  const { topology } = read(snapshotWith(line()))
  const diagram = { name: 'line', topology, layout: {} }
  expect(readDiagram(writeDiagram(diagram))).toEqual({ ok: true, value: diagram })
})
