import type {
  AwsGroupPair,
  AwsIpPermission,
  AwsNetworkAclEntry,
  AwsNetworkInterface,
  AwsRoute,
  AwsSnapshotJson,
} from './awsSnapshot'
import type {
  AclListSketch,
  AclSketch,
  EntrySketch,
  GroupSketch,
  InterfaceSketch,
  NetworkSketch,
  PeeringSketch,
  RouteSketch,
  RuleSketch,
  SubnetSketch,
  TableSketch,
  VpcSketch,
} from './networkSketch'

/*
 * Turns a sketch into the rows that `aws ec2 describe-*` would print of it. All addresses and ids follow
 * from positions: VPC 1, subnet 2, interface 0 has the primary address 10.1.3.10.
 */

const OWNER = '111122223333'
const S3_LIST = 'pl-63a5400a'
const OWN_LIST = 'pl-0000000000000000a'
const S3_BLOCKS = ['52.216.0.0/15', '3.5.0.0/19']
const OWN_LIST_BLOCKS = [
  '203.0.113.0/25',
  '198.51.100.0/24',
  '203.0.113.10/32',
  '8.8.8.0/24',
  '10.0.0.0/16',
  '10.1.0.0/16',
]
const INTERNET_BLOCKS = [
  '203.0.113.0/24',
  '2001:db8::/32',
  '203.0.113.64/26',
  '198.51.100.0/24',
  '2001:db8:1::/48',
  '52.216.0.0/16',
  '0.0.0.0/1',
]
const PORTS: readonly (readonly [number, number])[] = [
  [443, 443],
  [0, 65535],
  [80, 443],
  [1024, 65535],
  [22, 22],
  [53, 53],
  [0, 1023],
  [32768, 60999],
  [49152, 65535],
  [1024, 5000],
  [40000, 50000],
  [8000, 8100],
]
const EPHEMERAL_PORTS: readonly (readonly [number, number])[] = [
  [1024, 65535],
  [32768, 60999],
  [32768, 61000],
  [49152, 65535],
  [40000, 50000],
  [1024, 49151],
  [32768, 50000],
]

const HOLES: readonly (readonly [number, number])[] = [
  [40000, 50000],
  [1024, 40000],
  [61000, 65535],
  [32768, 32768],
  [50001, 65535],
]

/** The snapshot that a sketch stands for. */
export function snapshotOf(sketch: NetworkSketch): AwsSnapshotJson {
  const plan = planOf(sketch)
  const prefixLists = prefixListRows(sketch)
  return {
    Vpcs: plan.vpcs.map(vpcRow),
    Subnets: plan.vpcs.flatMap(subnetRows),
    SecurityGroups: plan.vpcs.flatMap((vpc) => groupRows(plan, vpc)),
    NetworkAcls: plan.vpcs.flatMap((vpc) => aclRows(plan, vpc)),
    RouteTables: plan.vpcs.flatMap((vpc) => tableRows(plan, vpc)),
    NetworkInterfaces: plan.vpcs.flatMap((vpc) => [...natInterfaceRows(vpc), ...vpc.interfaces]),
    Reservations: plan.vpcs.flatMap(reservationRows),
    InternetGateways: plan.vpcs.flatMap(internetGatewayRows),
    EgressOnlyInternetGateways: plan.vpcs.flatMap(egressOnlyGatewayRows),
    NatGateways: plan.vpcs.flatMap(natGatewayRows),
    VpcPeeringConnections: plan.peerings.map((peering) => peeringRow(plan, peering)),
    VpcEndpoints: plan.vpcs.flatMap(endpointRows),
    VpnGateways: plan.vpcs.flatMap(vpnGatewayRows),
    ...prefixLists,
  }
}

// --- The plan: who stands where ----------------------------------------------------------------

interface Plan {
  readonly vpcs: readonly PlannedVpc[]
  readonly peerings: readonly PlannedPeering[]
  /** Blocks that rules and entries pick from. */
  readonly blocks: readonly string[]
}

interface PlannedVpc {
  readonly sketch: VpcSketch
  readonly index: number
  readonly id: string
  readonly region: string
  readonly blocks: readonly string[]
  readonly subnets: readonly PlannedSubnet[]
  readonly interfaces: readonly PlannedInterface[]
  readonly natSubnet: PlannedSubnet
}

interface PlannedSubnet {
  readonly id: string
  readonly zone: string
  /** `10.1.3`, to be completed with a host number. */
  readonly prefix: string
  readonly block: string
  /** `2600:1f14:4a4a:1103`, the first half of its IPv6 addresses. */
  readonly ipv6Prefix: string | undefined
  readonly tableIndex: number | undefined
  readonly aclIndex: number | undefined
}

