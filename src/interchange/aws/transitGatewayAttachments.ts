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
import { putStub } from './putStub'
import { given, nameFrom, plainWord, sameWord } from './rows'
import type { AttachmentMention } from './transitGatewayRows'

/** What rows of any kind say of one attachment. */
interface AttachmentFacts {
  readonly id: string
  gatewayId?: string | undefined
  type?: string | undefined
  resourceId?: string | undefined
  state?: string | undefined
  name?: string | undefined
  /** Some row describes it; others only name it in passing. */
  described: boolean
}

/** The attachments of a snapshot under construction: every list adds what it knows. */
export interface AttachmentFinder {
  /** Takes in what an answer about a gateway's table says of an attachment. */
  readonly mention: (mention: AttachmentMention, gatewayId: string | undefined) => void
  /** The gateway whose tables name an attachment; a peering's stands in tables of two. */
  readonly gatewayOf: (id: string) => string | undefined
  /** Puts them into the topology; those that nobody could place are left out, and said. */
  readonly finish: () => void
}

export function findAttachments(assembly: Assembly): AttachmentFinder {
  const { rows } = assembly.snapshot
  const { isGone, report } = assembly
  const facts = new Map<string, AttachmentFacts>()
  const add = (id: string, about: Omit<AttachmentFacts, 'id'>): void => {
    if (isGone(id)) return
    const known = facts.get(id)
    facts.set(id, {
      id,
      gatewayId: known?.gatewayId ?? about.gatewayId,
      type: known?.type ?? about.type,
      resourceId: known?.resourceId ?? about.resourceId,
      state: known?.state ?? about.state,
      name: known?.name || about.name,
      described: (known?.described ?? false) || about.described,
    })
  }
  for (const row of rows.TransitGatewayVpcAttachments) {
    add(row.TransitGatewayAttachmentId, {
      gatewayId: given(row.TransitGatewayId),
      type: 'vpc',
      resourceId: given(row.VpcId),
      state: given(row.State),
      name: nameFrom(row.Tags),
      described: true,
    })
  }
  for (const row of rows.TransitGatewayConnects) {
    add(row.TransitGatewayAttachmentId, {
      gatewayId: given(row.TransitGatewayId),
      type: 'connect',
      state: given(row.State),
      name: nameFrom(row.Tags),
      described: true,
    })
  }
  const generalTypes = new Map(
    rows.TransitGatewayAttachments.map((row) => [
      row.TransitGatewayAttachmentId,
      plainWord(row.ResourceType),
    ]),
  )
  for (const row of rows.TransitGatewayPeeringAttachments) {
    const id = row.TransitGatewayAttachmentId
    const ends = [row.RequesterTgwInfo, row.AccepterTgwInfo].map((info) =>
      given(info?.TransitGatewayId),
    )
    const told = generalTypes.get(id)
    if (facts.has(id) || (told !== undefined && !isPeering(told)) || ends.includes(undefined)) {
      report.note('ignored', 'Rows of peering attachments that are none', id)
      continue
    }
    const [gatewayId, resourceId] = ends
    const state = given(row.State)
    add(id, {
      gatewayId,
      type: 'peering',
      resourceId,
      state,
      name: nameFrom(row.Tags),
      described: true,
    })
  }
  for (const row of rows.TransitGatewayAttachments) {
    add(row.TransitGatewayAttachmentId, {
      gatewayId: given(row.TransitGatewayId),
      type: given(row.ResourceType),
      resourceId: resourceIn(row.ResourceId),
      state: given(row.State),
      name: nameFrom(row.Tags),
      described: true,
    })
  }
  return {
    mention: (mention, gatewayId) => {
      const id = given(mention.TransitGatewayAttachmentId)
      if (id === undefined) return
      add(id, {
        gatewayId,
        type: given(mention.ResourceType),
        resourceId: resourceIn(mention.ResourceId),
        described: false,
      })
    },
    gatewayOf: (id) => {
      const found = facts.get(id)
      return isPeering(found?.type) ? undefined : found?.gatewayId
    },
    finish: () => {
      for (const found of facts.values()) putAttachment(found, assembly)
      putUnlistedLines(assembly)
      putUnlistedVpcs(assembly)
    },
  }
}

/** Some answers write the tunnel's address behind a VPN connection's id. */
function resourceIn(text: string | null | undefined): string | undefined {
  return /^[^\s(]+/.exec(given(text) ?? '')?.[0]
}

function isPeering(type: string | undefined): boolean {
  return ['peering', 'tgwpeering'].includes(plainWord(type))
}

function putAttachment(found: AttachmentFacts, assembly: Assembly): void {
  const { builder, report } = assembly
  const { id, gatewayId, described } = found
  if (gatewayId === undefined) {
    report.note('leftOut', 'Attachments whose transit gateway no row tells', id)
    return
  }
  const attachment = {
    kind: 'transitGatewayAttachment',
    id: asId<TransitGatewayAttachmentId>(id),
    name: found.name ?? '',
    transitGatewayId: asId<TransitGatewayId>(gatewayId),
    available:
      ['', 'available', 'modifying'].includes(plainWord(found.state)) &&
      !hasOnlyDeadPeers(id, assembly),
    attached: readAttached(found, assembly),
  } as const
  if (described) builder.put(attachment)
  else putStub(assembly, { ...attachment, stub: true })
}

function readAttached(found: AttachmentFacts, assembly: Assembly): AttachedResource {
  const type = plainWord(found.type)
  const { resourceId } = found
  if (type === 'connect') return readConnect(found.id, assembly)
  if (resourceId !== undefined) {
    if (type === 'vpc') return readVpc(found.id, resourceId, assembly)
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

function readVpc(
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
function hasOnlyDeadPeers(id: string, { snapshot }: Assembly): boolean {
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

/** Connections that name a transit gateway are attached to it, even where no list shows it. */
function putUnlistedLines(assembly: Assembly): void {
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
function putUnlistedVpcs(assembly: Assembly): void {
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
        attached: readVpc(key, vpcId, assembly),
      })
    }
  }
}
