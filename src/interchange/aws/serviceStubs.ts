import { asId, type ManagedServiceId, type NetworkInterfaceId, type VpcId } from '@/model/ids'
import type { LoadBalancer } from '@/model/resources/loadBalancer'
import type { NetworkInterface } from '@/model/resources/networkInterface'
import type { Assembly } from './assembly'
import { ENDPOINT_DESCRIPTION, UNKNOWN_SERVICE } from './endpoints'
import { unknownPolicy } from './firewallPolicies'
import { nodesDescribed } from './loadBalancerNodes'
import { balancerTail, balancerTypeOf, reportUnknownListeners } from './loadBalancers'
import { freeId, functionInDescription, isFunctionInterface, NFS } from './managedServices'
import { putStub } from './putStub'
import { given, plainWord } from './rows'
import { unknownTargetGroup } from './targetGroups'
import { idOf } from './topologyBuilder'

type DescribedAs = (description: string) => readonly NetworkInterfaceId[]

/**
 * Puts in a stub for every service that rows name and no row describes; the descriptions of
 * interfaces name theirs (A8). What a stub does nobody knows, so nothing is concluded from it.
 */
export function addServiceStubs(assembly: Assembly, describedAs: DescribedAs): void {
  const neighbours = new Map(
    assembly.snapshot.rows.NetworkInterfaces.flatMap(({ SubnetId, VpcId }) => {
      const [subnetId, vpcId] = [given(SubnetId), given(VpcId)]
      return subnetId === undefined || vpcId === undefined
        ? []
        : [[subnetId, asId<VpcId>(vpcId)] as const]
    }),
  )
  const context: StubContext = {
    ...assembly,
    describedAs,
    vpcOfSubnet: (id) => assembly.builder.find('subnet', id)?.vpcId ?? neighbours.get(id),
  }
  stubFirewalls(context)
  stubEndpoints(context)
  stubLoadBalancers(context)
  stubTargetGroups(context)
  stubFunctions(context)
  stubFileSystems(context)
}

interface StubContext extends Assembly {
  readonly describedAs: DescribedAs
  /** Its own row says it, or the row of an interface that stands in it. */
  readonly vpcOfSubnet: (subnetId: string) => VpcId | undefined
}

function stubFirewalls(context: StubContext): void {
  const { builder } = context
  for (const { networkFirewallId, vpcId } of builder.all('gatewayLoadBalancerEndpoint')) {
    if (!networkFirewallId || builder.find('networkFirewall', networkFirewallId)) continue
    putStub(context, {
      kind: 'networkFirewall',
      id: networkFirewallId,
      name: '',
      stub: true,
      vpcId,
    })
  }
  for (const { firewallPolicyId } of builder.all('networkFirewall')) {
    if (firewallPolicyId && !builder.find('firewallPolicy', firewallPolicyId)) {
      putStub(context, unknownPolicy(firewallPolicyId))
    }
  }
}

/** An endpoint that only its interfaces show: their type tells of which kind it is. */
function stubEndpoints(context: StubContext): void {
  const { builder, isGone, describedAs, vpcOfSubnet } = context
  for (const { managedBy, subnetId, interfaceType } of builder.all('networkInterface')) {
    if (managedBy?.startsWith(ENDPOINT_DESCRIPTION) !== true) continue
    const id = managedBy.slice(ENDPOINT_DESCRIPTION.length).trim()
    const vpcId = vpcOfSubnet(subnetId)
    if (id === '' || isGone(id) || isKnownEndpoint(id, context) || vpcId === undefined) continue
    const common = {
      name: '',
      stub: true as const,
      vpcId,
      serviceName: UNKNOWN_SERVICE,
      available: true,
      networkInterfaceIds: describedAs(managedBy),
    }
    if (plainWord(interfaceType) === 'gatewayloadbalancerendpoint') {
      const kind = 'gatewayLoadBalancerEndpoint'
      const known = builder.find(kind, id)
      if (known) builder.put({ ...known, networkInterfaceIds: common.networkInterfaceIds })
      else putStub(context, { ...common, kind, id: idOf(kind, id), subnetId })
    } else {
      const kind = 'interfaceEndpoint'
      putStub(context, { ...common, kind, id: idOf(kind, id), privateDns: false })
    }
  }
}

