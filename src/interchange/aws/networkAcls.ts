import * as z from 'zod/mini'
import { asId, type NetworkAclId, type VpcId } from '@/model/ids'
import { RULE_NUMBERS, type NetworkAcl, type NetworkAclEntry } from '@/model/resources/networkAcl'
import { hasPorts, isIcmp } from '@/model/traffic'
import type { ReportBuilder } from '../report'
import {
  idText,
  ipv4Cidr,
  ipv6Cidr,
  maybe,
  maybeFlag,
  maybePortField,
  maybeText,
  nameFrom,
  protocolText,
  rows,
  sameWord,
  tags,
} from './rows'
import { readProtocol, readTraffic } from './traffic'

/** The `*` entries, which are in the list as ordinary rows: IPv4 and IPv6 (A5, trap 5). */
const LAST_ENTRIES = [32767, 32768]

const ruleNumber = z
  .number()
  .check(
    z.refine(
      (number) =>
        LAST_ENTRIES.includes(number) ||
        (Number.isInteger(number) && number >= RULE_NUMBERS.from && number <= RULE_NUMBERS.to),
      `rule numbers go from ${String(RULE_NUMBERS.from)} to ${String(RULE_NUMBERS.to)}`,
    ),
  )

const action = z
  .string()
  .check(
    z.refine((word) => sameWord(word, 'allow') || sameWord(word, 'deny'), 'expected allow or deny'),
  )

const entryRow = z.pipe(
  z.object({
    RuleNumber: ruleNumber,
    Egress: z.boolean(),
    RuleAction: action,
    Protocol: protocolText,
    CidrBlock: maybe(ipv4Cidr),
    Ipv6CidrBlock: maybe(ipv6Cidr),
    PortRange: maybe(z.object({ From: maybePortField, To: maybePortField })),
    IcmpTypeCode: maybe(z.object({ Type: maybePortField, Code: maybePortField })),
  }),
  z.transform((row, context): NetworkAclEntry => {
    const fault = (path: string[], message: string) => {
      context.issues.push({ code: 'custom', message, input: row, path })
      return z.NEVER
    }
    const protocol = readProtocol(row.Protocol)
    if (!protocol.ok) return fault(['Protocol'], protocol.error.message)
    const block = row.CidrBlock ?? row.Ipv6CidrBlock
    if (!block || (row.CidrBlock && row.Ipv6CidrBlock)) {
      return fault([], 'expected exactly one of CidrBlock and Ipv6CidrBlock')
    }
    // The other pair of numbers is ignored, as AWS does (NACL-06).
    const icmp = protocol.value !== 'all' && isIcmp(protocol.value)
    const ports = protocol.value !== 'all' && hasPorts(protocol.value)
    const parent = icmp ? 'IcmpTypeCode' : 'PortRange'
    const [first, last] = icmp ? ['Type', 'Code'] : ['From', 'To']
    const from = icmp ? row.IcmpTypeCode?.Type : ports ? row.PortRange?.From : undefined
    const to = icmp ? row.IcmpTypeCode?.Code : ports ? row.PortRange?.To : undefined
    const traffic = readTraffic(row.Protocol, from ?? undefined, to ?? undefined)
    if (!traffic.ok) {
      const field = traffic.error.field === 'from' ? first : last
      return fault([parent, field ?? parent], traffic.error.message)
    }
    return {
      direction: row.Egress ? 'egress' : 'ingress',
      ruleNumber: row.RuleNumber,
      action: sameWord(row.RuleAction, 'allow') ? 'allow' : 'deny',
      traffic: traffic.value,
      cidr: block,
    }
  }),
)

export const networkAclRow = z.object({
  NetworkAclId: idText,
  VpcId: idText,
  IsDefault: maybeFlag,
  Associations: rows(z.object({ SubnetId: maybeText })),
  Entries: rows(entryRow),
  Tags: tags,
})

export type NetworkAclRow = z.infer<typeof networkAclRow>

export function readNetworkAcl(row: NetworkAclRow, report: ReportBuilder): NetworkAcl {
  if (!row.Entries) {
    report.note('assumed', 'Network ACLs without Entries deny everything', row.NetworkAclId)
  }
  const entries = (row.Entries ?? []).filter((entry) => {
    if (!LAST_ENTRIES.includes(entry.ruleNumber)) return true
    if (entry.action === 'allow' || entry.traffic.protocol !== 'all') {
      const message = 'The last entry (*) of a network ACL denies everything, whatever its row says'
      report.note('contradiction', message, row.NetworkAclId)
    }
    return false
  })
  return {
    kind: 'networkAcl',
    id: asId<NetworkAclId>(row.NetworkAclId),
    name: nameFrom(row.Tags),
    vpcId: asId<VpcId>(row.VpcId),
    isDefault: row.IsDefault ?? false,
    entries,
  }
}
