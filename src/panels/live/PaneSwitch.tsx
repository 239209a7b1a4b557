import { strings } from '@/strings/strings'
import { Segmented } from '@/ui/Segmented'
import { setLive, useLive } from './liveStore'

const words = strings.live

/** Tables or flow log, where there is no room for one beside the other. */
export function PaneSwitch() {
  const pane = useLive((live) => live.pane)
  return (
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
      className="flex-none @min-[940px]:hidden"
    />
  )
}
