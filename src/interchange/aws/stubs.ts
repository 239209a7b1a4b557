import {
  asId,
  type InstanceId,
  type PrefixListId,
  type SecurityGroupId,
  type SubnetId,
  type VpcId,
} from '@/model/ids'
import type { Cidr } from '@/model/ip'
import type { Route, RouteTable } from '@/model/resources/routeTable'
import { vpcBlocks, type Vpc } from '@/model/resources/vpc'
import { familyOf } from '@/model/ip'
import { RESOURCE_KINDS, type ResourceKind } from '@/model/topology'
import type { ReportBuilder } from '../report'
import { UNKNOWN_SERVICE } from './endpoints'
import { interfacesDescribedFor } from './natGateways'
import { typeOfId } from './others'
import { putStub } from './putStub'
import { UNKNOWN_ZONE } from './subnets'
import { idOf, type TopologyBuilder } from './topologyBuilder'

/** What making stubs needs to know besides the topology so far. */
export interface StubContext {
  readonly builder: TopologyBuilder
  readonly report: ReportBuilder
  readonly regionOf: (vpcId: string) => string
  readonly isGone: (id: string) => boolean
  /** Blocks of a VPC as its tables' local routes and its peerings tell them. */
  readonly blocksOf: (vpcId: string) => readonly Cidr[]
  /** The VPC of a group or subnet that only other rows name, where one of them says it. */
  readonly vpcHints: ReadonlyMap<string, string>
  /** The Availability Zone of a subnet that only other rows name. */
  readonly zoneHints: ReadonlyMap<string, string>
}

/**
 * Puts in a stub for every resource that rows name and no row describes. A gateway stub counts as
 * attached and active; a group stub has no members that we know. A deleted thing gets none.
 */
export function addStubs(context: StubContext): void {
  stubSubnets(context)
  stubInstances(context)
  stubGroups(context)
  stubPrefixLists(context)
  for (const table of context.builder.all('routeTable')) {
    for (const route of table.routes) {
      if (!route.blackhole) stubTarget(route, table, context)
    }
  }
  stubVpcs(context)
}

function isMissing(context: StubContext, kind: ResourceKind, id: string | undefined): id is string {
  return id !== undefined && !context.builder.find(kind, id)
}

function stubSubnets(context: StubContext): void {
  const { builder, vpcHints, zoneHints } = context
  const attached = new Map<string, VpcId>()
  for (const { attached: end } of builder.all('transitGatewayAttachment')) {
    if (end.kind !== 'vpc') continue
    for (const id of end.subnetIds) attached.set(id, end.vpcId)
  }
  const named = [
    ...builder.all('networkInterface').map(({ subnetId }) => subnetId),
    ...builder.all('natGateway').map(({ subnetId }) => subnetId),
    ...attached.keys(),
    ...standingSubnets(builder),
    ...[...vpcHints.keys()].filter((id) => id.startsWith('subnet-')),
  ]
  for (const id of named) {
    if (!isMissing(context, 'subnet', id)) continue
    const vpcId = vpcHints.get(id) ?? attached.get(id) ?? builder.all('vpc')[0]?.id
    if (vpcId === undefined) continue
    putStub(context, {
      kind: 'subnet',
      id: asId<SubnetId>(id),
      name: '',
      stub: true,
      vpcId: asId<VpcId>(vpcId),
      availabilityZone: zoneHints.get(id) ?? UNKNOWN_ZONE,
      mapPublicIpOnLaunch: false,
      assignIpv6AddressOnCreation: false,
    })
  }
}

/** The subnets in which services say that they stand. */
function standingSubnets(builder: TopologyBuilder): readonly SubnetId[] {
  return [
    ...builder.all('loadBalancer').flatMap(({ nodes }) => nodes.map(({ subnetId }) => subnetId)),
    ...builder.all('gatewayLoadBalancerEndpoint').flatMap(({ subnetId }) => subnetId ?? []),
    ...builder.all('managedService').flatMap(({ subnetIds }) => subnetIds),
    ...builder.all('autoScalingGroup').flatMap(({ subnetIds }) => subnetIds),
  ]
}

function stubInstances(context: StubContext): void {
  const { builder } = context
  const named = [
    ...builder.all('networkInterface').map(({ attachment }) => attachment?.instanceId),
    ...builder
      .all('targetGroup')
      .flatMap(({ targetType, targets }) =>
        targetType === 'instance' ? targets.map(({ id }) => id) : [],
      ),
    ...builder.all('autoScalingGroup').flatMap(({ instanceIds }) => instanceIds),
  ]
  for (const id of named) {
    if (!isMissing(context, 'instance', id)) continue
    putStub(context, {
      kind: 'instance',
      id: asId<InstanceId>(id),
      name: '',
      stub: true,
      state: 'running',
      platform: 'linux',
    })
  }
}

