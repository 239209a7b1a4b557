import { cidrContains } from '@/model/ip'
import { farSide } from '../compile/joins'
import { interfaceAt, inVpc } from '../compile/network'
import { deliverIn, ghostRoute } from '../forwarding'
import type { Packet } from '../packet'
import type { PlaceOf } from '../place'
import type { Ruling, Situation, Turn } from '../turn'

/** Joins two VPCs and no third: only what is for the other VPC crosses (PCX-03, PCX-05, PCX-07). */
export function peeringConnection(
  packet: Packet,
  { peering, from }: PlaceOf<'peeringConnection'>,
  situation: Situation,
): Turn {
  const { network } = situation
  const common = {
    component: peering.id,
    at: from.vpc.id,
    side: 'egress',
    because: { kind: 'code' },
  } as const
  const deny = (code: NonNullable<Ruling['code']>): Turn => ({
    ruling: { ...common, decision: 'deny', deniedBy: 'peering', code },
    next: ghostRoute(situation, from, packet.dst),
  })
  const far = farSide(peering, from.vpc.id)
  if (peering.status !== 'active' && !peering.stub) return deny('BAD_STATE')
  if (!far) return deny('NO_POSSIBLE_DESTINATION')
  const other = network.vpcs.get(far.vpcId)
  const belongs =
    other && other.spans.length > 0
      ? inVpc(network, other, packet.dst)
      : far.cidrBlocks.some((block) => cidrContains(block, packet.dst))
  if (!belongs) return deny('PCX_REQUIRES_ADDRESS_IN_VPC_CIDR')
  const isKnown = other && (!other.vpc.stub || interfaceAt(network, other, packet.dst))
  const next = isKnown
    ? deliverIn(network, other, packet.dst)
    : ({
        checkpoint: 'unmodelled',
        component: peering.id,
        deniedBy: 'peering',
        missing: `what is inside ${far.vpcId}`,
        at: from.vpc.id,
      } as const)
  return { ruling: { ...common, decision: 'pass' }, next, enteredBy: 'peeringConnection' }
}
