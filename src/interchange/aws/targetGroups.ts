import * as z from 'zod/mini'
import { asId, type VpcId } from '@/model/ids'
import { TARGET_HEALTH_STATES, type Target, type TargetGroup } from '@/model/resources/targetGroup'
import type { ReportBuilder } from '../report'
import { attributesIn, flagIn, type AttributeRow } from './attributes'
import {
  given,
  idText,
  maybe,
  maybeFlag,
  maybePort,
  maybeText,
  nameFrom,
  plainWord,
  rows,
  sameWord,
  tags,
} from './rows'
import { idOf } from './topologyBuilder'

/** `traffic-port`, or a port as text. */
const healthCheckPort = z.nullish(
  z.union([z.string(), z.number()]).check(
    z.refine((value) => {
      const port = Number(value)
      return ['', 'traffic-port'].includes(String(value)) || (port >= 1 && port <= 65535)
    }, 'expected traffic-port, or a port from 1 to 65535'),
  ),
)

export const targetGroupRow = z.object({
  TargetGroupArn: idText,
  TargetGroupName: maybeText,
  TargetType: maybeText,
  Protocol: maybeText,
  Port: maybePort,
  VpcId: maybeText,
  IpAddressType: maybeText,
  LoadBalancerArns: rows(idText),
  HealthCheckEnabled: maybeFlag,
  HealthCheckProtocol: maybeText,
  HealthCheckPort: healthCheckPort,
  Tags: tags,
})

/** A row of `describe-target-health`; which group was asked about it does not say. */
export const targetHealthRow = z.object({
  Target: z.object({ Id: idText, Port: maybePort, AvailabilityZone: maybeText }),
  TargetHealth: maybe(z.object({ State: maybeText })),
})

export type TargetGroupRow = z.infer<typeof targetGroupRow>
type TargetHealthRow = z.infer<typeof targetHealthRow>

/** What other commands say about a group. */
export interface TargetGroupContext {
  readonly report: ReportBuilder
  /** Missing where nobody asked for the health of its targets. */
  readonly targets: readonly TargetHealthRow[] | undefined
  readonly attributes: readonly AttributeRow[] | undefined
}

const TARGET_TYPES = ['instance', 'ip', 'lambda', 'alb'] as const

export function readTargetGroup(row: TargetGroupRow, context: TargetGroupContext): TargetGroup {
  const { report, targets } = context
  const id = idOf('targetGroup', row.TargetGroupArn)
  const targetType = TARGET_TYPES.find((known) => sameWord(row.TargetType, known))
  if (!targetType && given(row.TargetType) !== undefined) {
    const message = `Target type "${row.TargetType ?? ''}" is not known and is taken as ip`
    report.note('unknown', message, id)
  }
  if (!targets) {
    report.note('incomplete', 'Target groups whose targets are not given', id)
  }
  const type = targetType ?? (given(row.TargetType) === undefined ? 'instance' : 'ip')
  const protocol = given(row.Protocol) ?? (type === 'lambda' ? 'HTTP' : 'TCP')
  if (given(row.Protocol) === undefined && type !== 'lambda') {
    report.note('assumed', 'Target groups without a protocol take TCP', id)
  }
  const attributes = attributesIn(context.attributes)
  const preserveClientIp = flagIn(attributes, 'preserve_client_ip.enabled')
  // `use_load_balancer_configuration` is neither: then the load balancer's own setting counts.
  const crossZone = flagIn(attributes, 'load_balancing.cross_zone.enabled')
  return {
    kind: 'targetGroup',
    id,
    name: given(row.TargetGroupName) ?? nameFrom(row.Tags),
    ...(given(row.VpcId) !== undefined && { vpcId: asId<VpcId>(row.VpcId ?? '') }),
    targetType: type,
    protocol,
    ...(typeof row.Port === 'number' && { port: row.Port }),
    ipAddressType: sameWord(row.IpAddressType, 'ipv6') ? 'ipv6' : 'ipv4',
    targets: readTargets(targets ?? [], report),
    targetsKnown: targets !== undefined,
    ...(preserveClientIp !== undefined && { preserveClientIp }),
    ...(crossZone !== undefined && { crossZone }),
    healthCheck: readHealthCheck(row, type, protocol),
  }
}

const STREAM_PROTOCOLS = ['TCP', 'TLS', 'UDP', 'TCP_UDP', 'QUIC', 'TCP_QUIC', 'GENEVE']

function readHealthCheck(
  row: TargetGroupRow,
  type: TargetGroup['targetType'],
  protocol: string,
): TargetGroup['healthCheck'] {
  const port = Number(row.HealthCheckPort ?? 'traffic-port')
  const usual = STREAM_PROTOCOLS.includes(protocol.toUpperCase()) ? 'TCP' : 'HTTP'
  return {
    enabled: row.HealthCheckEnabled ?? type !== 'lambda',
    protocol: given(row.HealthCheckProtocol) ?? usual,
    ...(port > 0 && { port }),
  }
}

/** One of each target and port, as the last answer tells it. */
function readTargets(listed: readonly TargetHealthRow[], report: ReportBuilder): readonly Target[] {
  const targets = new Map<string, Target>()
  for (const { Target, TargetHealth } of listed) {
    const zone = given(Target.AvailabilityZone)
    const health = readHealth(given(TargetHealth?.State), Target.Id, report)
    targets.set(`${Target.Id} ${String(Target.Port ?? '')}`, {
      id: Target.Id,
      ...(typeof Target.Port === 'number' && { port: Target.Port }),
      ...(zone !== undefined && { availabilityZone: zone }),
      ...(health && { health }),
    })
  }
  return [...targets.values()]
}

function readHealth(
  word: string | undefined,
  targetId: string,
  report: ReportBuilder,
): Target['health'] {
  const state = TARGET_HEALTH_STATES.find((known) => plainWord(known) === plainWord(word))
  if (!state && word !== undefined) {
    const message = `Target health "${word}" is not known; the health check is worked out instead`
    report.note('unknown', message, targetId)
  }
  return state
}

/** A group that is only named: who is behind it, nobody knows. */
export function unknownTargetGroup(
  arn: string,
  protocol: string,
  vpcId: VpcId | undefined,
): TargetGroup {
  return {
    kind: 'targetGroup',
    id: idOf('targetGroup', arn),
    name: '',
    stub: true,
    ...(vpcId !== undefined && { vpcId }),
    targetType: 'instance',
    protocol,
    ipAddressType: 'ipv4',
    targets: [],
    targetsKnown: false,
    healthCheck: { enabled: true, protocol: 'TCP' },
  }
}
