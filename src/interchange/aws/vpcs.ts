import * as z from 'zod/mini'
import type { Cidr } from '@/model/ip'
import { asId, type VpcId } from '@/model/ids'
import { BLOCK_PUBLIC_ACCESS_MODES, type Vpc } from '@/model/resources/vpc'
import type { ReportBuilder } from '../report'
import {
  blockState,
  given,
  idText,
  ipv4Cidr,
  ipv6Cidr,
  isAssociated,
  maybe,
  maybeFlag,
  maybeText,
  nameFrom,
  plainWord,
  rows,
  tags,
} from './rows'

export const vpcRow = z.object({
  VpcId: idText,
  CidrBlock: maybe(ipv4Cidr),
  CidrBlockAssociationSet: rows(z.object({ CidrBlock: ipv4Cidr, CidrBlockState: blockState })),
  Ipv6CidrBlockAssociationSet: rows(
    z.object({ Ipv6CidrBlock: ipv6Cidr, Ipv6CidrBlockState: blockState }),
  ),
  IsDefault: maybeFlag,
  BlockPublicAccessStates: maybe(z.object({ InternetGatewayBlockMode: maybeText })),
  Tags: tags,
})

export type VpcRow = z.infer<typeof vpcRow>

/** A VPC with all its blocks in force, the primary one first (A3, trap 10). */
export function readVpc(row: VpcRow, region: string, report: ReportBuilder): Vpc {
  const associated = (row.CidrBlockAssociationSet ?? []).filter(({ CidrBlockState, CidrBlock }) => {
    if (isAssociated(CidrBlockState)) return true
    report.note('leftOut', 'Blocks that are not associated with their VPC', CidrBlock)
    return false
  })
  const blocks = new Set<Cidr>([
    ...(row.CidrBlock ? [row.CidrBlock] : []),
    ...associated.map(({ CidrBlock }) => CidrBlock),
  ])
  return {
    kind: 'vpc',
    id: asId<VpcId>(row.VpcId),
    name: nameFrom(row.Tags),
    region,
    cidrBlocks: [...blocks],
    ipv6CidrBlocks: readIpv6Blocks(row.Ipv6CidrBlockAssociationSet, report),
    isDefault: row.IsDefault ?? false,
    blockPublicAccess: readBlockMode(row, report),
  }
}

/** The IPv6 blocks in force of a VPC or a subnet (VPC-13). */
export function readIpv6Blocks(
  list: VpcRow['Ipv6CidrBlockAssociationSet'],
  report: ReportBuilder,
): readonly Cidr[] {
  const blocks = (list ?? []).flatMap(({ Ipv6CidrBlock, Ipv6CidrBlockState }) => {
    if (isAssociated(Ipv6CidrBlockState)) return [Ipv6CidrBlock]
    report.note('leftOut', 'Blocks that are not associated with their VPC', Ipv6CidrBlock)
    return []
  })
  return [...new Set(blocks)]
}

function readBlockMode(row: VpcRow, report: ReportBuilder): Vpc['blockPublicAccess'] {
  const text = given(row.BlockPublicAccessStates?.InternetGatewayBlockMode)
  if (text === undefined) return 'off'
  const mode = BLOCK_PUBLIC_ACCESS_MODES.find((known) => plainWord(known) === plainWord(text))
  if (mode) return mode
  report.note(
    'unknown',
    `Block Public Access mode "${text}" is not known and is taken as off`,
    row.VpcId,
  )
  return 'off'
}
