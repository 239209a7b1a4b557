import * as z from 'zod/mini'
import {
  asId,
  type NatGatewayId,
  type NetworkInterfaceId,
  type RouteTableId,
  type SubnetId,
  type VpcId,
} from '@/model/ids'
import type { NatGateway } from '@/model/resources/natGateway'
import type { NetworkInterface, PrivateAddress } from '@/model/resources/networkInterface'
import type { ReportBuilder } from '../report'
import {
  given,
  idText,
  maybeFlag,
  maybeIp,
  maybeText,
  nameFrom,
  plainWord,
  rows,
  sameWord,
  tags,
} from './rows'
import type { TopologyBuilder } from './topologyBuilder'

const natAddress = z.object({
  NetworkInterfaceId: maybeText,
  PrivateIp: maybeIp,
  PublicIp: maybeIp,
  AllocationId: maybeText,
  IsPrimary: maybeFlag,
  AvailabilityZone: maybeText,
  AvailabilityZoneId: maybeText,
  Status: maybeText,
})

export const natGatewayRow = z.object({
  NatGatewayId: idText,
  VpcId: idText,
  SubnetId: maybeText,
  State: maybeText,
  ConnectivityType: maybeText,
  AvailabilityMode: maybeText,
  RouteTableId: maybeText,
  AutoProvisionZones: maybeText,
  NatGatewayAddresses: rows(natAddress),
  Tags: tags,
})

export type NatGatewayRow = z.infer<typeof natGatewayRow>

/** Deleted and failed gateways stay listed for a while (A2). */
export function isGoneNatGateway(row: NatGatewayRow): boolean {
  return ['deleted', 'failed'].includes(plainWord(row.State))
}

/**
 * Puts a NAT gateway and its interfaces into the topology. Its rows, if there are any, are linked
 * by `NatGatewayAddresses`; what no row describes is made from the addresses.
 */
export function addNatGateway(
  row: NatGatewayRow,
  facts: RegionalFacts,
  builder: TopologyBuilder,
  report: ReportBuilder,
): void {
  const subnetId = given(row.SubnetId)
  const regional = isRegional(row) ? readRegional(row, facts, report) : undefined
  const linked = (row.NatGatewayAddresses ?? [])
    .toSorted((a, b) => Number(b.IsPrimary ?? false) - Number(a.IsPrimary ?? false))
    .flatMap((address, index) => linkInterface(row, address, index, builder, report) ?? [])
  const interfaces = linked.length > 0 ? linked : interfacesDescribedFor(row.NatGatewayId, builder)
  for (const eni of interfaces) {
    if (eni.securityGroupIds.length > 0) {
      // No group can be put on a NAT gateway (SG-48); some test servers print one all the same.
      report.note('ignored', 'Groups on the interfaces of NAT gateways filter nothing', eni.id)
    }
    builder.put({
      ...eni,
      interfaceType: 'nat_gateway',
      managedBy: eni.managedBy ?? `Interface for NAT Gateway ${row.NatGatewayId}`,
      securityGroupIds: [],
    })
  }
  builder.put({
    kind: 'natGateway',
    id: asId<NatGatewayId>(row.NatGatewayId),
    name: nameFrom(row.Tags),
    vpcId: asId<VpcId>(row.VpcId),
    ...(subnetId !== undefined && { subnetId: asId<SubnetId>(subnetId) }),
    connectivityType: sameWord(row.ConnectivityType, 'private') ? 'private' : 'public',
    state: readState(row, report),
    networkInterfaceIds: [...new Set(interfaces.map(({ id }) => id))],
    ...(regional && { regional }),
  })
}

/** What other rows say of a regional gateway: its own table, and the names of zones by their ids. */
export interface RegionalFacts {
  readonly routeTableId: string | undefined
  readonly zoneNames: ReadonlyMap<string, string>
}

/** One that stands in no subnet serves the whole VPC (NAT-22). */
function isRegional(row: NatGatewayRow): boolean {
  return sameWord(row.AvailabilityMode, 'regional') || given(row.SubnetId) === undefined
}

