import type { AwsAttribute, AwsServiceRows, AwsTargetHealth } from '../aws/awsServices'
import { groupArn, groupProtocol } from './balancerRows'
import type { PlannedBalancer } from './balancerRows'
import { pickSuitable } from './managedRows'
import { pick } from './names'
import type { Plan, PlannedInterface } from './networkPlan'
import type { ServicesSketch, TargetGroupSketch, TargetSketch } from './servicesSketch'

const TARGET_PORTS = [8080, 80, 443, 8443]

/** Target groups with their attributes and the health of their targets. */
export function targetGroupRows(
  plan: Plan,
  sketch: ServicesSketch,
  balancers: readonly PlannedBalancer[],
): Pick<AwsServiceRows, 'TargetGroups' | 'TargetGroupAttributes' | 'TargetHealthDescriptions'> {
  const all = balancers.flatMap((balancer) =>
    sketch.targetGroups.map((group, number) => ({
      balancer,
      // Targets of IPv6 need nodes that have it.
      group: {
        ...group,
        isIpv6: group.isIpv6 && balancer.nodes.every((node) => node.Ipv6Addresses.length > 0),
      },
      arn: groupArn(sketch, balancer.sketch, number),
    })),
  )
  return {
    TargetGroups: all.map(({ balancer, group, arn }) => ({
      TargetGroupArn: arn,
      TargetGroupName: arn.split('/')[1] ?? '',
      TargetType: group.byAddress ? 'ip' : 'instance',
      Protocol: groupProtocol(balancer.sketch, group.protocol),
      Port: pick(TARGET_PORTS, group.port),
      VpcId: balancer.vpc.id,
      IpAddressType: group.isIpv6 ? 'ipv6' : 'ipv4',
      LoadBalancerArns: [balancer.arn],
      HealthCheckEnabled: true,
      HealthCheckProtocol: 'TCP',
      HealthCheckPort: 'traffic-port',
    })),
    TargetGroupAttributes: Object.fromEntries(
      all.map(({ balancer, group, arn }) => [arn, attributesOf(balancer, group)]),
    ),
    TargetHealthDescriptions: Object.fromEntries(
      all.map(({ balancer, group, arn }) => [
        arn,
        onlyOnce(group.targets.flatMap((target) => targetRow(plan, balancer, group, target))),
      ]),
    ),
  }
}

/** A target is registered once at each port. */
function onlyOnce(rows: readonly AwsTargetHealth[]): AwsTargetHealth[] {
  const name = ({ Target }: AwsTargetHealth) => `${Target.Id} ${String(Target.Port)}`
  return rows.filter((row, position) => {
    const first = rows.findIndex((each) => name(each) === name(row))
    return first === position
  })
}

function attributesOf({ sketch }: PlannedBalancer, group: TargetGroupSketch): AwsAttribute[] {
  const words = { on: 'true', off: 'false', 'as-balancer': 'use_load_balancer_configuration' }
  const crossZone =
    group.crossZone === 'unsaid'
      ? []
      : [{ Key: 'load_balancing.cross_zone.enabled', Value: words[group.crossZone] }]
  const isFixed = groupProtocol(sketch, group.protocol) !== 'TCP'
  const preserves =
    group.preserves === 'unsaid' || isFixed
      ? []
      : [{ Key: 'preserve_client_ip.enabled', Value: String(group.preserves === 'yes') }]
  return [...crossZone, ...preserves]
}

/** A target in the load balancer's VPC mostly; by address it may stand in another. */
function targetRow(
  plan: Plan,
  { vpc, nodes }: PlannedBalancer,
  group: TargetGroupSketch,
  target: TargetSketch,
): AwsTargetHealth[] {
  const able = (row: PlannedInterface) => !group.isIpv6 || row.Ipv6Addresses.length > 0
  const everywhere = plan.vpcs.flatMap((each) => each.interfaces)
  const candidates = (group.byAddress ? everywhere : vpc.interfaces).filter(able)
  const primaries = candidates.filter((row) => group.byAddress || row.Attachment.DeviceIndex === 0)
  if (primaries.length === 0) return []
  const row = pickSuitable(primaries, (each) => each.VpcId === vpc.id, target.interface)
  const address = group.isIpv6 ? row.Ipv6Addresses[0]?.Ipv6Address : row.PrivateIpAddress
  const isForeign = row.VpcId !== vpc.id
  const isStopped = !group.byAddress && isStoppedInstance(plan, row.Attachment.InstanceId)
  const isEnabled = nodes.some((node) => node.AvailabilityZone === row.AvailabilityZone)
  return [
    {
      Target: {
        Id: group.byAddress ? (address ?? '') : row.Attachment.InstanceId,
        Port: target.hasOwnPort ? 9000 : pick(TARGET_PORTS, group.port),
        ...(group.byAddress ? { AvailabilityZone: isForeign ? 'all' : row.AvailabilityZone } : {}),
      },
      // A stopped instance is registered and not used.
      TargetHealth: {
        State: (isEnabled || isForeign) && !isStopped ? target.health : 'unused',
      },
    },
  ]
}

function isStoppedInstance(plan: Plan, instanceId: string): boolean {
  return plan.vpcs.some((vpc) =>
    vpc.interfaces.some(
      (row, position) =>
        row.Attachment.InstanceId === instanceId &&
        row.Attachment.DeviceIndex === 0 &&
        pick(vpc.sketch.interfaces, position).isStopped,
    ),
  )
}
