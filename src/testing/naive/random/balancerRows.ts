import type { AwsAction, AwsListener, AwsListenerRule } from '../aws/awsServices'
import { managedInterfaceRow, pickSuitable } from './managedRows'
import { idOf, pick } from './names'
import { tableOf } from './networkPlan'
import type { Plan, PlannedSubnet, PlannedVpc } from './networkPlan'
import type { BalancerSketch, ListenerSketch, ServicesSketch } from './servicesSketch'

/** A load balancer with its nodes in their places. */
export interface PlannedBalancer {
  readonly index: number
  readonly arn: string
  readonly sketch: BalancerSketch
  readonly vpc: PlannedVpc
  readonly nodes: readonly ReturnType<typeof managedInterfaceRow>[]
}

const ARN = 'arn:aws:elasticloadbalancing:us-east-1:111122223333'
/** Listeners' ports, by their sketched numbers. */
const LISTENER_PORTS = [443, 80, 443, 53, 8080]
const PROXY_PROTOCOLS = ['HTTP', 'HTTPS']
const FLOW_PROTOCOLS = ['TCP', 'TCP', 'TLS', 'UDP', 'TCP_UDP']
const FITTING: Readonly<Record<string, readonly string[]>> = {
  TCP: ['TCP', 'TLS', 'TCP'],
  UDP: ['UDP'],
  TCP_UDP: ['TCP_UDP'],
}

/** Places the load balancers of a sketch. */
export function planBalancers(plan: Plan, sketch: ServicesSketch): PlannedBalancer[] {
  return sketch.balancers.map((balancer, index) => {
    const vpc = pick(plan.vpcs, balancer.vpc)
    const kind = balancer.type === 'application' ? 'app' : 'net'
    const tail = `${kind}/balancer-${String(index)}/50dc6c495c0c918${String(index)}`
    // ELB-03: those that face the internet stand in public subnets.
    const suits = (subnet: PlannedSubnet) => !balancer.isInternetFacing || isPublic(vpc, subnet)
    const chosen = balancer.subnets.map((number) => pickSuitable(vpc.subnets, suits, number))
    const subnets = chosen.filter(
      (subnet, position) => chosen.findIndex((each) => each.zone === subnet.zone) === position,
    )
    const isProxy = balancer.type === 'application'
    const groups = isProxy && balancer.groups.length === 0 ? [0] : balancer.groups
    const nodes = subnets.map((subnet, position) =>
      managedInterfaceRow({
        id: idOf('eni', 0xc0, index, position),
        vpc,
        subnet,
        type: isProxy ? 'interface' : 'network_load_balancer',
        description: `ELB ${tail}`,
        host: 100 + index,
        groups,
        publicIp: balancer.isInternetFacing
          ? `3.94.${String(index)}.${String(position + 1)}`
          : undefined,
        hasIpv6: balancer.isDualStack,
        checks: isProxy,
      }),
    )
    return { index, arn: `${ARN}:loadbalancer/${tail}`, sketch: balancer, vpc, nodes }
  })
}

function isPublic(vpc: PlannedVpc, subnet: PlannedSubnet): boolean {
  const position = vpc.subnets.indexOf(subnet)
  return tableOf(vpc.sketch, pick(vpc.sketch.subnets, position))?.ipv4Default === 'internet-gateway'
}

/** A row of `describe-load-balancers`. */
export function balancerRow({ arn, sketch, vpc, nodes }: PlannedBalancer) {
  const groups = nodes[0]?.Groups.map((group) => group.GroupId) ?? []
  return {
    LoadBalancerArn: arn,
    LoadBalancerName: arn.split('/')[2] ?? '',
    DNSName: 'balancer.elb.amazonaws.com',
    Scheme: sketch.isInternetFacing ? 'internet-facing' : 'internal',
    VpcId: vpc.id,
    State: { Code: sketch.isActive ? 'active' : 'provisioning' },
    Type: sketch.type,
    AvailabilityZones: nodes.map((node) => ({
      ZoneName: node.AvailabilityZone,
      SubnetId: node.SubnetId,
      LoadBalancerAddresses: [],
    })),
    ...(groups.length === 0 ? {} : { SecurityGroups: groups }),
    ...(sketch.type === 'network' && groups.length > 0
      ? {
          EnforceSecurityGroupInboundRulesOnPrivateLinkTraffic: sketch.enforcesOnPrivateLink
            ? 'on'
            : 'off',
        }
      : {}),
    IpAddressType: sketch.isDualStack ? 'dualstack' : 'ipv4',
  }
}

