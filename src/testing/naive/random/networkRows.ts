import type { AwsNatGateway, AwsNetworkInterface, AwsSnapshotJson } from '../aws/awsSnapshot'
import { OWNER, OWN_LIST, S3_LIST, idOf, pick, tagsOf } from './names'
import { hasIpv6, planOf, reservationRows } from './networkPlan'
import type { Plan, PlannedPeering, PlannedVpc } from './networkPlan'
import type { NetworkSketch } from './networkSketch'
import { tableRows } from './routeRows'
import { borderRows, edgeTableRows, publicAccessRows, regionalTableRows } from './borderRows'
import { planServices } from './servicesRows'
import { planTransit } from './transitPlan'
import { transitRows } from './transitRows'
import { aclRows, groupRows } from './ruleRows'

/*
 * Turns a sketch into the rows that `aws ec2 describe-*` would print of it. All addresses and ids follow
 * from positions: VPC 1, subnet 2, interface 0 has the primary address 10.1.3.10.
 */

const S3_BLOCKS = ['52.216.0.0/15', '3.5.0.0/19']
const OWN_LIST_BLOCKS = [
  '203.0.113.0/25',
  '198.51.100.0/24',
  '203.0.113.10/32',
  '8.8.8.0/24',
  '10.0.0.0/16',
  '10.1.0.0/16',
]

/** The snapshot that a sketch stands for. */
export function snapshotOf(sketch: NetworkSketch): AwsSnapshotJson {
  const plan = planOf(sketch)
  const transit = sketch.transit && planTransit(plan, sketch.transit)
  const services = sketch.services && planServices(plan, sketch.services)
  const border = borderRows(plan)
  const prefixLists = prefixListRows(sketch)
  return {
    Vpcs: plan.vpcs.map(vpcRow),
    Subnets: plan.vpcs.flatMap(subnetRows),
    SecurityGroups: plan.vpcs.flatMap((vpc) => groupRows(plan, vpc)),
    NetworkAcls: plan.vpcs.flatMap((vpc) => aclRows(plan, vpc)),
    RouteTables: plan.vpcs.flatMap((vpc) => [
      ...tableRows(plan, transit, vpc),
      ...edgeTableRows(vpc),
      ...regionalTableRows(vpc),
    ]),
    NetworkInterfaces: [
      ...plan.vpcs.flatMap((vpc) => [...natInterfaceRows(vpc), ...vpc.interfaces]),
      ...(services?.interfaces ?? []),
      ...border.interfaces,
    ],
    Reservations: plan.vpcs.flatMap(reservationRows),
    InternetGateways: plan.vpcs.flatMap(internetGatewayRows),
    EgressOnlyInternetGateways: plan.vpcs.flatMap(egressOnlyGatewayRows),
    NatGateways: plan.vpcs.flatMap(natGatewayRows),
    VpcPeeringConnections: plan.peerings.map((peering) => peeringRow(plan, peering)),
    VpcEndpoints: [
      ...plan.vpcs.flatMap(endpointRows),
      ...(services?.endpoints ?? []),
      ...border.endpoints,
    ],
    VpnGateways: plan.vpcs.flatMap(vpnGatewayRows),
    ...(transit ? transitRows(plan, transit) : {}),
    ...border.services,
    ...border.firewalls,
    ...services?.rows,
    ...(sketch.publicAccess ? publicAccessRows(plan, sketch.publicAccess) : {}),
    ...prefixLists,
  }
}

// --- VPCs, subnets, gateways -------------------------------------------------------------------

function vpcRow(vpc: PlannedVpc) {
  const ipv4 = vpc.blocks.filter((block) => !block.includes(':'))
  const ipv6 = vpc.blocks.filter((block) => block.includes(':'))
  return {
    VpcId: vpc.id,
    CidrBlock: ipv4[0] ?? '',
    CidrBlockAssociationSet: ipv4.map((block, position) => ({
      AssociationId: idOf('vpc-cidr-assoc', vpc.index, position),
      CidrBlock: block,
      CidrBlockState: { State: 'associated' },
    })),
    ...(ipv6.length === 0
      ? {}
      : { Ipv6CidrBlockAssociationSet: ipv6.map((block) => ipv6Association(block, vpc.index)) }),
    DhcpOptionsId: 'dopt-0a',
    InstanceTenancy: 'default',
    IsDefault: false,
    State: 'available',
    OwnerId: OWNER,
    Tags: tagsOf(`vpc ${String(vpc.index)}`),
  }
}

