import type { Direction } from '@/model/resources/securityGroup'
import type { TransitGatewayAttachment } from '@/model/resources/transitGatewayAttachment'
import { resourcesOf } from '@/model/topology'
import { inVpc, type CompiledInterface, type CompiledNetwork } from './compile/network'
import { nextHopOf } from './forwarding'
import type { Packet } from './packet'
import type { PlaceOf } from './place'
import type { Situation } from './turn'

/**
 * Whether a packet's group membership goes along through a transit gateway: the gateway and both VPCs'
 * attachments support it (SG-28), and the packet comes from the very VPC of its sender (SG-29).
 */
export function carriesGroups(
  { src }: Packet,
  { gateway, attachment, from }: PlaceOf<'transitGateway'>,
  exit: TransitGatewayAttachment | undefined,
  { network, goal }: Situation,
): boolean {
  if (!gateway.securityGroupReferencing || !from || !inVpc(network, from.vpc, src)) return false
  const meant = goal.eni?.subnet.vpc.vpc.id
  const out =
    exit ?? (meant === undefined ? undefined : network.transit.attachmentOf(gateway.id, meant))
  return supportsGroups(attachment) && supportsGroups(out)
}

function supportsGroups(attachment: TransitGatewayAttachment | undefined): boolean {
  return attachment?.attached.kind === 'vpc' && attachment.attached.securityGroupReferencing
}

/** An interface endpoint knows no groups of what a transit gateway delivers (SG-29). */
export function isUnsupportedAt({ owner }: CompiledInterface, { enteredBy }: Situation): boolean {
  return enteredBy === 'transitGateway' && owner?.kind === 'interfaceEndpoint'
}

/**
 * Whether a transit gateway is why a reference to a member does not match: outbound always (SG-26),
 * inbound where no gateway that joins the two VPCs supports it (SG-28).
 */
export function isHiddenByTransit(
  situation: Situation,
  eni: CompiledInterface,
  side: Direction,
  packet: Packet,
): boolean {
  const { network, enteredBy } = situation
  if (side === 'egress') return nextHopOf(situation, eni, packet)?.kind === 'transitGateway'
  if (enteredBy !== 'transitGateway') return false
  const own = eni.subnet.vpc
  const sender = network.byAddress.get(packet.src)?.[0]?.subnet.vpc
  if (!sender || sender === own) return false
  const joining = resourcesOf(network.topology, 'transitGateway').flatMap((gateway) => {
    const both = attachmentsOf(network, gateway.id, [own.vpc.id, sender.vpc.id])
    return both ? [{ gateway, both }] : []
  })
  return (
    joining.length > 0 &&
    joining.every(
      ({ gateway, both }) => !gateway.securityGroupReferencing || !both.every(supportsGroups),
    )
  )
}

function attachmentsOf(
  { transit }: CompiledNetwork,
  gatewayId: string,
  vpcIds: readonly string[],
): readonly TransitGatewayAttachment[] | undefined {
  const found = vpcIds.flatMap((vpcId) => transit.attachmentOf(gatewayId, vpcId) ?? [])
  return found.length === vpcIds.length ? found : undefined
}
