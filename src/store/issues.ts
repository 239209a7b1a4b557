import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import type { Topology } from '@/model/topology'
import type { Issue, validate } from '@/model/validation'
import { useTopology } from './diagramStore'

interface Findings {
  readonly issues: readonly Issue[]
  /** By every id that an issue speaks of: resources, and rules of groups. */
  readonly byId: ReadonlyMap<string, readonly Issue[]>
}

interface Checks {
  /** What finds the issues; undefined until it has been loaded, when nothing is known to be wrong. */
  readonly validate: typeof validate | undefined
}

const checksStore = createStore<Checks>()(() => ({ validate: undefined }))
const known = new WeakMap<Topology, Findings>()
const NO_ISSUES: readonly Issue[] = []
const NO_FINDINGS: Findings = { issues: NO_ISSUES, byId: new Map() }

/** Loads what finds issues: a drawing is seen first, and checked right after. */
export async function loadChecks(): Promise<void> {
  checksStore.setState({ validate: (await import('@/model/validation')).validate })
}

/** Whether drawings are checked yet; who remembers what is derived of issues asks it. */
export function isChecking(): boolean {
  return checksStore.getState().validate !== undefined
}

/** The same, for what is to be drawn again once they are. */
export function useChecking(): boolean {
  return useStore(checksStore, ({ validate: check }) => check !== undefined)
}

/** What is wrong with a topology, found once for each. */
export function issuesOf(topology: Topology): readonly Issue[] {
  return findingsOf(topology).issues
}

/** What is wrong with one resource, or with one rule of a group. */
export function issuesAbout(topology: Topology, id: string): readonly Issue[] {
  return findingsOf(topology).byId.get(id) ?? NO_ISSUES
}

export function useIssues(): readonly Issue[] {
  useChecking()
  return issuesOf(useTopology())
}

export function useIssuesAbout(id: string): readonly Issue[] {
  useChecking()
  return issuesAbout(useTopology(), id)
}

function findingsOf(topology: Topology): Findings {
  const cached = known.get(topology)
  if (cached) return cached
  const check = checksStore.getState().validate
  if (!check) return NO_FINDINGS
  const issues = check(topology)
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
