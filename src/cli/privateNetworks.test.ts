import { describe, expect, it } from 'vitest'
import { compile } from '@/engine/compile/network'
import { answerProbe } from '@/engine/probe'
import { readNetwork } from '@/interchange/readNetwork'
import { resourcesOf } from '@/model/topology'
import { expectOk } from '@/model/result'
import type { Json } from '@/testing/awsSnapshots'
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
  vpcAttachmentRow,
} from '@/testing/awsTransit'
import { parseProbes } from './probes'

/** Two spokes and an office around a transit gateway: a file a command, as a script saves them. */

const ZONE = 'eu-central-1a'
const VPN_TABLE = 'tgw-rtb-0d9'

const toTransit = ['10.0.0.0/8', '192.168.0.0/16', '172.16.0.0/12'].map((block) => ({
  DestinationCidrBlock: block,
  TransitGatewayId: GATEWAY,
  Origin: 'CreateRoute',
  State: 'active',
}))

function spoke(number: number, routes: readonly Json[] = toTransit): Json {
  const n = String(number)
  const block = `10.${n}.0.0/16`
  return {
    Vpcs: [{ VpcId: `vpc-${n}`, CidrBlock: block, IsDefault: false, OwnerId: '123456789012' }],
    Subnets: [
      {
        SubnetId: `subnet-${n}`,
        VpcId: `vpc-${n}`,
        CidrBlock: `10.${n}.1.0/24`,
        AvailabilityZone: ZONE,
        SubnetArn: `arn:aws:ec2:eu-central-1:123456789012:subnet/subnet-${n}`,
      },
    ],
    RouteTables: [
      {
        RouteTableId: `rtb-${n}`,
        VpcId: `vpc-${n}`,
        Associations: [{ Main: true, RouteTableId: `rtb-${n}` }],
        PropagatingVgws: [],
        Routes: [
          { DestinationCidrBlock: block, GatewayId: 'local', Origin: 'CreateRouteTable' },
          ...routes,
        ],
      },
    ],
    NetworkAcls: [
      {
        NetworkAclId: `acl-${n}`,
        VpcId: `vpc-${n}`,
        IsDefault: true,
        Associations: [{ SubnetId: `subnet-${n}` }],
        Entries: [true, false].flatMap((Egress) => [
          {
            RuleNumber: 100,
            Egress,
            Protocol: '-1',
            RuleAction: 'allow',
            CidrBlock: '0.0.0.0/0',
          },
          {
            RuleNumber: 32767,
            Egress,
            Protocol: '-1',
            RuleAction: 'deny',
            CidrBlock: '0.0.0.0/0',
          },
        ]),
      },
    ],
    SecurityGroups: [
      {
        GroupId: `sg-${n}`,
        GroupName: 'web',
        VpcId: `vpc-${n}`,
        Description: '',
        IpPermissions: [{ IpProtocol: '-1', IpRanges: [{ CidrIp: '0.0.0.0/0' }] }],
        IpPermissionsEgress: [{ IpProtocol: '-1', IpRanges: [{ CidrIp: '0.0.0.0/0' }] }],
      },
    ],
    Reservations: [
      {
        Instances: [
          {
            InstanceId: `i-${n}`,
            InstanceType: 'm7i.large',
            State: { Code: 16, Name: 'running' },
            VpcId: `vpc-${n}`,
            SubnetId: `subnet-${n}`,
            PrivateIpAddress: `10.${n}.1.10`,
            SourceDestCheck: true,
            SecurityGroups: [{ GroupId: `sg-${n}`, GroupName: 'web' }],
            NetworkInterfaces: [
              {
                NetworkInterfaceId: `eni-${n}`,
                SubnetId: `subnet-${n}`,
                VpcId: `vpc-${n}`,
                Groups: [{ GroupId: `sg-${n}` }],
                PrivateIpAddress: `10.${n}.1.10`,
                Attachment: { DeviceIndex: 0, Status: 'attached' },
                SourceDestCheck: true,
              },
            ],
          },
        ],
      },
    ],
  }
}

