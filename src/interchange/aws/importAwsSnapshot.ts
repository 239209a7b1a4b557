import { ok, type Result } from '@/model/result'
import type { Topology } from '@/model/topology'
import { createReport, type ImportReport } from '../report'
import { buildTopology } from './buildTopology'
import { collect, type NamedDocument } from './collect'
import { parseRows } from './parseRows'

export interface AwsImport {
  readonly topology: Topology
  readonly report: ImportReport
}

/**
 * Reads what `aws ec2 describe-…` printed: one merged object, the separate outputs of the commands,
 * or bare lists. What cannot be parsed is refused with one message that names the place; what only
 * contradicts itself is imported, and validation speaks of it.
 */
export function importAwsSnapshot(documents: readonly NamedDocument[]): Result<AwsImport> {
  const report = createReport()
  const collected = collect(documents, report)
  if (!collected.ok) return collected
  const snapshot = parseRows(collected.value)
  if (!snapshot.ok) return snapshot
  const topology = buildTopology(snapshot.value, report)
  return ok({ topology, report: report.finish() })
}
