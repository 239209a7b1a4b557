import type { EgressOnlyInternetGatewayId, InternetGatewayId, VpcId } from '../ids'
import { fail, ok, type Result } from '../result'
import { findOf, labelOf, resourcesOf, withResources, type Topology } from '../topology'
import { requireOf, updateResource, type Created } from './edit'
import { uniqueName } from './names'
import { newId } from './newId'

/** A new internet gateway, attached to the VPC when one is given; a VPC has one at most (IGW-01). */
export function addInternetGateway(
  topology: Topology,
  vpcId?: VpcId,
  options: { readonly name?: string } = {},
): Result<Created<InternetGatewayId>> {
  const id = newId(topology, 'internetGateway')
  const name = uniqueName(topology, options.name ?? 'igw')
  const created = withResources(topology, { kind: 'internetGateway', id, name })
  if (vpcId === undefined) return ok({ topology: created, id })
  const attached = attachInternetGateway(created, id, vpcId)
  return attached.ok ? ok({ topology: attached.value, id }) : attached
}

/** Attaches an internet gateway to a VPC that has none. */
export function attachInternetGateway(
  topology: Topology,
  gatewayId: InternetGatewayId,
  vpcId: VpcId,
): Result<Topology> {
  const vpc = requireOf(topology, 'vpc', vpcId)
  const present = resourcesOf(topology, 'internetGateway').find(
    (gateway) => gateway.vpcId === vpcId && gateway.id !== gatewayId,
  )
  if (present) return fail(`${labelOf(vpc)} has an internet gateway already: ${labelOf(present)}`)
  const before = findOf(topology, 'internetGateway', gatewayId)?.vpcId
  const moved = before === vpcId ? topology : detachInternetGateway(topology, gatewayId)
  return ok(updateResource(moved, 'internetGateway', gatewayId, { vpcId }))
}

/** Detaches an internet gateway. Routes to it stay and lead nowhere (RT-26). */
export function detachInternetGateway(topology: Topology, gatewayId: InternetGatewayId): Topology {
  return updateResource(topology, 'internetGateway', gatewayId, {
    vpcId: undefined,
    edgeRouteTableId: undefined,
  })
}

/** A new egress-only internet gateway; a VPC has one at most (EIGW-03). */
export function addEgressOnlyInternetGateway(
  topology: Topology,
  vpcId: VpcId,
  options: { readonly name?: string } = {},
): Result<Created<EgressOnlyInternetGatewayId>> {
  const vpc = requireOf(topology, 'vpc', vpcId)
  const present = resourcesOf(topology, 'egressOnlyInternetGateway').find(
    (gateway) => gateway.vpcId === vpcId,
  )
  if (present) {
    return fail(`${labelOf(vpc)} has an egress-only internet gateway already: ${labelOf(present)}`)
  }
  const id = newId(topology, 'egressOnlyInternetGateway')
  const name = uniqueName(topology, options.name ?? 'eigw')
  const gateway = { kind: 'egressOnlyInternetGateway', id, name, vpcId } as const
  return ok({ topology: withResources(topology, gateway), id })
}
