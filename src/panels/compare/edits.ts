import type { Diagram } from '@/layout/diagram'
import type { Topology } from '@/model/topology'
import type { diagramStore } from '@/store/diagramStore'

/** An edit of the network that can be compared: what it is called, and the network on both sides of it. */
export interface ComparedEdit {
  readonly label: string
  readonly before: Topology
  readonly after: Topology
}

type History = Pick<
  ReturnType<typeof diagramStore.getState>,
  'diagram' | 'past' | 'future' | 'visit'
>

/** The edits of the network since it was opened, the newest first; also while an earlier moment is looked at. */
export function editsOf(state: History): readonly ComparedEdit[] {
  const { diagram, past, future } = state.visit?.newest ?? state
  const diagrams: readonly Diagram[] = [
    ...past.map(({ before }) => before),
    diagram,
    ...future.map(({ after }) => after),
  ]
  const labels = [...past, ...future].map(({ label }) => label)
  return labels
    .flatMap((label, index): readonly ComparedEdit[] => {
      const before = diagrams[index]?.topology
      const after = diagrams[index + 1]?.topology
      return before && after && before !== after ? [{ label, before, after }] : []
    })
    .toReversed()
}

/** All of them as one; nothing where there is only one. */
export function allEdits(edits: readonly ComparedEdit[], label: string): ComparedEdit | undefined {
  const [last, first] = [edits[0], edits.at(-1)]
  if (!last || !first || last === first) return undefined
  return { label, before: first.before, after: last.after }
}
