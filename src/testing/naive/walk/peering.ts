import { findVpc, natGatewayOf, ownerInVpc, vpcHolds } from '../network'
import { isAnswerTo } from '../packet'
import type { End, Journey, Stop } from './journey'
import { refuse } from './journey'

/** A packet goes over a peering connection into the VPC on the other side. */
export function crossPeering(
  { snapshot, memory, passed, packet }: Journey,
  { id, vpcId }: Extract<Stop, { at: 'peering' }>,
): Stop | End {
  passed.add('peering')
  const peering = (snapshot.VpcPeeringConnections ?? []).find(
    (row) => row.VpcPeeringConnectionId === id,
  )
  // PCX-03: only an active connection carries traffic.
  if (!peering || peering.Status.Code !== 'active') return refuse('peering', id)
  const ends = [peering.RequesterVpcInfo.VpcId, peering.AccepterVpcInfo.VpcId]
  const farVpcId = ends.find((each) => each !== vpcId)
  if (!ends.includes(vpcId) || farVpcId === undefined) return refuse('peering', id)

  // PCX-05 to PCX-07: what crosses ends in the VPC on the other side; nothing passes through it.
  if (!vpcHolds(findVpc(snapshot, farVpcId), packet.destination)) return refuse('peering', id)

  const sender = ownerInVpc(snapshot, vpcId, packet.source)
  if (sender && natGatewayOf(snapshot, sender)) memory.push({ keeper: 'peering', id, seen: packet })
  return { at: 'arriving', vpcId: farVpcId }
}

/** The peering over which a NAT gateway sent what this packet answers (NAT-09). */
export function peeringOfNatFlow({ memory, packet }: Journey): string | undefined {
  const flow = memory.find((entry) => entry.keeper === 'peering' && isAnswerTo(packet, entry.seen))
  return flow?.keeper === 'peering' ? flow.id : undefined
}