/** Listeners and, by listener, the rules besides their default actions. */
export function listenerRows(sketch: ServicesSketch, balancers: readonly PlannedBalancer[]) {
  const listeners: AwsListener[] = []
  const rules: Record<string, readonly AwsListenerRule[]> = {}
  for (const { arn, sketch: balancer, index } of balancers) {
    for (const [position, listener] of balancer.listeners.entries()) {
      const Port = pick(LISTENER_PORTS, listener.port)
      const isTaken = listeners.some((row) => row.LoadBalancerArn === arn && row.Port === Port)
      if (isTaken) continue
      const id = `${String(index)}${String(position)}6ea5a1a8d2f3c6e`
      const ListenerArn = `${arn.replace(':loadbalancer/', ':listener/')}/${id}`
      listeners.push({
        ListenerArn,
        LoadBalancerArn: arn,
        Port,
        Protocol: protocolOf(sketch, balancer, listener),
        DefaultActions: [forward(sketch, balancer, listener)],
      })
      if (balancer.type === 'network' || listener.rule === 'none') continue
      const action: AwsAction =
        listener.rule === 'answer'
          ? { Type: 'fixed-response' }
          : forward(sketch, balancer, { ...listener, group: listener.group + 1, second: undefined })
      const own = {
        RuleArn: `${ListenerArn.replace(':listener/', ':listener-rule/')}/9683b2d02a6cabee`,
        Priority: '10',
        IsDefault: false,
        Conditions: [{ Field: 'path-pattern', Values: ['/api/*'] }],
        Actions: [action],
      }
      rules[ListenerArn] = [own]
    }
  }
  return { listeners, rules }
}

/** A protocol that goes with the listener's group; now and then another. */
function protocolOf(
  { targetGroups }: ServicesSketch,
  balancer: BalancerSketch,
  { protocol, group }: ListenerSketch,
): string {
  if (balancer.type === 'application') return pick(PROXY_PROTOCOLS, protocol)
  const ofGroup = groupProtocol(balancer, pick(targetGroups, group).protocol)
  const fitting = FITTING[ofGroup] ?? FLOW_PROTOCOLS
  return pick(protocol % 12 === 11 ? FLOW_PROTOCOLS : fitting, protocol)
}

function forward(
  sketch: ServicesSketch,
  balancer: BalancerSketch,
  { group, second }: ListenerSketch,
): AwsAction {
  const arn = groupArn(sketch, balancer, group)
  const other = second && groupArn(sketch, balancer, second.group)
  if (other === undefined || other === arn || balancer.type === 'network') {
    return { Type: 'forward', TargetGroupArn: arn }
  }
  return {
    Type: 'forward',
    ForwardConfig: {
      TargetGroups: [
        { TargetGroupArn: arn, Weight: 1 },
        { TargetGroupArn: other, Weight: second?.weight ?? 1 },
      ],
    },
  }
}

/** Each load balancer has a copy of a sketched group of its own, in its VPC and with its protocols. */
export function groupArn(sketch: ServicesSketch, balancer: BalancerSketch, number: number): string {
  const index = sketch.balancers.indexOf(balancer)
  const group = number % sketch.targetGroups.length
  return `${ARN}:targetgroup/group-${String(index)}-${String(group)}/73e2d6bc24d8a06${String(group)}`
}

/** The protocol of a load balancer's groups. */
export function groupProtocol({ type }: BalancerSketch, number: number): string {
  return pick(type === 'application' ? ['HTTP'] : ['TCP', 'TCP', 'TCP', 'UDP', 'TCP_UDP'], number)
}
