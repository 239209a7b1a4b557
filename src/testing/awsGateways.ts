import type { Json } from './awsSnapshots'
import {
  ASSOCIATIONS,
  attachmentRow,
  blackholeRow,
  GATEWAY,
  hub,
  mention,
  PROPAGATIONS,
  propagating,
  routeRow,
  TABLE,
  VPC_1,
} from './awsTransit'

const VPN = ['tgw-attach-v', 'vpn', 'vpn-1'] as const
const DIRECT = ['tgw-attach-d', 'direct-connect-gateway', 'dx-1'] as const
const CONNECT = ['tgw-attach-c', 'connect', 'tgw-attach-1'] as const
const PEERING = ['tgw-attach-p', 'peering', 'tgw-0b2'] as const

const { RouteTables: tables } = hub()
const [first, ...otherTables] = tables as readonly Json[]

/** Every list of what joins networks, each with a row or two, as a script merges them. */
export const everyGateway: Json = hub({
  RouteTables: [
    {
      ...first,
      PropagatingVgws: [{ GatewayId: 'vgw-1' }],
      Routes: [
        ...((first?.['Routes'] ?? []) as readonly Json[]),
        {
          DestinationCidrBlock: '192.168.0.0/16',
          GatewayId: 'vgw-1',
          Origin: 'EnableVgwRoutePropagation',
          State: 'active',
        },
        {
          DestinationCidrBlock: '0.0.0.0/0',
          NatGatewayId: 'nat-r',
          Origin: 'CreateRoute',
          State: 'active',
        },
      ],
    },
    ...otherTables,
    {
      RouteTableId: 'rtb-edge',
      VpcId: 'vpc-1',
      Associations: [{ Main: false, GatewayId: 'vgw-1' }],
      Routes: [],
    },
  ],
  SecurityGroups: [
    {
      GroupId: 'sg-1',
      GroupName: 'web',
      VpcId: 'vpc-1',
      IpPermissions: [],
      IpPermissionsEgress: [],
    },
  ],
  NetworkAcls: ['1', '2'].map((n) => ({
    NetworkAclId: `acl-${n}`,
    VpcId: `vpc-${n}`,
    IsDefault: true,
    Associations: [{ SubnetId: `subnet-${n}` }],
    Entries: [],
  })),
  SecurityGroupVpcAssociations: [{ GroupId: 'sg-1', VpcId: 'vpc-2', State: 'associated' }],
  VpcBlockPublicAccessOptions: {
    AwsRegion: 'eu-central-1',
    InternetGatewayBlockMode: 'block-bidirectional',
  },
  VpcBlockPublicAccessExclusions: [
    {
      ExclusionId: 'vpcbpa-exclude-1',
      InternetGatewayExclusionMode: 'allow-egress',
      ResourceArn: 'arn:aws:ec2:eu-central-1:123456789012:subnet/subnet-1',
      State: 'create-complete',
    },
  ],
  NatGateways: [
    {
      NatGatewayId: 'nat-r',
      VpcId: 'vpc-1',
      State: 'available',
      AvailabilityMode: 'regional',
      RouteTableId: 'rtb-edge',
      NatGatewayAddresses: [{ PublicIp: '198.51.100.4', AvailabilityZone: 'eu-central-1a' }],
    },
  ],
  TransitGatewayAttachments: [
    attachmentRow('tgw-attach-1', 'vpc', 'vpc-1', TABLE),
    attachmentRow(...VPN, TABLE),
    attachmentRow(...DIRECT, TABLE),
    attachmentRow(...CONNECT, TABLE),
    attachmentRow(...PEERING, TABLE),
  ],
  TransitGatewayPeeringAttachments: [
    {
      TransitGatewayAttachmentId: 'tgw-attach-p',
      RequesterTgwInfo: { TransitGatewayId: GATEWAY, Region: 'eu-central-1' },
      AccepterTgwInfo: { TransitGatewayId: 'tgw-0b2', Region: 'us-east-1' },
      State: 'available',
    },
  ],
  TransitGatewayConnects: [
    {
      TransitGatewayAttachmentId: 'tgw-attach-c',
      TransportTransitGatewayAttachmentId: 'tgw-attach-1',
      TransitGatewayId: GATEWAY,
      State: 'available',
    },
  ],
  TransitGatewayConnectPeers: [
    {
      TransitGatewayConnectPeerId: 'tgw-connect-peer-1',
      TransitGatewayAttachmentId: 'tgw-attach-c',
      State: 'available',
      ConnectPeerConfiguration: { BgpConfigurations: [{ BgpStatus: 'up' }] },
    },
  ],
  TransitGatewayRouteTableAssociations: {
    [TABLE]: [
      ...ASSOCIATIONS,
      ...[VPN, DIRECT, CONNECT, PEERING].map(([id, type, resourceId]) => ({
        ...mention(id, type, resourceId),
        State: 'associated',
      })),
    ],
  },
  TransitGatewayRouteTablePropagations: [
    {
      TransitGatewayRouteTableId: TABLE,
      TransitGatewayRouteTablePropagations: [
        ...PROPAGATIONS,
        propagating(...VPN),
        propagating(...DIRECT),
        propagating(...CONNECT),
      ],
    },
  ],
  TransitGatewayRoutes: {
    [TABLE]: {
      Routes: [
        routeRow('10.0.0.0/16', 'propagated', VPC_1),
        routeRow('10.1.0.0/16', 'propagated', mention('tgw-attach-2', 'vpc', 'vpc-2')),
        routeRow('192.168.0.0/17', 'propagated', mention(...VPN)),
        routeRow('172.16.0.0/16', 'propagated', mention(...DIRECT)),
        routeRow('172.20.0.0/16', 'propagated', mention(...CONNECT)),
        routeRow('10.200.0.0/16', 'static', mention(...PEERING)),
        blackholeRow('10.66.0.0/16'),
      ],
      AdditionalRoutesAvailable: false,
    },
  },
  TransitGatewayPrefixListReferences: {
    [TABLE]: [
      {
        TransitGatewayRouteTableId: TABLE,
        PrefixListId: 'pl-1',
        State: 'available',
        Blackhole: false,
        TransitGatewayAttachment: VPC_1,
      },
    ],
  },
  ManagedPrefixLists: [{ PrefixListId: 'pl-1', PrefixListName: 'far', AddressFamily: 'IPv4' }],
  ManagedPrefixListEntries: { 'pl-1': [{ Cidr: '10.77.0.0/16' }] },
  VpnGateways: [
    {
      VpnGatewayId: 'vgw-1',
      State: 'available',
      VpcAttachments: [{ VpcId: 'vpc-1', State: 'attached' }],
    },
  ],
  CustomerGateways: [{ CustomerGatewayId: 'cgw-1', IpAddress: '198.51.100.1', State: 'available' }],
  VpnConnections: [
    {
      VpnConnectionId: 'vpn-1',
      CustomerGatewayId: 'cgw-1',
      TransitGatewayId: GATEWAY,
      State: 'available',
      Options: { StaticRoutesOnly: false },
      Routes: [],
      VgwTelemetry: [{ Status: 'UP' }],
    },
  ],
  directConnectGateways: [
    {
      directConnectGatewayId: 'dx-1',
      directConnectGatewayName: 'line',
      directConnectGatewayState: 'available',
    },
  ],
  directConnectGatewayAssociations: [
    {
      directConnectGatewayId: 'dx-1',
      associationId: 'assoc-1',
      associationState: 'associated',
      associatedGateway: { id: 'vgw-1', type: 'virtualPrivateGateway' },
      allowedPrefixesToDirectConnectGateway: [{ cidr: '10.0.0.0/16' }],
    },
  ],
  directConnectGatewayAttachments: [
    { directConnectGatewayId: 'dx-1', virtualInterfaceId: 'dxvif-1', attachmentState: 'attached' },
  ],
  virtualInterfaces: [
    {
      virtualInterfaceId: 'dxvif-1',
      virtualInterfaceType: 'private',
      virtualInterfaceState: 'available',
      directConnectGatewayId: 'dx-1',
      bgpPeers: [{ bgpStatus: 'up' }],
    },
  ],
})
