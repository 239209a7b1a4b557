import { cidrsOverlap } from '../ip'
import type { TransitGatewayAttachment } from '../resources/transitGatewayAttachment'
import type { TransitGatewayRouteTable } from '../resources/transitGatewayRouteTable'
import { vpcBlocks } from '../resources/vpc'
import { findOf, labelOf, resourcesOf, type Topology } from '../topology'
import { groupBy, overlappingPairs, type ValidationContext } from './context'
import { issue, namesOf, type Issue } from './issue'

/** Transit gateways: where attachments stand, and which tables they use. */
export function transitGatewayIssues({ topology }: ValidationContext): readonly Issue[] {
  const attachments = resourcesOf(topology, 'transitGatewayAttachment')
  return [
    ...attachments.flatMap((attachment) => [
      ...regionIssues(attachment, topology),
      ...subnetIssues(attachment, topology),
    ]),
    ...attachedTwice(topology),
    ...associationIssues(topology),
    ...resourcesOf(topology, 'transitGatewayRouteTable').flatMap((table) => [
      ...membership(table, topology),
      ...peeringPropagation(table, topology),
      ...overlaps(table, topology),
    ]),
  ]
}

/** A transit gateway and the VPCs at it are of one Region (TGW-01). */
function regionIssues(attachment: TransitGatewayAttachment, topology: Topology): readonly Issue[] {
  const gateway = findOf(topology, 'transitGateway', attachment.transitGatewayId)
  const { attached } = attachment
  const vpc = attached.kind === 'vpc' ? findOf(topology, 'vpc', attached.vpcId) : undefined
  if (!gateway || !vpc || vpc.stub || gateway.region === '' || vpc.region === '') return []
  if (gateway.region === vpc.region) return []
  const message = `${labelOf(attachment)} joins ${labelOf(vpc)} in ${vpc.region} to ${labelOf(gateway)} in ${gateway.region}`
  const mend = 'Peer it with a transit gateway there'
  return [issue('attachmentInOtherRegion', [attachment.id, vpc.id, gateway.id], message, mend)]
}

/** `us-west-2-lax-1a`, unlike `us-west-2a`. */
function isLocalZone(zone: string): boolean {
  return /-\d+[a-z]$/.test(zone) && zone.split('-').length > 3
}

/** One subnet in each zone, of the VPC, with IPv4, and in no Local Zone (TGW-02, TGW-03). */
function subnetIssues(attachment: TransitGatewayAttachment, topology: Topology): readonly Issue[] {
  const { attached } = attachment
  if (attached.kind !== 'vpc') return []
  const subnets = attached.subnetIds.flatMap((id) => findOf(topology, 'subnet', id) ?? [])
  const name = labelOf(attachment)
  const each = subnets.flatMap((subnet) => {
    if (subnet.stub) return []
    const wrong = (reason: string, rule: string) => [
      issue(
        'attachmentSubnets',
        [attachment.id, subnet.id],
        `${name} uses ${labelOf(subnet)}, ${reason}`,
        'Use another subnet',
        rule,
      ),
    ]
    if (subnet.vpcId !== attached.vpcId) return wrong('a subnet of another VPC', 'TGW-02')
    if (subnet.cidrBlock === undefined && subnet.ipv6CidrBlock !== undefined) {
      return wrong('a subnet without IPv4', 'TGW-03')
    }
    return isLocalZone(subnet.availabilityZone) ? wrong('a subnet in a Local Zone', 'TGW-03') : []
  })
  const byZone = groupBy(subnets, ({ availabilityZone }) => availabilityZone || undefined)
  const twice = [...byZone].flatMap(([zone, inZone]) => {
    if (inZone.length < 2) return []
    const ids = inZone.map(({ id }) => id)
    const message = `${name} uses ${namesOf(topology, ids)}, which are both in ${zone}`
    const mend = 'Keep one subnet for each zone'
    return [issue('attachmentSubnets', [attachment.id, ...ids], message, mend, 'TGW-02')]
  })
  return [...each, ...twice]
}

function attachedTwice(topology: Topology): readonly Issue[] {
  const byPair = groupBy(
    resourcesOf(topology, 'transitGatewayAttachment').filter(({ available }) => available),
    ({ transitGatewayId, attached }) =>
      attached.kind === 'vpc' ? `${transitGatewayId} ${attached.vpcId}` : undefined,
  )
  return [...byPair.values()].flatMap(([first, second]) => {
    if (second?.attached.kind !== 'vpc' || !first) return []
    const message = `${namesOf(topology, [second.attached.vpcId])} is attached twice to ${namesOf(topology, [second.transitGatewayId])}`
    return [issue('attachedTwice', [second.id, first.id], message, 'Delete one attachment')]
  })
}

