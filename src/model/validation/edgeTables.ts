import { networkAddressOf, isPrivateAddress, type Cidr } from '../ip'
import type { RouteTableId, VpcId } from '../ids'
import type { RouteTable, RouteTarget } from '../resources/routeTable'
import { vpcBlocks } from '../resources/vpc'
import { findOf, labelOf, resourcesOf, subnetBlocks } from '../topology'
import type { ValidationContext } from './context'
import { issue, namesOf, type Issue } from './issue'

interface EdgeGateway {
  readonly kind: 'internetGateway' | 'virtualPrivateGateway'
  readonly id: string
  readonly name: string
  readonly vpcId?: VpcId | undefined
  readonly edgeRouteTableId?: RouteTableId | undefined
}

/** Gateway route tables: they steer whole blocks of the VPC to a middlebox (MB-01 to MB-04, MB-07). */
export function edgeTableIssues(context: ValidationContext): readonly Issue[] {
  const { topology } = context
  const gateways: readonly EdgeGateway[] = [
    ...resourcesOf(topology, 'internetGateway'),
    ...resourcesOf(topology, 'virtualPrivateGateway'),
  ]
  return gateways.flatMap((gateway) => {
    const table = findOf(topology, 'routeTable', gateway.edgeRouteTableId)
    if (!table) return []
    return [...fitness(gateway, table, context), ...publicAppliances(gateway, table, context)]
  })
}

function fitness(
  gateway: EdgeGateway,
  table: RouteTable,
  { topology, subnetsByVpc }: ValidationContext,
): readonly Issue[] {
  const name = `${labelOf(table)}, the gateway route table of ${labelOf(gateway)},`
  if (table.main || (gateway.vpcId !== undefined && table.vpcId !== gateway.vpcId)) {
    const what = table.main ? 'is a main route table' : 'is of another VPC'
    return [issue('edgeTable', [gateway.id, table.id], `${name} ${what}`)]
  }
  const propagating = (table.propagatingGatewayIds ?? []).length > 0
  const vpc = findOf(topology, 'vpc', table.vpcId)
  const blocks = new Set<string>([
    ...(vpc ? vpcBlocks(vpc) : []),
    ...(subnetsByVpc.get(table.vpcId) ?? []).flatMap(subnetBlocks),
  ])
  const wrongRoutes = table.routes.flatMap(({ destination, target }) => {
    const isAllowed =
      destination.kind === 'cidr' &&
      isEdgeTarget(target) &&
      (blocks.has(destination.cidr) || isOwnPublicPool(gateway, destination.cidr, target))
    if (isAllowed) return []
    const message = `${name} may only send whole blocks of the VPC or of its subnets to a network interface or a Gateway Load Balancer endpoint`
    return [issue('edgeTable', [table.id, gateway.id], message)]
  })
  if (!propagating) return wrongRoutes
  const message = `${name} takes propagated routes, which a gateway route table may not`
  return [
    ...wrongRoutes,
    issue('edgeTable', [table.id, gateway.id], message, 'End the propagation'),
  ]
}

function isEdgeTarget({ kind }: RouteTarget): boolean {
  return ['networkInterface', 'instance', 'gatewayLoadBalancerEndpoint', 'other'].includes(kind)
}

/** Ingress routing of an own public pool to one interface, the exception (MB-04). */
function isOwnPublicPool({ kind }: EdgeGateway, block: Cidr, target: RouteTarget): boolean {
  return (
    kind === 'internetGateway' &&
    target.kind === 'networkInterface' &&
    !isPrivateAddress(networkAddressOf(block))
  )
}

/** What comes in by an internet gateway reaches only a middlebox with a public address (MB-07). */
function publicAppliances(
  gateway: EdgeGateway,
  table: RouteTable,
  { topology }: ValidationContext,
): readonly Issue[] {
  if (gateway.kind !== 'internetGateway') return []
  return table.routes.flatMap(({ target }) => {
    if (target.kind !== 'networkInterface') return []
    const eni = findOf(topology, 'networkInterface', target.id)
    if (!eni || eni.stub || eni.privateAddresses.length === 0) return []
    if (eni.privateAddresses.some(({ publicIp }) => publicIp !== undefined)) return []
    const message = `${labelOf(table)} sends what comes from the internet to ${namesOf(topology, [eni.id])}, which has no public address`
    const mend = 'Give it an Elastic IP'
    return [issue('edgeApplianceWithoutPublicAddress', [eni.id, table.id], message, mend)]
  })
}
