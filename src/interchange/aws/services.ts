import type { NetworkInterfaceId } from '@/model/ids'
import type { Assembly } from './assembly'
import { addAutoScalingGroup, isGoneAutoScalingGroup } from './autoScaling'
import { addClassicLoadBalancer } from './classicLoadBalancers'
import { addDatabases } from './databases'
import { addEndpoint } from './endpoints'
import { readEndpointService } from './endpointServices'
import { addFirewallPolicy, isGoneFirewallPolicy } from './firewallPolicies'
import { firewallPolicyArnOf, ruleGroupArnOf } from './firewallRows'
import { balancerOfListener, readListener } from './listeners'
import { addLoadBalancer } from './loadBalancers'
import {
  isGoneDatabase,
  isGoneFileSystem,
  isGoneInstanceConnectEndpoint,
  isGoneMountTarget,
  type MountTargetRow,
} from './managedServiceRows'
import {
  addFileSystem,
  addFunction,
  addInstanceConnectEndpoint,
  byPlace,
  isFunctionInterface,
} from './managedServices'
import { addNetworkFirewall, firewallArnOf, isGoneFirewall } from './networkFirewalls'
import { given } from './rows'
import { addServiceStubs } from './serviceStubs'
import { readTargetGroup } from './targetGroups'

/** What stands on interfaces that are listed already: endpoints, firewalls, balancers, services. */
export function addServices(assembly: Assembly): void {
  const describedAs = interfacesByDescription(assembly)
  addFirewalls(assembly)
  addEndpoints(assembly, describedAs)
  addLoadBalancers(assembly, describedAs)
  addManagedServices(assembly)
  addFleets(assembly)
  addServiceStubs(assembly, describedAs)
}

type DescribedAs = (description: string) => readonly NetworkInterfaceId[]

function interfacesByDescription({ builder }: Assembly): DescribedAs {
  const ids = new Map<string, NetworkInterfaceId[]>()
  for (const { id, managedBy } of builder.all('networkInterface')) {
    if (managedBy === undefined) continue
    const known = ids.get(managedBy)
    if (known) known.push(id)
    else ids.set(managedBy, [id])
  }
  return (description) => ids.get(description) ?? []
}

/** Rows of what still stands; what is gone is named (A2, trap 15). */
function standingRows<Row>(
  rows: readonly Row[],
  isGone: (row: Row) => boolean,
  idOf: (row: Row) => string,
  message: string,
  { report }: Assembly,
): readonly Row[] {
  return rows.filter((row) => {
    const gone = isGone(row)
    if (gone) report.note('leftOut', message, idOf(row))
    return !gone
  })
}

// `$HOME_NET` is the VPC of the firewalls that use a policy, so they come first.
function addFirewalls(assembly: Assembly): void {
  const { snapshot, builder, report } = assembly
  const { Firewalls, FirewallPolicies, RuleGroups } = snapshot.rows
  const firewalls = standingRows(
    Firewalls,
    isGoneFirewall,
    firewallArnOf,
    'Deleted firewalls',
    assembly,
  )
  const described = firewalls.filter(({ Firewall }) => Firewall)
  for (const row of described) addNetworkFirewall(row, builder, report)
  for (const row of firewalls) if (!row.Firewall) addNetworkFirewall(row, builder, report)
  const groups = new Map(
    RuleGroups.toSorted((a, b) => Number(Boolean(a.RuleGroup)) - Number(Boolean(b.RuleGroup))).map(
      (row) => [ruleGroupArnOf(row), row],
    ),
  )
  const policies = standingRows(
    FirewallPolicies,
    isGoneFirewallPolicy,
    firewallPolicyArnOf,
    'Deleted firewall policies',
    assembly,
  )
  const context = { builder, report, groups }
  for (const row of policies) if (row.FirewallPolicy) addFirewallPolicy(row, context)
  for (const row of policies) if (!row.FirewallPolicy) addFirewallPolicy(row, context)
}

function addEndpoints(
  { snapshot, builder, report, isGone }: Assembly,
  describedAs: DescribedAs,
): void {
  for (const row of snapshot.rows.ServiceConfigurations) {
    if (!isGone(row.ServiceId)) builder.put(readEndpointService(row))
  }
  const services = new Map(
    builder.all('endpointService').map((service) => [service.serviceName, service]),
  )
  const serviceNamed = (name: string) => services.get(name)
  for (const row of snapshot.rows.VpcEndpoints) {
    if (isGone(row.VpcEndpointId)) continue
    addEndpoint(row, { builder, report, serviceNamed, describedAs })
  }
}