function ipv6Association(block: string, ...numbers: readonly number[]) {
  return {
    AssociationId: idOf('cidr-assoc', ...numbers),
    Ipv6CidrBlock: block,
    Ipv6CidrBlockState: { State: 'associated' },
    NetworkBorderGroup: 'us-east-1',
    Ipv6Pool: 'Amazon',
  }
}

function subnetRows(vpc: PlannedVpc) {
  return vpc.subnets.map((subnet, position) => ({
    SubnetId: subnet.id,
    VpcId: vpc.id,
    AvailabilityZone: subnet.zone,
    CidrBlock: subnet.block,
    Ipv6CidrBlockAssociationSet:
      subnet.ipv6Prefix === undefined
        ? []
        : [ipv6Association(`${subnet.ipv6Prefix}::/64`, vpc.index, position)],
    SubnetArn: `arn:aws:ec2:${vpc.region}:${OWNER}:subnet/${subnet.id}`,
    AvailableIpAddressCount: 240,
    MapPublicIpOnLaunch: false,
    AssignIpv6AddressOnCreation: false,
    DefaultForAz: false,
    State: 'available',
    OwnerId: OWNER,
  }))
}

function internetGatewayRows(vpc: PlannedVpc) {
  const presence = vpc.sketch.internetGateway
  if (presence === 'none') return []
  const attachments = presence === 'present' ? [{ State: 'available', VpcId: vpc.id }] : []
  return [{ InternetGatewayId: idOf('igw', vpc.index), Attachments: attachments, OwnerId: OWNER }]
}

function egressOnlyGatewayRows(vpc: PlannedVpc) {
  const presence = vpc.sketch.egressOnlyGateway
  if (presence === 'none' || !hasIpv6(vpc)) return []
  const attachments = presence === 'present' ? [{ State: 'attached', VpcId: vpc.id }] : []
  return [{ EgressOnlyInternetGatewayId: idOf('eigw', vpc.index), Attachments: attachments }]
}

function vpnGatewayRows(vpc: PlannedVpc) {
  const isUsed = vpc.sketch.tables.some((table) =>
    table.extras.some((extra) => extra.target === 'propagated'),
  )
  if (!isUsed) return []
  return [
    {
      VpnGatewayId: idOf('vgw', vpc.index),
      State: 'available',
      Type: 'ipsec.1',
      AmazonSideAsn: 64512,
      VpcAttachments: [{ VpcId: vpc.id, State: 'attached' }],
    },
  ]
}

function natAddress(vpc: PlannedVpc) {
  return {
    NetworkInterfaceId: idOf('eni', vpc.index, 0xaa),
    PrivateIp: `${vpc.natSubnet.prefix}.5`,
    IsPrimary: true,
    Status: 'succeeded',
    ...(vpc.sketch.natGateway === 'public'
      ? {
          PublicIp: `3.93.${String(vpc.index)}.1`,
          AllocationId: idOf('eipalloc', vpc.index, 0xaa),
          AssociationId: idOf('eipassoc', vpc.index, 0xaa),
        }
      : {}),
  }
}

function natGatewayRows(vpc: PlannedVpc): AwsNatGateway[] {
  const kind = vpc.sketch.natGateway
  if (kind === 'none') return []
  const CreateTime = '2024-02-11T10:02:51+00:00'
  const id = { CreateTime, NatGatewayId: idOf('nat', vpc.index), VpcId: vpc.id }
  if (kind === 'regional' || kind === 'regional-elsewhere') return [{ ...id, ...regionalNat(vpc) }]
  return [
    {
      ...id,
      SubnetId: vpc.natSubnet.id,
      State: kind === 'deleted' ? 'deleted' : 'available',
      ConnectivityType: kind === 'private' ? 'private' : 'public',
      NatGatewayAddresses: kind === 'deleted' ? [] : [natAddress(vpc)],
    },
  ]
}

/** NAT-22 to NAT-24: addresses by zone; of one zone only where it is told to serve no other. */
function regionalNat(vpc: PlannedVpc) {
  const isEverywhere = vpc.sketch.natGateway === 'regional'
  const zones = isEverywhere ? ['a', 'b'] : ['a']
  return {
    State: 'available',
    ConnectivityType: 'public',
    AvailabilityMode: 'regional',
    AutoProvisionZones: vpc.sketch.natSubnet % 2 === 0 ? 'enabled' : 'disabled',
    RouteTableId: idOf('rtb', vpc.index, 0xee),
    NatGatewayAddresses: zones.map((zone, position) => ({
      AllocationId: idOf('eipalloc', vpc.index, 0xab + position),
      PublicIp: `3.95.${String(vpc.index)}.${String(position + 1)}`,
      AvailabilityZone: `${vpc.region}${zone}`,
      Status: 'succeeded',
    })),
  }
}

