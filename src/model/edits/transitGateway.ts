import type {
  SubnetId,
  TransitGatewayAttachmentId,
  TransitGatewayId,
  TransitGatewayRouteTableId,
  VpcId,
} from '../ids'
import type { AttachedResource } from '../resources/transitGatewayAttachment'
import type { TransitGatewayRoute } from '../resources/transitGatewayRouteTable'
import { fail, ok, type Result } from '../result'
import { labelOf, resourcesOf, subnetsOf, withResources, type Topology } from '../topology'
import { requireOf, updateAll, updateResource, type Created } from './edit'
import { proposeName, uniqueName } from './names'
import { newId } from './newId'
import { DEFAULT_REGION } from './proposals'

interface Named {
  readonly name?: string
}

/** A new transit gateway; its one table serves every attachment both ways (TGW-09). */
export function addTransitGateway(
  topology: Topology,
  options: Named = {},
): Created<TransitGatewayId> {
  const id = newId(topology, 'transitGateway')
  const region = resourcesOf(topology, 'vpc')[0]?.region ?? DEFAULT_REGION
  const name = uniqueName(topology, options.name ?? proposeName(topology, 'transitGateway'))
  const bare = withResources(topology, {
    kind: 'transitGateway',
    id,
    name,
    region,
    available: true,
    securityGroupReferencing: false,
  })
  const table = addTransitGatewayTable(bare, id, { name: `${name}-default` })
  const withTable = updateResource(table.topology, 'transitGateway', id, {
    defaultAssociationTableId: table.id,
    defaultPropagationTableId: table.id,
  })
  return { topology: withTable, id }
}

/** A further table, which nothing uses until attachments are associated with it (TGW-08). */
export function addTransitGatewayTable(
  topology: Topology,
  transitGatewayId: TransitGatewayId,
  options: Named = {},
): Created<TransitGatewayRouteTableId> {
  const id = newId(topology, 'transitGatewayRouteTable')
  const table = {
    kind: 'transitGatewayRouteTable',
    id,
    name: uniqueName(topology, options.name ?? proposeName(topology, 'transitGatewayRouteTable')),
    transitGatewayId,
    associatedAttachmentIds: [],
    propagatingAttachmentIds: [],
    routes: [],
    complete: true,
  } as const
  return { topology: withResources(topology, table), id }
}

/**
 * Attaches a VPC by one subnet a zone, the given ones or the smallest of each zone (TGW-02), and
 * puts the attachment into the gateway's default tables (TGW-09).
 */
export function attachVpc(
  topology: Topology,
  gatewayId: TransitGatewayId,
  vpcId: VpcId,
  subnetIds: readonly SubnetId[] = attachmentSubnets(topology, vpcId),
  options: Named & { readonly applianceMode?: boolean } = {},
): Result<Created<TransitGatewayAttachmentId>> {
  const vpc = requireOf(topology, 'vpc', vpcId)
  const gateway = requireOf(topology, 'transitGateway', gatewayId)
  const present = resourcesOf(topology, 'transitGatewayAttachment').find(
    ({ transitGatewayId, attached }) =>
      transitGatewayId === gatewayId && attached.kind === 'vpc' && attached.vpcId === vpcId,
  )
  if (present) return fail(`${labelOf(vpc)} is attached to ${labelOf(gateway)} already`)
  if (subnetIds.length === 0) {
    return fail(`${labelOf(vpc)} has no subnet with IPv4 that the transit gateway could stand in`)
  }
  const attached = {
    kind: 'vpc',
    vpcId,
    subnetIds,
    applianceMode: options.applianceMode ?? false,
    securityGroupReferencing: true,
    ipv6: vpc.ipv6CidrBlocks.length > 0,
  } as const
  return ok(addAttachment(topology, gatewayId, attached, options.name ?? labelOf(vpc)))
}

