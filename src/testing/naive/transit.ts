import { holds, readBlock } from './address'
import type { Address } from './address'
import type { AwsSnapshotJson } from './aws/awsSnapshot'
import type { AwsTransitGatewayVpcAttachment } from './aws/awsTransit'
import { announcedBy } from './lines'
import { blocksOfVpc, entriesOfPrefixList, findVpc } from './network'

// Questions about the rows of transit gateways. Everything is looked up anew, by reading all the rows.

/** An attachment seen from one gateway: where it leads. */
export interface Attachment {
  readonly id: string
  readonly gatewayId: string
  readonly type: string
  readonly resourceId: string
}

/** The attachments of a gateway that carry traffic. */
export function attachmentsOf(snapshot: AwsSnapshotJson, gatewayId: string): Attachment[] {
  const found: Attachment[] = []
  const add = (attachment: Attachment) => {
    if (!found.some((each) => each.id === attachment.id)) found.push(attachment)
  }
  for (const row of snapshot.TransitGatewayVpcAttachments ?? []) {
    if (row.TransitGatewayId !== gatewayId || row.State !== 'available') continue
    const { TransitGatewayAttachmentId: id, VpcId: resourceId } = row
    add({ id, gatewayId, type: 'vpc', resourceId })
  }
  for (const row of snapshot.TransitGatewayPeeringAttachments ?? []) {
    if (row.State !== 'available') continue
    const requester = row.RequesterTgwInfo.TransitGatewayId
    const accepter = row.AccepterTgwInfo.TransitGatewayId
    const here = row.TransitGatewayAttachmentId
    const there = row.AccepterTransitGatewayAttachmentId ?? here
    if (requester === gatewayId) add({ id: here, gatewayId, type: 'peering', resourceId: accepter })
    if (accepter === gatewayId)
      add({ id: there, gatewayId, type: 'peering', resourceId: requester })
  }
  for (const row of snapshot.TransitGatewayAttachments ?? []) {
    if (row.TransitGatewayId !== gatewayId || row.State !== 'available') continue
    if (row.ResourceType === 'vpc' || row.ResourceType === 'peering') continue
    const { TransitGatewayAttachmentId: id, ResourceType: type, ResourceId: resourceId } = row
    add({ id, gatewayId, type, resourceId })
  }
  return found
}

/** The attachment that joins a VPC to a gateway. */
export function vpcAttachment(
  snapshot: AwsSnapshotJson,
  gatewayId: string,
  vpcId: string,
): AwsTransitGatewayVpcAttachment | undefined {
  return (snapshot.TransitGatewayVpcAttachments ?? []).find(
    (row) => row.TransitGatewayId === gatewayId && row.VpcId === vpcId && row.State === 'available',
  )
}

/** Whether a transit gateway, or several that are peered, has both VPCs attached. */
export function shareTransitGateways(
  snapshot: AwsSnapshotJson,
  one: string,
  other: string,
): boolean {
  const gateways = (snapshot.TransitGateways ?? [])
    .map((row) => row.TransitGatewayId)
    .filter((id) => isAttached(snapshot, id, one))
  return isAttachedBeyond(snapshot, gateways, other)
}

/** Whether a VPC is attached to one of these gateways or to one that is peered with them. */
export function isAttachedBeyond(
  snapshot: AwsSnapshotJson,
  gatewayIds: readonly string[],
  vpcId: string,
): boolean {
  const reached = [...gatewayIds]
  for (const id of reached) {
    for (const row of snapshot.TransitGatewayPeeringAttachments ?? []) {
      const ends = [row.RequesterTgwInfo.TransitGatewayId, row.AccepterTgwInfo.TransitGatewayId]
      if (ends.includes(id)) reached.push(...ends.filter((end) => !reached.includes(end)))
    }
  }
  return reached.some((id) => isAttached(snapshot, id, vpcId))
}

// What still waits for its acceptance tells as much of what is meant.
function isAttached(snapshot: AwsSnapshotJson, gatewayId: string, vpcId: string): boolean {
  return (snapshot.TransitGatewayVpcAttachments ?? []).some(
    (row) => row.TransitGatewayId === gatewayId && row.VpcId === vpcId,
  )
}

