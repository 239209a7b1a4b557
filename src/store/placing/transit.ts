import type { Created } from '@/model/edits/edit'
import { addTransitGateway, addTransitGatewayTable, attachVpc } from '@/model/edits/transitGateway'
import type { TransitGatewayId } from '@/model/ids'
import { fail, ok } from '@/model/result'
import { resourcesOf, type Topology } from '@/model/topology'
import { strings } from '@/strings/strings'
import { thingAt, type Creation, type Place, type Placement } from './placement'

/** The hub between VPCs, and what belongs to it. */
export const TRANSIT_PLACEMENTS = {
  transitGateway: {
    stands: 'outside',
    takers: [],
    inVpc: strings.placing.refusals.transitInVpc,
    create: (topology) => ok(addTransitGateway(topology)),
  },
  transitGatewayAttachment: {
    stands: 'anywhere',
    takers: ['vpc', 'transitGateway'],
    create: createAttachment,
  },
  transitGatewayRouteTable: {
    stands: 'anywhere',
    takers: ['transitGateway'],
    create: (topology, place) => {
      const hub = transitGatewayAt(topology, place)
      return ok(addTransitGatewayTable(hub.topology, hub.id))
    },
  },
} as const satisfies Readonly<Record<string, Placement>>

/** The transit gateway of a place, else the first there is, else a new one. */
function transitGatewayAt(topology: Topology, place: Place): Created<TransitGatewayId> {
  const id =
    thingAt(topology, place, 'transitGateway') ?? resourcesOf(topology, 'transitGateway')[0]?.id
  return id === undefined ? addTransitGateway(topology) : { topology, id }
}

/** Attaches the VPC of the place, else the first one that is not attached yet. */
function createAttachment(before: Topology, place: Place): Creation {
  const vpcs = resourcesOf(before, 'vpc')
  if (vpcs.length === 0) return fail(strings.placing.refusals.noVpc)
  const { topology, id } = transitGatewayAt(before, place)
  if (place.vpcId !== undefined) return attachVpc(topology, id, place.vpcId)
  let refusal = strings.placing.refusals.allAttached
  for (const vpc of vpcs) {
    const created = attachVpc(topology, id, vpc.id)
    if (created.ok) return created
    refusal = created.error
  }
  return fail(refusal)
}