function stubGroups(context: StubContext): void {
  const { builder, vpcHints } = context
  const stub = (id: string, vpcId: VpcId | undefined) => {
    const hint = vpcHints.get(id)
    const home = hint === undefined ? vpcId : asId<VpcId>(hint)
    if (home === undefined || !isMissing(context, 'securityGroup', id)) return
    putStub(context, {
      kind: 'securityGroup',
      id: asId<SecurityGroupId>(id),
      name: '',
      stub: true,
      vpcId: home,
      isDefault: false,
      description: '',
      ingress: [],
      egress: [],
    })
  }
  for (const { subnetId, securityGroupIds } of builder.all('networkInterface')) {
    for (const id of securityGroupIds) stub(id, builder.find('subnet', subnetId)?.vpcId)
  }
  for (const { securityGroupIds, vpcId } of builder.all('loadBalancer')) {
    for (const id of securityGroupIds) stub(id, vpcId)
  }
  for (const { launch, vpcId } of builder.all('autoScalingGroup')) {
    for (const id of launch?.securityGroupIds ?? []) stub(id, vpcId)
  }
  for (const { vpcId, ingress, egress } of builder.all('securityGroup')) {
    for (const { peer } of [...ingress, ...egress]) {
      if (peer.kind === 'securityGroup' && !peer.stale) stub(peer.securityGroupId, vpcId)
    }
  }
}

function stubPrefixLists(context: StubContext): void {
  const { builder } = context
  const inRules = builder
    .all('securityGroup')
    .flatMap(({ ingress, egress }) => [...ingress, ...egress])
    .flatMap(({ peer }) => (peer.kind === 'prefixList' ? [peer.prefixListId] : []))
  const inRoutes = [
    ...builder.all('routeTable').flatMap(({ routes }) => routes),
    ...builder.all('transitGatewayRouteTable').flatMap(({ routes }) => routes),
  ].flatMap(({ destination }) =>
    destination.kind === 'prefixList' ? [destination.prefixListId] : [],
  )
  for (const id of [...inRules, ...inRoutes]) {
    if (!isMissing(context, 'prefixList', id)) continue
    putStub(context, {
      kind: 'prefixList',
      id: asId<PrefixListId>(id),
      name: '',
      stub: true,
      family: 'ipv4',
      awsManaged: false,
    })
  }
}

function stubTarget(route: Route, table: RouteTable, context: StubContext): void {
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

function stubVpcs(context: StubContext): void {
  const { builder } = context
  const named = [
    ...RESOURCE_KINDS.flatMap((kind) => builder.all(kind)).flatMap(
      (resource): readonly (VpcId | undefined)[] => ('vpcId' in resource ? [resource.vpcId] : []),
    ),
    ...builder.all('securityGroup').flatMap(({ associatedVpcIds }) => associatedVpcIds ?? []),
    ...builder
      .all('transitGatewayAttachment')
      .flatMap(({ attached }) => (attached.kind === 'vpc' ? [attached.vpcId] : [])),
    ...builder
      .all('peeringConnection')
      .flatMap(({ requester, accepter }) => [requester.vpcId, accepter.vpcId]),
  ]
  for (const id of named) {
    if (isMissing(context, 'vpc', id)) putStub(context, stubVpc(id, context))
  }
}

function stubVpc(id: string, { builder, blocksOf, regionOf }: StubContext): Vpc {
  const sides = builder
    .all('peeringConnection')
    .flatMap(({ requester, accepter }) => [requester, accepter])
    .filter(({ vpcId }) => vpcId === id)
  const blocks = [
    ...new Set([
      ...blocksOf(id),
      ...sides.flatMap(({ cidrBlocks }) => cidrBlocks),
      ...announcedBlocks(id, builder),
    ]),
  ]
  return {
    kind: 'vpc',
    id: asId<VpcId>(id),
    name: '',
    stub: true,
    region: sides[0]?.region ?? regionOf(id),
    cidrBlocks: blocks.filter((block) => familyOf(block) === 4),
    ipv6CidrBlocks: blocks.filter((block) => familyOf(block) === 6),
    isDefault: false,
    blockPublicAccess: 'off',
  }
}

/** What transit gateways learned from a VPC that no row describes (TGW-11). */
function announcedBlocks(vpcId: string, builder: TopologyBuilder): readonly Cidr[] {
  const own = new Set<string>(
    builder
      .all('transitGatewayAttachment')
      .flatMap(({ id, attached }) =>
        attached.kind === 'vpc' && attached.vpcId === vpcId ? id : [],
      ),
  )
  return builder
    .all('transitGatewayRouteTable')
    .flatMap(({ routes }) => routes)
    .flatMap(({ origin, destination, attachmentIds }) =>
      origin === 'propagated' &&
      destination.kind === 'cidr' &&
      attachmentIds.some((id) => own.has(id))
        ? [destination.cidr]
        : [],
    )
}
