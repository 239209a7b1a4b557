import type { ReportBuilder } from '../report'
import type { Snapshot } from './parseRows'
import type { TopologyBuilder } from './topologyBuilder'

/** Everything that the families of resources share while one snapshot becomes a topology. */
export interface Assembly {
  readonly snapshot: Snapshot
  readonly builder: TopologyBuilder
  readonly report: ReportBuilder
  readonly regionOf: (vpcId: string) => string
  readonly isGone: (id: string) => boolean
}
