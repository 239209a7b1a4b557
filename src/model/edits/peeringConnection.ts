import type { PeeringConnectionId, VpcId } from '../ids'
import { cidrsOverlap } from '../ip'
import type { PeeringConnection, PeeringSide } from '../resources/peeringConnection'
import { vpcBlocks, type Vpc } from '../resources/vpc'
import { fail, ok, type Result } from '../result'
import { labelOf, resourcesOf, withResources, type Topology } from '../topology'
import { requireOf, type Created } from './edit'
import { uniqueName } from './names'
import { newId } from './newId'
import { reviveReferencesBetween } from './staleReferences'

/** A new, active peering of two VPCs, refused when blocks overlap (PCX-02). Routes come by hand. */
export function addPeeringConnection(
  topology: Topology,
  requesterId: VpcId,
  accepterId: VpcId,
  options: { readonly name?: string } = {},
): Result<Created<PeeringConnectionId>> {
  const requester = requireOf(topology, 'vpc', requesterId)
  const accepter = requireOf(topology, 'vpc', accepterId)
  const fault = faultOfPair(topology, requester, accepter)
  if (fault !== undefined) return fail(fault)
  const id = newId(topology, 'peeringConnection')
  const connection: PeeringConnection = {
    kind: 'peeringConnection',
    id,
    name: uniqueName(topology, options.name ?? `${labelOf(requester)}-${labelOf(accepter)}`),
    status: 'active',
    requester: sideOf(requester),
    accepter: sideOf(accepter),
  }
  const peered = withResources(topology, connection)
  return ok({ topology: reviveReferencesBetween(peered, requesterId, accepterId), id })
}

function faultOfPair(topology: Topology, requester: Vpc, accepter: Vpc): string | undefined {
  if (requester.id === accepter.id) return 'A peering connection joins two different VPCs'
  const present = resourcesOf(topology, 'peeringConnection').find((connection) =>
    [requester.id, accepter.id].every(
      (id) => connection.requester.vpcId === id || connection.accepter.vpcId === id,
    ),
  )
  if (present) {
    return `${labelOf(requester)} and ${labelOf(accepter)} are peered already: ${labelOf(present)}`
  }
  for (const block of vpcBlocks(requester)) {
    const other = vpcBlocks(accepter).find((candidate) => cidrsOverlap(block, candidate))
    if (other) {
      return `${labelOf(requester)} and ${labelOf(accepter)} cannot be peered: ${block} overlaps ${other}`
    }
  }
  return undefined
}

function sideOf(vpc: Vpc): PeeringSide {
  return { vpcId: vpc.id, region: vpc.region, cidrBlocks: vpcBlocks(vpc) }
}
