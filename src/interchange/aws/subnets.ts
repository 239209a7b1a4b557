import * as z from 'zod/mini'
import { asId, type NetworkAclId, type RouteTableId, type SubnetId, type VpcId } from '@/model/ids'
import type { Subnet } from '@/model/resources/subnet'
import type { ReportBuilder } from '../report'
import {
  blockState,
  given,
  idText,
  ipv4Cidr,
  ipv6Cidr,
  maybe,
  maybeFlag,
  maybeText,
  nameFrom,
  rows,
  tags,
} from './rows'
import { readIpv6Blocks } from './vpcs'

export const subnetRow = z.object({
  SubnetId: idText,
  VpcId: idText,
  AvailabilityZone: maybeText,
  AvailabilityZoneId: maybeText,
  CidrBlock: maybe(z.union([z.literal(''), ipv4Cidr])),
  Ipv6CidrBlockAssociationSet: rows(
    z.object({ Ipv6CidrBlock: ipv6Cidr, Ipv6CidrBlockState: blockState }),
  ),
  MapPublicIpOnLaunch: maybeFlag,
  AssignIpv6AddressOnCreation: maybeFlag,
  SubnetArn: maybeText,
  BlockPublicAccessStates: maybe(z.object({ InternetGatewayBlockMode: maybeText })),
  Tags: tags,
})

export type SubnetRow = z.infer<typeof subnetRow>

export const UNKNOWN_ZONE = 'unknown zone'

/** What other rows say about a subnet: whose table and ACL name it. */
export interface SubnetAssociations {
  readonly routeTableId: string | undefined
  readonly networkAclId: string | undefined
}

export function readSubnet(
  row: SubnetRow,
  associations: SubnetAssociations,
  report: ReportBuilder,
): Subnet {
  const [ipv6CidrBlock, ...furtherBlocks] = readIpv6Blocks(row.Ipv6CidrBlockAssociationSet, report)
  const zone = given(row.AvailabilityZone) ?? given(row.AvailabilityZoneId)
  const cidrBlock = given(row.CidrBlock)
  if (furtherBlocks.length > 0) {
    report.note('notModelled', 'Only the first IPv6 block of a subnet is kept', row.SubnetId)
  }
  if (zone === undefined) {
    report.note('assumed', 'Subnets without an Availability Zone', row.SubnetId)
  }
  return {
    kind: 'subnet',
    id: asId<SubnetId>(row.SubnetId),
    name: nameFrom(row.Tags),
    vpcId: asId<VpcId>(row.VpcId),
    availabilityZone: zone ?? UNKNOWN_ZONE,
    ...(cidrBlock && { cidrBlock }),
    ...(ipv6CidrBlock && { ipv6CidrBlock }),
    ...(associations.routeTableId !== undefined && {
      routeTableId: asId<RouteTableId>(associations.routeTableId),
    }),
    ...(associations.networkAclId !== undefined && {
      networkAclId: asId<NetworkAclId>(associations.networkAclId),
    }),
    mapPublicIpOnLaunch: row.MapPublicIpOnLaunch ?? false,
    assignIpv6AddressOnCreation: row.AssignIpv6AddressOnCreation ?? false,
  }
}