const one = ['tgw-attach-1', 'vpc', 'vpc-1'] as const
const two = ['tgw-attach-2', 'vpc', 'vpc-2'] as const
const office = ['tgw-attach-v', 'vpn', 'vpn-1'] as const

const WHOLE: Json = {
  TransitGateways: [gatewayRow(NO_DEFAULTS)],
  TransitGatewayAttachments: [
    attachmentRow(...one, TABLE),
    attachmentRow(...two, TABLE),
    attachmentRow(...office, VPN_TABLE),
  ],
  TransitGatewayVpcAttachments: [
    vpcAttachmentRow('tgw-attach-1', 'vpc-1', 'subnet-1'),
    vpcAttachmentRow('tgw-attach-2', 'vpc-2', 'subnet-2'),
  ],
  TransitGatewayPeeringAttachments: [],
  TransitGatewayConnects: [],
  TransitGatewayConnectPeers: [],
  TransitGatewayRouteTables: [tableRow(TABLE), tableRow(VPN_TABLE)],
  TransitGatewayRouteTableAssociations: {
    [TABLE]: [associated(...one), associated(...two)],
    [VPN_TABLE]: [associated(...office)],
  },
  TransitGatewayRouteTablePropagations: {
    [TABLE]: [propagating(...two), propagating(...office)],
    [VPN_TABLE]: [propagating(...one)],
  },
  TransitGatewayRoutes: {
    [TABLE]: [
      routeRow('10.2.0.0/16', 'propagated', mention(...two)),
      routeRow('192.168.0.0/16', 'propagated', mention(...office)),
      routeRow('10.1.0.0/16', 'static', mention(...one)),
      blackholeRow('192.168.66.0/24'),
    ],
    [VPN_TABLE]: [routeRow('10.1.0.0/16', 'propagated', mention(...one))],
  },
  TransitGatewayPrefixListReferences: [],
  CustomerGateways: [
    { CustomerGatewayId: 'cgw-1', IpAddress: '198.51.100.1', BgpAsn: '65010', State: 'available' },
  ],
  VpnConnections: [
    {
      VpnConnectionId: 'vpn-1',
      CustomerGatewayId: 'cgw-1',
      TransitGatewayId: GATEWAY,
      State: 'available',
      Options: { StaticRoutesOnly: false },
      Routes: [],
      VgwTelemetry: [{ Status: 'UP', AcceptedRouteCount: 1 }],
      CustomerGatewayConfiguration: '<xml/>',
    },
  ],
  VpnGateways: [],
  directConnectGateways: [],
  directConnectGatewayAssociations: [],
  directConnectGatewayAttachments: [],
  virtualInterfaces: [],
  VpcBlockPublicAccessOptions: { AwsRegion: 'eu-central-1', InternetGatewayBlockMode: 'off' },
  VpcBlockPublicAccessExclusions: [],
  SecurityGroupVpcAssociations: [],
}

function networkOf(lists: Json, ...spokes: readonly Json[]) {
  const groups = spokes.length > 0 ? spokes : [spoke(1), spoke(2)]
  const files = [...groups, lists].flatMap((group, at) =>
    Object.entries(group).map(([key, list]) => ({
      name: `${key}-${String(at)}.json`,
      text: JSON.stringify({ [key]: list }),
    })),
  )
  return expectOk(readNetwork(files))
}

function ask(lists: Json, from: Json, to: Json, ...spokes: readonly Json[]) {
  const network = compile(networkOf(lists, ...spokes).diagram.topology)
  const [probe] = expectOk(parseProbes([{ id: 'p', from, to, protocol: 'tcp', port: 443 }]))
  if (!probe) throw new Error('No probe')
  const { verdict, certain, code, component } = expectOk(answerProbe(network, probe))
  return { verdict, certain, code, component }
}

const first = { instance: 'i-1' }
const second = { instance: 'i-2' }
const inOffice = { ip: '192.168.7.7' }

const ALLOW = { verdict: 'allow', certain: true, code: undefined, component: undefined }
const UNKNOWN = { verdict: 'deny', certain: false, code: 'UNKNOWN_RESOURCE' }

