import { addGatewayEndpoint, ENDPOINT_SERVICES } from '@/model/edits/gatewayEndpoint'
import { addEgressOnlyInternetGateway, addInternetGateway } from '@/model/edits/gateways'
import { addNatGateway } from '@/model/edits/natGateway'
import { addPeeringConnection } from '@/model/edits/peeringConnection'
import { zonalName } from '@/model/edits/zoneNames'
import { fail, ok } from '@/model/result'
import { resourcesOf, type Topology } from '@/model/topology'
import { strings } from '@/strings/strings'
import { vpcAt, type Creation, type Place, type Placement } from './placement'
import { publicSubnetAt } from './publicSubnet'

/** What leads out of a VPC. */
export const GATEWAY_PLACEMENTS = {
  internetGateway: {
    stands: 'vpc',
    takers: ['vpc'],
    create: (topology, place) => {
      const vpc = vpcAt(topology, place)
      return addInternetGateway(vpc.topology, vpc.id)
    },
  },
  egressOnlyInternetGateway: {
    stands: 'vpc',
    takers: ['vpc'],
    create: (topology, place) => {
      const vpc = vpcAt(topology, place)
      return addEgressOnlyInternetGateway(vpc.topology, vpc.id)
    },
  },
  natGateway: {
    // Of a VPC's subnets it finds the public one by itself.
    stands: 'vpc',
    takers: ['subnet', 'vpc'],
    create: (topology, place) => {
      const subnet = publicSubnetAt(topology, place)
      if (!subnet.ok) return subnet
      const { topology: next, id } = subnet.value
      const name = zonalName(next, id, 'nat')
      return addNatGateway(next, id, 'public', name === undefined ? {} : { name })
    },
  },
  gatewayEndpoint: { stands: 'vpc', takers: ['vpc'], create: createEndpoint },
  peeringConnection: { stands: 'anywhere', takers: ['vpc'], create: createPeering },
} as const satisfies Readonly<Record<string, Placement>>

function createEndpoint(before: Topology, place: Place): Creation {
  const { topology, id } = vpcAt(before, place)
  const present = resourcesOf(topology, 'gatewayEndpoint').filter(({ vpcId }) => vpcId === id)
  const service = ENDPOINT_SERVICES.find(
    (name) => !present.some(({ serviceName }) => serviceName.endsWith(`.${name}`)),
  )
  if (!service) return fail(strings.placing.refusals.bothEndpoints)
  return ok(addGatewayEndpoint(topology, id, service))
}

function createPeering(topology: Topology, { vpcId }: Place): Creation {
  const vpcs = resourcesOf(topology, 'vpc')
  if (vpcs.length < 2) return fail(strings.placing.refusals.oneVpc)
  const requesters = vpcId === undefined ? vpcs : vpcs.filter(({ id }) => id === vpcId)
  let refusal = strings.placing.refusals.peered
  for (const requester of requesters) {
    for (const accepter of vpcs) {
      if (accepter.id === requester.id) continue
      const created = addPeeringConnection(topology, requester.id, accepter.id)
      if (created.ok) return created
      refusal = created.error
    }
  }
  return fail(refusal)
}
