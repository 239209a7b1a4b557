import * as z from 'zod/mini'
import { asId, type PeeringConnectionId, type VpcId } from '@/model/ids'
import type { Cidr } from '@/model/ip'
import {
  PEERING_STATUSES,
  type PeeringConnection,
  type PeeringSide,
} from '@/model/resources/peeringConnection'
import type { ReportBuilder } from '../report'
import {
  given,
  idText,
  ipv4Cidr,
  ipv6Cidr,
  maybe,
  maybeText,
  nameFrom,
  plainWord,
  rows,
  tags,
} from './rows'

const vpcInfo = z.object({
  VpcId: maybeText,
  Region: maybeText,
  CidrBlock: maybe(ipv4Cidr),
  CidrBlockSet: rows(z.object({ CidrBlock: ipv4Cidr })),
  Ipv6CidrBlockSet: rows(z.object({ Ipv6CidrBlock: ipv6Cidr })),
})

export const peeringRow = z.object({
  VpcPeeringConnectionId: idText,
  Status: maybe(z.object({ Code: maybeText })),
  RequesterVpcInfo: maybe(vpcInfo),
  AccepterVpcInfo: maybe(vpcInfo),
  Tags: tags,
})

export type PeeringRow = z.infer<typeof peeringRow>

/** Connections that are no more but stay listed for a while (A2). */
export function isGonePeering(row: PeeringRow): boolean {
  return ['deleted', 'rejected', 'expired', 'failed'].includes(plainWord(row.Status?.Code))
}

/** A peering connection; none when its row does not say which VPCs it joins. */
export function readPeering(
  row: PeeringRow,
  regionOf: (vpcId: string) => string,
  report: ReportBuilder,
): PeeringConnection | undefined {
  const requester = readSide(row.RequesterVpcInfo, regionOf)
  const accepter = readSide(row.AccepterVpcInfo, regionOf)
  if (!requester || !accepter) {
    report.note(
      'leftOut',
      'Peering connections that do not name both VPCs',
      row.VpcPeeringConnectionId,
    )
    return undefined
  }
  return {
    kind: 'peeringConnection',
    id: asId<PeeringConnectionId>(row.VpcPeeringConnectionId),
    name: nameFrom(row.Tags),
    status: readStatus(row, report),
    requester,
    accepter,
  }
}

function readSide(
  info: PeeringRow['RequesterVpcInfo'],
  regionOf: (vpcId: string) => string,
): PeeringSide | undefined {
  const vpcId = given(info?.VpcId)
  if (!info || vpcId === undefined) return undefined
  const cidrBlocks = new Set<Cidr>([
    ...(info.CidrBlock ? [info.CidrBlock] : []),
    ...(info.CidrBlockSet ?? []).map(({ CidrBlock }) => CidrBlock),
    ...(info.Ipv6CidrBlockSet ?? []).map(({ Ipv6CidrBlock }) => Ipv6CidrBlock),
  ])
  return {
    vpcId: asId<VpcId>(vpcId),
    region: given(info.Region) ?? regionOf(vpcId),
    cidrBlocks: [...cidrBlocks],
  }
}

function readStatus(row: PeeringRow, report: ReportBuilder): PeeringConnection['status'] {
  const code = given(row.Status?.Code)
  const status = PEERING_STATUSES.find((known) => plainWord(known) === plainWord(code))
  if (status) return status
  if (code === undefined) {
    const message = 'Peering connections without a status are taken as active'
    report.note('assumed', message, row.VpcPeeringConnectionId)
    return 'active'
  }
  const message = `Peering status "${code}" is not known and is taken as not yet active`
  report.note('unknown', message, row.VpcPeeringConnectionId)
  return 'provisioning'
}
