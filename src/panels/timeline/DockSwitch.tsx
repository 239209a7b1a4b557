import { closeRun, openRun, toggleRun } from '@/store/run/run'
import { useRun } from '@/store/run/runStore'
import { strings } from '@/strings/strings'
import { Segmented } from '@/ui/Segmented'

const words = strings.timeline

const MODES = [
  { value: 'packet', label: words.onePacket },
  { value: 'traffic', label: words.traffic },
] as const

/** One packet and its walk, or traffic that runs under a clock. */
export function DockSwitch() {
  const open = useRun((run) => run.open)
  return (
    // Space would choose again what is chosen: while traffic is, it plays as it does everywhere.
    <div
      role="presentation"
      onKeyDownCapture={(event) => {
        if (event.key !== ' ' || !open) return
        event.preventDefault()
        event.stopPropagation()
        toggleRun()
      }}
    >
      <Segmented
        label={words.mode}
        value={open ? 'traffic' : 'packet'}
        options={MODES}
        onCommit={(mode) => {
          if (mode === 'traffic') void openRun()
          else closeRun()
        }}
        className="shadow-e1"
      />
    </div>
  )
}