function addLoadBalancers(
  { snapshot, builder, report, isGone }: Assembly,
  describedAs: DescribedAs,
): void {
  const { rows, children } = snapshot
  const balancersOfListeners = new Set(rows.Listeners.map(balancerOfListener))
  for (const row of rows.LoadBalancers) {
    const arn = row.LoadBalancerArn
    if (isGone(arn)) continue
    const attributes = children.LoadBalancerAttributes.get(arn)
    // The command asks about one load balancer: a list for others says nothing about this one.
    const isAsked = snapshot.isListed('Listeners') && rows.Listeners.length === 0
    const listenersKnown = isAsked || balancersOfListeners.has(arn)
    addLoadBalancer(row, { builder, report, describedAs, attributes, listenersKnown })
  }
  for (const row of rows.LoadBalancerDescriptions) {
    const attributes = children.LoadBalancerAttributes.get(row.LoadBalancerName)
    addClassicLoadBalancer(row, { builder, report, describedAs, attributes })
  }
  for (const row of rows.Listeners) {
    if (isGone(balancerOfListener(row))) continue
    const listener = readListener(row, children.ListenerRules.get(row.ListenerArn), report)
    if (listener) builder.put(listener)
  }
  for (const arn of children.ListenerRules.keys()) {
    if (builder.find('listener', arn) ?? isGone(arn)) continue
    report.note('leftOut', 'Listener rules whose listener is not listed', arn)
  }
  for (const row of rows.TargetGroups) {
    const targets = children.TargetHealthDescriptions.get(row.TargetGroupArn)
    const attributes = children.TargetGroupAttributes.get(row.TargetGroupArn)
    builder.put(readTargetGroup(row, { report, targets, attributes }))
  }
}

function addManagedServices(assembly: Assembly): void {
  const { snapshot, builder, report } = assembly
  const { rows } = snapshot
  const context = { builder, report }
  addDatabases(
    standingRows(
      rows.DBInstances,
      isGoneDatabase,
      (row) => row.DBInstanceIdentifier,
      'Deleted or failed databases',
      assembly,
    ),
    context,
  )
  const functions = byPlace(builder.all('networkInterface').filter(isFunctionInterface))
  for (const row of rows.Functions) addFunction(row, functions, context)
  addFileSystems(assembly)
  const endpoints = standingRows(
    rows.InstanceConnectEndpoints,
    isGoneInstanceConnectEndpoint,
    (row) => row.InstanceConnectEndpointId,
    'Deleted or failed Instance Connect Endpoints',
    assembly,
  )
  for (const row of endpoints) addInstanceConnectEndpoint(row, context)
}

function addFileSystems(assembly: Assembly): void {
  const { snapshot, builder, report } = assembly
  const { rows } = snapshot
  const targets = new Map<string, MountTargetRow[]>()
  const mounted = standingRows(
    rows.MountTargets,
    isGoneMountTarget,
    (row) => row.MountTargetId,
    'Deleted mount targets',
    assembly,
  )
  for (const row of mounted) {
    const known = targets.get(row.FileSystemId)
    if (known) known.push(row)
    else targets.set(row.FileSystemId, [row])
  }
  const systems = standingRows(
    rows.FileSystems,
    isGoneFileSystem,
    (row) => row.FileSystemId,
    'Deleted or failed file systems',
    assembly,
  )
  for (const row of systems) {
    addFileSystem(row, targets.get(row.FileSystemId) ?? [], { builder, report })
  }
  const listed = new Set(rows.FileSystems.map((row) => row.FileSystemId))
  for (const [FileSystemId, own] of targets) {
    // A mount target says all that decides about packets; the file system only its name.
    if (!listed.has(FileSystemId)) addFileSystem({ FileSystemId }, own, { builder, report })
  }
}

function addFleets(assembly: Assembly): void {
  const { snapshot, builder, report } = assembly
  const { rows } = snapshot
  const context = {
    builder,
    report,
    versions: rows.LaunchTemplateVersions,
    configurations: rows.LaunchConfigurations,
  }
  const groups = standingRows(
    rows.AutoScalingGroups,
    isGoneAutoScalingGroup,
    (row) => given(row.AutoScalingGroupARN) ?? row.AutoScalingGroupName,
    'Auto Scaling groups that are being deleted',
    assembly,
  )
  for (const row of groups) addAutoScalingGroup(row, context)
}
