import * as z from 'zod/mini'
import {
  asId,
  type InstanceId,
  type NetworkInterfaceId,
  type SecurityGroupId,
  type SubnetId,
} from '@/model/ids'
import type { IpAddress } from '@/model/ip'
import type { NetworkInterface, PrivateAddress } from '@/model/resources/networkInterface'
import type { ReportBuilder } from '../report'
import {
  given,
  idText,
  ipv4Cidr,
  ipv6Cidr,
  maybe,
  maybeWholeNumber,
  maybeFlag,
  maybeIp,
  maybeText,
  nameFrom,
  rows,
  tags,
} from './rows'

const association = maybe(z.object({ PublicIp: maybeIp, AllocationId: maybeText }))

type AssociationRow = z.infer<typeof association>

/** A row of `describe-network-interfaces`, and the shorter one inside an instance (A7, A8). */
export const networkInterfaceRow = z.object({
  NetworkInterfaceId: idText,
  SubnetId: maybeText,
  VpcId: maybeText,
  AvailabilityZone: maybeText,
  InterfaceType: maybeText,
  Groups: rows(z.object({ GroupId: idText })),
  PrivateIpAddress: maybeIp,
  PrivateIpAddresses: rows(
    z.object({ PrivateIpAddress: maybeIp, Primary: maybeFlag, Association: association }),
  ),
  Ipv6Address: maybeIp,
  Ipv6Addresses: rows(z.object({ Ipv6Address: maybeIp })),
  Ipv4Prefixes: rows(z.object({ Ipv4Prefix: maybe(ipv4Cidr) })),
  Ipv6Prefixes: rows(z.object({ Ipv6Prefix: maybe(ipv6Cidr) })),
  Association: association,
  Attachment: maybe(
    z.object({ DeviceIndex: maybeWholeNumber, InstanceId: maybeText, InstanceOwnerId: maybeText }),
  ),
  SourceDestCheck: maybeFlag,
  DenyAllIgwTraffic: maybeFlag,
  ConnectionTrackingConfiguration: maybe(
    z.object({
      TcpEstablishedTimeout: maybeWholeNumber,
      UdpTimeout: maybeWholeNumber,
      UdpStreamTimeout: maybeWholeNumber,
    }),
  ),
  RequesterManaged: maybeFlag,
  Description: maybeText,
  TagSet: tags,
  Tags: tags,
})

export type NetworkInterfaceRow = z.infer<typeof networkInterfaceRow>

/** What an instance's own row says about one of its interfaces. */
export interface InterfaceHints {
  readonly instanceId?: string | undefined
  readonly deviceIndex?: number | undefined
  readonly subnetId?: string | undefined
  readonly sourceDestCheck?: boolean | undefined
  readonly publicIp?: IpAddress | undefined
  readonly groupIds?: readonly string[] | undefined
}

/** An interface; none when the row names no subnet, so that it could stand nowhere. */
export function readNetworkInterface(
  row: NetworkInterfaceRow,
  hints: InterfaceHints,
  report: ReportBuilder,
): NetworkInterface | undefined {
  const subnetId = given(row.SubnetId) ?? hints.subnetId
  if (subnetId === undefined) {
    report.note('leftOut', 'Network interfaces without a subnet', row.NetworkInterfaceId)
    return undefined
  }
  const sourceDestCheck = row.SourceDestCheck ?? hints.sourceDestCheck
  if (sourceDestCheck === undefined) {
    const message = 'Interfaces without SourceDestCheck have the check on'
    report.note('assumed', message, row.NetworkInterfaceId)
  }
  const instanceId = given(row.Attachment?.InstanceId) ?? hints.instanceId
  const managedBy = instanceId === undefined ? managerOf(row) : undefined
  const connectionTracking = readTimeouts(row)
  return {
    kind: 'networkInterface',
    id: asId<NetworkInterfaceId>(row.NetworkInterfaceId),
    name: nameFrom(row.TagSet) || nameFrom(row.Tags),
    subnetId: asId<SubnetId>(subnetId),
    interfaceType: given(row.InterfaceType) ?? 'interface',
    ...(instanceId !== undefined && {
      attachment: {
        instanceId: asId<InstanceId>(instanceId),
        deviceIndex: row.Attachment?.DeviceIndex ?? hints.deviceIndex ?? 0,
      },
    }),
    ...(managedBy !== undefined && { managedBy }),
    privateAddresses: readAddresses(row, hints.publicIp),
    ipv6Addresses: readIpv6Addresses(row),
    prefixes: [
      ...(row.Ipv4Prefixes ?? []).map(({ Ipv4Prefix }) => Ipv4Prefix),
      ...(row.Ipv6Prefixes ?? []).map(({ Ipv6Prefix }) => Ipv6Prefix),
    ].flatMap((prefix) => prefix ?? []),
    securityGroupIds: readGroups(row, hints, managedBy, report),
    sourceDestCheck: sourceDestCheck ?? true,
    ...(row.DenyAllIgwTraffic === true && { denyAllIgwTraffic: true }),
    ...(connectionTracking && { connectionTracking }),
  }
}

