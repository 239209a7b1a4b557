import { strings } from '@/strings/strings'
import { Segmented } from '@/ui/Segmented'
import { EntryTable } from './EntryTable'
import { FlowLogTable } from './FlowLogTable'
import { setLive, useLive } from './liveStore'

const words = strings.live

/** What a run remembers and logs: the tables of entries beside the flow log, one at a time where it is narrow. */
export function LiveTables() {
  const pane = useLive((live) => live.pane)
  return (
    <div className="@container relative flex h-full min-h-0 flex-col border-t border-line bg-surface">
      <div className="flex flex-none items-center px-2 pt-1.5 @min-[800px]:hidden">
        <Segmented
          label={words.pane}
          value={pane}
          options={[
            { value: 'tables', label: words.panes.tables },
            { value: 'log', label: words.panes.log },
          ]}
          onCommit={(next) => {
            setLive({ pane: next })
          }}
        />
      </div>
      <div className="flex min-h-0 flex-1">
        <div
          data-pane={pane}
          className="flex min-w-0 flex-1 border-line @max-[799px]:data-[pane=log]:hidden @min-[800px]:border-r"
        >
          <EntryTable />
        </div>
        <div
          data-pane={pane}
          className="flex min-w-0 flex-1 @max-[799px]:data-[pane=tables]:hidden"
        >
          <FlowLogTable />
        </div>
      </div>
    </div>
  )
}
