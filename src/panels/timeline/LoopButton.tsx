import { setLoop } from '@/store/run/run'
import { loopAround } from '@/store/run/looping'
import { runStore, useRun } from '@/store/run/runStore'
import { strings } from '@/strings/strings'
import { Button } from '@/ui/Button'
import { rulerText } from './timeText'

const words = strings.timeline

/** Plays a part again and again. */
export function LoopButton() {
  const loop = useRun((run) => run.loop)
  return (
    <Button
      variant="quiet"
      glyph="refresh"
      aria-pressed={loop !== undefined}
      aria-keyshortcuts="O"
      className="max-lg:hidden"
      onClick={() => {
        setLoop(loop ? undefined : loopAround(runStore.getState()))
      }}
    >
      {loop ? words.loopOf(rulerText(loop.from), rulerText(loop.to)) : words.loop}
    </Button>
  )
}
