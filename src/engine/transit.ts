import type { TransitGateway } from '@/model/resources/transitGateway'
import type { TransitGatewayAttachment } from '@/model/resources/transitGatewayAttachment'
import { findOf, resourcesOf } from '@/model/topology'
import type { Line } from './compile/lines'
import { inVpc, subnetAt, type CompiledNetwork, type CompiledSubnet } from './compile/network'
import { leaveSubnet } from './forwarding'
import { intoLine } from './onPremises'
import type { Packet } from './packet'
import type { Place, PlaceOf } from './place'
import type { Offer } from './trace'
import type { Situation } from './turn'

/**
 * From a subnet towards a transit gateway: through the inbound list of the attachment's subnet in the
 * sender's zone, which is met in the sender's own subnet too (TGW-04, NACL-27, NACL-28).
 */
export function towardsTransit(
  network: CompiledNetwork,
  gateway: TransitGateway,
  from: CompiledSubnet,
): Place {
  const attachment = network.transit.attachmentOf(gateway.id, from.vpc.vpc.id)
  const next: Place = { checkpoint: 'transitGateway', gateway, attachment, from }
  // One that is not there yet, or no more, has no interface in any subnet.
  const stands = attachment?.available || attachment?.stub
  const subnet = stands && servedIn(servedBy(network, attachment), zoneOf(from))
  return subnet ? { checkpoint: 'networkAcl', subnet, side: 'ingress', next } : next
}

/** The subnets of a VPC attachment that we know, one for each zone that it serves (TGW-02). */
export function servedBy(
  { vpcs }: CompiledNetwork,
  { attached }: TransitGatewayAttachment,
): readonly CompiledSubnet[] {
  if (attached.kind !== 'vpc') return []
  const subnets = vpcs.get(attached.vpcId)?.subnets ?? []
  return subnets.filter(({ subnet }) => attached.subnetIds.includes(subnet.id))
}

export function isWhollyKnown(
  { attached }: TransitGatewayAttachment,
  served: readonly CompiledSubnet[],
): boolean {
  const named = attached.kind === 'vpc' ? new Set(attached.subnetIds).size : 0
  return served.length > 0 && served.length === named
}

export function servedIn(
  served: readonly CompiledSubnet[],
  zone: string | undefined,
): CompiledSubnet | undefined {
  return zone === undefined ? undefined : served.find((subnet) => zoneOf(subnet) === zone)
}

function zoneOf({ subnet }: CompiledSubnet): string {
  return subnet.availabilityZone
}

/** Where a transit gateway's packet goes on. */
export interface Exit {
  readonly next: Place
  readonly attachment: TransitGatewayAttachment
  readonly offer?: Offer
  /** The zones chosen so far, where one was chosen here. */
  readonly zones?: ReadonlyMap<string, string>
}

/** Out of the gateway by one of these attachments: several of equal cost share the traffic. */
export function exitBy(
  attachments: readonly TransitGatewayAttachment[],
  packet: Packet,
  place: PlaceOf<'transitGateway'>,
  situation: Situation,
): Exit | undefined {
  const { picks, leg } = situation
  const works = attachments.filter((attachment) => isUp(situation.network, attachment))
  const usable = works.length > 0 ? works : attachments
  const by = `${place.gateway.id} ${usable.map(({ id }) => id).join(' ')} ${leg}`
  const picked = usable.find(({ id }) => id === picks.get(by)) ?? usable[0]
  if (!picked) return undefined
  const exit = leaveBy(picked, packet, place, situation)
  if (usable.length === 1 || exit.offer) return exit
  return { ...exit, offer: { by, options: usable.map(({ id }) => id), picked: picked.id } }
}

function isUp(network: CompiledNetwork, attachment: TransitGatewayAttachment): boolean {
  return attachment.available && (lineOf(network, attachment)?.up ?? true)
}

function lineOf({ onPremises }: CompiledNetwork, { id }: TransitGatewayAttachment) {
  return onPremises.lines.find(({ attachment }) => attachment?.id === id)
}

function leaveBy(
  attachment: TransitGatewayAttachment,
  packet: Packet,
  place: PlaceOf<'transitGateway'>,
  situation: Situation,
): Exit {
  const { attached, id } = attachment
  const { network } = situation
  const unknown = (missing: string): Exit => ({
    attachment,
    next: {
      checkpoint: 'unmodelled',
      component: place.gateway.id,
      deniedBy: 'transit-gateway',
      missing,
      at: id,
    },
  })
  switch (attached.kind) {
    case 'vpc':
      return (
        intoVpc(attachment, packet, place, situation) ??
        unknown(`what is inside ${attached.vpcId} at ${id}`)
      )
    case 'peering': {
      const next = acrossPeering(attachment, place.gateway, network)
      return next ? { attachment, next } : unknown(`what lies beyond ${id}`)
    }
    case 'other':
      return unknown(`what ${id} leads to`)
    default: {
      const line: Line | undefined = lineOf(network, attachment)
      return line
        ? { attachment, next: intoLine(line, packet, situation) }
        : unknown(`what ${id} leads to`)
    }
  }
}

