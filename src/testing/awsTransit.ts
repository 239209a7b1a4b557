import type { NoteKind } from '@/interchange/report'
import { local, read, type Json } from './awsSnapshots'

/** Rows of a transit gateway and its surroundings, as `aws ec2` prints them. */

export const GATEWAY = 'tgw-0a1'
export const TABLE = 'tgw-rtb-0a1'

export function gatewayRow(options: Json = {}): Json {
  return {
    TransitGatewayId: GATEWAY,
    TransitGatewayArn: `arn:aws:ec2:eu-central-1:123456789012:transit-gateway/${GATEWAY}`,
    State: 'available',
    OwnerId: '123456789012',
    Options: {
      AmazonSideAsn: 64512,
      AutoAcceptSharedAttachments: 'disable',
      DefaultRouteTableAssociation: 'enable',
      AssociationDefaultRouteTableId: TABLE,
      DefaultRouteTablePropagation: 'enable',
      PropagationDefaultRouteTableId: TABLE,
      VpnEcmpSupport: 'enable',
      DnsSupport: 'enable',
      SecurityGroupReferencingSupport: 'disable',
      ...options,
    },
    Tags: [{ Key: 'Name', Value: 'hub' }],
  }
}

export const NO_DEFAULTS: Json = {
  DefaultRouteTableAssociation: 'disable',
  DefaultRouteTablePropagation: 'disable',
  AssociationDefaultRouteTableId: undefined,
  PropagationDefaultRouteTableId: undefined,
}

export function tableRow(id: string = TABLE, about: Json = {}): Json {
  return {
    TransitGatewayRouteTableId: id,
    TransitGatewayId: GATEWAY,
    State: 'available',
    DefaultAssociationRouteTable: false,
    DefaultPropagationRouteTable: false,
    Tags: [],
    ...about,
  }
}

export function vpcAttachmentRow(id: string, VpcId: string, ...SubnetIds: string[]): Json {
  return {
    TransitGatewayAttachmentId: id,
    TransitGatewayId: GATEWAY,
    VpcId,
    VpcOwnerId: '123456789012',
    State: 'available',
    SubnetIds,
    Options: {
      DnsSupport: 'enable',
      SecurityGroupReferencingSupport: 'enable',
      Ipv6Support: 'disable',
      ApplianceModeSupport: 'disable',
    },
    Tags: [],
  }
}

export function attachmentRow(
  id: string,
  ResourceType: string,
  ResourceId: string,
  tableId?: string,
): Json {
  return {
    TransitGatewayAttachmentId: id,
    TransitGatewayId: GATEWAY,
    TransitGatewayOwnerId: '123456789012',
    ResourceOwnerId: '123456789012',
    ResourceType,
    ResourceId,
    State: 'available',
    ...(tableId !== undefined && {
      Association: { TransitGatewayRouteTableId: tableId, State: 'associated' },
    }),
    Tags: [],
  }
}

/** What answers about a table say of an attachment. */
export function mention(id: string, ResourceType: string, ResourceId: string): Json {
  return { TransitGatewayAttachmentId: id, ResourceType, ResourceId }
}

export function associated(id: string, ResourceType: string, ResourceId: string): Json {
  return { ...mention(id, ResourceType, ResourceId), State: 'associated' }
}

export function propagating(id: string, ResourceType: string, ResourceId: string): Json {
  return { ...mention(id, ResourceType, ResourceId), State: 'enabled' }
}

export function routeRow(
  DestinationCidrBlock: string,
  Type: 'static' | 'propagated',
  ...TransitGatewayAttachments: Json[]
): Json {
  return { DestinationCidrBlock, TransitGatewayAttachments, Type, State: 'active' }
}

export function blackholeRow(DestinationCidrBlock: string): Json {
  return { DestinationCidrBlock, Type: 'static', State: 'blackhole' }
}

/** Two VPCs that a gateway may join, each with a subnet and a table that sends `10.0.0.0/8` to it. */
const TWO_VPCS: Json = {
  Vpcs: [vpcRow('vpc-1', '10.0.0.0/16'), vpcRow('vpc-2', '10.1.0.0/16')],
  Subnets: [
    subnetRow('subnet-1', 'vpc-1', '10.0.1.0/24'),
    subnetRow('subnet-2', 'vpc-2', '10.1.1.0/24'),
  ],
  RouteTables: [
    mainTable('rtb-1', 'vpc-1', '10.0.0.0/16'),
    mainTable('rtb-2', 'vpc-2', '10.1.0.0/16'),
  ],
}

/** A VPC attachment of each of the two VPCs. */
export const ATTACHMENT_1 = vpcAttachmentRow('tgw-attach-1', 'vpc-1', 'subnet-1')
export const ATTACHMENT_2 = vpcAttachmentRow('tgw-attach-2', 'vpc-2', 'subnet-2')

/** Two attached VPCs, one table, no defaults; a case adds what is told of the table. */
export function hub(lists: Json = {}): Json {
  return {
    ...TWO_VPCS,
    TransitGateways: [gatewayRow(NO_DEFAULTS)],
    TransitGatewayVpcAttachments: [ATTACHMENT_1, ATTACHMENT_2],
    TransitGatewayRouteTables: [tableRow()],
    ...lists,
  }
}

/** What answers about tables say of the two attachments. */
export const VPC_1 = mention('tgw-attach-1', 'vpc', 'vpc-1')
export const VPC_2 = mention('tgw-attach-2', 'vpc', 'vpc-2')
export const ASSOCIATIONS = [
  associated('tgw-attach-1', 'vpc', 'vpc-1'),
  associated('tgw-attach-2', 'vpc', 'vpc-2'),
]
export const PROPAGATIONS = [
  propagating('tgw-attach-1', 'vpc', 'vpc-1'),
  propagating('tgw-attach-2', 'vpc', 'vpc-2'),
]

/** The table as it is read of these lists. */
export function tableIn(lists: Json) {
  return read(lists).topology.transitGatewayRouteTable[TABLE]
}

/** The ids of all notes of this kind. */
export function notesOf(lists: Json, kind: NoteKind): readonly string[] {
  const { notes } = read(lists).report
  return notes.filter((note) => note.kind === kind).flatMap(({ ids }) => ids)
}

function vpcRow(VpcId: string, CidrBlock: string): Json {
  return {
    VpcId,
    CidrBlock,
    CidrBlockAssociationSet: [{ CidrBlock, CidrBlockState: { State: 'associated' } }],
    IsDefault: false,
    State: 'available',
    OwnerId: '123456789012',
  }
}

function subnetRow(SubnetId: string, VpcId: string, CidrBlock: string): Json {
  return {
    SubnetId,
    VpcId,
    CidrBlock,
    AvailabilityZone: 'eu-central-1a',
    AvailabilityZoneId: 'euc1-az2',
    Ipv6CidrBlockAssociationSet: [],
  }
}

function mainTable(RouteTableId: string, VpcId: string, block: string): Json {
  return {
    RouteTableId,
    VpcId,
    Associations: [{ Main: true }],
    PropagatingVgws: [],
    Routes: [
      { ...local, DestinationCidrBlock: block },
      {
        DestinationCidrBlock: '10.0.0.0/8',
        TransitGatewayId: GATEWAY,
        Origin: 'CreateRoute',
        State: 'active',
      },
    ],
  }
}
