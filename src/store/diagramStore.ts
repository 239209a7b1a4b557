import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import { completeLayout } from '@/layout/completeLayout'
import { EMPTY_DIAGRAM, type Diagram } from '@/layout/diagram'
import { withoutStaleMarks } from '@/layout/marked'
import { withoutGoneTraffic } from '@/layout/trafficOf'
import type { Topology } from '@/model/topology'
import { jumped, withStep, type History, type HistoryStep, type Visit } from './history'

interface DiagramState extends History {
  /** Set while an earlier moment of a run is shown. An edit there is the newest, and undo leads back over it. */
  readonly visit: Visit | undefined
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
  /** Shows an earlier moment, or the newest one again; what is kept stays the newest. */
  readonly show: (shown: History, visit: Visit | undefined) => void
  /** Puts another diagram in place; the history starts afresh. */
  readonly open: (diagram: Diagram) => void
}

export const diagramStore = createStore<DiagramState>()((set) => ({
  diagram: EMPTY_DIAGRAM,
  past: [],
  future: [],
  visit: undefined,
  edit: (label, change, options = {}) => {
    set(({ diagram, past: shown, visit }) => {
      const changed = change(diagram)
      if (changed === diagram) return {}
      const next = withoutGoneTraffic(diagram, withoutStaleMarks(placed(diagram, changed)))
      const past = visit?.beyond() ?? shown
      const last = past.at(-1)
      const continues = options.gesture !== undefined && last?.gesture === options.gesture
      if (continues) return { diagram: next, future: [] }
      const step: HistoryStep = { label, before: diagram, gesture: options.gesture }
      return { diagram: next, past: withStep(past, step), future: [], visit: undefined }
    })
  },
  undo: () => {
    set((state) => stepped(state, -1))
  },
  redo: () => {
    set((state) => stepped(state, 1))
  },
  jump: (steps) => {
    set((state) => stepped(state, steps))
  },
  show: (shown, visit) => {
    set({ ...shown, visit })
  },
  open: (diagram) => {
    set({ diagram, past: [], future: [], visit: undefined })
  },
}))

/** The diagram as it was last edited: what is kept, whichever moment of a run is shown. */
export function newestDiagram({ diagram, visit }: DiagramState): Diagram {
  return visit?.newest.diagram ?? diagram
}

function stepped(state: DiagramState, steps: number): Partial<DiagramState> {
  const next = jumped(state, steps)
  return next.past.length === state.past.length ? {} : { ...next, visit: undefined }
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