function natInterfaceRows(vpc: PlannedVpc): AwsNetworkInterface[] {
  const kind = vpc.sketch.natGateway
  if (kind !== 'public' && kind !== 'private') return []
  const { NetworkInterfaceId, PrivateIp, PublicIp } = natAddress(vpc)
  const association = PublicIp === undefined ? {} : { Association: { PublicIp, IpOwnerId: OWNER } }
  const row = {
    NetworkInterfaceId,
    SubnetId: vpc.natSubnet.id,
    VpcId: vpc.id,
    AvailabilityZone: vpc.natSubnet.zone,
    InterfaceType: 'nat_gateway',
    Description: `Interface for NAT Gateway ${idOf('nat', vpc.index)}`,
    Groups: [],
    PrivateIpAddress: PrivateIp,
    PrivateIpAddresses: [{ PrivateIpAddress: PrivateIp, Primary: true, ...association }],
    Ipv6Addresses: [],
    ...association,
    Attachment: {
      AttachmentId: idOf('ela-attach', vpc.index),
      DeviceIndex: 1,
      InstanceOwnerId: 'amazon-aws',
      Status: 'attached',
      DeleteOnTermination: false,
    },
    SourceDestCheck: false,
    RequesterManaged: true,
    Status: 'in-use',
    OwnerId: OWNER,
    TagSet: [],
  }
  return [row]
}

function endpointRows(vpc: PlannedVpc) {
  if (!vpc.sketch.hasS3Endpoint) return []
  return [
    {
      VpcEndpointId: idOf('vpce', vpc.index),
      VpcEndpointType: 'Gateway',
      VpcId: vpc.id,
      ServiceName: `com.amazonaws.${vpc.region}.s3`,
      State: 'available',
      RouteTableIds: vpc.sketch.tables.flatMap((table, position) =>
        table.usesS3Endpoint ? [idOf('rtb', vpc.index, position)] : [],
      ),
      SubnetIds: [],
      Groups: [],
      NetworkInterfaceIds: [],
      PrivateDnsEnabled: false,
      RequesterManaged: false,
      OwnerId: OWNER,
    },
  ]
}

function peeringRow(plan: Plan, peering: PlannedPeering) {
  const [requester, accepter] = [peering.one, peering.other].map((index) => {
    const vpc = pick(plan.vpcs, index)
    const ipv4 = vpc.blocks.filter((block) => !block.includes(':'))
    const ipv6 = vpc.blocks.filter((block) => block.includes(':'))
    const known = { VpcId: vpc.id, OwnerId: OWNER, Region: vpc.region }
    if (peering.status !== 'active') return known
    return {
      ...known,
      CidrBlock: ipv4[0],
      CidrBlockSet: ipv4.map((CidrBlock) => ({ CidrBlock })),
      Ipv6CidrBlockSet: ipv6.map((Ipv6CidrBlock) => ({ Ipv6CidrBlock })),
    }
  })
  if (!requester || !accepter) throw new Error('a peering has two ends')
  return {
    VpcPeeringConnectionId: peering.id,
    Status: { Code: peering.status, Message: peering.status },
    RequesterVpcInfo: requester,
    AccepterVpcInfo: accepter,
  }
}

function prefixListRows(sketch: NetworkSketch) {
  const own = [...new Set(sketch.prefixList.map((number) => pick(OWN_LIST_BLOCKS, number)))]
  const entries = own.map((Cidr) => ({ Cidr, Description: '' }))
  const ownRow = {
    PrefixListId: OWN_LIST,
    PrefixListName: 'offices',
    AddressFamily: 'IPv4',
    State: 'create-complete',
    MaxEntries: 10,
    Version: 1,
    OwnerId: OWNER,
  }
  const s3Row = { PrefixListId: S3_LIST, PrefixListName: 'com.amazonaws.us-east-1.s3' }
  if (sketch.listsAddressesApart) {
    return {
      ManagedPrefixLists: [ownRow],
      ManagedPrefixListEntries: { [OWN_LIST]: entries },
      PrefixLists: [{ ...s3Row, Cidrs: S3_BLOCKS }],
    }
  }
  const s3Entries = S3_BLOCKS.map((Cidr) => ({ Cidr }))
  return {
    ManagedPrefixLists: [
      { ...ownRow, Entries: entries },
      { ...s3Row, AddressFamily: 'IPv4', OwnerId: 'AWS', Entries: s3Entries },
    ],
  }
}
