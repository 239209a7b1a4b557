import type { Cidr } from '@/model/ip'
import type { ResourceKind } from '@/model/topology'
import type { ReportBuilder } from '../report'
import type { TopologyBuilder } from './topologyBuilder'

/** What making stubs needs to know besides the topology so far. */
export interface StubContext {
  readonly builder: TopologyBuilder
  readonly report: ReportBuilder
  readonly regionOf: (vpcId: string) => string
  readonly isGone: (id: string) => boolean
  /** Blocks of a VPC as its tables' local routes and its peerings tell them. */
  readonly blocksOf: (vpcId: string) => readonly Cidr[]
  /** The VPC of a group or subnet that only other rows name, where one of them says it. */
  readonly vpcHints: ReadonlyMap<string, string>
  /** The Availability Zone of a subnet that only other rows name. */
  readonly zoneHints: ReadonlyMap<string, string>
}

/** Whether the resource is named and there is none. */
export function isMissing(
  context: StubContext,
  kind: ResourceKind,
  id: string | undefined,
): id is string {
  return id !== undefined && !context.builder.find(kind, id)
}
