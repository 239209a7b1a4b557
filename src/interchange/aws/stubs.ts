import {
  asId,
  type InstanceId,
  type PrefixListId,
  type SecurityGroupId,
  type SubnetId,
  type VpcId,
} from '@/model/ids'
import { putStub } from './putStub'
import { isMissing, type StubContext } from './stubContext'
import { stubTarget } from './stubTargets'
import { stubVpcs } from './stubVpcs'
import { UNKNOWN_ZONE } from './subnets'
import type { TopologyBuilder } from './topologyBuilder'

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