/** Attaches anything else: a VPN connection, a Direct Connect gateway, another gateway. */
export function addAttachment(
  topology: Topology,
  transitGatewayId: TransitGatewayId,
  attached: AttachedResource,
  name = '',
): Created<TransitGatewayAttachmentId> {
  const id = newId(topology, 'transitGatewayAttachment')
  const attachment = {
    kind: 'transitGatewayAttachment',
    id,
    name,
    transitGatewayId,
    available: true,
    attached,
  } as const
  const gateway = requireOf(topology, 'transitGateway', transitGatewayId)
  const created = withResources(topology, attachment)
  const associated = gateway.defaultAssociationTableId
    ? associateAttachment(created, id, gateway.defaultAssociationTableId)
    : created
  // Between gateways only static routes lead (TGW-14).
  const propagates = attached.kind !== 'peering' && gateway.defaultPropagationTableId
  const topologyAfter = propagates
    ? setPropagation(associated, id, gateway.defaultPropagationTableId, true)
    : associated
  return { topology: topologyAfter, id }
}

/** Associates an attachment with one table of a gateway instead of another there (TGW-08). */
export function associateAttachment(
  topology: Topology,
  attachmentId: TransitGatewayAttachmentId,
  tableId: TransitGatewayRouteTableId,
): Topology {
  const { transitGatewayId } = requireOf(topology, 'transitGatewayRouteTable', tableId)
  const left = dissociateAttachment(topology, attachmentId, transitGatewayId, tableId)
  return updateResource(left, 'transitGatewayRouteTable', tableId, ({ associatedAttachmentIds }) =>
    associatedAttachmentIds.includes(attachmentId)
      ? {}
      : { associatedAttachmentIds: [...associatedAttachmentIds, attachmentId] },
  )
}

/**
 * Ends the association of an attachment at one gateway, where it then cannot send (TGW-10); a peering
 * attachment has another one at its other gateway.
 */
export function dissociateAttachment(
  topology: Topology,
  attachmentId: TransitGatewayAttachmentId,
  transitGatewayId: TransitGatewayId,
  except?: TransitGatewayRouteTableId,
): Topology {
  return updateAll(topology, 'transitGatewayRouteTable', (table) => {
    const { associatedAttachmentIds: before } = table
    const isMeant = table.transitGatewayId === transitGatewayId && table.id !== except
    if (!isMeant || !before.includes(attachmentId)) return table
    return { ...table, associatedAttachmentIds: before.filter((id) => id !== attachmentId) }
  })
}

/** Whether an attachment writes its blocks into a table (TGW-08). */
export function setPropagation(
  topology: Topology,
  attachmentId: TransitGatewayAttachmentId,
  tableId: TransitGatewayRouteTableId | undefined,
  propagates: boolean,
): Topology {
  if (tableId === undefined) return topology
  return updateResource(topology, 'transitGatewayRouteTable', tableId, (table) => {
    const has = table.propagatingAttachmentIds.includes(attachmentId)
    if (has === propagates) return {}
    const others = table.propagatingAttachmentIds.filter((id) => id !== attachmentId)
    return { propagatingAttachmentIds: propagates ? [...others, attachmentId] : others }
  })
}

/** A static route of a gateway's table; without attachments it is a blackhole (TGW-13). */
export function addTransitGatewayRoute(
  topology: Topology,
  tableId: TransitGatewayRouteTableId,
  route: Pick<TransitGatewayRoute, 'destination' | 'attachmentIds'>,
): Topology {
  return updateResource(topology, 'transitGatewayRouteTable', tableId, ({ routes }) => ({
    routes: [...routes, { ...route, origin: 'static' as const }],
  }))
}

/** One subnet of each zone, the smallest, as AWS advises for attachments. */
function attachmentSubnets(topology: Topology, vpcId: VpcId): readonly SubnetId[] {
  const byZone = new Map<string, { readonly id: SubnetId; readonly length: number }>()
  for (const { id, availabilityZone, cidrBlock } of subnetsOf(topology, vpcId)) {
    // Attachment subnets need IPv4 (TGW-03).
    if (!cidrBlock) continue
    const length = Number(cidrBlock.split('/')[1])
    const known = byZone.get(availabilityZone)
    if (!known || length > known.length) byZone.set(availabilityZone, { id, length })
  }
  return [...byZone.values()].map(({ id }) => id)
}