interface PlannedPeering {
  readonly id: string
  readonly one: number
  readonly other: number
  readonly status: PeeringSketch['status']
}

type PlannedInterface = ReturnType<typeof interfaceRow>

function planOf(sketch: NetworkSketch): Plan {
  const vpcs = sketch.vpcs.map(planVpc)
  const peerings: PlannedPeering[] = []
  for (const { one, other, status } of sketch.peerings) {
    const a = one % vpcs.length
    const b = other % vpcs.length
    const isKnown = peerings.some((each) => each.one + each.other === a + b)
    if (a === b || isKnown) continue
    peerings.push({ id: idOf('pcx', peerings.length), one: a, other: b, status })
  }
  const blocks = [
    '0.0.0.0/0',
    '::/0',
    ...INTERNET_BLOCKS,
    '10.0.0.0/8',
    '3.0.0.0/8',
    '2600:1f14::/32',
    ...vpcs.flatMap((vpc) => vpc.blocks),
    ...vpcs.flatMap((vpc) => vpc.subnets.flatMap(blocksOf)),
  ]
  return { vpcs, peerings, blocks }
}

const PLAIN_PUBLIC_TABLE: TableSketch = {
  ipv4Default: 'internet-gateway',
  ipv6Default: 'internet-gateway',
  appliance: 0,
  reachesPeers: true,
  usesS3Endpoint: false,
  extras: [],
}

/**
 * A NAT gateway stands in a public subnet; where there is none, it gets one of its own. An appliance gets
 * one in any case.
 */
function withServices(sketch: VpcSketch): VpcSketch {
  const { appliance } = sketch
  const isPublic = (subnet: SubnetSketch) =>
    tableOf(sketch, subnet)?.ipv4Default === 'internet-gateway'
  const natHasPlace = sketch.natGateway === 'none' || sketch.subnets.some(isPublic)
  if (natHasPlace && !appliance) return sketch
  const subnets = sketch.subnets.map((subnet) => withFixedTable(sketch, subnet))
  const ownSubnet: SubnetSketch = {
    zone: 'a',
    isDualStack: true,
    isInSecondaryBlock: false,
    table: sketch.tables.length,
    acl: sketch.natSubnet,
  }
  const forwarding = appliance && {
    ...appliance,
    subnet: subnets.length,
    isSecondOfPrevious: false,
    checksSourceAndDestination: false,
  }
  return {
    ...sketch,
    tables: [...sketch.tables, PLAIN_PUBLIC_TABLE],
    subnets: [...subnets, ownSubnet],
    interfaces: forwarding ? [...sketch.interfaces, forwarding] : sketch.interfaces,
  }
}

function withFixedTable(sketch: VpcSketch, subnet: SubnetSketch): SubnetSketch {
  return subnet.table === 'main'
    ? subnet
    : { ...subnet, table: subnet.table % sketch.tables.length }
}

function tableOf(sketch: VpcSketch, subnet: SubnetSketch): TableSketch | undefined {
  return sketch.tables[subnet.table === 'main' ? 0 : subnet.table % sketch.tables.length]
}

function planVpc(drawn: VpcSketch, index: number): PlannedVpc {
  const sketch = withServices(drawn)
  const region = sketch.isFarRegion ? 'us-west-2' : 'us-east-1'
  const primary = ['10.0.0.0/16', '10.1.0.0/16', '172.16.0.0/20'][index] ?? '10.9.0.0/16'
  const start = String(16 * index)
  const secondary = {
    'shared-space': [`100.64.${start}.0/20`],
    'public-space': [`52.95.${start}.0/20`],
    none: [],
  }[sketch.secondaryBlock]
  const ipv6 = {
    public: [`2600:1f14:4a4a:1${String(index)}00::/56`],
    private: [`fd80:0:0:1${String(index)}00::/56`],
    none: [],
  }[sketch.ipv6]

  const subnets = sketch.subnets.map((subnet, position): PlannedSubnet => {
    const block = subnet.isInSecondaryBlock ? (secondary[0] ?? primary) : primary
    const [first = '', second = '', third = ''] = block.split('.')
    const prefix = `${first}.${second}.${String(Number(third) + position + 1)}`
    const ipv6Prefix = ipv6[0]?.replace('00::/56', `0${String(position + 1)}`)
    return {
      id: idOf('subnet', index, position),
      zone: `${region}${subnet.zone}`,
      prefix,
      block: `${prefix}.0/24`,
      ipv6Prefix: subnet.isDualStack ? ipv6Prefix : undefined,
      tableIndex: subnet.table === 'main' ? undefined : subnet.table % sketch.tables.length,
      aclIndex: subnet.acl === 'unlisted' ? undefined : subnet.acl % sketch.acls.length,
    }
  })
  const publicSubnets = subnets.filter(
    (_, position) =>
      tableOf(sketch, pick(sketch.subnets, position))?.ipv4Default === 'internet-gateway',
  )
  // A NAT gateway in a private subnet (NAT-02) is part of the fun.
  const isMisplaced = publicSubnets.length === 0 || sketch.natSubnet % 8 === 7
  const vpc = {
    sketch,
    index,
    id: idOf('vpc', index),
    region,
    blocks: [primary, ...secondary, ...ipv6],
    subnets,
    natSubnet: pick(isMisplaced ? subnets : publicSubnets, sketch.natSubnet),
  }
  return { ...vpc, interfaces: planInterfaces(vpc) }
}