/** Each attachment looks its packets up in one table of its own gateway (TGW-08, TGW-10). */
function associationIssues(topology: Topology): readonly Issue[] {
  const tables = resourcesOf(topology, 'transitGatewayRouteTable')
  const tablesOf = new Map<string, TransitGatewayRouteTable[]>()
  for (const table of tables) {
    for (const id of table.associatedAttachmentIds) {
      tablesOf.set(id, [...(tablesOf.get(id) ?? []), table])
    }
  }
  const byGateway = groupBy(tables, ({ transitGatewayId }) => transitGatewayId)
  return resourcesOf(topology, 'transitGatewayAttachment').flatMap((attachment) => {
    const own = tablesOf.get(attachment.id) ?? []
    if (own.length > 1) {
      const ids = own.map(({ id }) => id)
      const message = `${labelOf(attachment)} is associated with ${namesOf(topology, ids)}; an attachment has one table`
      return [issue('associatedTwice', [attachment.id, ...ids], message, 'Keep one association')]
    }
    const known = byGateway.get(attachment.transitGatewayId) ?? []
    const isKnown = known.length > 0 && known.every(({ complete, stub }) => complete && !stub)
    if (own.length === 1 || !isKnown || attachment.stub || !attachment.available) return []
    const message = `${labelOf(attachment)} is associated with no route table, so what it brings in is dropped`
    return [
      issue('attachmentWithoutAssociation', [attachment.id], message, 'Associate it with a table'),
    ]
  })
}

/** A table serves attachments of its own gateway; a peering is an attachment of both. */
function membership(table: TransitGatewayRouteTable, topology: Topology): readonly Issue[] {
  const named = new Set([
    ...table.associatedAttachmentIds,
    ...table.propagatingAttachmentIds,
    ...table.routes.flatMap(({ attachmentIds }) => attachmentIds),
  ])
  return [...named].flatMap((id) => {
    const attachment = findOf(topology, 'transitGatewayAttachment', id)
    if (!attachment || attachment.stub) return []
    const { attached, transitGatewayId } = attachment
    const gateways =
      attached.kind === 'peering'
        ? [transitGatewayId, attached.peerTransitGatewayId]
        : [transitGatewayId]
    if (gateways.includes(table.transitGatewayId)) return []
    const message = `${labelOf(table)} names ${labelOf(attachment)}, an attachment of another transit gateway`
    return [issue('attachmentOfOtherGateway', [table.id, attachment.id], message)]
  })
}

/** A peering brings no routes along: they are written by hand (TGW-14). */
function peeringPropagation(table: TransitGatewayRouteTable, topology: Topology): readonly Issue[] {
  const propagating = new Set([
    ...table.propagatingAttachmentIds,
    ...table.routes.flatMap(({ origin, attachmentIds }) =>
      origin === 'propagated' ? attachmentIds : [],
    ),
  ])
  return [...propagating].flatMap((id) => {
    const attachment = findOf(topology, 'transitGatewayAttachment', id)
    if (attachment?.attached.kind !== 'peering') return []
    const message = `${labelOf(table)} lets the peering ${labelOf(attachment)} propagate, but a peering takes static routes only`
    const mend = 'Write static routes to it'
    return [issue('propagationOverPeering', [table.id, attachment.id], message, mend)]
  })
}

/** Of VPCs that overlap, the later one is not propagated (TGW-11). */
function overlaps(table: TransitGatewayRouteTable, topology: Topology): readonly Issue[] {
  const blocks = table.propagatingAttachmentIds.flatMap((id) => {
    const attached = findOf(topology, 'transitGatewayAttachment', id)?.attached
    const vpc = attached?.kind === 'vpc' ? findOf(topology, 'vpc', attached.vpcId) : undefined
    return vpc ? vpcBlocks(vpc).map((block) => ({ block, owner: vpc.id })) : []
  })
  return overlappingPairs(blocks).flatMap(([a, b]) => {
    if (a.owner === b.owner || !cidrsOverlap(a.block, b.block)) return []
    const message = `${a.block} of ${namesOf(topology, [a.owner])} and ${b.block} of ${namesOf(topology, [b.owner])} overlap in ${labelOf(table)}; only the earlier one is propagated`
    return [issue('propagatedBlocksOverlap', [table.id, a.owner, b.owner], message)]
  })
}
