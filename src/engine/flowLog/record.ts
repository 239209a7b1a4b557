import type { IpAddress } from '@/model/ip'
import type { Direction } from '@/model/resources/securityGroup'
import { versionOf, type FlowLogField } from './fields'

/** What a flow log says besides the packets: whose it is, when it was, how much was sent. */
export interface FlowLogContext {
  readonly accountId: string
  /** Seconds since 1970. */
  readonly start: number
  readonly end: number
  readonly packets: number
  readonly bytes: number
  /** Only what was accepted, or rejected (FL-03). */
  readonly trafficType?: 'ALL' | 'ACCEPT' | 'REJECT'
  /** A VPC, subnet or interface that the log is for; else everything is logged (FL-01). */
  readonly resourceId?: string
  /** The connection is opened, goes on, or was opened and closed in the interval (FL-11). */
  readonly phase?: 'opens' | 'goesOn' | 'whole'
  /** `us-east-1a` to `use1-az4`, which differs from account to account. */
  readonly zoneIds?: Readonly<Record<string, string>>
}

/** One record of a flow log: a 5-tuple in one direction at one interface (FL-02). */
export interface FlowLogRecord {
  readonly accountId: string
  readonly start: number
  readonly end: number
  readonly logStatus: 'OK' | 'NODATA' | 'SKIPDATA'
  readonly interface: LoggedInterface
  /** A regional NAT gateway (NAT-27). */
  readonly resourceId?: string | undefined
  /** Missing where nothing was seen or recorded (FL-08). */
  readonly flow?: LoggedFlow | undefined
}

export interface LoggedInterface {
  readonly id?: string | undefined
  readonly type?: string | undefined
  readonly instanceId?: string | undefined
  readonly subnetId?: string | undefined
  readonly vpcId?: string | undefined
  readonly region?: string | undefined
  readonly zoneId?: string | undefined
}

export interface LoggedFlow {
  readonly srcaddr: IpAddress
  readonly dstaddr: IpAddress
  readonly pktSrcaddr: IpAddress
  readonly pktDstaddr: IpAddress
  readonly pktSrcService?: string | undefined
  readonly pktDstService?: string | undefined
  readonly srcport: number
  readonly dstport: number
  readonly protocol: number
  readonly packets: number
  readonly bytes: number
  readonly action: 'ACCEPT' | 'REJECT'
  readonly tcpFlags: number
  readonly type: 'IPv4' | 'IPv6'
  readonly direction: Direction
  readonly trafficPath?: number | undefined
  readonly rejectReason?: 'BPA' | 'EC' | undefined
  readonly nextHop?: LoggedInterface | undefined
}

/** A record's line in a format: what does not apply is `-` (FL-07). */
export function formatFlowLogRecord(
  record: FlowLogRecord,
  format: readonly FlowLogField[],
): string {
  return format.map((field) => fieldText(record, field, format)).join(' ')
}

/** A record as fields and texts, for programs. */
export function flowLogRecordFields(
  record: FlowLogRecord,
  format: readonly FlowLogField[],
): Readonly<Partial<Record<FlowLogField, string>>> {
  return Object.fromEntries(format.map((field) => [field, fieldText(record, field, format)]))
}

function fieldText(
  record: FlowLogRecord,
  field: FlowLogField,
  format: readonly FlowLogField[],
): string {
  const value = field === 'version' ? versionOf(format) : VALUES[field](record)
  return value === undefined || value === '' ? '-' : String(value)
}

type Value = (record: FlowLogRecord) => string | number | undefined

// What the model does not know is left open: containers, tags, Wavelength and Outposts, encryption.
const NOT_KNOWN: Value = () => undefined