describe('a folder of what AWS prints about private networks', () => {
  it('is read whole: nothing of it is left aside', () => {
    const { report, diagram } = networkOf(WHOLE)
    const odd = report.notes.filter(({ kind }) => !['assumed'].includes(kind))
    expect(odd).toEqual([])
    expect(resourcesOf(diagram.topology, 'other')).toEqual([])
    expect(resourcesOf(diagram.topology, 'onPremisesNetwork')).toMatchObject([
      { id: 'onprem-cgw-1', cidrBlocks: ['192.168.0.0/16'] },
    ])
  })

  it.each<readonly [string, Json, Json, Json]>([
    ['spoke to spoke, one way propagated and the other static', first, second, ALLOW],
    ['spoke to the office', first, inOffice, ALLOW],
    ['the office to a spoke', inOffice, first, ALLOW],
    [
      'a spoke that the table of the VPN does not know has no way back (TGW-08)',
      second,
      inOffice,
      { verdict: 'deny', certain: true, code: 'TGW_RTB_NO_ROUTE_TO_TGW_ATTACHMENT' },
    ],
    [
      'a blackhole in the office (TGW-13)',
      first,
      { ip: '192.168.66.6' },
      { verdict: 'deny', certain: true, code: 'TGW_RTB_BAD_STATE_ROUTE', component: TABLE },
    ],
    [
      'what no table knows',
      first,
      { ip: '172.16.5.5' },
      { verdict: 'deny', certain: true, code: 'TGW_RTB_NO_ROUTE_TO_TGW_ATTACHMENT' },
    ],
  ])('judges %s', (_, from, to, expected) => {
    expect(ask(WHOLE, from, to)).toMatchObject(expected)
  })
})

describe('a folder that lacks something', () => {
  function without(...keys: readonly string[]): Json {
    return Object.fromEntries(Object.entries(WHOLE).filter(([key]) => !keys.includes(key)))
  }

  it.each<readonly [string, Json]>([
    [
      'routes: they follow from propagations',
      { ...without('TransitGatewayRoutes'), TransitGatewayRouteTablePropagations: everyone() },
    ],
    [
      'associations: the rows of attachments tell them',
      without('TransitGatewayRouteTableAssociations'),
    ],
    ['propagations: the routes tell them', without('TransitGatewayRouteTablePropagations')],
    ['rows of the tables: the answers about them are enough', without('TransitGatewayRouteTables')],
    [
      'everything but the gateway and its VPC attachments: the defaults are taken (TGW-09)',
      {
        TransitGateways: [gatewayRow()],
        TransitGatewayVpcAttachments: WHOLE['TransitGatewayVpcAttachments'],
        TransitGatewayRouteTables: [tableRow(TABLE)],
      },
    ],
  ])('is enough without %s', (_, lists) => {
    expect(ask(lists, first, second)).toEqual(ALLOW)
  })

  function everyone(): Json {
    return { [TABLE]: [propagating(...one), propagating(...two), propagating(...office)] }
  }

  it.each<readonly [string, Json]>([
    ['everything: the gateway is a name', {}],
    ['the attachments', { TransitGateways: [gatewayRow()], VpcEndpoints: [] }],
    ['the zones of the attachments', without('TransitGatewayVpcAttachments')],
    [
      'what the tables hold',
      without('TransitGatewayRoutes', 'TransitGatewayRouteTablePropagations'),
    ],
    [
      'the tables of the attachments',
      {
        ...without('TransitGatewayRouteTableAssociations', 'TransitGatewayAttachments'),
        TransitGateways: [],
      },
    ],
    [
      'a part of the routes',
      {
        ...without('TransitGatewayRoutes', 'TransitGatewayRouteTablePropagations'),
        TransitGatewayRoutes: [
          { TransitGatewayRouteTableId: TABLE, Routes: [], AdditionalRoutesAvailable: true },
        ],
      },
    ],
    [
      'the attachments of its routes, as a test server prints them',
      {
        ...WHOLE,
        TransitGatewayRouteTablePropagations: {},
        TransitGatewayRoutes: { [TABLE]: [routeRow('10.0.0.0/8', 'static')] },
      },
    ],
  ])('gets no plain answer without %s', (_, lists) => {
    expect(ask(lists, first, second)).toMatchObject(UNKNOWN)
  })

  it('gets no plain answer about an office of which no table tells', () => {
    const lists = {
      ...without('TransitGatewayRoutes'),
      TransitGatewayRouteTablePropagations: {
        [TABLE]: [propagating(...office)],
        [VPN_TABLE]: [propagating(...one)],
      },
    }
    expect(ask(lists, first, inOffice)).toMatchObject(UNKNOWN)
    expect(ask(lists, inOffice, first)).toMatchObject({ certain: false })
  })
})