function planInterfaces(vpc: Omit<PlannedVpc, 'interfaces'>): PlannedInterface[] {
  const planned: PlannedInterface[] = []
  for (const [position, sketch] of vpc.sketch.interfaces.entries()) {
    const subnet = pick(vpc.subnets, sketch.subnet)
    const before = planned.at(-1)
    // ENI-02: a second interface stands in the zone of the first.
    const joins =
      sketch.isSecondOfPrevious && before?.AvailabilityZone === subnet.zone ? before : undefined
    const instanceId = joins?.Attachment.InstanceId ?? idOf('i', vpc.index, position)
    const deviceIndex = joins ? joins.Attachment.DeviceIndex + 1 : 0
    planned.push(interfaceRow(vpc, sketch, subnet, position, instanceId, deviceIndex))
  }
  return planned
}

function blocksOf(subnet: PlannedSubnet): string[] {
  return subnet.ipv6Prefix === undefined
    ? [subnet.block]
    : [subnet.block, `${subnet.ipv6Prefix}::/64`]
}

function hasIpv6(vpc: PlannedVpc): boolean {
  return vpc.sketch.ipv6 !== 'none'
}

function idOf(prefix: string, ...numbers: readonly number[]): string {
  const digits = numbers.map((each) => each.toString(16).padStart(2, '0')).join('')
  return `${prefix}-0a${digits.padStart(15, '0')}`
}

function pick<Item>(items: readonly Item[], number: number): Item {
  const item = items[number % items.length]
  if (item === undefined) throw new Error('nothing to pick from')
  return item
}

const tagsOf = (name: string) => [{ Key: 'Name', Value: name }]

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

function natGatewayRows(vpc: PlannedVpc) {
  const kind = vpc.sketch.natGateway
  if (kind === 'none') return []
  return [
    {
      NatGatewayId: idOf('nat', vpc.index),
      VpcId: vpc.id,
      SubnetId: vpc.natSubnet.id,
      State: kind === 'deleted' ? 'deleted' : 'available',
      ConnectivityType: kind === 'private' ? 'private' : 'public',
      NatGatewayAddresses: kind === 'deleted' ? [] : [natAddress(vpc)],
      CreateTime: '2024-02-11T10:02:51+00:00',
    },
  ]
}

