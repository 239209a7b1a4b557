import {
  asId,
  type DirectConnectGatewayId,
  type SubnetId,
  type TransitGatewayAttachmentId,
  type TransitGatewayId,
  type VpcId,
  type VpnConnectionId,
} from '@/model/ids'
import type { AttachedResource } from '@/model/resources/transitGatewayAttachment'
import type { Assembly } from './assembly'
import { given, plainWord, sameWord } from './rows'

interface AttachmentEnd {
  readonly id: string
  readonly type?: string | undefined
  readonly resourceId?: string | undefined
}

/** What an attachment joins to its gateway, by the words that AWS has for it. */
export function readAttached(found: AttachmentEnd, assembly: Assembly): AttachedResource {
  const type = plainWord(found.type)
  const { resourceId } = found
  if (type === 'connect') return readConnect(found.id, assembly)
  if (resourceId !== undefined) {
    if (type === 'vpc') return readAttachedVpc(found.id, resourceId, assembly)
    if (type === 'vpn') return { kind: 'vpn', vpnConnectionId: asId<VpnConnectionId>(resourceId) }
    if (type === 'directconnectgateway') {
      const id = asId<DirectConnectGatewayId>(resourceId)
      return { kind: 'directConnectGateway', directConnectGatewayId: id }
    }
    if (isPeering(type)) {
      return { kind: 'peering', peerTransitGatewayId: asId<TransitGatewayId>(resourceId) }
    }
  }
  const shown = found.type ?? 'unknown'
  assembly.report.note('notModelled', `Transit gateway attachments of type ${shown}`, found.id)
  return { kind: 'other', type: shown }
}

/** A VPC with the subnets in which it is attached: its row names them, or their interfaces do. */
export function readAttachedVpc(
  id: string,
  vpcId: string,
  { snapshot, builder, report }: Assembly,
): AttachedResource {
  const row = snapshot.rows.TransitGatewayVpcAttachments.find(
    ({ TransitGatewayAttachmentId }) => TransitGatewayAttachmentId === id,
  )
  const description = `Network Interface for Transit Gateway Attachment ${id}`
  const seen = builder
    .all('networkInterface')
    .flatMap(({ managedBy, subnetId }) => (managedBy === description ? [subnetId] : []))
  const subnetIds = row?.SubnetIds?.map((subnetId) => asId<SubnetId>(subnetId)) ?? seen
  if (subnetIds.length === 0) {
    const message =
      'VPC attachments whose subnets are not listed: which zones they serve is unknown'
    report.note('incomplete', message, id)
  } else if (!row) {
    const message = 'VPC attachments without TransitGatewayVpcAttachments have the default options'
    report.note('assumed', message, id)
  }
  return {
    kind: 'vpc',
    vpcId: asId<VpcId>(vpcId),
    subnetIds: [...new Set(subnetIds)],
    applianceMode: sameWord(row?.Options?.ApplianceModeSupport, 'enable'),
    securityGroupReferencing: !sameWord(row?.Options?.SecurityGroupReferencingSupport, 'disable'),
    ipv6: sameWord(row?.Options?.Ipv6Support, 'enable'),
  }
}

function readConnect(id: string, { snapshot }: Assembly): AttachedResource {
  const row = snapshot.rows.TransitGatewayConnects.find(
    ({ TransitGatewayAttachmentId }) => TransitGatewayAttachmentId === id,
  )
  const transport = given(row?.TransportTransitGatewayAttachmentId)
  return {
    kind: 'connect',
    ...(transport !== undefined && {
      transportAttachmentId: asId<TransitGatewayAttachmentId>(transport),
    }),
    cidrBlocks: [],
  }
}

/** A Connect attachment carries nothing once every session of its peers is down. */
export function hasOnlyDeadPeers(id: string, { snapshot }: Assembly): boolean {
  const peers = snapshot.rows.TransitGatewayConnectPeers.filter(
    ({ TransitGatewayAttachmentId }) => TransitGatewayAttachmentId === id,
  )
  const sessions = peers.flatMap(({ State, ConnectPeerConfiguration }) => {
    if (['deleted', 'deleting'].includes(plainWord(State))) return ['down']
    const configured = ConnectPeerConfiguration?.BgpConfigurations ?? []
    return configured.length === 0 ? [''] : configured.map(({ BgpStatus }) => plainWord(BgpStatus))
  })
  return sessions.length > 0 && sessions.every((session) => session === 'down')
}

/** Answers about tables have a word of their own for a peering. */
export function isPeering(type: string | undefined): boolean {
  return ['peering', 'tgwpeering'].includes(plainWord(type))
}
