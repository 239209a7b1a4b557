import * as z from 'zod/mini'
import { asId, type VpcId } from '@/model/ids'
import type { Target } from '@/model/resources/targetGroup'
import { attributesIn, CROSS_ZONE, flagIn, IDLE_TIMEOUT, secondsIn } from './attributes'
import { linkNodes } from './loadBalancerNodes'
import type { LoadBalancerContext } from './loadBalancers'
import { given, idText, maybe, maybePort, maybeText, nameFrom, rows, sameWord, tags } from './rows'
import { idOf, type TopologyBuilder } from './topologyBuilder'

/** A row of `elb describe-load-balancers`; it spells `VPCId` with a capital PC (A14). */
export const classicLoadBalancerRow = z.object({
  LoadBalancerName: idText,
  VPCId: maybeText,
  Scheme: maybeText,
  Subnets: rows(idText),
  SecurityGroups: rows(idText),
  Instances: rows(z.object({ InstanceId: idText })),
  ListenerDescriptions: rows(
    z.object({
      Listener: maybe(
        z.object({
          Protocol: maybeText,
          LoadBalancerPort: maybePort,
          InstanceProtocol: maybeText,
          InstancePort: maybePort,
        }),
      ),
    }),
  ),
  HealthCheck: maybe(z.object({ Target: maybeText })),
  Tags: tags,
})

export type ClassicLoadBalancerRow = z.infer<typeof classicLoadBalancerRow>

/**
 * Puts a Classic Load Balancer into the topology as one of type classic. Each of its listeners sends
 * to the same instances on a port of its own, which a target group stands for.
 */
export function addClassicLoadBalancer(
  row: ClassicLoadBalancerRow,
  context: Omit<LoadBalancerContext, 'listenersKnown'>,
): void {
  const { builder, report } = context
  const id = idOf('loadBalancer', row.LoadBalancerName)
  const vpcId = given(row.VPCId) ?? vpcOf(row, builder)
  if (vpcId === undefined) {
    report.note('leftOut', 'Load balancers that belong to no VPC we know', id)
    return
  }
  const attributes = attributesIn(context.attributes)
  const idleTimeout = secondsIn(attributes, IDLE_TIMEOUT)
  if (!context.attributes) {
    report.note('assumed', 'Load balancers whose attributes are not given have the defaults', id)
  }
  const groups = (row.SecurityGroups ?? []).map((group) => idOf('securityGroup', group))
  const zones = (row.Subnets ?? []).map((SubnetId) => ({ SubnetId }))
  builder.put({
    kind: 'loadBalancer',
    id,
    name: row.LoadBalancerName || nameFrom(row.Tags),
    vpcId: asId<VpcId>(vpcId),
    type: 'classic',
    scheme: sameWord(row.Scheme, 'internet-facing') ? 'internet-facing' : 'internal',
    ipAddressType: 'ipv4',
    available: true,
    nodes: linkNodes(
      { id, type: 'classic', zones, groups, description: `ELB ${row.LoadBalancerName}` },
      context,
    ),
    securityGroupIds: groups,
    crossZone: flagIn(attributes, CROSS_ZONE) ?? false,
    enforcesGroupsOnPrivateLink: true,
    ...(idleTimeout !== undefined && { idleTimeout }),
    ...(!row.ListenerDescriptions && { listenersKnown: false }),
  })
  for (const { Listener } of row.ListenerDescriptions ?? []) {
    if (Listener) addClassicListener(Listener, row, asId<VpcId>(vpcId), builder)
  }
}

type ClassicListener = NonNullable<
  NonNullable<ClassicLoadBalancerRow['ListenerDescriptions']>[number]['Listener']
>

function addClassicListener(
  listener: ClassicListener,
  row: ClassicLoadBalancerRow,
  vpcId: VpcId,
  builder: TopologyBuilder,
): void {
  const name = row.LoadBalancerName
  const port = listener.LoadBalancerPort ?? listener.InstancePort
  if (typeof port !== 'number') return
  const protocol = (given(listener.Protocol) ?? 'TCP').toUpperCase()
  const targetGroupId = idOf('targetGroup', `${name}:${String(port)}/instances`)
  builder.put({
    kind: 'listener',
    id: idOf('listener', `${name}:${String(port)}`),
    name: `${protocol} ${String(port)}`,
    loadBalancerId: idOf('loadBalancer', name),
    protocol,
    port,
    defaultAction: { kind: 'forward', targetGroups: [{ targetGroupId }] },
    rules: [],
  })
  builder.put({
    kind: 'targetGroup',
    id: targetGroupId,
    name: `${name}:${String(port)}`,
    vpcId,
    targetType: 'instance',
    protocol: (given(listener.InstanceProtocol) ?? protocol).toUpperCase(),
    port: listener.InstancePort ?? port,
    ipAddressType: 'ipv4',
    targets: (row.Instances ?? []).map(({ InstanceId }): Target => ({ id: InstanceId })),
    targetsKnown: row.Instances !== undefined && row.Instances !== null,
    // A Classic Load Balancer is a proxy: its targets see the node (ALB-01).
    preserveClientIp: false,
    healthCheck: readHealthCheck(given(row.HealthCheck?.Target), listener.InstancePort ?? port),
  })
}

/** `HTTP:80/index.html`, `TCP:22`. */
function readHealthCheck(target: string | undefined, otherwise: number) {
  const [, protocol, port] = /^([A-Z]+):(\d{1,5})/i.exec(target ?? '') ?? []
  return {
    enabled: true,
    protocol: protocol?.toUpperCase() ?? 'TCP',
    port: Number(port ?? otherwise),
  }
}

function vpcOf(row: ClassicLoadBalancerRow, builder: TopologyBuilder): VpcId | undefined {
  return row.Subnets?.map((id) => builder.find('subnet', id)?.vpcId).find((id) => id !== undefined)
}
