import type { VpcId } from '@/model/ids'
import type { Route, RouteTarget } from '@/model/resources/routeTable'
import {
  findOf,
  interfacesOf,
  KIND_LABELS,
  labelOf,
  resourcesOf,
  vpcOfInterface,
  type Resource,
  type Topology,
} from '@/model/topology'
import { strings } from '@/strings/strings'

const words = strings.cells

type TargetKind = RouteTarget['kind']
type TargetResource = Extract<Resource, { kind: TargetKind }>

/** What a route of this VPC may lead to (RT-24), gateways first. */
export function routeTargets(topology: Topology, vpcId: VpcId): readonly TargetResource[] {
  return [
    ...resourcesOf(topology, 'internetGateway').filter((gateway) => gateway.vpcId === vpcId),
    ...resourcesOf(topology, 'natGateway').filter((gateway) => gateway.vpcId === vpcId),
    ...resourcesOf(topology, 'egressOnlyInternetGateway').filter(
      (gateway) => gateway.vpcId === vpcId,
    ),
    ...resourcesOf(topology, 'peeringConnection').filter(
      ({ requester, accepter }) => requester.vpcId === vpcId || accepter.vpcId === vpcId,
    ),
    ...resourcesOf(topology, 'gatewayEndpoint').filter((endpoint) => endpoint.vpcId === vpcId),
    ...resourcesOf(topology, 'transitGateway').filter(({ id }) => attachesTo(topology, id, vpcId)),
    ...resourcesOf(topology, 'virtualPrivateGateway').filter((gateway) => gateway.vpcId === vpcId),
    ...resourcesOf(topology, 'gatewayLoadBalancerEndpoint').filter(
      (endpoint) => endpoint.vpcId === vpcId,
    ),
    ...resourcesOf(topology, 'other').filter(
      (resource) => resource.vpcId === undefined || resource.vpcId === vpcId,
    ),
    // The instance form needs exactly one interface (RT-24).
    ...resourcesOf(topology, 'instance').filter(({ id }) => {
      const [eni, second] = interfacesOf(topology, id)
      return eni && !second && vpcOfInterface(topology, eni) === vpcId
    }),
    ...resourcesOf(topology, 'networkInterface').filter(
      (eni) => vpcOfInterface(topology, eni) === vpcId,
    ),
  ]
}

function attachesTo(topology: Topology, gatewayId: string, vpcId: VpcId): boolean {
  return resourcesOf(topology, 'transitGatewayAttachment').some(
    ({ transitGatewayId, attached }) =>
      transitGatewayId === gatewayId && attached.kind === 'vpc' && attached.vpcId === vpcId,
  )
}

/** `Internet gateway` as a heading. */
export function targetHeading(kind: TargetKind): string {
  return strings.resources.title(KIND_LABELS[kind])
}

/** Why the route is a blackhole in this table's VPC, in a sentence; nothing while it is active (RT-26). */
export function blackholeReason(
  topology: Topology,
  vpcId: VpcId,
  { target, blackhole }: Route,
): string | undefined {
  const resource = findOf(topology, target.kind, target.id)
  if (!resource) return words.gone(target.id)
  const name = labelOf(resource)
  switch (resource.kind) {
    case 'internetGateway':
    case 'egressOnlyInternetGateway':
    case 'virtualPrivateGateway':
      if (resource.vpcId !== vpcId) return words.notAttached(name)
      break
    case 'natGateway':
      if (resource.state !== 'available') return words.is(name, resource.state)
      break
    case 'peeringConnection':
      if (resource.status !== 'active') return words.is(name, resource.status)
      break
    case 'instance':
      if (resource.state === 'terminated') return words.terminated(name)
      break
    case 'gatewayEndpoint':
    case 'transitGateway':
    case 'gatewayLoadBalancerEndpoint':
      if (!resource.available) return words.notAvailable(name)
      break
    case 'networkInterface':
    case 'other':
      break
  }
  return blackhole ? words.reportedGone : undefined
}
