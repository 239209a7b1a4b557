import { holds } from '../address'
import type { Address } from '../address'
import type {
  AwsGroupPair,
  AwsIpPermission,
  AwsNetworkInterface,
  AwsSecurityGroup,
  AwsSnapshotJson,
} from '../aws/awsSnapshot'
import { arePeered, entriesOfPrefixList, owns } from '../network'
import type { Identity } from './journey'
import type { Side } from './networkAclRule'
import { hasPorts, ICMP, ICMPV6, isIcmp, TCP, UDP } from '../packet'
import type { Packet } from '../packet'

/**
 * Whether a rule of the interface's groups, taken together (SG-18), admits a packet that opens a flow.
 * `identity` is how group identity comes along with the packet: through an internet gateway, a NAT
 * gateway or a middlebox it does not, and references match nothing there (SG-23, SG-30, SG-31).
 */
export function securityGroupsAdmit(
  snapshot: AwsSnapshotJson,
  networkInterface: AwsNetworkInterface,
  side: Side,
  packet: Packet,
  identity: Identity,
): boolean {
  const remote = side === 'ingress' ? packet.source : packet.destination
  return groupsOf(snapshot, networkInterface).some((group) =>
    permissionsOf(group, side).some(
      (permission) =>
        trafficMatches(permission, packet) &&
        (holdsWrittenPeer(snapshot, permission, remote) ||
          (identity.by !== 'nobody' &&
            permission.UserIdGroupPairs.some((pair) =>
              referenceMatches(snapshot, group, pair, remote, identity),
            ))),
    ),
  )
}

/**
 * Whether the flow that a packet belongs to is one that the groups do not track (CT-02): a rule for
 * everybody admits it, and the other direction is open to everybody on all ports. ICMP never (CT-04).
 */
export function isUntracked(
  snapshot: AwsSnapshotJson,
  networkInterface: AwsNetworkInterface,
  side: Side,
  packet: Packet,
): boolean {
  if (!hasPorts(packet.protocol)) return false
  const groups = groupsOf(snapshot, networkInterface)
  const opposite: Side = side === 'ingress' ? 'egress' : 'ingress'
  const admitted = groups.some((group) =>
    permissionsOf(group, side).some(
      (permission) => isForEverybody(permission, packet) && trafficMatches(permission, packet),
    ),
  )
  const answered = groups.some((group) =>
    permissionsOf(group, opposite).some(
      (permission) => isForEverybody(permission, packet) && isAllPortsOf(permission, packet),
    ),
  )
  return admitted && answered
}

function groupsOf(
  snapshot: AwsSnapshotJson,
  networkInterface: AwsNetworkInterface,
): AwsSecurityGroup[] {
  const ids = networkInterface.Groups.map((group) => group.GroupId)
  return snapshot.SecurityGroups.filter((group) => ids.includes(group.GroupId))
}

function permissionsOf(group: AwsSecurityGroup, side: Side): readonly AwsIpPermission[] {
  return side === 'ingress' ? group.IpPermissions : group.IpPermissionsEgress
}

function trafficMatches(permission: AwsIpPermission, packet: Packet): boolean {
  // SG-05: -1 is everything, with whatever ports.
  const protocol = protocolNumber(permission.IpProtocol)
  if (protocol === -1) return true
  if (protocol !== packet.protocol) return false
  // SG-09: icmp is IPv4 only, icmpv6 is IPv6 only.
  if (protocol === ICMP && packet.family !== 4) return false
  if (protocol === ICMPV6 && packet.family !== 6) return false

  const from = permission.FromPort ?? -1
  const to = permission.ToPort ?? -1
  if (hasPorts(protocol)) {
    // SG-06: the destination port of the packet that opens the flow.
    const port = packet.destinationPort ?? -1
    return from === -1 || (from <= port && port <= to)
  }
  if (isIcmp(protocol)) {
    // SG-07, SG-08: FromPort is the type and ToPort the code, -1 or nothing for all.
    return from === -1 || (from === packet.icmpType && (to === -1 || to === packet.icmpCode))
  }
  return true
}

function protocolNumber(text: string): number {
  const named = { tcp: TCP, udp: UDP, icmp: ICMP, icmpv6: ICMPV6 }[text]
  return named ?? Number(text)
}

/** A CIDR or a prefix list (SG-10 by family, SG-39). */
function holdsWrittenPeer(
  snapshot: AwsSnapshotJson,
  permission: AwsIpPermission,
  remote: Address,
): boolean {
  return (
    permission.IpRanges.some((range) => holds(range.CidrIp, remote)) ||
    permission.Ipv6Ranges.some((range) => holds(range.CidrIpv6, remote)) ||
    permission.PrefixListIds.some((list) =>
      entriesOfPrefixList(snapshot, list.PrefixListId).some((block) => holds(block, remote)),
    )
  )
}

/**
 * Whether the remote address is a private one of an interface that carries the referenced group
 * (SG-22, SG-36, SG-37), in the same VPC or across an active peering of one Region (SG-25 to SG-27).
 */
function referenceMatches(
  snapshot: AwsSnapshotJson,
  group: AwsSecurityGroup,
  pair: AwsGroupPair,
  remote: Address,
  identity: Identity,
): boolean {
  const referenced = snapshot.SecurityGroups.find((row) => row.GroupId === pair.GroupId)
  if (!referenced) return false
  // SG-33, SG-34: a reference whose peering is gone is stale and matches nothing.
  if (pair.PeeringStatus !== undefined && pair.PeeringStatus !== 'active') return false
  if (identity.by === 'load-balancer') return identity.groupIds.includes(referenced.GroupId)
  // SG-28: where the packet came through a transit gateway, that one's support decides.
  const isFar = referenced.VpcId !== group.VpcId
  if (isFar && identity.by === 'vpc' && !isReferableAcross(snapshot, group, referenced)) {
    return false
  }
  return snapshot.NetworkInterfaces.some(
    (member) =>
      member.VpcId === referenced.VpcId &&
      member.Groups.some((carried) => carried.GroupId === referenced.GroupId) &&
      owns(member, remote),
  )
}

function isReferableAcross(
  snapshot: AwsSnapshotJson,
  group: AwsSecurityGroup,
  referenced: AwsSecurityGroup,
): boolean {
  if (!arePeered(snapshot, group.VpcId, referenced.VpcId)) return false
  return (snapshot.VpcPeeringConnections ?? []).some((peering) => {
    const ends = [peering.RequesterVpcInfo, peering.AccepterVpcInfo]
    const vpcIds = ends.map((end) => end.VpcId)
    const isThis = vpcIds.includes(group.VpcId) && vpcIds.includes(referenced.VpcId)
    const regions = new Set(ends.map((end) => end.Region))
    return isThis && peering.Status.Code === 'active' && regions.size === 1
  })
}

function isForEverybody(permission: AwsIpPermission, packet: Packet): boolean {
  return packet.family === 4
    ? permission.IpRanges.some((range) => range.CidrIp === '0.0.0.0/0')
    : permission.Ipv6Ranges.some((range) => range.CidrIpv6 === '::/0')
}

function isAllPortsOf(permission: AwsIpPermission, packet: Packet): boolean {
  const protocol = protocolNumber(permission.IpProtocol)
  if (protocol === -1) return true
  return protocol === packet.protocol && permission.FromPort === 0 && permission.ToPort === 65535
}
