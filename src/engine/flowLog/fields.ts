import { fail, ok, type Result } from '@/model/result'

/** Every field of a VPC flow-log record and the version that brought it (FL-06, FL-10). */
export const FLOW_LOG_FIELDS = {
  version: 2,
  'account-id': 2,
  'interface-id': 2,
  srcaddr: 2,
  dstaddr: 2,
  srcport: 2,
  dstport: 2,
  protocol: 2,
  packets: 2,
  bytes: 2,
  start: 2,
  end: 2,
  action: 2,
  'log-status': 2,
  'vpc-id': 3,
  'subnet-id': 3,
  'instance-id': 3,
  'tcp-flags': 3,
  type: 3,
  'pkt-srcaddr': 3,
  'pkt-dstaddr': 3,
  region: 4,
  'az-id': 4,
  'sublocation-type': 4,
  'sublocation-id': 4,
  'pkt-src-aws-service': 5,
  'pkt-dst-aws-service': 5,
  'flow-direction': 5,
  'traffic-path': 5,
  'ecs-cluster-arn': 7,
  'ecs-cluster-name': 7,
  'ecs-container-instance-arn': 7,
  'ecs-container-instance-id': 7,
  'ecs-container-id': 7,
  'ecs-second-container-id': 7,
  'ecs-service-name': 7,
  'ecs-task-definition-arn': 7,
  'ecs-task-arn': 7,
  'ecs-task-id': 7,
  'reject-reason': 8,
  'resource-id': 9,
  'encryption-status': 10,
  'instance-tag': 11,
  'interface-tag': 11,
  'asg-tag': 11,
  'interface-type': 11,
  'next-hop-interface-id': 11,
  'next-hop-subnet-id': 11,
  'next-hop-az-id': 11,
  'next-hop-vpc-id': 11,
  'next-hop-interface-type': 11,
} as const

export type FlowLogField = keyof typeof FLOW_LOG_FIELDS

/** The fields of the default format in their order: all of version 2 (FL-06). */
export const DEFAULT_FORMAT: readonly FlowLogField[] = fieldNames().filter(
  (field) => FLOW_LOG_FIELDS[field] === 2,
)

/** The number in a record's version field: 2 by default, else the highest of its fields (FL-07). */
export function versionOf(format: readonly FlowLogField[]): number {
  return Math.max(2, ...format.map((field) => FLOW_LOG_FIELDS[field]))
}

/** Reads a custom format as AWS writes it: `${vpc-id} ${srcaddr} ${action}`. */
export function parseFlowLogFormat(text: string): Result<readonly FlowLogField[]> {
  const format: FlowLogField[] = []
  for (const part of text.trim().split(/\s+/)) {
    const name = /^\$\{([\w-]+)\}$/.exec(part)?.[1]
    if (name === undefined || !isField(name)) {
      return fail(`"${part}" is no field of a flow log; expected some like \${srcaddr}`)
    }
    format.push(name)
  }
  return ok(format)
}

function isField(name: string): name is FlowLogField {
  return Object.hasOwn(FLOW_LOG_FIELDS, name)
}

function fieldNames(): readonly FlowLogField[] {
  return Object.keys(FLOW_LOG_FIELDS).filter(isField)
}
