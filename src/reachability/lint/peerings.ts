import type { CompiledSubnet, CompiledVpc } from '@/engine/compile/network'
import { cidrsOverlap, type Family } from '@/model/ip'
import type { PeeringConnection } from '@/model/resources/peeringConnection'
import { vpcBlocks } from '@/model/resources/vpc'
import { findOf, labelOf, resourcesOf } from '@/model/topology'
import { nameOf } from '@/model/validation/issue'
import { addressIn, losesReplies, someNames, targetOf, type LintContext } from './context'
import { finding, type Finding } from './finding'

/** Peering connections that carry requests but no replies, and routes that ask too much of them. */
export function peeringFindings(context: LintContext): readonly Finding[] {
  return resourcesOf(context.topology, 'peeringConnection').flatMap((peering) => {
    const requester = context.network.vpcs.get(peering.requester.vpcId)
    const accepter = context.network.vpcs.get(peering.accepter.vpcId)
    if (peering.status !== 'active' || peering.stub || !requester || !accepter) return []
    return [
      ...routesBeyond(peering, requester, accepter, context),
      ...routesBeyond(peering, accepter, requester, context),
      ...oneWay(peering, requester, accepter, context),
      ...oneWay(peering, accepter, requester, context),
    ]
  })
}

/** What lies behind the peer is out of reach: its gateways, and VPCs that it is peered with (PCX-05, PCX-06). */
function routesBeyond(
  peering: PeeringConnection,
  near: CompiledVpc,
  far: CompiledVpc,
  { topology }: LintContext,
): readonly Finding[] {
  const blocks = vpcBlocks(far.vpc)
  if (blocks.length === 0) return []
  return resourcesOf(topology, 'routeTable').flatMap((table) =>
    table.vpcId !== near.vpc.id
      ? []
      : table.routes.flatMap(({ destination, target }) => {
          if (target.id !== peering.id) return []
          const list =
            destination.kind === 'prefixList'
              ? findOf(topology, 'prefixList', destination.prefixListId)?.entries
              : [{ cidr: destination.cidr }]
          if (!list || list.some(({ cidr }) => blocks.some((own) => cidrsOverlap(own, cidr)))) {
            return []
          }
          const what =
            destination.kind === 'cidr'
              ? destination.cidr
              : nameOf(topology, destination.prefixListId)
          return [
            finding('peeringRouteBeyond', {
              ids: [table.id, peering.id],
              about: { kind: 'route', routeTableId: table.id, destination },
              sentence: `${labelOf(table)} sends ${what} over ${labelOf(peering)}, but it is in no block of ${labelOf(far.vpc)}: a peering reaches the peer alone, not what lies behind it`,
              mend: 'Use a transit gateway, or a peering of its own',
            }),
          ]
        }),
  )
}

/** Subnets that send over the peering and get no reply, because the other side has no route back (PCX-04). */
function oneWay(
  peering: PeeringConnection,
  near: CompiledVpc,
  far: CompiledVpc,
  context: LintContext,
): readonly Finding[] {
  if (near.vpc.stub || far.vpc.stub) return []
  return ([4, 6] as const).flatMap((family) => {
    const senders = new Set<CompiledSubnet>()
    const silent = new Set<CompiledSubnet>()
    let answers = false
    for (const from of near.subnets) {
      for (const to of far.subnets) {
        const way = wayTo(from, to, family, context)
        if (way?.target?.id !== peering.id) continue
        const back = wayTo(to, from, family, context)
        if (!losesReplies(back?.target)) answers = true
        else {
          senders.add(from)
          silent.add(to)
        }
      }
    }
    if (silent.size === 0) return []
    const tables = [...new Set([...silent].map(({ table }) => table.table.id))]
    const { topology } = context
    const from = someNames(
      topology,
      [...senders].map(({ subnet }) => subnet.id),
    )
    const to = someNames(
      topology,
      [...silent].map(({ subnet }) => subnet.id),
    )
    return [
      finding(answers ? 'peeringSomeOneWay' : 'peeringOneWay', {
        ids: [peering.id, ...tables],
        sentence: `${from} of ${labelOf(near.vpc)} ${senders.size === 1 ? 'sends' : 'send'} IPv${String(family)} to ${to} of ${labelOf(far.vpc)} over ${labelOf(peering)}, but ${someNames(topology, tables)} ${tables.length === 1 ? 'has' : 'have'} no route back`,
        mend: `Add a route to ${labelOf(near.vpc)} by ${labelOf(peering)}`,
      }),
    ]
  })
}

/** Where a subnet sends what is for another one; none where one of them has no such family. */
function wayTo(from: CompiledSubnet, to: CompiledSubnet, family: Family, context: LintContext) {
  const [address, own] = [addressIn(to, family), addressIn(from, family)]
  if (address === undefined || own === undefined) return undefined
  return { target: targetOf(context, from, address) }
}