/** A firewall's own answer names its endpoints, and not their interfaces. */
function isKnownEndpoint(id: string, { builder }: StubContext): boolean {
  const inspection = builder.find('gatewayLoadBalancerEndpoint', id)
  if (inspection) return inspection.networkInterfaceIds.length > 0
  return ['interfaceEndpoint', 'gatewayEndpoint', 'other'].some(
    (kind) => builder.find(kind as 'other', id) !== undefined,
  )
}

const ELB_DESCRIPTION = /^ELB (\S+)$/

function stubLoadBalancers(context: StubContext): void {
  const { snapshot, builder, isGone } = context
  // A load balancer that failed may have left interfaces behind.
  const tails = new Set([
    ...snapshot.rows.LoadBalancers.map(({ LoadBalancerArn }) => balancerTail(LoadBalancerArn)),
    ...builder.all('loadBalancer').map(({ id }) => balancerTail(id)),
  ])
  const listened = new Set<string>(
    builder.all('listener').map(({ loadBalancerId }) => loadBalancerId),
  )
  const stub = (id: string, vpcId: VpcId | undefined) => {
    if (tails.has(balancerTail(id))) return
    tails.add(balancerTail(id))
    stubLoadBalancer(id, vpcId, listened.has(id), context)
  }
  const named = new Map<string, VpcId | undefined>()
  const name = (id: string, vpcId: VpcId | undefined) => {
    if (!named.has(id) && !isGone(id)) named.set(id, vpcId)
  }
  for (const { loadBalancerId } of builder.all('listener')) name(loadBalancerId, undefined)
  for (const { LoadBalancerArns, VpcId } of snapshot.rows.TargetGroups) {
    const vpcId = given(VpcId)
    for (const arn of LoadBalancerArns ?? []) {
      name(arn, vpcId === undefined ? undefined : asId<VpcId>(vpcId))
    }
  }
  for (const { loadBalancerIds } of builder.all('endpointService')) {
    for (const id of loadBalancerIds) name(id, undefined)
  }
  for (const { targetType, targets, vpcId } of builder.all('targetGroup')) {
    if (targetType === 'alb') for (const { id } of targets) name(id, vpcId)
  }
  for (const [id, vpcId] of named) stub(id, vpcId)
  for (const { managedBy } of builder.all('networkInterface')) {
    const tail = ELB_DESCRIPTION.exec(managedBy ?? '')?.[1]
    if (tail !== undefined) stub(tail, undefined)
  }
}

function stubLoadBalancer(
  id: string,
  named: VpcId | undefined,
  listenersKnown: boolean,
  context: StubContext,
): void {
  const { builder, report, describedAs, vpcOfSubnet } = context
  const nodes = nodesDescribed(`ELB ${balancerTail(id)}`, { builder, describedAs })
  const interfaces = nodes.flatMap(
    ({ networkInterfaceId }) => builder.find('networkInterface', networkInterfaceId) ?? [],
  )
  const vpcId =
    named ??
    nodes.map((node) => vpcOfSubnet(node.subnetId)).find((vpc) => vpc !== undefined) ??
    onlyVpc(context)
  if (vpcId === undefined) {
    report.note('unknown', 'Load balancers that are named and belong to no VPC we know', id)
    return
  }
  const type = balancerTypeOf(id)
  if (!listenersKnown) reportUnknownListeners(id, report)
  const stub: LoadBalancer = {
    kind: 'loadBalancer',
    id: idOf('loadBalancer', id),
    name: '',
    stub: true,
    vpcId,
    type,
    scheme: interfaces.some(isPublic) ? 'internet-facing' : 'internal',
    ipAddressType: interfaces.some((eni) => eni.ipv6Addresses.length > 0) ? 'dualstack' : 'ipv4',
    available: true,
    nodes,
    securityGroupIds: [...new Set(interfaces.flatMap((eni) => eni.securityGroupIds))],
    crossZone: type === 'application',
    enforcesGroupsOnPrivateLink: true,
    ...(!listenersKnown && { listenersKnown }),
  }
  putStub(context, stub)
}