const VALUES = {
  'account-id': ({ accountId }) => accountId,
  'interface-id': (record) => record.interface.id,
  srcaddr: ({ flow }) => flow?.srcaddr,
  dstaddr: ({ flow }) => flow?.dstaddr,
  srcport: ({ flow }) => flow?.srcport,
  dstport: ({ flow }) => flow?.dstport,
  protocol: ({ flow }) => flow?.protocol,
  packets: ({ flow }) => flow?.packets,
  bytes: ({ flow }) => flow?.bytes,
  start: ({ start }) => start,
  end: ({ end }) => end,
  action: ({ flow }) => flow?.action,
  'log-status': ({ logStatus }) => logStatus,
  'vpc-id': (record) => record.interface.vpcId,
  'subnet-id': (record) => record.interface.subnetId,
  'instance-id': (record) => record.interface.instanceId,
  'tcp-flags': ({ flow }) => flow?.tcpFlags,
  type: ({ flow }) => flow?.type,
  'pkt-srcaddr': ({ flow }) => flow?.pktSrcaddr,
  'pkt-dstaddr': ({ flow }) => flow?.pktDstaddr,
  region: (record) => record.interface.region,
  'az-id': (record) => record.interface.zoneId,
  'sublocation-type': NOT_KNOWN,
  'sublocation-id': NOT_KNOWN,
  'pkt-src-aws-service': ({ flow }) => flow?.pktSrcService,
  'pkt-dst-aws-service': ({ flow }) => flow?.pktDstService,
  'flow-direction': ({ flow }) => flow?.direction,
  'traffic-path': ({ flow }) => flow?.trafficPath,
  'ecs-cluster-arn': NOT_KNOWN,
  'ecs-cluster-name': NOT_KNOWN,
  'ecs-container-instance-arn': NOT_KNOWN,
  'ecs-container-instance-id': NOT_KNOWN,
  'ecs-container-id': NOT_KNOWN,
  'ecs-second-container-id': NOT_KNOWN,
  'ecs-service-name': NOT_KNOWN,
  'ecs-task-definition-arn': NOT_KNOWN,
  'ecs-task-arn': NOT_KNOWN,
  'ecs-task-id': NOT_KNOWN,
  'reject-reason': ({ flow }) => flow?.rejectReason,
  'resource-id': ({ resourceId }) => resourceId,
  'encryption-status': NOT_KNOWN,
  'instance-tag': NOT_KNOWN,
  'interface-tag': NOT_KNOWN,
  'asg-tag': NOT_KNOWN,
  'interface-type': (record) => record.interface.type,
  'next-hop-interface-id': ({ flow }) => flow?.nextHop?.id,
  'next-hop-subnet-id': ({ flow }) => flow?.nextHop?.subnetId,
  'next-hop-az-id': ({ flow }) => flow?.nextHop?.zoneId,
  'next-hop-vpc-id': ({ flow }) => flow?.nextHop?.vpcId,
  'next-hop-interface-type': ({ flow }) => flow?.nextHop?.type,
} as const satisfies Record<Exclude<FlowLogField, 'version'>, Value>

/** What makes two records one: everything but counters, times and flags (FL-02). */
export function flowKey({ flow, ...about }: FlowLogRecord): string {
  const { packets: _packets, bytes: _bytes, tcpFlags: _tcpFlags, ...identity } = flow ?? {}
  const { start: _start, end: _end, ...where } = about
  return JSON.stringify([where, identity])
}

/** Records of one interval: the same flow is counted in one record, its flags are united (FL-02, FL-11). */
export function aggregate(records: readonly FlowLogRecord[]): readonly FlowLogRecord[] {
  const byFlow = new Map<string, FlowLogRecord>()
  for (const record of records) {
    const key = flowKey(record)
    const known = byFlow.get(key)
    byFlow.set(key, known ? sum(known, record) : record)
  }
  return [...byFlow.values()]
}

function sum(a: FlowLogRecord, b: FlowLogRecord): FlowLogRecord {
  const times = { start: Math.min(a.start, b.start), end: Math.max(a.end, b.end) }
  if (!a.flow || !b.flow) return { ...a, ...times }
  return {
    ...a,
    ...times,
    flow: {
      ...a.flow,
      packets: a.flow.packets + b.flow.packets,
      bytes: a.flow.bytes + b.flow.bytes,
      tcpFlags: a.flow.tcpFlags | b.flow.tcpFlags,
    },
  }
}
