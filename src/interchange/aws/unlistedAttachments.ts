import { asId, type TransitGatewayAttachmentId, type TransitGatewayId } from '@/model/ids'
import type { AttachedResource } from '@/model/resources/transitGatewayAttachment'
import { readAttachedVpc } from './attachedResources'
import type { Assembly } from './assembly'
import { putStub } from './putStub'

/** Connections that name a transit gateway are attached to it, even where no list shows it. */
export function putUnlistedLines(assembly: Assembly): void {
  const { builder } = assembly
  const isAttached = (gatewayId: string, resourceId: string): boolean =>
    builder
      .all('transitGatewayAttachment')
      .some(
        ({ transitGatewayId, attached }) =>
          transitGatewayId === gatewayId &&
          ((attached.kind === 'vpn' && attached.vpnConnectionId === resourceId) ||
            (attached.kind === 'directConnectGateway' &&
              attached.directConnectGatewayId === resourceId)),
      )
  const attach = (gatewayId: TransitGatewayId, lineId: string, attached: AttachedResource) => {
    if (isAttached(gatewayId, lineId)) return
    putStub(assembly, {
      kind: 'transitGatewayAttachment',
      id: asId<TransitGatewayAttachmentId>(`${lineId}/${gatewayId}`),
      name: '',
      stub: true,
      transitGatewayId: gatewayId,
      available: true,
      attached,
    })
  }
  for (const { id, gateway } of builder.all('vpnConnection')) {
    if (gateway?.kind !== 'transitGateway') continue
    attach(gateway.id, id, { kind: 'vpn', vpnConnectionId: id })
  }
  for (const { id, associations } of builder.all('directConnectGateway')) {
    for (const { gateway } of associations) {
      if (gateway.kind !== 'transitGateway') continue
      attach(gateway.id, id, { kind: 'directConnectGateway', directConnectGatewayId: id })
    }
  }
}

/**
 * A VPC whose table leads to a gateway is attached to it, as long as no list that would show the
 * attachment is given, or the gateway is a stub: in which zones, and with which table, nobody knows.
 */
export function putUnlistedVpcs(assembly: Assembly): void {
  const { snapshot, builder } = assembly
  const lists = ['TransitGatewayAttachments', 'TransitGatewayVpcAttachments'] as const
  const isListed = lists.some((list) => snapshot.isListed(list))
  const known = new Set(
    builder
      .all('transitGatewayAttachment')
      .flatMap(({ transitGatewayId, attached }) =>
        attached.kind === 'vpc' ? [`${transitGatewayId}/${attached.vpcId}`] : [],
      ),
  )
  for (const { vpcId, routes } of builder.all('routeTable')) {
    for (const { target, blackhole } of routes) {
      if (target.kind !== 'transitGateway' || blackhole) continue
      const key = `${target.id}/${vpcId}`
      const isDescribed = builder.find('transitGateway', target.id) !== undefined
      if (known.has(key) || (isListed && isDescribed)) continue
      known.add(key)
      putStub(assembly, {
        kind: 'transitGatewayAttachment',
        id: asId<TransitGatewayAttachmentId>(key),
        name: '',
        stub: true,
        transitGatewayId: target.id,
        available: true,
        attached: readAttachedVpc(key, vpcId, assembly),
      })
    }
  }
}
