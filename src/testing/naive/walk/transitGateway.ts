import { findSubnet, findVpc, subnetAt, vpcHolds } from '../network'
import type { AwsSnapshotJson } from '../aws/awsSnapshot'
import { attachmentsOf, lookUpTransitRoute, tableOfAttachment, vpcAttachment } from '../transit'
import type { Attachment } from '../transit'
import { askNetworkAcl } from './filters'
import type { End, Journey, Stop } from './journey'
import { refuse, unknown } from './journey'

type At<Name extends Stop['at']> = Extract<Stop, { at: Name }>

/** A subnet's route hands a packet to a transit gateway. */
export function enterTransitGateway(
  journey: Journey,
  { id, from }: At<'into-transit-gateway'>,
): Stop | End {
  const { snapshot } = journey
  journey.passed.add('transit-gateway')
  const attachment = vpcAttachment(snapshot, id, from.VpcId)
  // TGW-04: the attachment needs a subnet in the zone of the sender.
  const entrance = attachment?.SubnetIds.map((subnetId) => findSubnet(snapshot, subnetId)).find(
    (subnet) => subnet.AvailabilityZone === from.AvailabilityZone,
  )
  if (!attachment || !entrance) return refuse('transit-gateway', id)
  // NACL-27, NACL-28, J03: the inbound list of the attachment's subnet, by source; no outbound list.
  const byAcl = askNetworkAcl(journey, entrance, 'ingress')
  if (byAcl) return byAcl

  const carries = journey.identity.by === 'vpc' && carriesGroups(snapshot, id, from.VpcId)
  journey.identity = { by: carries ? 'transit-gateway' : 'nobody' }
  const attachmentId = attachment.TransitGatewayAttachmentId
  return { at: 'transit-gateway', id, attachmentId, zone: from.AvailabilityZone }
}

/** The table of the attachment that a packet came by decides where it goes (TGW-08, TGW-12). */
export function routeInTransitGateway(
  journey: Journey,
  { id, attachmentId, zone }: At<'transit-gateway'>,
): Stop | End {
  const { snapshot, packet } = journey
  journey.passed.add('transit-gateway')
  // TGW-10: without a table nothing can be sent.
  const tableId = tableOfAttachment(snapshot, id, attachmentId)
  if (tableId === undefined) return refuse('transit-gateway', id)
  const route = lookUpTransitRoute(snapshot, id, tableId, packet.destination)
  const target = attachmentsOf(snapshot, id).find((row) => row.id === route?.attachmentId)
  // TGW-13: a blackhole drops; so does a route to an attachment that is gone.
  if (!route || !target) return refuse('transit-gateway', tableId)

  switch (target.type) {
    case 'vpc':
      return intoVpc(journey, target, zone)
    case 'vpn':
      return { at: 'line-out', id: target.resourceId }
    case 'peering':
      return overPeering(journey, target)
    default:
      return unknown('transit-gateway', target.id)
  }
}

/** A packet enters a VPC by a subnet of the attachment, whose own table leads on (TGW-06, J05, J06). */
function intoVpc(journey: Journey, target: Attachment, zone: string | undefined): Stop | End {
  const { snapshot, packet } = journey
  const vpcId = target.resourceId
  const attachment = vpcAttachment(snapshot, target.gatewayId, vpcId)
  const subnets = (attachment?.SubnetIds ?? []).map((id) => findSubnet(snapshot, id))
  const isPinned = attachment?.Options.ApplianceModeSupport === 'enable'
  const destinationZone = zoneOf(journey, target.gatewayId)
  const inZone = (wanted: string | undefined) =>
    subnets.filter((subnet) => subnet.AvailabilityZone === wanted)
  // TGW-16: in the sender's zone if that is attached. TGW-17: with appliance mode only where both ends
  // are in it, as far as the attachment's own
  // table has learned where they stand; else some zone, the same for both directions. TGW-02, TGW-05: else in the
  // receiver's zone, or in some zone that is attached.
  const { source, destination } = packet
  const own = tableOfAttachment(snapshot, target.gatewayId, target.id)
  const knowsZones = [source, destination].every(
    (address) =>
      vpcHolds(findVpc(snapshot, vpcId), address) ||
      (own !== undefined &&
        lookUpTransitRoute(snapshot, target.gatewayId, own, address)?.isPropagated),
  )
  const keepsZone = !isPinned || (knowsZones && zone === destinationZone)
  const same = keepsZone ? inZone(zone) : []
  const there = subnetAt(snapshot, vpcId, destination)?.AvailabilityZone
  const near = isPinned || same.length > 0 ? same : inZone(there)
  const ways = near.length > 0 ? near : subnets
  if (ways.length === 0) return refuse('transit-gateway', target.gatewayId)
  const who = isPinned ? target.id : `${target.id} ${journey.direction} of ${String(ways.length)}`
  const entrance = journey.choose(who, ways)

  const carries =
    journey.identity.by === 'transit-gateway' && carriesGroups(snapshot, target.gatewayId, vpcId)
  journey.identity = { by: carries ? 'transit-gateway' : 'nobody' }
  journey.broughtInto = vpcId
  return { at: 'leaving-subnet', subnet: entrance }
}

/** Another gateway takes over, by its own end of the peering; no groups are known there (SG-28). */
function overPeering(journey: Journey, target: Attachment): Stop | End {
  journey.passed.add('transit-gateway-peering')
  journey.identity = { by: 'nobody' }
  const far = attachmentsOf(journey.snapshot, target.resourceId).find(
    (row) => row.type === 'peering' && row.resourceId === target.gatewayId,
  )
  return far
    ? { at: 'transit-gateway', id: far.gatewayId, attachmentId: far.id }
    : refuse('transit-gateway', target.resourceId)
}

/** The zone of the packet's destination, where that stands in a VPC attached to the gateway. */
function zoneOf({ snapshot, packet }: Journey, gatewayId: string): string | undefined {
  for (const { type, resourceId } of attachmentsOf(snapshot, gatewayId)) {
    if (type !== 'vpc') continue
    const subnet = subnetAt(snapshot, resourceId, packet.destination)
    if (subnet) return subnet.AvailabilityZone
  }
  return undefined
}

/** SG-28: off by default on the gateway, on by default on an attachment. */
function carriesGroups(snapshot: AwsSnapshotJson, gatewayId: string, vpcId: string): boolean {
  const gateway = (snapshot.TransitGateways ?? []).find((row) => row.TransitGatewayId === gatewayId)
  const attachment = vpcAttachment(snapshot, gatewayId, vpcId)
  return (
    gateway?.Options.SecurityGroupReferencingSupport === 'enable' &&
    attachment !== undefined &&
    attachment.Options.SecurityGroupReferencingSupport !== 'disable'
  )
}
