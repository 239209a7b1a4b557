import type {
  InterfaceSketch,
  NetworkSketch,
  PeeringSketch,
  SubnetSketch,
  TableSketch,
  VpcSketch,
} from './networkSketch'
import { INTERNET_BLOCKS, OWNER, idOf, pick, tagsOf } from './names'

/* Who stands where: ids, blocks and addresses that follow from positions in the sketch. */

/** The whole network, with everything in its place. */
export interface Plan {
  readonly vpcs: readonly PlannedVpc[]
  readonly peerings: readonly PlannedPeering[]
  /** Blocks that rules and entries pick from. */
  readonly blocks: readonly string[]
}

/** A VPC with its blocks, subnets and interfaces. */
export interface PlannedVpc {
  readonly sketch: VpcSketch
  readonly index: number
  readonly id: string
  readonly region: string
  readonly blocks: readonly string[]
  readonly subnets: readonly PlannedSubnet[]
  readonly interfaces: readonly PlannedInterface[]
  readonly natSubnet: PlannedSubnet
  /** Where the endpoint that inspects stands. */
  readonly inspectionSubnet: PlannedSubnet | undefined
}

/** A subnet and the beginnings of its addresses. */
export interface PlannedSubnet {
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

/** A peering between two VPCs, by their positions. */
export interface PlannedPeering {
  readonly id: string
  readonly one: number
  readonly other: number
  readonly status: PeeringSketch['status']
}

/** An interface: already the row that AWS prints. */
export type PlannedInterface = ReturnType<typeof interfaceRow>

/** Places everything that a sketch speaks of. */
export function planOf(sketch: NetworkSketch): Plan {
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
    ...(sketch.transit ? ['192.168.0.0/16', '192.168.0.0/16', '192.168.0.0/17'] : []),
    ...vpcs.flatMap((vpc) => vpc.blocks),
    ...vpcs.flatMap((vpc) => vpc.subnets.flatMap(blocksOf)),
  ]
  return { vpcs, peerings, blocks }
}

const PLAIN_PUBLIC_TABLE: TableSketch = {
  ipv4Default: 'internet-gateway',
  ipv6Default: 'internet-gateway',
  appliance: 0,
  inspectsNeighbours: false,
  reachesPeers: true,
  reachesTransit: true,
  vpnGateway: 'propagated',
  usesS3Endpoint: false,
  extras: [],
}

/**
 * A NAT gateway stands in a public subnet; where there is none, it gets one of its own. An appliance gets
 * one in any case, and so does an endpoint that inspects.
 */
function withServices(sketch: VpcSketch): VpcSketch {
  const { appliance, border } = sketch
  const inspection = border?.inspection
  const isPublic = (subnet: SubnetSketch) =>
    tableOf(sketch, subnet)?.ipv4Default === 'internet-gateway'
  const natHasPlace = sketch.natGateway === 'none' || sketch.subnets.some(isPublic)
  if (natHasPlace && !appliance && !inspection) return sketch
  const subnets = sketch.subnets.map((subnet) => withFixedTable(sketch, subnet))
  const ownSubnet: SubnetSketch = {
    zone: 'a',
    isDualStack: true,
    isInSecondaryBlock: false,
    table: sketch.tables.length,
    acl: sketch.natSubnet,
  }
  const endpointSubnet = inspection && {
    ...ownSubnet,
    zone: inspection.zone,
    table: inspection.table === 'own' ? sketch.tables.length : inspection.table,
    acl: inspection.acl,
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
    subnets: [...subnets, ownSubnet, ...(endpointSubnet ? [endpointSubnet] : [])],
    interfaces: forwarding ? [...sketch.interfaces, forwarding] : sketch.interfaces,
  }
}

function withFixedTable(sketch: VpcSketch, subnet: SubnetSketch): SubnetSketch {
  return subnet.table === 'main'
    ? subnet
    : { ...subnet, table: subnet.table % sketch.tables.length }
}

/** The sketched table that a sketched subnet uses. */
export function tableOf(sketch: VpcSketch, subnet: SubnetSketch): TableSketch | undefined {
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
    inspectionSubnet: sketch.border?.inspection && subnets.at(-1),
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

/** The blocks of a subnet. */
export function blocksOf(subnet: PlannedSubnet): string[] {
  return subnet.ipv6Prefix === undefined
    ? [subnet.block]
    : [subnet.block, `${subnet.ipv6Prefix}::/64`]
}

/** Whether the VPC has IPv6 blocks. */
export function hasIpv6(vpc: PlannedVpc): boolean {
  return vpc.sketch.ipv6 !== 'none'
}

/** The peerings that a VPC takes part in. */
export function peeringsOf(plan: Plan, vpc: PlannedVpc): PlannedPeering[] {
  return plan.peerings.filter((each) => each.one === vpc.index || each.other === vpc.index)
}

/** The position of the VPC on the other side. */
export function farEnd(peering: PlannedPeering, vpc: PlannedVpc): number {
  return peering.one === vpc.index ? peering.other : peering.one
}

// --- Interfaces --------------------------------------------------------------------------------

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

export function reservationRows(vpc: PlannedVpc) {
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

/** The name of the group at a position. */
export function groupName(number: number): string {
  return number === 0 ? 'default' : `group ${String(number)}`
}
