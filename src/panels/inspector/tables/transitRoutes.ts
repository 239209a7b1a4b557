import { ANY_IPV4 } from '@/model/ip'
import { fail, ok, type Result } from '@/model/result'
import { formatDestination } from '@/model/resources/routeTable'
import type { TransitGatewayAttachment } from '@/model/resources/transitGatewayAttachment'
import type {
  TransitGatewayRoute,
  TransitGatewayRouteTable,
} from '@/model/resources/transitGatewayRouteTable'
import { vpcBlocks } from '@/model/resources/vpc'
import { findOf, labelOf, resourcesOf, type Topology } from '@/model/topology'
import { strings } from '@/strings/strings'
import { faultOf, type CellOption, type RowFormat } from './grid'
import { anywhere, byLabel, readBlock, uniqueLabel, type TextFault } from './peerText'

export type TransitColumn = 'destination' | 'attachment' | 'origin'

const words = strings.transit

/** How the static routes of a transit gateway's table are written and read (TGW-12, TGW-13). */
export function transitRouteFormat(
  topology: Topology,
  { transitGatewayId }: TransitGatewayRouteTable,
): RowFormat<TransitGatewayRoute, TransitColumn> {
  const attachments = resourcesOf(topology, 'transitGatewayAttachment').filter(
    ({ transitGatewayId: own, attached }) =>
      own === transitGatewayId ||
      (attached.kind === 'peering' && attached.peerTransitGatewayId === transitGatewayId),
  )
  const destinations = destinationOptions(topology, attachments)
  const targets: readonly CellOption[] = [
    ...attachments.map((attachment) => ({
      heading: words.attachments,
      text: uniqueLabel(attachments, attachment),
      detail: attachment.attached.kind,
      keywords: attachment.id,
    })),
    { heading: words.blackhole, text: words.blackhole, detail: words.blackholeAbout },
  ]
  return {
    noun: strings.cells.route,
    columns: [
      {
        id: 'destination',
        header: strings.cells.destination,
        width: '36%',
        mono: true,
        placeholder: ANY_IPV4,
        options: () => destinations,
      },
      {
        id: 'attachment',
        header: strings.cells.attachment,
        width: 'auto',
        placeholder: strings.cells.attachmentPlaceholder,
        options: () => targets,
        className: ({ attachment }) =>
          isBlackhole(attachment) ? 'font-semibold text-deny' : undefined,
      },
      { id: 'origin', header: strings.cells.origin, width: '20%', fixed: () => true },
    ],
    write: ({ destination, attachmentIds, origin }) => ({
      destination: writeDestination(topology, destination),
      attachment:
        attachmentIds.length === 0
          ? words.blackhole
          : attachmentIds.map((id) => writeAttachment(attachments, id)).join(', '),
      origin,
    }),
    read: (draft, others, before) => {
      const destination = readDestination(topology, draft.destination, before?.destination)
      if (!destination.ok) {
        return faultOf('destination', destination.error.message, destination.error.fix)
      }
      const key = formatDestination(destination.value)
      const taken = others.some(
        (other) => other.origin === 'static' && formatDestination(other.destination) === key,
      )
      if (taken) return faultOf('destination', strings.cells.staticTaken(key))
      const attachmentIds = readAttachments(attachments, draft.attachment, before?.attachmentIds)
      if (!attachmentIds.ok) return faultOf('attachment', attachmentIds.error)
      return ok({
        destination: destination.value,
        origin: before?.origin ?? 'static',
        attachmentIds: attachmentIds.value,
      })
    },
    blank: () => ({ destination: '', attachment: '', origin: 'static' }),
    keyOf: ({ destination }) => formatDestination(destination),
    readOnly: ({ origin }) => origin === 'propagated',
  }
}

/** What stands in the Attachment cell for an attachment. */
function writeAttachment(attachments: readonly TransitGatewayAttachment[], id: string): string {
  const attachment = attachments.find((candidate) => candidate.id === id)
  return attachment ? uniqueLabel(attachments, attachment) : id
}

function isBlackhole(text: string): boolean {
  return text.trim().toLowerCase() === words.blackhole.toLowerCase()
}

/** A static route leads to one attachment or drops; what AWS listed may share the traffic. */
function readAttachments(
  attachments: readonly TransitGatewayAttachment[],
  text: string,
  before: TransitGatewayRoute['attachmentIds'] | undefined,
): Result<TransitGatewayRoute['attachmentIds']> {
  const word = text.trim()
  if (word === '') return fail(strings.cells.noAttachment)
  if (isBlackhole(word)) return ok([])
  const known = before?.map((id) => writeAttachment(attachments, id)).join(', ')
  if (before && known === word) return ok(before)
  const chosen = byLabel(attachments, word)
  return chosen ? ok([chosen.id]) : fail(strings.cells.notAnAttachment(word))
}

function writeDestination(
  topology: Topology,
  destination: TransitGatewayRoute['destination'],
): string {
  if (destination.kind === 'cidr') return destination.cidr
  const lists = resourcesOf(topology, 'prefixList')
  const list = findOf(topology, 'prefixList', destination.prefixListId)
  return list ? uniqueLabel(lists, list) : destination.prefixListId
}

function readDestination(
  topology: Topology,
  text: string,
  before: TransitGatewayRoute['destination'] | undefined,
): Result<TransitGatewayRoute['destination'], TextFault> {
  const word = text.trim()
  if (word === '') return fail({ message: strings.cells.noDestination })
  if (before && writeDestination(topology, before) === word) return ok(before)
  const list = byLabel(resourcesOf(topology, 'prefixList'), word)
  if (list) return ok({ kind: 'prefixList', prefixListId: list.id })
  const block = readBlock(word)
  return block.ok ? ok({ kind: 'cidr', cidr: block.value }) : block
}

/** Anywhere, the blocks of the attached VPCs, of networks of one's own, and prefix lists. */
function destinationOptions(
  topology: Topology,
  attachments: readonly TransitGatewayAttachment[],
): readonly CellOption[] {
  const vpcs = attachments.flatMap(({ attached }) =>
    attached.kind === 'vpc' ? (findOf(topology, 'vpc', attached.vpcId) ?? []) : [],
  )
  const blocksOf = (heading: string, blocks: readonly string[], detail: string) =>
    blocks.map((text) => ({ heading, text, detail, keywords: detail }))
  return [
    ...anywhere(),
    ...vpcs.flatMap((vpc) => blocksOf(strings.cells.attachedVpcs, vpcBlocks(vpc), labelOf(vpc))),
    ...resourcesOf(topology, 'onPremisesNetwork').flatMap((network) =>
      blocksOf(strings.cells.ownNetworks, network.cidrBlocks, labelOf(network)),
    ),
    ...resourcesOf(topology, 'prefixList').map((list) => ({
      heading: strings.cells.lists,
      text: uniqueLabel(resourcesOf(topology, 'prefixList'), list),
      detail: list.id,
      keywords: list.id,
    })),
  ]
}
