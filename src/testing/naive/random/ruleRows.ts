import type { AwsGroupPair, AwsIpPermission, AwsNetworkAclEntry } from '../aws/awsSnapshot'
import { OWNER, OWN_LIST, PORTS, S3_LIST, idOf, pick } from './names'
import { farEnd, groupName, hasIpv6, peeringsOf } from './networkPlan'
import type { Plan, PlannedVpc } from './networkPlan'
import type {
  AclListSketch,
  AclSketch,
  EntrySketch,
  GroupSketch,
  RuleSketch,
} from './networkSketch'

/* The rows of security groups and network ACLs. */

// --- Security groups ---------------------------------------------------------------------------

/** `SecurityGroups` of a VPC. */
export function groupRows(plan: Plan, vpc: PlannedVpc) {
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

// --- Network ACLs ------------------------------------------------------------------------------

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

/** `NetworkAcls` of a VPC. */
export function aclRows(plan: Plan, vpc: PlannedVpc) {
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
