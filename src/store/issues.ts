import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import { resourcesOf, type Topology } from '@/model/topology'
import type { Issue, validate } from '@/model/validation'
import { diagramStore, useTopology } from './diagramStore'

interface Findings {
  readonly issues: readonly Issue[]
  /** By every id that an issue speaks of: resources, and rules of groups. */
  readonly byId: ReadonlyMap<string, readonly Issue[]>
}

interface Checks {
  /** What finds the issues; undefined until it has been loaded, when nothing is known to be wrong. */
  readonly validate: typeof validate | undefined
  /** How often more became known without an edit; 0 until drawings are checked. */
  readonly rounds: number
}

/** From so many interfaces on an edit is drawn first, and checked in the pause after it. */
const MANY_INTERFACES = 1000
const PAUSE_MS = 100

const checksStore = createStore<Checks>()(() => ({ validate: undefined, rounds: 0 }))
const known = new WeakMap<Topology, Findings>()
let latest: Findings | undefined
let pause: ReturnType<typeof setTimeout> | undefined
const NO_ISSUES: readonly Issue[] = []
const NO_FINDINGS: Findings = { issues: NO_ISSUES, byId: new Map() }

/** Loads what finds issues: a drawing is seen first, and checked right after. */
export async function loadChecks(): Promise<void> {
  const { validate: check } = await import('@/model/validation')
  checksStore.setState({ validate: check, rounds: 1 })
}

/** Whether this very drawing is checked yet; who remembers what is derived of its issues asks it. */
export function isChecked(topology: Topology): boolean {
  return known.has(topology)
}

/** Another number whenever more is known without an edit, for what is to be drawn again then; 0 before any check. */
export function useChecks(): number {
  return useStore(checksStore, ({ rounds }) => rounds)
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
  useChecks()
  return issuesOf(useTopology())
}

export function useIssuesAbout(id: string): readonly Issue[] {
  useChecks()
  return issuesAbout(useTopology(), id)
}

function findingsOf(topology: Topology): Findings {
  const cached = known.get(topology)
  if (cached) return cached
  const check = checksStore.getState().validate
  if (!check) return NO_FINDINGS
  if (latest && isEdited(topology) && isLarge(topology)) {
    checkInPause(topology, check)
    return latest
  }
  return checked(topology, check)
}

/** Whether it is what an edit, an undo or a redo made of the open diagram, whose findings are the latest. */
function isEdited(topology: Topology): boolean {
  const { diagram, past, future } = diagramStore.getState()
  return diagram.topology === topology && past.length + future.length > 0
}

function isLarge(topology: Topology): boolean {
  return resourcesOf(topology, 'networkInterface').length >= MANY_INTERFACES
}

/** Edits in a row are checked once, after the last of them. */
function checkInPause(topology: Topology, check: typeof validate): void {
  clearTimeout(pause)
  pause = setTimeout(() => {
    const before = latest
    const now = checked(topology, check)
    // Most edits make nothing wrong and nothing right, and then there is nothing to draw anew.
    if (JSON.stringify(before?.issues) === JSON.stringify(now.issues)) return
    checksStore.setState(({ rounds }) => ({ rounds: rounds + 1 }))
  }, PAUSE_MS)
}

function checked(topology: Topology, check: typeof validate): Findings {
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
  if (diagramStore.getState().diagram.topology === topology) latest = findings
  return findings
}