/** The idle time-outs that somebody set; AWS's defaults are not written out (CT-15). */
function readTimeouts(row: NetworkInterfaceRow): NetworkInterface['connectionTracking'] {
  const { TcpEstablishedTimeout, UdpTimeout, UdpStreamTimeout } =
    row.ConnectionTrackingConfiguration ?? {}
  const set = {
    ...(typeof TcpEstablishedTimeout === 'number' && { tcpEstablished: TcpEstablishedTimeout }),
    ...(typeof UdpTimeout === 'number' && { udp: UdpTimeout }),
    ...(typeof UdpStreamTimeout === 'number' && { udpStream: UdpStreamTimeout }),
  }
  return Object.keys(set).length === 0 ? undefined : set
}

/** Interface types that a user makes; every other type belongs to a service (A8). */
const OWN_TYPES = ['', 'interface', 'efa', 'efa-only', 'trunk', 'branch']

const SERVICE_DESCRIPTIONS =
  /^(Interface for NAT Gateway |VPC Endpoint Interface |Network Interface for Transit Gateway Attachment |ELB |RDSNetworkInterface|AWS Lambda VPC ENI|EFS mount target )/i

/** Who made an interface that no instance has, as its description says (ENI-10). */
function managerOf(row: NetworkInterfaceRow): string | undefined {
  const description = given(row.Description)
  const type = given(row.InterfaceType) ?? ''
  const isManaged =
    row.RequesterManaged === true ||
    !OWN_TYPES.includes(type.toLowerCase()) ||
    (row.Attachment?.InstanceOwnerId ?? '').startsWith('amazon-') ||
    SERVICE_DESCRIPTIONS.test(description ?? '')
  if (!isManaged) return undefined
  return description ?? (OWN_TYPES.includes(type) ? 'An AWS service' : type)
}

function readGroups(
  row: NetworkInterfaceRow,
  hints: InterfaceHints,
  managedBy: string | undefined,
  report: ReportBuilder,
): readonly SecurityGroupId[] {
  const listed = row.Groups?.map(({ GroupId }) => GroupId) ?? hints.groupIds ?? []
  const ids = new Set(listed.map((id) => asId<SecurityGroupId>(id)))
  if (ids.size === 0) {
    const message =
      managedBy !== undefined
        ? 'Interfaces of AWS services without groups are unfiltered'
        : 'Interfaces without groups let nothing through'
    report.note('assumed', message, row.NetworkInterfaceId)
  }
  return [...ids]
}

function readAddresses(
  row: NetworkInterfaceRow,
  publicIp: IpAddress | undefined,
): readonly PrivateAddress[] {
  const addresses = new Map<IpAddress, PrivateAddress>()
  const listed = (row.PrivateIpAddresses ?? []).toSorted(
    (a, b) => Number(b.Primary ?? false) - Number(a.Primary ?? false),
  )
  const primary =
    given(row.PrivateIpAddress) ??
    listed.map(({ PrivateIpAddress }) => given(PrivateIpAddress)).find(Boolean)
  if (primary) {
    const own = listed.find(({ PrivateIpAddress }) => PrivateIpAddress === primary)
    const mapped = publicPart(row.Association) ?? publicPart(own?.Association)
    addresses.set(primary, { address: primary, ...(mapped ?? (publicIp && { publicIp })) })
  }
  for (const { PrivateIpAddress, Association } of listed) {
    const address = given(PrivateIpAddress)
    if (address && !addresses.has(address)) {
      addresses.set(address, { address, ...publicPart(Association) })
    }
  }
  return [...addresses.values()]
}

/** An allocation makes the public address an Elastic IP; without one AWS chose it (A8). */
function publicPart(row: AssociationRow): Omit<PrivateAddress, 'address'> | undefined {
  const publicIp = given(row?.PublicIp)
  if (!publicIp) return undefined
  return given(row?.AllocationId) === undefined ? { publicIp } : { publicIp, elastic: true }
}

function readIpv6Addresses(row: NetworkInterfaceRow): readonly IpAddress[] {
  const listed = (row.Ipv6Addresses ?? []).map(({ Ipv6Address }) => given(Ipv6Address))
  return [...new Set([...listed, given(row.Ipv6Address)])].filter((text) => text !== undefined)
}