function readRegional(
  row: NatGatewayRow,
  { routeTableId, zoneNames }: RegionalFacts,
  report: ReportBuilder,
): NonNullable<NatGateway['regional']> {
  if (!sameWord(row.AvailabilityMode, 'regional')) {
    report.note('assumed', 'NAT gateways without a subnet are regional', row.NatGatewayId)
  }
  const tableId = given(row.RouteTableId) ?? routeTableId
  const addresses = (row.NatGatewayAddresses ?? []).flatMap((address) => {
    const publicIp = given(address.PublicIp)
    const zoneId = given(address.AvailabilityZoneId)
    const availabilityZone =
      given(address.AvailabilityZone) ?? zoneNames.get(zoneId ?? '') ?? zoneId
    if (!publicIp || /fail|disassoc|unassign/i.test(address.Status ?? '')) return []
    if (availabilityZone !== undefined) return [{ availabilityZone, publicIp }]
    const message = 'Addresses of regional NAT gateways that name no Availability Zone'
    report.note('unknown', message, row.NatGatewayId)
    return []
  })
  return {
    ...(tableId !== undefined && { routeTableId: asId<RouteTableId>(tableId) }),
    automatic: !sameWord(row.AutoProvisionZones, 'disabled'),
    addresses,
  }
}

/** Interfaces whose description names this gateway (A8). */
export function interfacesDescribedFor(
  natGatewayId: string,
  builder: TopologyBuilder,
): readonly NetworkInterface[] {
  const description = `Interface for NAT Gateway ${natGatewayId}`
  return builder.all('networkInterface').filter(({ managedBy }) => managedBy === description)
}

function readState(row: NatGatewayRow, report: ReportBuilder): NatGateway['state'] {
  switch (plainWord(row.State)) {
    case 'pending':
      return 'pending'
    case 'deleting':
      return 'deleting'
    case 'available':
    case '':
      return 'available'
    default: {
      const message = `NAT gateway state "${row.State ?? ''}" is not known and is taken as available`
      report.note('unknown', message, row.NatGatewayId)
      return 'available'
    }
  }
}

function linkInterface(
  gateway: NatGatewayRow,
  address: z.infer<typeof natAddress>,
  index: number,
  builder: TopologyBuilder,
  report: ReportBuilder,
): NetworkInterface | undefined {
  const privateIp = given(address.PrivateIp)
  const publicIp = given(address.PublicIp)
  const listedId = given(address.NetworkInterfaceId)
  const mapped: PrivateAddress | undefined = privateIp && {
    address: privateIp,
    ...(publicIp && { publicIp, elastic: true }),
  }
  const described = builder.find('networkInterface', listedId)
  if (described) {
    return mapped ? { ...described, privateAddresses: merged(described, mapped) } : described
  }
  const subnetId = given(gateway.SubnetId)
  if (subnetId === undefined || (listedId === undefined && !privateIp)) return undefined
  const id = listedId ?? `${gateway.NatGatewayId}/eni-${String(index)}`
  report.note('assumed', 'Interfaces made from what their NAT gateway says', id)
  const made: NetworkInterface = {
    kind: 'networkInterface',
    id: asId<NetworkInterfaceId>(id),
    name: '',
    subnetId: asId<SubnetId>(subnetId),
    interfaceType: 'nat_gateway',
    managedBy: `Interface for NAT Gateway ${gateway.NatGatewayId}`,
    privateAddresses: mapped ? [mapped] : [],
    ipv6Addresses: [],
    prefixes: [],
    securityGroupIds: [],
    sourceDestCheck: false,
  }
  builder.put(made)
  return made
}

/** The interface's addresses with this one's public address filled in, or this one added. */
function merged(eni: NetworkInterface, mapped: PrivateAddress): readonly PrivateAddress[] {
  const known = eni.privateAddresses.some(({ address }) => address === mapped.address)
  if (!known) return [...eni.privateAddresses, mapped]
  return eni.privateAddresses.map((own) =>
    own.address === mapped.address && own.publicIp === undefined ? mapped : own,
  )
}
