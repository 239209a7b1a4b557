import type {
  SubnetId,
  TransitGatewayAttachmentId,
  TransitGatewayId,
  TransitGatewayRouteTableId,
} from '../ids'
import { cidrsOverlap, type Cidr } from '../ip'
import type { TransitGatewayAttachment } from '../resources/transitGatewayAttachment'
import { fail, ok, type Result } from '../result'
import { findOf, labelOf, resourcesOf, type Topology } from '../topology'
import { patched, requireOf, updateResource, type Created, type Patch } from './edit'
import { addAttachment, associateAttachment, setPropagation } from './transitGateway'

type Attached<Kind extends TransitGatewayAttachment['attached']['kind']> = Extract<
  TransitGatewayAttachment['attached'],
  { kind: Kind }
>

/** The subnets in which the gateway stands in a VPC: one a zone, with IPv4 (TGW-02, TGW-03). */
export function setAttachmentSubnets(
  topology: Topology,
  attachmentId: TransitGatewayAttachmentId,
  subnetIds: readonly SubnetId[],
): Result<Topology> {
  const attachment = requireOf(topology, 'transitGatewayAttachment', attachmentId)
  const { attached } = attachment
  if (attached.kind !== 'vpc') return ok(topology)
  if (subnetIds.length === 0) {
    return fail(`${labelOf(attachment)} needs a subnet in at least one Availability Zone`)
  }
  const zones = new Map<string, string>()
  for (const id of subnetIds) {
    const subnet = requireOf(topology, 'subnet', id)
    const name = labelOf(subnet)
    if (subnet.vpcId !== attached.vpcId) return fail(`${name} is a subnet of another VPC`)
    if (!subnet.cidrBlock) return fail(`${name} has no IPv4 block, which the attachment needs`)
    const present = zones.get(subnet.availabilityZone)
    if (present !== undefined) {
      return fail(
        `${present} and ${name} are both in ${subnet.availabilityZone}; keep one of each zone`,
      )
    }
    zones.set(subnet.availabilityZone, name)
  }
  return ok(
    updateResource(topology, 'transitGatewayAttachment', attachmentId, {
      attached: { ...attached, subnetIds },
    }),
  )
}

/** Changes how a VPC is attached: appliance mode (TGW-17), group references (SG-28), IPv6 (TGW-20). */
export function setVpcAttachment(
  topology: Topology,
  attachmentId: TransitGatewayAttachmentId,
  change: Partial<Pick<Attached<'vpc'>, 'applianceMode' | 'securityGroupReferencing' | 'ipv6'>>,
): Topology {
  return updateResource(topology, 'transitGatewayAttachment', attachmentId, ({ attached }) =>
    attached.kind === 'vpc' ? { attached: patched(attached, change) } : {},
  )
}

/** Joins two transit gateways; static routes alone lead across (TGW-14). */
export function peerTransitGateways(
  topology: Topology,
  gatewayId: TransitGatewayId,
  peerId: TransitGatewayId,
): Result<Created<TransitGatewayAttachmentId>> {
  const gateway = requireOf(topology, 'transitGateway', gatewayId)
  const peer = requireOf(topology, 'transitGateway', peerId)
  if (gatewayId === peerId) return fail('A transit gateway is peered with another one')
  const present = resourcesOf(topology, 'transitGatewayAttachment').find(
    ({ transitGatewayId, attached }) =>
      attached.kind === 'peering' &&
      [gatewayId, peerId].every(
        (id) => id === transitGatewayId || id === attached.peerTransitGatewayId,
      ),
  )
  if (present) return fail(`${labelOf(gateway)} and ${labelOf(peer)} are peered already`)
  const attached = { kind: 'peering', peerTransitGatewayId: peerId } as const
  const name = `${labelOf(gateway)}-${labelOf(peer)}`
  const { topology: peered, id } = addAttachment(topology, gatewayId, attached, name)
  const { defaultAssociationTableId: farTable } = peer
  // Each side looks up what comes across in its own default table (TGW-08, TGW-09).
  return ok({ topology: farTable ? associateAttachment(peered, id, farTable) : peered, id })
}

/** Tunnels to an appliance over an attachment of a VPC or of Direct Connect. */
export function addConnectAttachment(
  topology: Topology,
  gatewayId: TransitGatewayId,
  transportAttachmentId: TransitGatewayAttachmentId,
): Result<Created<TransitGatewayAttachmentId>> {
  const transport = requireOf(topology, 'transitGatewayAttachment', transportAttachmentId)
  const { kind } = transport.attached
  if (kind !== 'vpc' && kind !== 'directConnectGateway') {
    return fail(`A Connect attachment runs over a VPC or Direct Connect, not over a ${kind}`)
  }
  const attached = { kind: 'connect', transportAttachmentId, cidrBlocks: [] } as const
  return ok(addAttachment(topology, gatewayId, attached, `${labelOf(transport)}-connect`))
}

/** What the appliance behind a Connect attachment announces, and the network it stands for. */
export function setConnectAttachment(
  topology: Topology,
  attachmentId: TransitGatewayAttachmentId,
  change: Partial<Pick<Attached<'connect'>, 'cidrBlocks'>> & {
    readonly onPremisesNetworkId?: Attached<'connect'>['onPremisesNetworkId'] | undefined
  },
): Result<Topology> {
  const blocks: readonly Cidr[] = change.cidrBlocks ?? []
  for (const [index, block] of blocks.entries()) {
    const other = blocks.slice(0, index).find((before) => cidrsOverlap(before, block))
    if (other) return fail(`${block} overlaps ${other}, which is announced already`)
  }
  return ok(
    updateResource(topology, 'transitGatewayAttachment', attachmentId, ({ attached }) =>
      attached.kind === 'connect' ? { attached: patched(attached, change) } : {},
    ),
  )
}

/** Whether an attachment writes its blocks into a table; a peering cannot (TGW-14). */
export function propagate(
  topology: Topology,
  attachmentId: TransitGatewayAttachmentId,
  tableId: TransitGatewayRouteTableId,
  propagates: boolean,
): Result<Topology> {
  const attachment = requireOf(topology, 'transitGatewayAttachment', attachmentId)
  if (propagates && attachment.attached.kind === 'peering') {
    return fail(`${labelOf(attachment)} is a peering, which takes static routes only`)
  }
  return ok(setPropagation(topology, attachmentId, tableId, propagates))
}

/** Changes a transit gateway; it stays in the Region of the VPCs at it (TGW-01). */
export function setTransitGateway(
  topology: Topology,
  gatewayId: TransitGatewayId,
  change: Patch<'transitGateway'>,
): Result<Topology> {
  const { region } = change
  const attached = resourcesOf(topology, 'transitGatewayAttachment')
    .flatMap(({ transitGatewayId, attached: end }) =>
      transitGatewayId === gatewayId && end.kind === 'vpc' ? [end.vpcId] : [],
    )
    .flatMap((id) => findOf(topology, 'vpc', id) ?? [])
    .find((vpc) => region !== undefined && vpc.region !== region)
  if (attached)
    return fail(`${labelOf(attached)}, which is attached to it, is in ${attached.region}`)
  return ok(updateResource(topology, 'transitGateway', gatewayId, change))
}
