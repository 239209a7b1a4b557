import { sameAddress } from '../address'
import type { AwsNetworkInterface, AwsSubnet } from '../aws/awsSnapshot'
import { networkAclOf, subnetHolds } from '../network'
import { lookUpRoute } from '../routes'
import { isAnswerTo, TCP } from '../packet'
import type { Packet } from '../packet'
import type { End, Identity, Journey } from './journey'
import { refuse } from './journey'
import { networkAclAdmits } from './networkAclRule'
import type { Side } from './networkAclRule'
import { isUntracked, securityGroupsAdmit } from './securityGroupRule'

/** The ACL of a subnet judges a packet that crosses the subnet's border; nothing: it may pass. */
export function askNetworkAcl(journey: Journey, subnet: AwsSubnet, side: Side): End | undefined {
  const acl = networkAclOf(journey.snapshot, subnet)
  if (!acl || networkAclAdmits(acl, side, journey.packet)) return undefined
  return refuse('network-acl', acl.NetworkAclId, `${side} of ${subnet.SubnetId}`)
}

/**
 * The groups of an interface judge a packet: what belongs to a flow that they have admitted passes
 * (CT-01); everything else needs a rule and is remembered.
 */
export function askSecurityGroups(
  journey: Journey,
  networkInterface: AwsNetworkInterface,
  side: Side,
  identity: Identity,
): End | undefined {
  const { snapshot, memory, packet } = journey
  const id = networkInterface.NetworkInterfaceId
  const belongsToFlow = memory.some(
    (entry) =>
      entry.keeper === 'security-group' && entry.id === id && isSameFlow(entry.seen, packet),
  )
  if (belongsToFlow) return undefined

  const [group, ...others] = networkInterface.Groups
  const refusal = refuse(
    'security-group',
    others.length === 0 && group ? group.GroupId : id,
    `${side} of ${id}`,
  )
  if (!securityGroupsAdmit(snapshot, networkInterface, side, packet, identity)) return refusal

  // CT-20: a TCP segment that opens nothing and belongs to no flow is dropped, unless the rules that
  // admit it do not track. CT-09: a flow through a NAT or egress-only gateway is always tracked.
  if (packet.protocol === TCP && journey.direction === 'response') {
    const isAlwaysTracked = memory.some(
      (entry) => entry.keeper === 'always-tracked' && entry.relays === journey.relays,
    )
    if (isAlwaysTracked || !isUntracked(snapshot, networkInterface, side, packet)) return refusal
  }
  memory.push({ keeper: 'security-group', id, seen: packet })
  return undefined
}

function isSameFlow(seen: Packet, packet: Packet): boolean {
  return isAnswerTo(packet, seen) || isForwarded(packet, seen)
}

/** The very packet again, as it leaves the appliance that it entered (O05: by state). */
function isForwarded(packet: Packet, seen: Packet): boolean {
  return (
    packet.protocol === seen.protocol &&
    sameAddress(packet.source, seen.source) &&
    sameAddress(packet.destination, seen.destination) &&
    packet.sourcePort === seen.sourcePort &&
    packet.destinationPort === seen.destinationPort
  )
}

/**
 * How the sender's groups may tell the receiver: straight to it, in the subnet, in the VPC or over a
 * peering they may, but not by way of any other gateway or middlebox (SG-26, SG-30, SG-31).
 */
export function identityOfReceiver(journey: Journey, subnet: AwsSubnet): Identity {
  const { snapshot, packet } = journey
  if (subnetHolds(subnet, packet.destination)) return { by: 'vpc' }
  const route = lookUpRoute(snapshot, subnet, packet.destination)
  const isStraight =
    !route || route.GatewayId === 'local' || route.VpcPeeringConnectionId !== undefined
  return isStraight ? { by: 'vpc' } : { by: 'nobody' }
}
