import type { SubnetId, VpcId } from '@/model/ids'
import { ANY_IPV4 } from '@/model/ip'
import { expectOk, type Result } from '@/model/result'
import { validate } from '@/model/validation'
import { EMPTY_TOPOLOGY, resourcesOf, type ResourceKind, type Topology } from '@/model/topology'
import type { Created } from '@/model/edits/edit'
import { addInternetGateway } from '@/model/edits/gateways'
import { addInstance } from '@/model/edits/instance'
import { addRoute, addRouteTable, associateRouteTable } from '@/model/edits/routeTable'
import { addSubnet } from '@/model/edits/subnet'
import { addVpc } from '@/model/edits/vpc'

/** Two zones, a public and an isolated subnet in each, an instance in each isolated one. */
export interface TwoZones {
  readonly topology: Topology
  readonly vpcId: VpcId
  readonly publicIds: readonly SubnetId[]
  readonly isolatedIds: readonly SubnetId[]
}

/** A network drawn by edits, in which services are placed and changed. */
export function twoZones(): TwoZones {
  const vpc = addVpc(EMPTY_TOPOLOGY)
  const gateway = expectOk(addInternetGateway(vpc.topology, vpc.id))
  const table = addRouteTable(gateway.topology, vpc.id)
  let topology = expectOk(
    addRoute(table.topology, table.id, {
      destination: { kind: 'cidr', cidr: ANY_IPV4 },
      target: { kind: 'internetGateway', id: gateway.id },
    }),
  )
  const publicIds: SubnetId[] = []
  const isolatedIds: SubnetId[] = []
  for (const zone of ['us-east-1a', 'us-east-1b']) {
    const open = expectOk(addSubnet(topology, vpc.id, zone, { name: `public-${zone.at(-1)}` }))
    topology = associateRouteTable(open.topology, open.id, table.id)
    publicIds.push(open.id)
    const shut = expectOk(addSubnet(topology, vpc.id, zone, { name: `isolated-${zone.at(-1)}` }))
    const server = expectOk(addInstance(shut.topology, shut.id, { name: `server-${zone.at(-1)}` }))
    topology = server.topology
    isolatedIds.push(shut.id)
  }
  return { topology, vpcId: vpc.id, publicIds, isolatedIds }
}

/** The topology and id of an edit that must work. */
export function made<Id extends string>(result: Result<Created<Id>>): Created<Id> {
  return expectOk(result)
}

/** Why an edit is refused; throws where it is not. */
export function refusalOf(result: Result<unknown>): string {
  if (result.ok) throw new Error('It was not refused')
  return result.error
}

/** What validation finds wrong by kind. */
export function wrongs(topology: Topology): readonly string[] {
  return validate(topology)
    .filter(({ severity }) => severity === 'error')
    .map(({ kind }) => kind)
}

/** The only resource of a kind, or the one of this name. */
export function theOne<Kind extends ResourceKind>(topology: Topology, kind: Kind, name?: string) {
  const found = resourcesOf(topology, kind).find((one) => name === undefined || one.name === name)
  if (!found) throw new Error(`There is no ${kind} ${name ?? ''}`)
  return found
}
