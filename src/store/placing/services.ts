import type { ServiceKind } from '@/model/edits/managedService'
import { addTargetGroup } from '@/model/edits/targetGroup'
import { addWorkingBalancer, addWorkingListener } from '@/model/edits/workingBalancer'
import {
  addWorkingEndpoint,
  addWorkingEndpointService,
  addWorkingFleet,
  addWorkingService,
} from '@/model/edits/workingServices'
import type { LoadBalancer } from '@/model/resources/loadBalancer'
import { fail, ok } from '@/model/result'
import { resourcesOf, type Topology } from '@/model/topology'
import { strings } from '@/strings/strings'
import { ownVpcAt, thingAt, vpcAt, type Creation, type Place, type Placement } from './placement'

/** What AWS runs for one: each works at once where it is put. */
export const SERVICE_PLACEMENTS = {
  applicationLoadBalancer: balancer('application'),
  networkLoadBalancer: balancer('network'),
  gatewayLoadBalancer: balancer('gateway'),
  classicLoadBalancer: balancer('classic'),
  listener: { stands: 'anywhere', takers: ['loadBalancer'], create: createListener },
  targetGroup: {
    stands: 'vpc',
    takers: ['vpc'],
    create: (topology, place) => {
      const vpc = vpcAt(topology, place)
      const about = { protocol: 'HTTP', targetType: 'instance', port: 80 } as const
      return ok(addTargetGroup(vpc.topology, vpc.id, about))
    },
  },
  autoScalingGroup: {
    stands: 'vpc',
    takers: ['loadBalancer', 'subnet', 'vpc'],
    create: (topology, place) => {
      const vpc = ownVpcAt(topology, place)
      const balancerId = thingAt(topology, place, 'loadBalancer')
      // On a load balancer's card it is meant for the balancer, not for the subnet of the card.
      const subnetId = balancerId === undefined ? place.subnetId : undefined
      return addWorkingFleet(vpc.topology, vpc.id, subnetId, balancerId)
    },
  },
  database: service('rds'),
  lambdaFunction: service('lambda'),
  fileSystem: service('efs'),
  instanceConnectEndpoint: service('instanceConnectEndpoint'),
  interfaceEndpoint: {
    stands: 'vpc',
    takers: ['subnet', 'vpc'],
    create: (topology, place) => {
      const vpc = ownVpcAt(topology, place)
      return addWorkingEndpoint(vpc.topology, vpc.id, place.subnetId)
    },
  },
  endpointService: {
    stands: 'vpc',
    takers: ['loadBalancer', 'vpc'],
    create: (topology, place) => {
      const vpc = vpcAt(topology, place)
      const balancerId = thingAt(topology, place, 'loadBalancer')
      return addWorkingEndpointService(vpc.topology, vpc.id, balancerId)
    },
  },
} as const satisfies Readonly<Record<string, Placement>>

function balancer(type: LoadBalancer['type']): Placement {
  return {
    stands: 'vpc',
    takers: ['subnet', 'vpc'],
    create: (topology, place) => {
      const vpc = ownVpcAt(topology, place)
      return addWorkingBalancer(vpc.topology, vpc.id, type, place.subnetId)
    },
  }
}

function service(kind: ServiceKind): Placement {
  return {
    stands: 'vpc',
    takers: ['subnet', 'vpc'],
    create: (topology, place) => {
      const vpc = ownVpcAt(topology, place)
      return addWorkingService(vpc.topology, kind, vpc.id, place.subnetId)
    },
  }
}

/** On the load balancer under the hand, else on the only one; where there is none, on a new one. */
function createListener(topology: Topology, place: Place): Creation {
  const [only, another] = resourcesOf(topology, 'loadBalancer')
  const id = thingAt(topology, place, 'loadBalancer') ?? (another ? undefined : only?.id)
  if (id !== undefined) return addWorkingListener(topology, id)
  if (only) return fail(strings.placing.refusals.noBalancer)
  const vpc = vpcAt(topology, place)
  const drawn = addWorkingBalancer(vpc.topology, vpc.id, 'application', place.subnetId)
  if (!drawn.ok) return drawn
  const [listener] = resourcesOf(drawn.value.topology, 'listener')
  return listener ? ok({ topology: drawn.value.topology, id: listener.id }) : drawn
}