function isPublic({ privateAddresses }: NetworkInterface): boolean {
  return privateAddresses.some(({ publicIp }) => publicIp !== undefined)
}

function stubTargetGroups(context: StubContext): void {
  const { builder } = context
  const stub = (id: string, protocol: string, vpcId: VpcId | undefined) => {
    if (builder.find('targetGroup', id)) return
    putStub(context, unknownTargetGroup(id, protocol, vpcId))
  }
  for (const { loadBalancerId, protocol, defaultAction, rules } of builder.all('listener')) {
    const vpcId = builder.find('loadBalancer', loadBalancerId)?.vpcId
    for (const action of [defaultAction, ...rules.map((rule) => rule.action)]) {
      if (action.kind !== 'forward') continue
      for (const { targetGroupId } of action.targetGroups) stub(targetGroupId, protocol, vpcId)
    }
  }
  for (const { targetGroupIds, vpcId } of builder.all('autoScalingGroup')) {
    for (const id of targetGroupIds) stub(id, 'TCP', vpcId)
  }
}

/** Interfaces of functions that no row describes: nothing can connect to them all the same (MNG-03). */
function stubFunctions(context: StubContext): void {
  const { builder, vpcOfSubnet } = context
  // Functions share their interfaces, and often the very list of them.
  const lists = new Set(builder.all('managedService').map((service) => service.networkInterfaceIds))
  const owned = new Set([...lists].flat())
  const stubs = new Map<string, NetworkInterface[]>()
  for (const eni of builder.all('networkInterface')) {
    if (owned.has(eni.id) || eni.attachment || !isFunctionInterface(eni)) continue
    const name = functionInDescription(eni.managedBy) ?? eni.id
    const known = stubs.get(name)
    if (known) known.push(eni)
    else stubs.set(name, [eni])
  }
  for (const [name, interfaces] of stubs) {
    const vpcId = vpcOfSubnet(interfaces[0]?.subnetId ?? '')
    putStub(context, {
      kind: 'managedService',
      id: asId<ManagedServiceId>(freeId(`${name}/function`, 'Lambda function', builder)),
      name,
      stub: true,
      service: 'lambda',
      type: 'Lambda function',
      ...(vpcId !== undefined && { vpcId }),
      subnetIds: [...new Set(interfaces.map(({ subnetId }) => subnetId))],
      networkInterfaceIds: interfaces.map(({ id }) => id),
      services: [],
      available: true,
    })
  }
}

const MOUNT_TARGET = /^EFS mount target for (fs-\S+)/

/** Interfaces whose description names a file system that no row describes. */
function stubFileSystems(context: StubContext): void {
  const { builder, vpcOfSubnet } = context
  const systems = new Map<string, NetworkInterface[]>()
  for (const eni of builder.all('networkInterface')) {
    const id = MOUNT_TARGET.exec(eni.managedBy ?? '')?.[1]
    if (id === undefined || builder.find('managedService', id)) continue
    const known = systems.get(id)
    if (known) known.push(eni)
    else systems.set(id, [eni])
  }
  for (const [id, interfaces] of systems) {
    const vpcId = vpcOfSubnet(interfaces[0]?.subnetId ?? '')
    putStub(context, {
      kind: 'managedService',
      id: asId<ManagedServiceId>(id),
      name: '',
      stub: true,
      service: 'efs',
      type: 'EFS file system',
      ...(vpcId !== undefined && { vpcId }),
      subnetIds: [...new Set(interfaces.map(({ subnetId }) => subnetId))],
      networkInterfaceIds: interfaces.map((eni) => eni.id),
      services: [NFS],
      available: true,
    })
  }
}

function onlyVpc({ builder }: StubContext): VpcId | undefined {
  const [only, ...others] = builder.all('vpc')
  return others.length === 0 ? only?.id : undefined
}
