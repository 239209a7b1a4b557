import { asId, type VpcId } from '@/model/ids'
import type { Cidr } from '@/model/ip'
import type { Route, RouteTable } from '@/model/resources/routeTable'
import { vpcBlocks } from '@/model/resources/vpc'
import { UNKNOWN_SERVICE } from './endpoints'
import { interfacesDescribedFor } from './natGateways'
import { typeOfId } from './others'
import { putStub } from './putStub'
import { isMissing, type StubContext } from './stubContext'
import { idOf } from './topologyBuilder'

/** Puts in a stub of what a route leads to and no row describes. */
export function stubTarget(route: Route, table: RouteTable, context: StubContext): void {
  const { target, destination } = route
  if (!isMissing(context, target.kind, target.id)) return
  const base = { name: '', stub: true as const }
  const { vpcId } = table
  switch (target.kind) {
    case 'internetGateway':
      putStub(context, { ...base, kind: 'internetGateway', id: target.id, vpcId })
      return
    case 'egressOnlyInternetGateway':
      putStub(context, { ...base, kind: 'egressOnlyInternetGateway', id: target.id, vpcId })
      return
    case 'natGateway':
      stubNatGateway(target.id, vpcId, context)
      return
    case 'gatewayEndpoint':
      putStub(context, {
        ...base,
        kind: 'gatewayEndpoint',
        id: target.id,
        vpcId,
        serviceName: serviceOf(destination, context),
        available: true,
      })
      return
    case 'peeringConnection':
      stubPeering(target.id, context)
      return
    case 'gatewayLoadBalancerEndpoint':
      putStub(context, {
        ...base,
        kind: 'gatewayLoadBalancerEndpoint',
        id: target.id,
        vpcId,
        networkInterfaceIds: [],
        serviceName: UNKNOWN_SERVICE,
        available: true,
      })
      return
    case 'transitGateway':
    case 'virtualPrivateGateway':
      // Their own families made stubs of them.
      return
    case 'other':
      putStub(context, { ...base, kind: 'other', id: target.id, type: typeOfId(target.id), vpcId })
      return
    case 'instance':
      putStub(context, {
        ...base,
        kind: 'instance',
        id: target.id,
        state: 'running',
        platform: 'linux',
      })
      return
    case 'networkInterface':
      // Where it stands cannot be known, so it stays a dangling reference and becomes an issue.
      context.report.note(
        'unknown',
        'Routes lead to a network interface that is not listed',
        target.id,
        table.id,
      )
  }
}

/** Its interface may be listed all the same: then its description names the gateway (A8). */
function stubNatGateway(id: string, vpcId: VpcId, context: StubContext): void {
  const interfaces = interfacesDescribedFor(id, context.builder)
  const subnetId = interfaces[0]?.subnetId
  putStub(context, {
    kind: 'natGateway',
    id: idOf('natGateway', id),
    name: '',
    stub: true,
    vpcId,
    ...(subnetId !== undefined && { subnetId }),
    connectivityType: 'public',
    state: 'available',
    networkInterfaceIds: interfaces.map((eni) => eni.id),
  })
}

function serviceOf(destination: Route['destination'], { builder }: StubContext): string {
  const id = destination.kind === 'prefixList' ? destination.prefixListId : undefined
  return builder.find('prefixList', id)?.name || UNKNOWN_SERVICE
}

/** Its ends are the VPCs whose tables lead into it; the far one may be unknown altogether. */
function stubPeering(id: string, context: StubContext): void {
  const { builder, vpcHints, regionOf, blocksOf } = context
  const tables = builder
    .all('routeTable')
    .filter(({ routes }) => routes.some(({ target }) => target.id === id))
  const ends = [...new Set(tables.map(({ vpcId }) => vpcId))]
  const [near, far = asId<VpcId>(vpcHints.get(id) ?? `${id}/far-vpc`)] = ends
  if (near === undefined) return
  const beyond = tables
    .filter(({ vpcId }) => vpcId === near)
    .flatMap(({ routes }) => routes)
    .flatMap(({ target, destination }) =>
      target.id === id && destination.kind === 'cidr' ? [destination.cidr] : [],
    )
  const side = (vpcId: VpcId, otherwise: readonly Cidr[]) => {
    const vpc = builder.find('vpc', vpcId)
    const known = vpc ? vpcBlocks(vpc) : blocksOf(vpcId)
    return { vpcId, region: regionOf(vpcId), cidrBlocks: known.length > 0 ? known : otherwise }
  }
  putStub(context, {
    kind: 'peeringConnection',
    id: idOf('peeringConnection', id),
    name: '',
    stub: true,
    status: 'active',
    requester: side(near, []),
    accepter: side(far, [...new Set(beyond)]),
  })
}
