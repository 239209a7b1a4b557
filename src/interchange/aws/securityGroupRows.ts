import * as z from 'zod/mini'
import type { Cidr } from '@/model/ip'
import type { Traffic } from '@/model/traffic'
import {
  given,
  idText,
  ipv4Cidr,
  ipv6Cidr,
  maybe,
  maybePortField,
  maybeText,
  protocolText,
  rows,
  tags,
} from './rows'
import { readTraffic, type TrafficFault } from './traffic'

/** A further VPC where a group may be used (SG-45). */
export const securityGroupAssociationRow = z.object({
  GroupId: idText,
  VpcId: idText,
  State: maybeText,
})

const groupPair = z.object({
  GroupId: maybeText,
  GroupName: maybeText,
  UserId: maybeText,
  VpcId: maybeText,
  VpcPeeringConnectionId: maybeText,
  PeeringStatus: maybeText,
  Description: maybeText,
})

/** A group that a rule names; of another VPC or account it may be an id without a row. */
export type GroupPair = z.infer<typeof groupPair>

export type PeerRow =
  | { readonly kind: 'cidr'; readonly cidr: Cidr; readonly description: string | undefined }
  | { readonly kind: 'prefixList'; readonly id: string; readonly description: string | undefined }
  | { readonly kind: 'group'; readonly pair: GroupPair; readonly description: string | undefined }

const FIELDS = { protocol: 'IpProtocol', from: 'FromPort', to: 'ToPort' } as const

interface PortFields {
  readonly IpProtocol: string
  readonly FromPort?: number | null | undefined
  readonly ToPort?: number | null | undefined
}

interface IssueSink {
  readonly issues: unknown[]
}

function trafficOrIssue(row: PortFields, context: IssueSink): Traffic | undefined {
  const traffic = readTraffic(row.IpProtocol, row.FromPort ?? undefined, row.ToPort ?? undefined)
  if (traffic.ok) return traffic.value
  context.issues.push(trafficIssue(traffic.error, row))
  return undefined
}

function trafficIssue({ field, message }: TrafficFault, input: unknown) {
  return { code: 'custom', message, input, path: [FIELDS[field]] }
}

/** One entry of `IpPermissions`: a protocol and range with sources of four kinds (A4, trap 2). */
const permissionRow = z.pipe(
  z.object({
    IpProtocol: protocolText,
    FromPort: maybePortField,
    ToPort: maybePortField,
    IpRanges: rows(z.object({ CidrIp: ipv4Cidr, Description: maybeText })),
    Ipv6Ranges: rows(z.object({ CidrIpv6: ipv6Cidr, Description: maybeText })),
    PrefixListIds: rows(z.object({ PrefixListId: idText, Description: maybeText })),
    UserIdGroupPairs: rows(groupPair),
  }),
  z.transform((row, context) => {
    const traffic = trafficOrIssue(row, context)
    if (!traffic) return z.NEVER
    const peers: PeerRow[] = [
      ...(row.IpRanges ?? []).map(({ CidrIp, Description }) => cidrPeer(CidrIp, Description)),
      ...(row.Ipv6Ranges ?? []).map(({ CidrIpv6, Description }) => cidrPeer(CidrIpv6, Description)),
      ...(row.PrefixListIds ?? []).map(({ PrefixListId, Description }) =>
        listPeer(PrefixListId, Description),
      ),
      ...(row.UserIdGroupPairs ?? []).map((pair) => groupPeer(pair, pair.Description)),
    ]
    return { traffic, peers }
  }),
)

export const securityGroupRow = z.object({
  GroupId: idText,
  GroupName: maybeText,
  Description: maybeText,
  VpcId: maybeText,
  IpPermissions: rows(permissionRow),
  IpPermissionsEgress: rows(permissionRow),
  SecurityGroupArn: maybeText,
  Tags: tags,
})

export type PermissionRow = z.infer<typeof permissionRow>
export type SecurityGroupRow = z.infer<typeof securityGroupRow>

/** A row of `describe-security-group-rules`: one rule, one source, both directions in one list. */
export const securityGroupRuleRow = z.pipe(
  z.object({
    SecurityGroupRuleId: idText,
    GroupId: idText,
    IsEgress: z.boolean(),
    IpProtocol: protocolText,
    FromPort: maybePortField,
    ToPort: maybePortField,
    CidrIpv4: maybe(ipv4Cidr),
    CidrIpv6: maybe(ipv6Cidr),
    PrefixListId: maybeText,
    ReferencedGroupInfo: maybe(groupPair),
    Description: maybeText,
  }),
  z.transform((row, context) => {
    const traffic = trafficOrIssue(row, context)
    if (!traffic) return z.NEVER
    const prefixListId = given(row.PrefixListId)
    const peers: PeerRow[] = [
      ...(row.CidrIpv4 ? [cidrPeer(row.CidrIpv4, row.Description)] : []),
      ...(row.CidrIpv6 ? [cidrPeer(row.CidrIpv6, row.Description)] : []),
      ...(prefixListId === undefined ? [] : [listPeer(prefixListId, row.Description)]),
      ...(row.ReferencedGroupInfo ? [groupPeer(row.ReferencedGroupInfo, row.Description)] : []),
    ]
    const [peer] = peers
    if (!peer || peers.length > 1) {
      const message =
        'expected exactly one of CidrIpv4, CidrIpv6, PrefixListId and ReferencedGroupInfo'
      context.issues.push({ code: 'custom', message, input: row })
      return z.NEVER
    }
    return {
      SecurityGroupRuleId: row.SecurityGroupRuleId,
      GroupId: row.GroupId,
      IsEgress: row.IsEgress,
      traffic,
      peer,
    }
  }),
)

export type SecurityGroupRuleRow = z.infer<typeof securityGroupRuleRow>

function cidrPeer(cidr: Cidr, description: string | null | undefined): PeerRow {
  return { kind: 'cidr', cidr, description: given(description) }
}

function listPeer(id: string, description: string | null | undefined): PeerRow {
  return { kind: 'prefixList', id, description: given(description) }
}

function groupPeer(pair: GroupPair, description: string | null | undefined): PeerRow {
  return { kind: 'group', pair, description: given(description) }
}
