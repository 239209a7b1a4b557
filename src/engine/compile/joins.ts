import type { PeeringConnection } from '@/model/resources/peeringConnection'
import { resourcesOf, type Topology } from '@/model/topology'
import type { Line } from './lines'
import type { CompiledVpc } from './network'

/**
 * Which private networks a VPC or a network on premises is part of, by the ids of all that they
 * consist of. Two that share one reach each other's private addresses, if routes allow.
 */
export interface Joins {
  readonly ofVpc: (vpcId: string) => ReadonlySet<string>
  readonly ofNetwork: (networkId: string) => string
}

export function compileJoins(topology: Topology, lines: readonly Line[]): Joins {
  const nearer = new Map<string, string>()
  const find = (id: string): string => {
    let root = id
    for (let next = nearer.get(root); next !== undefined; next = nearer.get(root)) root = next
    return root
  }
  const join = (a: string, b: string): void => {
    const [left, right] = [find(a), find(b)]
    if (left !== right) nearer.set(left, right)
  }
  // One that does not work yet says all the same what is meant: it is then to blame.
  const attachments = resourcesOf(topology, 'transitGatewayAttachment')
  for (const { attached, transitGatewayId } of attachments) {
    if (attached.kind === 'peering') join(transitGatewayId, attached.peerTransitGatewayId)
  }
  for (const { gateway, network, carrier } of lines) {
    join(gateway.id, network.id)
    if (carrier.kind === 'directConnect') join(carrier.gateway.id, network.id)
  }
  const members = new Map<string, Set<string>>()
  const add = (vpcId: string, id: string): void => {
    members.set(vpcId, (members.get(vpcId) ?? new Set()).add(find(id)))
  }
  for (const { attached, transitGatewayId } of attachments) {
    if (attached.kind === 'vpc') add(attached.vpcId, transitGatewayId)
  }
  for (const { id, vpcId } of resourcesOf(topology, 'virtualPrivateGateway')) {
    if (vpcId !== undefined) add(vpcId, id)
  }
  // What is not modelled may join the VPCs whose tables lead to it: a core network, say.
  for (const { vpcId, routes } of resourcesOf(topology, 'routeTable')) {
    for (const { target } of routes) if (target.kind === 'other') add(vpcId, find(target.id))
  }
  const nowhere: ReadonlySet<string> = new Set()
  return { ofVpc: (vpcId) => members.get(vpcId) ?? nowhere, ofNetwork: find }
}

/** The other end of a peering connection, seen from one VPC. */
export function farSide(peering: PeeringConnection, vpcId: string) {
  if (peering.requester.vpcId === vpcId) return peering.accepter
  if (peering.accepter.vpcId === vpcId) return peering.requester
  return undefined
}

/** Whether a private address of one VPC is meant when the other VPC asks, whatever the routes. */
export function areJoined(a: CompiledVpc, b: CompiledVpc): boolean {
  if (a === b) return true
  if ([...a.joins].some((id) => b.joins.has(id))) return true
  return a.peerings.some(
    (peering) => peering.status === 'active' && farSide(peering, a.vpc.id)?.vpcId === b.vpc.id,
  )
}