describe('a VPC with a virtual private gateway', () => {
  const toOffice = (Origin: string): Json => ({
    DestinationCidrBlock: '192.168.0.0/16',
    GatewayId: 'vgw-1',
    Origin,
    State: 'active',
  })
  const gateway = {
    VpnGatewayId: 'vgw-1',
    State: 'available',
    VpcAttachments: [{ VpcId: 'vpc-1', State: 'attached' }],
  }
  const vpn = (about: Json): Json => ({
    VpnConnections: [
      {
        VpnConnectionId: 'vpn-1',
        CustomerGatewayId: 'cgw-1',
        VpnGatewayId: 'vgw-1',
        State: 'available',
        ...about,
      },
    ],
  })
  const written = {
    Options: { StaticRoutesOnly: true },
    Routes: [{ DestinationCidrBlock: '192.168.0.0/16', State: 'available' }],
  }
  const fixed = vpn(written)
  const dynamic = vpn({ Options: { StaticRoutesOnly: false }, Routes: [] })
  const down = vpn({ ...written, VgwTelemetry: [{ Status: 'DOWN' }] })
  const direct = {
    VpnConnections: [],
    directConnectGateways: [
      { directConnectGatewayId: 'dx-1', directConnectGatewayState: 'available' },
    ],
    directConnectGatewayAssociations: [
      {
        directConnectGatewayId: 'dx-1',
        associationState: 'associated',
        associatedGateway: { id: 'vgw-1', type: 'virtualPrivateGateway' },
        allowedPrefixesToDirectConnectGateway: [{ cidr: '10.1.0.0/16' }],
      },
    ],
  }

  it.each<readonly [string, string, Json, Json]>([
    ['static routes', 'CreateRoute', { VpnGateways: [gateway], ...fixed }, ALLOW],
    ['learned routes', 'EnableVgwRoutePropagation', { VpnGateways: [gateway], ...dynamic }, ALLOW],
    ['Direct Connect', 'EnableVgwRoutePropagation', { VpnGateways: [gateway], ...direct }, ALLOW],
    [
      'a connection that is down',
      'EnableVgwRoutePropagation',
      { VpnGateways: [gateway], ...down },
      { verdict: 'deny', certain: true },
    ],
    [
      'a written route, which BGP is taken to announce',
      'CreateRoute',
      { VpnGateways: [gateway], ...dynamic },
      ALLOW,
    ],
    ['no list of connections', 'CreateRoute', { VpnGateways: [gateway] }, UNKNOWN],
    ['nothing but its name in a table', 'CreateRoute', {}, UNKNOWN],
    [
      'connections that do not know the prefix (VGW-02)',
      'CreateRoute',
      { VpnGateways: [gateway], VpnConnections: [] },
      { verdict: 'deny', certain: true },
    ],
    [
      'no attachment in force',
      'CreateRoute',
      {
        VpnGateways: [{ ...gateway, VpcAttachments: [{ VpcId: 'vpc-1', State: 'detached' }] }],
        ...fixed,
      },
      { verdict: 'deny', certain: true },
    ],
  ])('and %s', (_, origin, lists, expected) => {
    expect(ask(lists, first, inOffice, spoke(1, [toOffice(origin)]))).toMatchObject(expected)
  })
})
