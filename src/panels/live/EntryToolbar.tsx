import type { Topology } from '@/model/topology'
import type { LiveRow } from '@/playback/liveTables'
import { strings } from '@/strings/strings'
import { Select } from '@/ui/Select'
import { FilterField } from './FilterField'
import { holderName } from './holderName'
import { setLive, useLive } from './liveStore'
import { PaneSwitch } from './PaneSwitch'

const words = strings.live

interface EntryToolbarProps {
  readonly rows: readonly LiveRow[]
  readonly topology: Topology | undefined
  readonly shown: number
}

/** Whose tables are shown, and what is looked for in them. */
export function EntryToolbar({ rows, topology, shown }: EntryToolbarProps) {
  const scope = useLive((live) => live.scope)
  const filter = useLive((live) => live.filter)
  const holders = new Map(rows.map(({ holder, table }) => [holder, table]))
  const tables = [...holders].map(([value, table]) => ({
    value,
    label: words.tables[table](topology ? holderName(topology, value) : value),
  }))
  const isGone = scope !== 'selected' && scope !== 'everywhere' && !holders.has(scope)
  return (
    <div className="flex min-h-10 flex-none flex-wrap items-center gap-2 border-b border-line px-2 py-1">
      <PaneSwitch />
      <Select
        label={words.which}
        hideLabel
        className="max-w-[260px] min-w-[150px] flex-1"
        value={isGone ? 'selected' : scope}
        options={[
          { value: 'selected', label: words.selected },
          { value: 'everywhere', label: words.everywhere },
          ...tables.toSorted((one, other) => one.label.localeCompare(other.label)),
        ]}
        onCommit={(next) => {
          setLive({ scope: next })
        }}
      />
      <FilterField
        label={words.filterTables}
        hint={words.filterHint}
        value={filter}
        onChange={(text) => {
          setLive({ filter: text })
        }}
      />
      <span className="ml-auto flex-none text-[12px] whitespace-nowrap text-muted @max-[560px]:hidden">
        {words.entries(shown)}
      </span>
    </div>
  )
}
