import { readAddress } from './address'
import type { Address } from './address'
import type { AwsNetworkInterface, AwsSnapshotJson } from './aws/awsSnapshot'
import type {
  AwsAttribute,
  AwsListener,
  AwsLoadBalancer,
  AwsTargetGroup,
  AwsTargetHealth,
} from './aws/awsServices'
import { findSubnet, primaryInterface } from './network'

// Questions about the rows of load balancers. Everything is looked up anew, by reading all the rows.

/** The load balancer of an ARN. */
export function findBalancer(snapshot: AwsSnapshotJson, arn: string): AwsLoadBalancer {
  const balancer = (snapshot.LoadBalancers ?? []).find((row) => row.LoadBalancerArn === arn)
  if (!balancer) throw new Error(`the snapshot has no load balancer ${arn}`)
  return balancer
}

/** The load balancer that an interface is a node of: its description is the tail of the ARN (A8). */
export function balancerOf(
  snapshot: AwsSnapshotJson,
  networkInterface: AwsNetworkInterface,
): AwsLoadBalancer | undefined {
  const [, tail] = (networkInterface.Description ?? '').split('ELB ')
  if (tail === undefined) return undefined
  return (snapshot.LoadBalancers ?? []).find((row) => row.LoadBalancerArn.endsWith(`/${tail}`))
}

/** One node for each enabled zone (ELB-01). */
export function nodesOf(
  snapshot: AwsSnapshotJson,
  balancer: AwsLoadBalancer,
): AwsNetworkInterface[] {
  return snapshot.NetworkInterfaces.filter(
    (row) => balancerOf(snapshot, row)?.LoadBalancerArn === balancer.LoadBalancerArn,
  )
}

/** The listener that takes a protocol on a port (ELB-05). */
export function listenerFor(
  snapshot: AwsSnapshotJson,
  balancer: AwsLoadBalancer,
  protocol: 'tcp' | 'udp',
  port: number,
): AwsListener | undefined {
  const taken = {
    tcp: ['HTTP', 'HTTPS', 'TCP', 'TLS', 'TCP_UDP', 'TCP_QUIC'],
    udp: ['UDP', 'TCP_UDP', 'QUIC', 'TCP_QUIC'],
  }[protocol]
  return (snapshot.Listeners ?? []).find(
    (row) =>
      row.LoadBalancerArn === balancer.LoadBalancerArn &&
      row.Port === port &&
      taken.includes(row.Protocol ?? ''),
  )
}

/** What a listener may do with a connection: one of these target groups, or an answer of its own. */
export function choicesOf(
  snapshot: AwsSnapshotJson,
  listener: AwsListener,
): (AwsTargetGroup | 'answer')[] {
  const rules = snapshot.ListenerRules?.[listener.ListenerArn] ?? []
  // Which rule wins depends on what is inside the connection.
  const all = [listener.DefaultActions, ...rules.map((rule) => rule.Actions)]
  return all.flatMap((actions): (AwsTargetGroup | 'answer')[] => {
    const forward = actions.find((action) => action.Type === 'forward')
    if (!forward) return ['answer']
    const weighted = forward.ForwardConfig?.TargetGroups ?? []
    const arns =
      weighted.length > 0
        ? weighted.filter((row) => row.Weight !== 0).map((row) => row.TargetGroupArn)
        : [forward.TargetGroupArn]
    return (snapshot.TargetGroups ?? []).filter((row) => arns.includes(row.TargetGroupArn))
  })
}

/** A target that a node may pick. */
export interface NaiveTarget {
  readonly id: string
  readonly address: Address
  readonly port: number
}

/**
 * The targets that a node may pick: healthy ones, of its own zone only where cross-zone is off (ELB-07);
 * of all zones that are enabled, at the most (ELB-01). Where no target of the group is healthy at all,
 * traffic goes to all of them (ELB-09).
 */
export function targetsFor(
  snapshot: AwsSnapshotJson,
  balancer: AwsLoadBalancer,
  ownZone: string,
  group: AwsTargetGroup,
): NaiveTarget[] {
  const rows = snapshot.TargetHealthDescriptions?.[group.TargetGroupArn] ?? []
  const enabled = balancer.AvailabilityZones.map((zone) => zone.ZoneName)
  const placed = rows
    .map((row) => ({ row, zone: zoneOfTarget(snapshot, row) }))
    .filter(({ zone }) => zone === 'all' || zone === undefined || enabled.includes(zone))
    .filter(({ row }) => !['draining', 'unused'].includes(row.TargetHealth.State))
  const healthy = placed.filter(({ row }) => isHealthy(row))
  const usable = healthy.length > 0 ? healthy : placed
  const near = isCrossZone(snapshot, balancer, group)
    ? usable
    : usable.filter(({ zone }) => zone === 'all' || zone === undefined || zone === ownZone)
  return near.flatMap(({ row }) => {
    const address = addressOfTarget(snapshot, group, row)
    const port = row.Target.Port ?? group.Port
    return address ? [{ id: row.Target.Id, address, port }] : []
  })
}

function isHealthy(row: AwsTargetHealth): boolean {
  return row.TargetHealth.State === 'healthy'
}

function zoneOfTarget(snapshot: AwsSnapshotJson, { Target }: AwsTargetHealth): string | undefined {
  if (Target.AvailabilityZone !== undefined) return Target.AvailabilityZone
  if (!Target.Id.startsWith('i-')) return undefined
  return findSubnet(snapshot, primaryInterface(snapshot, Target.Id).SubnetId).AvailabilityZone
}

/** ELB-06: the registered address; of an instance the primary one of the group's family. */
function addressOfTarget(
  snapshot: AwsSnapshotJson,
  group: AwsTargetGroup,
  { Target }: AwsTargetHealth,
): Address | undefined {
  if (!Target.Id.startsWith('i-')) return readAddress(Target.Id)
  const primary = primaryInterface(snapshot, Target.Id)
  const text =
    group.IpAddressType === 'ipv6'
      ? primary.Ipv6Addresses[0]?.Ipv6Address
      : primary.PrivateIpAddress
  return text === undefined ? undefined : readAddress(text)
}

/** ELB-07: on for application load balancers, off for network ones, unless somebody has said so. */
function isCrossZone(
  snapshot: AwsSnapshotJson,
  balancer: AwsLoadBalancer,
  group: AwsTargetGroup,
): boolean {
  const key = 'load_balancing.cross_zone.enabled'
  const ofGroup = attribute(snapshot.TargetGroupAttributes?.[group.TargetGroupArn], key)
  if (ofGroup === 'true' || ofGroup === 'false') return ofGroup === 'true'
  if (balancer.Type === 'application') return true
  return attribute(snapshot.LoadBalancerAttributes?.[balancer.LoadBalancerArn], key) === 'true'
}

/** NLB-02: whether targets see the client's address, by the group's attribute or its defaults. */
export function preservesClient(snapshot: AwsSnapshotJson, group: AwsTargetGroup): boolean {
  if (['UDP', 'TCP_UDP', 'QUIC', 'TCP_QUIC'].includes(group.Protocol)) return true
  const rows = snapshot.TargetGroupAttributes?.[group.TargetGroupArn]
  const said = attribute(rows, 'preserve_client_ip.enabled')
  return said === undefined ? group.TargetType === 'instance' : said === 'true'
}

function attribute(rows: readonly AwsAttribute[] | undefined, key: string): string | undefined {
  return rows?.find((row) => row.Key === key)?.Value
}