function natInterfaceRows(vpc: PlannedVpc): AwsNetworkInterface[] {
  const kind = vpc.sketch.natGateway
  if (kind === 'none' || kind === 'deleted') return []
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

// --- Interfaces and instances ------------------------------------------------------------------

function interfaceRow(
  vpc: Omit<PlannedVpc, 'interfaces'>,
  sketch: InterfaceSketch,
  subnet: PlannedSubnet,
  position: number,
  instanceId: string,
  deviceIndex: number,
) {
  const id = idOf('eni', vpc.index, position)
  const host = 10 + 10 * position
  const primary = `${subnet.prefix}.${String(host)}`
  const publicly = (network: string, has: boolean) => {
    const PublicIp = `${network}.${String(vpc.index)}.${String(position + 1)}`
    const AllocationId = `${idOf('eipalloc', vpc.index, position)}${network.replace('.', '')}`
    return has ? { Association: { PublicIp, IpOwnerId: OWNER, AllocationId } } : {}
  }
  const primaryAssociation = publicly('3.91', sketch.hasPublicAddress)
  const secondary = {
    PrivateIpAddress: `${subnet.prefix}.${String(host + 1)}`,
    Primary: false,
    ...publicly('3.92', sketch.secondaryHasPublicAddress),
  }
  const groups = [...new Set(sketch.groups.map((number) => number % vpc.sketch.groups.length))]
  const { ipv6Prefix } = subnet
  const isDualStack = sketch.hasIpv6 && ipv6Prefix !== undefined
  return {
    NetworkInterfaceId: id,
    SubnetId: subnet.id,
    VpcId: vpc.id,
    AvailabilityZone: subnet.zone,
    InterfaceType: 'interface',
    Description: '',
    Groups: groups.map((number) => ({
      GroupId: idOf('sg', vpc.index, number),
      GroupName: groupName(number),
    })),
    PrivateIpAddress: primary,
    PrivateIpAddresses: [
      { PrivateIpAddress: primary, Primary: true, ...primaryAssociation },
      ...(sketch.hasSecondaryAddress ? [secondary] : []),
    ],
    Ipv6Addresses: isDualStack
      ? [{ Ipv6Address: `${ipv6Prefix}::${(16 + position).toString(16)}` }]
      : [],
    ...(sketch.hasPrefixes
      ? { Ipv4Prefixes: [{ Ipv4Prefix: `${subnet.prefix}.${String(128 + 16 * position)}/28` }] }
      : {}),
    ...(sketch.hasPrefixes && isDualStack
      ? { Ipv6Prefixes: [{ Ipv6Prefix: `${ipv6Prefix}:${String(position + 1)}::/80` }] }
      : {}),
    ...primaryAssociation,
    Attachment: {
      AttachmentId: idOf('eni-attach', vpc.index, position),
      DeviceIndex: deviceIndex,
      InstanceId: instanceId,
      InstanceOwnerId: OWNER,
      Status: 'attached',
      DeleteOnTermination: true,
    },
    SourceDestCheck: sketch.checksSourceAndDestination,
    RequesterManaged: false,
    Status: 'in-use',
    OwnerId: OWNER,
    TagSet: tagsOf(`interface ${String(vpc.index)}.${String(position)}`),
  }
}

function reservationRows(vpc: PlannedVpc) {
  return vpc.interfaces.flatMap((primary, position) => {
    if (primary.Attachment.DeviceIndex !== 0) return []
    const sketch = pick(vpc.sketch.interfaces, position)
    const instanceId = primary.Attachment.InstanceId
    const mine = vpc.interfaces.filter((each) => each.Attachment.InstanceId === instanceId)
    const publicIp = primary.PrivateIpAddresses[0]?.Association?.PublicIp
    const instance = {
      InstanceId: instanceId,
      ImageId: 'ami-0a',
      InstanceType: 't3.micro',
      State: sketch.isStopped ? { Code: 80, Name: 'stopped' } : { Code: 16, Name: 'running' },
      ...(sketch.isWindows ? { Platform: 'windows' } : {}),
      VpcId: vpc.id,
      SubnetId: primary.SubnetId,
      PrivateIpAddress: primary.PrivateIpAddress,
      ...(publicIp === undefined ? {} : { PublicIpAddress: publicIp }),
      NetworkInterfaces: mine,
      SecurityGroups: primary.Groups,
      SourceDestCheck: primary.SourceDestCheck,
      Placement: { AvailabilityZone: primary.AvailabilityZone, Tenancy: 'default' },
    }
    return [
      {
        ReservationId: idOf('r', vpc.index, position),
        OwnerId: OWNER,
        Groups: [],
        Instances: [instance],
      },
    ]
  })
}

// --- Security groups ---------------------------------------------------------------------------

function groupName(number: number): string {
  return number === 0 ? 'default' : `group ${String(number)}`
}

function groupRows(plan: Plan, vpc: PlannedVpc) {
  return vpc.sketch.groups.map((group, number) => ({
    GroupId: idOf('sg', vpc.index, number),
    GroupName: groupName(number),
    Description: groupName(number),
    OwnerId: OWNER,
    VpcId: vpc.id,
    IpPermissions: [
      ...welcomeOf(plan, vpc, group),
      ...group.ingress.map((rule) => permissionOf(plan, vpc, number, rule)),
    ],
    IpPermissionsEgress: egressOf(plan, vpc, number, group),
    Tags: [],
  }))
}

const NO_PEERS = { IpRanges: [], Ipv6Ranges: [], PrefixListIds: [], UserIdGroupPairs: [] }
const EVERYBODY = {
  ...NO_PEERS,
  IpRanges: [{ CidrIp: '0.0.0.0/0' }],
  Ipv6Ranges: [{ CidrIpv6: '::/0' }],
}

function welcomeOf(plan: Plan, vpc: PlannedVpc, group: GroupSketch): AwsIpPermission[] {
  const neighbours = [
    ...vpc.blocks,
    ...peeringsOf(plan, vpc).flatMap((each) => pick(plan.vpcs, farEnd(each, vpc)).blocks),
  ]
  const fromNeighbours = {
    ...NO_PEERS,
    IpRanges: neighbours.filter((block) => !block.includes(':')).map((CidrIp) => ({ CidrIp })),
    Ipv6Ranges: neighbours.filter((block) => block.includes(':')).map((CidrIpv6) => ({ CidrIpv6 })),
  }
  return {
    everybody: [{ IpProtocol: '-1', ...EVERYBODY }],
    web: [
      { IpProtocol: 'tcp', FromPort: 80, ToPort: 443, ...EVERYBODY },
      { IpProtocol: 'udp', FromPort: 53, ToPort: 443, ...EVERYBODY },
    ],
    neighbours: [{ IpProtocol: '-1', ...fromNeighbours }],
    members: [permissionOfMembers(plan, vpc)],
    nobody: [],
  }[group.welcomes]
}

/** All traffic of whoever carries a group of this VPC or of a peered one, and of nobody else. */
function permissionOfMembers(plan: Plan, vpc: PlannedVpc): AwsIpPermission {
  const pairsOf = (index: number, rest: Partial<AwsGroupPair>) =>
    pick(plan.vpcs, index).sketch.groups.map((_, number) => ({
      GroupId: idOf('sg', index, number),
      UserId: OWNER,
      ...rest,
    }))
  const afar = peeringsOf(plan, vpc).flatMap((peering) =>
    pairsOf(farEnd(peering, vpc), {
      VpcId: pick(plan.vpcs, farEnd(peering, vpc)).id,
      VpcPeeringConnectionId: peering.id,
      PeeringStatus: peering.status,
    }),
  )
  return {
    IpProtocol: '-1',
    ...NO_PEERS,
    UserIdGroupPairs: [...pairsOf(vpc.index, {}), ...afar],
  }
}

function egressOf(plan: Plan, vpc: PlannedVpc, number: number, group: GroupSketch) {
  const rules = group.egress.map((rule) => permissionOf(plan, vpc, number, rule))
  const first = {
    everybody: [{ IpProtocol: '-1', ...EVERYBODY }],
    members: [permissionOfMembers(plan, vpc)],
    nobody: [],
  }[group.sendsTo]
  return [...first, ...rules]
}

function permissionOf(
  plan: Plan,
  vpc: PlannedVpc,
  number: number,
  rule: RuleSketch,
): AwsIpPermission {
  const [type, code] = rule.icmp
  const [from, to] = pick(PORTS, rule.ports)
  const ports = {
    tcp: { FromPort: from, ToPort: to },
    udp: { FromPort: from, ToPort: to },
    '6': { FromPort: from, ToPort: to },
    icmp: { FromPort: type, ToPort: code },
    icmpv6: { FromPort: type, ToPort: code },
    '-1': {},
    '50': {},
  }[rule.protocol]
  const peers = peersOf(plan, vpc, number, rule)
  return {
    IpProtocol: rule.protocol,
    ...ports,
    ...NO_PEERS,
    ...peers,
  }
}

function peersOf(
  plan: Plan,
  vpc: PlannedVpc,
  number: number,
  rule: RuleSketch,
): Partial<AwsIpPermission> {
  const ofVpc = (index: number, groupNumber: number) => ({
    GroupId: idOf('sg', index, groupNumber),
    UserId: OWNER,
  })
  const { peer } = rule
  switch (peer.kind) {
    case 'everybody':
      return {
        IpRanges: rule.protocol === 'icmpv6' ? [] : [{ CidrIp: '0.0.0.0/0' }],
        Ipv6Ranges: rule.protocol === 'icmp' ? [] : [{ CidrIpv6: '::/0' }],
      }
    case 'itself':
      return { UserIdGroupPairs: [ofVpc(vpc.index, number)] }
    case 'prefix-list':
      return { PrefixListIds: [{ PrefixListId: OWN_LIST }] }
    case 's3':
      return { PrefixListIds: [{ PrefixListId: S3_LIST }] }
    case 'block':
      return rangeOf(pick(plan.blocks, peer.pick))
    case 'interface': {
      const member = pick(pick(plan.vpcs, peer.pick).interfaces, peer.pick)
      const address = pick(member.PrivateIpAddresses, peer.pick)
      return rangeOf(`${address.Association?.PublicIp ?? address.PrivateIpAddress}/32`)
    }
    case 'sibling':
      return { UserIdGroupPairs: [ofVpc(vpc.index, peer.pick % vpc.sketch.groups.length)] }
    case 'peer-group': {
      const peerings = peeringsOf(plan, vpc)
      if (peerings.length === 0) {
        return { UserIdGroupPairs: [ofVpc(vpc.index, peer.pick % vpc.sketch.groups.length)] }
      }
      const peering = pick(peerings, peer.pick)
      const far = pick(plan.vpcs, farEnd(peering, vpc))
      const pair = {
        ...ofVpc(far.index, peer.pick % far.sketch.groups.length),
        VpcId: far.id,
        VpcPeeringConnectionId: peering.id,
        PeeringStatus: peering.status,
      }
      return { UserIdGroupPairs: [pair] }
    }
  }
}

function rangeOf(block: string): Partial<AwsIpPermission> {
  return block.includes(':')
    ? { Ipv6Ranges: [{ CidrIpv6: block }] }
    : { IpRanges: [{ CidrIp: block }] }
}

function peeringsOf(plan: Plan, vpc: PlannedVpc): PlannedPeering[] {
  return plan.peerings.filter((each) => each.one === vpc.index || each.other === vpc.index)
}

function farEnd(peering: PlannedPeering, vpc: PlannedVpc): number {
  return peering.one === vpc.index ? peering.other : peering.one
}

// --- Network ACLs ------------------------------------------------------------------------------

function aclRows(plan: Plan, vpc: PlannedVpc) {
  return vpc.sketch.acls.map((acl, number) => {
    const id = idOf('acl', vpc.index, number)
    const entries = entriesOf(plan, vpc, acl)
    return {
      NetworkAclId: id,
      VpcId: vpc.id,
      IsDefault: number === 0,
      OwnerId: OWNER,
      Associations: vpc.subnets
        .filter((subnet) => subnet.aclIndex === number)
        .map((subnet) => ({
          NetworkAclAssociationId: subnet.id.replace('subnet', 'aclassoc'),
          NetworkAclId: id,
          SubnetId: subnet.id,
        })),
      Entries: acl.isWrittenBackwards ? entries.toReversed() : entries,
      Tags: [],
    }
  })
}

function entriesOf(plan: Plan, vpc: PlannedVpc, acl: AclSketch): AwsNetworkAclEntry[] {
  return [...listOf(plan, vpc, acl.ingress, false), ...listOf(plan, vpc, acl.egress, true)]
}

function listOf(
  plan: Plan,
  vpc: PlannedVpc,
  list: AclListSketch,
  egress: boolean,
): AwsNetworkAclEntry[] {
  const everybody = hasIpv6(vpc)
    ? [{ CidrBlock: '0.0.0.0/0' }, { Ipv6CidrBlock: '::/0' }]
    : [{ CidrBlock: '0.0.0.0/0' }]
  const allow = (Protocol: string, rest: Pick<AwsNetworkAclEntry, 'PortRange' | 'IcmpTypeCode'>) =>
    everybody.map((block) => ({ Protocol, RuleAction: 'allow', ...block, ...rest }))
  const between = ([From, To]: readonly [number, number]) => ({ PortRange: { From, To } })

  const ephemeral = between(pick(EPHEMERAL_PORTS, list.ephemeral))
  const hole = between(pick(HOLES, list.ephemeral))
  const services = between([0, 1023])
  const neighbours = vpc.blocks.map((block) =>
    block.includes(':') ? { Ipv6CidrBlock: block } : { CidrBlock: block },
  )
  const echo = { IcmpTypeCode: { Type: pick([-1, 8, 0, -1], list.ephemeral), Code: -1 } }
  const everyIcmp = { IcmpTypeCode: { Type: -1, Code: -1 } }
  const last = {
    everything: allow('-1', {}),
    'services-and-ephemeral': [
      ...allow('6', services),
      ...allow('17', services),
      ...allow('6', ephemeral),
      ...allow('17', ephemeral),
      ...allow('1', echo),
      ...allow('58', everyIcmp),
    ],
    hole: [
      ...everybody.flatMap((block) => [
        { Protocol: '6', RuleAction: 'deny', ...block, ...hole },
        { Protocol: '17', RuleAction: 'deny', ...block, ...hole },
      ]),
      ...allow('-1', {}),
    ],
    neighbours: neighbours.map((block) => ({ Protocol: '-1', RuleAction: 'allow', ...block })),
    strangers: [
      ...neighbours.map((block) => ({ Protocol: '-1', RuleAction: 'deny', ...block })),
      ...allow('-1', {}),
    ],
    ephemeral: [...allow('6', ephemeral), ...allow('17', ephemeral)],
    nothing: [],
  }[list.rest]
  const numbered = [...list.first.map((entry) => entryOf(plan, entry)), ...last].map(
    (entry, position) => ({ ...entry, RuleNumber: 100 + 10 * position, Egress: egress }),
  )
  const final = everybody.map((block, position) => ({
    Protocol: '-1',
    RuleAction: 'deny',
    ...block,
    RuleNumber: 32767 + position,
    Egress: egress,
  }))
  return [...numbered, ...final]
}

function entryOf(
  plan: Plan,
  entry: EntrySketch,
): Omit<AwsNetworkAclEntry, 'RuleNumber' | 'Egress'> {
  const block = pick(plan.blocks, entry.block)
  const [From, To] = pick(PORTS, entry.ports)
  const [Type, Code] = entry.icmp
  const isIcmp = entry.protocol === '1' || entry.protocol === '58'
  const hasPorts = entry.protocol === '6' || entry.protocol === '17'
  return {
    Protocol: entry.protocol,
    RuleAction: entry.action,
    ...(block.includes(':') ? { Ipv6CidrBlock: block } : { CidrBlock: block }),
    ...(hasPorts ? { PortRange: { From, To } } : {}),
    ...(isIcmp ? { IcmpTypeCode: { Type, Code } } : {}),
  }
}

// --- Route tables ------------------------------------------------------------------------------

function tableRows(plan: Plan, vpc: PlannedVpc) {
  return vpc.sketch.tables.map((table, number) => {
    const id = idOf('rtb', vpc.index, number)
    const associated = vpc.subnets
      .filter((subnet) => subnet.tableIndex === number)
      .map((subnet) => ({
        Main: false,
        RouteTableAssociationId: subnet.id.replace('subnet', 'rtbassoc'),
        RouteTableId: id,
        SubnetId: subnet.id,
        AssociationState: { State: 'associated' },
      }))
    const main = {
      Main: true,
      RouteTableAssociationId: idOf('rtbassoc', vpc.index, 0xff),
      RouteTableId: id,
      AssociationState: { State: 'associated' },
    }
    return {
      RouteTableId: id,
      VpcId: vpc.id,
      OwnerId: OWNER,
      Associations: number === 0 ? [main, ...associated] : associated,
      PropagatingVgws: [],
      Routes: routesOf(plan, vpc, table),
      Tags: [],
    }
  })
}

type Target = Omit<
  AwsRoute,
  'DestinationCidrBlock' | 'DestinationIpv6CidrBlock' | 'DestinationPrefixListId'
>

function routesOf(plan: Plan, vpc: PlannedVpc, table: TableSketch): AwsRoute[] {
  const routes: AwsRoute[] = []
  const add = (destination: string | undefined, target: Target | undefined) => {
    if (destination === undefined || !target) return
    const route = { ...destinationOf(destination), ...target }
    // A table has one static route a destination; a propagated one may stand beside it.
    const isTaken = routes.some(
      (other) =>
        other.DestinationCidrBlock === route.DestinationCidrBlock &&
        other.DestinationIpv6CidrBlock === route.DestinationIpv6CidrBlock &&
        other.DestinationPrefixListId === route.DestinationPrefixListId &&
        isPropagated(other) === isPropagated(route),
    )
    if (!isTaken) routes.push(route)
  }
  for (const extra of table.extras) addExtra(plan, vpc, table, extra, add)
  for (const block of vpc.blocks) {
    add(block, { GatewayId: 'local', Origin: 'CreateRouteTable', State: 'active' })
  }
  if (table.reachesPeers) {
    for (const peering of peeringsOf(plan, vpc)) {
      const far = pick(plan.vpcs, farEnd(peering, vpc))
      for (const block of far.blocks) {
        if (hasIpv6(vpc) || !block.includes(':')) add(block, peeringTarget(peering))
      }
    }
  }
  if (table.usesS3Endpoint && vpc.sketch.hasS3Endpoint) {
    add(S3_LIST, { GatewayId: idOf('vpce', vpc.index), Origin: 'CreateRoute', State: 'active' })
  }
  const appliance = interfaceTarget(vpc, table.appliance, false, table)
  const ipv4 = {
    'internet-gateway': internetTarget(vpc),
    'nat-gateway': natTarget(vpc) ?? internetTarget(vpc),
    appliance,
    none: undefined,
  }[table.ipv4Default]
  const ipv6 = {
    'internet-gateway': internetTarget(vpc),
    'egress-only': egressOnlyTarget(vpc),
    appliance,
    none: undefined,
  }[table.ipv6Default]
  add('0.0.0.0/0', ipv4)
  if (hasIpv6(vpc)) add('::/0', ipv6)
  return routes
}

function addExtra(
  plan: Plan,
  vpc: PlannedVpc,
  table: TableSketch,
  extra: RouteSketch,
  add: (destination: string | undefined, target: Target | undefined) => void,
): void {
  const destination = extraDestination(plan, vpc, extra)
  if (destination === undefined) return
  const isIpv6 = destination.includes(':')
  if (isIpv6 && !hasIpv6(vpc)) return
  const isOwn = extra.destination.kind === 'own-subnet' || extra.destination.kind === 'own-block'
  const byInterface = interfaceTarget(vpc, extra.pick, extra.target === 'instance', table)
  const gone: Target = {
    NetworkInterfaceId: idOf('eni', 0xee),
    Origin: 'CreateRoute',
    State: 'blackhole',
  }
  const propagated: Target = {
    GatewayId: idOf('vgw', vpc.index),
    Origin: 'EnableVgwRoutePropagation',
    State: 'active',
  }
  const peerings = peeringsOf(plan, vpc)
  const peering = peerings.length === 0 ? undefined : peeringTarget(pick(peerings, extra.pick))
  // RT-14, RT-24: what each target takes.
  const target = {
    'internet-gateway': isOwn ? byInterface : internetTarget(vpc),
    'nat-gateway': isIpv6 ? byInterface : natTarget(vpc),
    'egress-only': isIpv6 && !isOwn ? egressOnlyTarget(vpc) : byInterface,
    peering: isOwn ? byInterface : peering,
    interface: byInterface,
    instance: byInterface,
    gone,
    propagated: extra.destination.kind === 'prefix-list' ? undefined : propagated,
  }[extra.target]
  add(destination, target)
}

function extraDestination(plan: Plan, vpc: PlannedVpc, extra: RouteSketch): string | undefined {
  const { destination } = extra
  const others = plan.vpcs.filter((each) => each !== vpc)
  switch (destination.kind) {
    case 'internet':
      return pick(INTERNET_BLOCKS, destination.block)
    case 'prefix-list':
      return OWN_LIST
    case 'private-space':
      return '10.0.0.0/8'
    case 'own-block':
      return pick(vpc.blocks, destination.pick)
    case 'own-subnet':
      return pick(vpc.subnets.flatMap(blocksOf), destination.pick)
    case 'peer-vpc':
      return others.length === 0
        ? undefined
        : pick(pick(others, destination.pick).blocks, destination.pick)
    case 'peer-subnet': {
      if (others.length === 0) return undefined
      const { subnets } = pick(others, destination.pick)
      return pick(subnets.flatMap(blocksOf), destination.pick)
    }
  }
}

function destinationOf(destination: string) {
  if (destination.startsWith('pl-')) return { DestinationPrefixListId: destination }
  return destination.includes(':')
    ? { DestinationIpv6CidrBlock: destination }
    : { DestinationCidrBlock: destination }
}

function isPropagated(route: AwsRoute): boolean {
  return route.Origin === 'EnableVgwRoutePropagation'
}

function internetTarget(vpc: PlannedVpc): Target | undefined {
  const presence = vpc.sketch.internetGateway
  if (presence === 'none') return undefined
  const State = presence === 'present' ? 'active' : 'blackhole'
  return { GatewayId: idOf('igw', vpc.index), Origin: 'CreateRoute', State }
}

function egressOnlyTarget(vpc: PlannedVpc): Target | undefined {
  const presence = vpc.sketch.egressOnlyGateway
  if (presence === 'none' || !hasIpv6(vpc)) return undefined
  const State = presence === 'present' ? 'active' : 'blackhole'
  return {
    EgressOnlyInternetGatewayId: idOf('eigw', vpc.index),
    Origin: 'CreateRoute',
    State,
  }
}

function natTarget(vpc: PlannedVpc): Target | undefined {
  const kind = vpc.sketch.natGateway
  if (kind === 'none') return undefined
  const State = kind === 'deleted' ? 'blackhole' : 'active'
  return { NatGatewayId: idOf('nat', vpc.index), Origin: 'CreateRoute', State }
}

function peeringTarget(peering: PlannedPeering): Target {
  const State = peering.status === 'active' ? 'active' : 'blackhole'
  return { VpcPeeringConnectionId: peering.id, Origin: 'CreateRoute', State }
}

/**
 * Appliances mostly forward (the check is off) and mostly stand in a subnet with another table than the
 * one that leads to them; the others make drops and loops.
 */
function interfaceTarget(
  vpc: PlannedVpc,
  number: number,
  namesInstance: boolean,
  table: TableSketch,
): Target {
  const isElsewhere = (row: PlannedInterface) => {
    const subnet = vpc.subnets.find((each) => each.id === row.SubnetId)
    return vpc.sketch.tables[subnet?.tableIndex ?? 0] !== table
  }
  const dedicated = vpc.sketch.appliance ? vpc.interfaces.slice(-1) : []
  const forwarding = vpc.interfaces.filter((row) => !row.SourceDestCheck)
  const [best = vpc.interfaces] = [
    number % 8 < 6 ? dedicated : [],
    forwarding.filter(isElsewhere),
    vpc.interfaces.filter(isElsewhere),
    forwarding,
  ].filter((rows) => rows.length > 0)
  const chosen = pick(number % 8 === 7 ? vpc.interfaces : best, number)
  return {
    ...(namesInstance ? { InstanceId: chosen.Attachment.InstanceId, InstanceOwnerId: OWNER } : {}),
    NetworkInterfaceId: chosen.NetworkInterfaceId,
    Origin: 'CreateRoute',
    State: 'active',
  }
}