/** The table that decides about what comes in by an attachment (TGW-08), if there is one (TGW-10). */
export function tableOfAttachment(
  snapshot: AwsSnapshotJson,
  gatewayId: string,
  attachmentId: string,
): string | undefined {
  const tables = (snapshot.TransitGatewayRouteTables ?? [])
    .filter((row) => row.TransitGatewayId === gatewayId)
    .map((row) => row.TransitGatewayRouteTableId)
  const listed = tables.find((id) =>
    (snapshot.TransitGatewayRouteTableAssociations?.[id] ?? []).some(
      (row) => row.TransitGatewayAttachmentId === attachmentId && row.State === 'associated',
    ),
  )
  if (listed !== undefined) return listed
  const told = (snapshot.TransitGatewayAttachments ?? []).find(
    (row) => row.TransitGatewayAttachmentId === attachmentId && row.TransitGatewayId === gatewayId,
  )?.Association
  return told?.State === 'associated' ? told.TransitGatewayRouteTableId : undefined
}

/** A way out of a gateway; without an attachment it is a blackhole (TGW-13). */
interface Candidate {
  readonly block: string
  readonly attachmentId: string | undefined
  /** Lower comes first at equal length (TGW-12). */
  readonly rank: number
}

const PREFIX_LIST_RANK = 2
const PROPAGATED_RANK: Readonly<Record<string, number>> = {
  vpc: 3,
  'direct-connect-gateway': 4,
  connect: 5,
  vpn: 6,
}

/** The route of a gateway's table for a destination: the longest prefix, then by origin (TGW-12). */
export function lookUpTransitRoute(
  snapshot: AwsSnapshotJson,
  gatewayId: string,
  tableId: string,
  destination: Address,
): { readonly attachmentId: string | undefined; readonly isPropagated: boolean } | undefined {
  const candidates: Candidate[] = []
  const listed = snapshot.TransitGatewayRoutes?.[tableId] ?? []
  const announced = new Set<string>()
  for (const row of listed) {
    const [attachment] = row.TransitGatewayAttachments ?? []
    const isPropagated = row.Type === 'propagated'
    if (isPropagated && attachment) announced.add(attachment.TransitGatewayAttachmentId)
    candidates.push({
      block: row.DestinationCidrBlock,
      attachmentId: row.State === 'active' ? attachment?.TransitGatewayAttachmentId : undefined,
      rank: isPropagated ? (PROPAGATED_RANK[attachment?.ResourceType ?? ''] ?? 9) : 1,
    })
  }
  for (const row of snapshot.TransitGatewayPrefixListReferences?.[tableId] ?? []) {
    const attachmentId = row.Blackhole
      ? undefined
      : row.TransitGatewayAttachment?.TransitGatewayAttachmentId
    for (const block of entriesOfPrefixList(snapshot, row.PrefixListId)) {
      candidates.push({ block, attachmentId, rank: PREFIX_LIST_RANK })
    }
  }
  for (const row of snapshot.TransitGatewayRouteTablePropagations?.[tableId] ?? []) {
    const { TransitGatewayAttachmentId: id } = row
    const attachment = attachmentsOf(snapshot, gatewayId).find((each) => each.id === id)
    // Where the dump lists what an attachment propagates, that is it; else it follows from the rows.
    if (!attachment || row.State !== 'enabled' || announced.has(id)) continue
    for (const block of propagatedBlocks(snapshot, attachment)) {
      candidates.push({ block, attachmentId: id, rank: PROPAGATED_RANK[attachment.type] ?? 9 })
    }
  }
  const matching = candidates.filter((each) => holds(each.block, destination))
  matching.sort(
    (a, b) => readBlock(b.block).prefixLength - readBlock(a.block).prefixLength || a.rank - b.rank,
  )
  const [best] = matching
  return best && { attachmentId: best.attachmentId, isPropagated: best.rank > PREFIX_LIST_RANK }
}

/** What an attachment announces: a VPC its blocks (TGW-11, TGW-20), a VPN its routes. */
function propagatedBlocks(snapshot: AwsSnapshotJson, attachment: Attachment): string[] {
  const { gatewayId, resourceId } = attachment
  if (attachment.type === 'vpc') {
    const options = vpcAttachment(snapshot, gatewayId, resourceId)?.Options
    return blocksOfVpc(findVpc(snapshot, resourceId)).filter(
      (block) => !block.includes(':') || options?.Ipv6Support === 'enable',
    )
  }
  return attachment.type === 'vpn' ? announcedBy(snapshot, resourceId) : []
}