/**
 * Into a VPC by a subnet of the attachment, whose own table leads on (TGW-06): in the zone where the
 * packet came from (TGW-16), else in the receiver's, else in any other (TGW-05); with appliance mode one zone serves a
 * connection both ways (TGW-17).
 */
function intoVpc(
  attachment: TransitGatewayAttachment,
  packet: Packet,
  { gateway, from }: PlaceOf<'transitGateway'>,
  situation: Situation,
): Exit | undefined {
  const { network, leg, picks, state } = situation
  const served = servedBy(network, attachment)
  const isPinned = attachment.attached.kind === 'vpc' && attachment.attached.applianceMode
  const zone = isPinned ? commonZone(network, gateway, attachment, packet) : from && zoneOf(from)
  const near = servedIn(served, zone)
  // A subnet of it that nobody described may be the one.
  if (!near && !isWhollyKnown(attachment, served)) return undefined
  const own = near ?? (isPinned ? undefined : servedAt(network, attachment, served, packet))
  const by = isPinned ? attachment.id : `${attachment.id} ${leg}`
  const kept = servedIn(served, state.zones?.get(by))
  const settled = isPinned ? (kept ?? own) : (own ?? kept)
  const picked = settled ?? servedIn(served, picks.get(by)) ?? served[0]
  if (!picked) return undefined
  const isOpen = !settled && served.length > 1
  return {
    attachment,
    next: leaveSubnet(situation, picked, packet),
    ...(isOpen || isPinned
      ? { zones: new Map([...(state.zones ?? []), [by, zoneOf(picked)]]) }
      : {}),
    ...(isOpen ? { offer: { by, options: served.map(zoneOf), picked: zoneOf(picked) } } : {}),
  }
}

/** The attachment's subnet in the zone of the receiver, where that stands in the very VPC. */
function servedAt(
  network: CompiledNetwork,
  { attached }: TransitGatewayAttachment,
  served: readonly CompiledSubnet[],
  { dst }: Packet,
): CompiledSubnet | undefined {
  const vpc = attached.kind === 'vpc' ? network.vpcs.get(attached.vpcId) : undefined
  const subnet = vpc && subnetAt(network, vpc, dst)
  return servedIn(served, subnet && zoneOf(subnet))
}

/**
 * The zone in which both ends stand: their flow keeps to it. The gateway knows an end's zone where the
 * end's VPC propagates into the table of the appliance's attachment, or is the appliance's own (TGW-17).
 */
function commonZone(
  network: CompiledNetwork,
  gateway: TransitGateway,
  attachment: TransitGatewayAttachment,
  { src, dst }: Packet,
): string | undefined {
  const { topology, vpcs, transit, atoms } = network
  const zones = [src, dst].map((address) => {
    const vpcOf = ({ attached }: TransitGatewayAttachment) =>
      attached.kind === 'vpc' ? vpcs.get(attached.vpcId) : undefined
    const own = vpcOf(attachment)
    const found = transit.tableOf(gateway.id, attachment.id)?.winner(atoms.atomOf(address))?.route
    const learned = found?.origin === 'propagated' ? found.attachmentIds[0] : undefined
    const far = findOf(topology, 'transitGatewayAttachment', learned)
    const vpc = own && inVpc(network, own, address) ? own : far && vpcOf(far)
    return vpc && subnetAt(network, vpc, address)?.subnet.availabilityZone
  })
  return zones[0] === zones[1] ? zones[0] : undefined
}

/** To the other gateway, by the attachment that it knows the peering by. */
function acrossPeering(
  peering: TransitGatewayAttachment,
  gateway: TransitGateway,
  { topology, transit }: CompiledNetwork,
): Place | undefined {
  if (peering.attached.kind !== 'peering') return undefined
  const isOwn = peering.transitGatewayId === gateway.id
  const farId = isOwn ? peering.attached.peerTransitGatewayId : peering.transitGatewayId
  const far = findOf(topology, 'transitGateway', farId)
  if (!far) return undefined
  // Within one Region each side may know it by an id of its own.
  const twin = resourcesOf(topology, 'transitGatewayAttachment').find(
    ({ attached, transitGatewayId }) =>
      transitGatewayId === far.id &&
      attached.kind === 'peering' &&
      attached.peerTransitGatewayId === gateway.id,
  )
  const knowsThis = transit.tableOf(far.id, peering.id) !== undefined
  const attachment = knowsThis ? peering : (twin ?? peering)
  return { checkpoint: 'transitGateway', gateway: far, attachment }
}
