import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import { completeLayout } from '@/layout/completeLayout'
import { EMPTY_DIAGRAM, type Diagram } from '@/layout/diagram'
import { withoutStaleMarks } from '@/layout/marked'
import { withoutGoneTraffic } from '@/layout/trafficOf'
import type { Topology } from '@/model/topology'

interface HistoryStep {
  /** What the edit did, as undo names it: `Move app-1`, `Delete rule 90`. */
  readonly label: string
  readonly before: Diagram
  /** Edits of one gesture carry one key and are undone together. */
  readonly gesture?: string | undefined
}

interface DiagramState {
  readonly diagram: Diagram
  readonly past: readonly HistoryStep[]
  readonly future: readonly { readonly label: string; readonly after: Diagram }[]
  /** The only door for change. A change that returns the diagram it was given is no edit. */
  readonly edit: (
    label: string,
    change: (diagram: Diagram) => Diagram,
    options?: { readonly gesture?: string },
  ) => void
  readonly undo: () => void
  readonly redo: () => void
  /** Goes so many steps on in the history, or back where the number is negative. */
  readonly jump: (steps: number) => void
  /** Puts another diagram in place; the history starts afresh. */
  readonly open: (diagram: Diagram) => void
}

/** Steps share whatever they do not change, so that a long afternoon's history fits into memory. */
const HISTORY_LIMIT = 2000

export const diagramStore = createStore<DiagramState>()((set) => ({
  diagram: EMPTY_DIAGRAM,
  past: [],
  future: [],
  edit: (label, change, options = {}) => {
    set(({ diagram, past }) => {
      const changed = change(diagram)
      if (changed === diagram) return {}
      const next = withoutGoneTraffic(diagram, withoutStaleMarks(placed(diagram, changed)))
      const last = past.at(-1)
      const continues = options.gesture !== undefined && last?.gesture === options.gesture
      if (continues) return { diagram: next, future: [] }
      const step: HistoryStep = { label, before: diagram, gesture: options.gesture }
      return { diagram: next, past: [...past, step].slice(-HISTORY_LIMIT), future: [] }
    })
  },
  undo: () => {
    set(back)
  },
  redo: () => {
    set(forth)
  },
  jump: (steps) => {
    set((state) => {
      const move = steps < 0 ? back : forth
      let next: History = state
      for (let step = 0; step < Math.abs(steps); step += 1) next = move(next)
      return next
    })
  },
  open: (diagram) => {
    set({ diagram, past: [], future: [] })
  },
}))

type History = Pick<DiagramState, 'diagram' | 'past' | 'future'>

function back({ diagram, past, future }: History): History {
  const step = past.at(-1)
  if (!step) return { diagram, past, future }
  return {
    diagram: step.before,
    past: past.slice(0, -1),
    future: [{ label: step.label, after: diagram }, ...future],
  }
}

function forth({ diagram, past, future }: History): History {
  const [step, ...rest] = future
  if (!step) return { diagram, past, future }
  return {
    diagram: step.after,
    past: [...past, { label: step.label, before: diagram }],
    future: rest,
  }
}

export function useDiagramStore<T>(selector: (state: DiagramState) => T): T {
  return useStore(diagramStore, selector)
}

export function useTopology(): Topology {
  return useDiagramStore((state) => state.diagram.topology)
}

/**
 * What an edit draws anew gets its place with it, and what had none yet keeps the one it was seen at:
 * later edits then move nothing by themselves.
 */
function placed(before: Diagram, after: Diagram): Diagram {
  if (after.topology === before.topology) return after
  const seen =
    after.layout === before.layout ? completeLayout(before.topology, before.layout) : after.layout
  const layout = completeLayout(after.topology, seen)
  return layout === after.layout ? after : { ...after, layout }
}

/** For changes that touch the topology alone. */
export function editTopology(
  label: string,
  change: (topology: Topology) => Topology,
  gesture?: string,
): void {
  diagramStore.getState().edit(
    label,
    (diagram) => {
      const topology = change(diagram.topology)
      return topology === diagram.topology ? diagram : { ...diagram, topology }
    },
    gesture === undefined ? {} : { gesture },
  )
}
