import { useMemo, useState } from 'react'
import { useDiagramStore } from '@/store/diagramStore'
import { useRun } from '@/store/run/runStore'
import { strings } from '@/strings/strings'
import { EmptyState } from '@/ui/EmptyState'
import { Fault } from '@/ui/Fault'
import { Select } from '@/ui/Select'
import { Compared } from './Compared'
import { allEdits, editsOf, type ComparedEdit } from './edits'
import { useComparison } from './useComparison'

const words = strings.learning.compare

/** Not shorter than this, however little of the run was played; and no longer than that. */
const LEAST = 30_000_000
const MOST = 600_000_000
/** A new stretch of the run is compared when it is this much longer. */
const STRETCH = 30_000_000

/** The same traffic before and after an edit, side by side. */
export function Compare() {
  const diagram = useDiagramStore((state) => state.diagram)
  const past = useDiagramStore((state) => state.past)
  const future = useDiagramStore((state) => state.future)
  const visit = useDiagramStore((state) => state.visit)
  const edits = useMemo(
    () => editsOf({ diagram, past, future, visit }),
    [diagram, past, future, visit],
  )
  if (edits.length === 0) {
    return (
      <EmptyState glyph="columns" title={words.none}>
        {words.noneAbout}
      </EmptyState>
    )
  }
  return <ComparedEdits edits={edits} />
}

function ComparedEdits({ edits }: { readonly edits: readonly ComparedEdit[] }) {
  const [chosen, setChosen] = useState('0')
  const whole = allEdits(edits, words.all)
  const edit = chosen === 'all' ? whole : edits[Number(chosen)]
  const until = useRun(({ knownUntil }) => untilOf(knownUntil))
  const state = useComparison(edit ?? edits[0], until)
  return (
    <div className="flex flex-col gap-3 px-4 py-3">
      <Select
        label={words.edit}
        value={edit ? chosen : '0'}
        options={[
          ...edits.map(({ label }, index) => ({ value: String(index), label })),
          ...(whole ? [{ value: 'all', label: words.all }] : []),
        ]}
        onCommit={setChosen}
      />
      {state.kind === 'failed' && <Fault>{words.failed}</Fault>}
      {state.kind === 'noTraffic' && (
        <EmptyState glyph="play" title={words.noTraffic}>
          {words.noTrafficAbout}
        </EmptyState>
      )}
      {state.kind === 'working' && (
        <label className="flex flex-col gap-1 text-muted">
          {words.working}
          <progress
            className="w-full [accent-color:var(--selection)]"
            max={1}
            value={state.share}
          />
        </label>
      )}
      {state.kind === 'done' && (
        <Compared comparison={state.comparison} until={state.until} edit={edit ?? edits[0]} />
      )}
    </div>
  )
}

function untilOf(knownUntil: number): number {
  const whole = Math.ceil(knownUntil / STRETCH) * STRETCH
  return Math.min(MOST, Math.max(LEAST, whole))
}
