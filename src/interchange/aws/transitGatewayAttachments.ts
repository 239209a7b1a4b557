import { asId, type TransitGatewayAttachmentId, type TransitGatewayId } from '@/model/ids'
import type { Assembly } from './assembly'
import { hasOnlyDeadPeers, isPeering, readAttached } from './attachedResources'
import { putStub } from './putStub'
import { given, nameFrom, plainWord } from './rows'
import type { AttachmentMention } from './transitGatewayRows'
import { putUnlistedLines, putUnlistedVpcs } from './unlistedAttachments'

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
