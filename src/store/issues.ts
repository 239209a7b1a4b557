import { useTopology } from './diagramStore'
import { validate, type Issue } from '@/model/validation'
import type { Topology } from '@/model/topology'

interface Findings {
  readonly issues: readonly Issue[]
  /** By every id that an issue speaks of: resources, and rules of groups. */
  readonly byId: ReadonlyMap<string, readonly Issue[]>
}

const known = new WeakMap<Topology, Findings>()
const NO_ISSUES: readonly Issue[] = []

/** What is wrong with a topology, found once for each. */
export function issuesOf(topology: Topology): readonly Issue[] {
  return findingsOf(topology).issues
}

/** What is wrong with one resource, or with one rule of a group. */
export function issuesAbout(topology: Topology, id: string): readonly Issue[] {
  return findingsOf(topology).byId.get(id) ?? NO_ISSUES
}

export function useIssues(): readonly Issue[] {
  return issuesOf(useTopology())
}

export function useIssuesAbout(id: string): readonly Issue[] {
  return issuesAbout(useTopology(), id)
}

function findingsOf(topology: Topology): Findings {
  const cached = known.get(topology)
  if (cached) return cached
  const issues = validate(topology)
  const byId = new Map<string, Issue[]>()
  for (const issue of issues) {
    for (const id of issue.ids) {
      const about = byId.get(id)
      if (about) about.push(issue)
      else byId.set(id, [issue])
    }
  }
  const findings = { issues, byId }
  known.set(topology, findings)
  return findings
}
