import { EntryTable } from './EntryTable'
import { FlowLogTable } from './FlowLogTable'
import { useLive } from './liveStore'

/** What a run remembers and logs: the tables of entries beside the flow log, one at a time where it is narrow. */
export function LiveTables() {
  const pane = useLive((live) => live.pane)
  return (
    <div className="@container relative flex h-full min-h-[120px] border-t border-line bg-surface">
      <div
        data-pane={pane}
        className="flex min-w-0 flex-[1.06] border-line @max-[939px]:data-[pane=log]:hidden @min-[940px]:border-r"
      >
        <EntryTable />
      </div>
      <div data-pane={pane} className="flex min-w-0 flex-1 @max-[939px]:data-[pane=tables]:hidden">
        <FlowLogTable />
      </div>
    </div>
  )
}
