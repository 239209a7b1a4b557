import { seekTo, simulationNow } from '@/store/run/run'
import { clockText } from '@/store/run/clockText'
import { runStore, useRun } from '@/store/run/runStore'
import { useDiagramStore } from '@/store/diagramStore'
import { strings } from '@/strings/strings'
import { Button } from '@/ui/Button'
import { Glyph } from '@/ui/glyphs'
import { lanesOf } from './lanes'

const words = strings.timeline

/** Says that an earlier network is shown, and what an edit of it would mean. */
export function MomentBanner() {
  const visits = useDiagramStore(({ visit }) => visit !== undefined)
  const now = useRun((run) => run.now)
  const tick = useRun((run) => run.tick)
  const simulation = simulationNow()
  if (!visits || !simulation) return undefined
  const next = lanesOf(simulation).edits.find((edit) => edit.tick >= tick)
  const time = clockText(now)
  return (
    <div className="flex items-center gap-2 rounded-card border border-line bg-surface py-1 pr-1 pl-3 text-[12px] leading-[17px] shadow-e2">
      <Glyph name="clock" className="flex-none text-muted" />
      <output>
        {next ? words.before(time, next.label) : words.earlier(time)} {words.otherFuture}
      </output>
      <Button
        onClick={() => {
          seekTo(runStore.getState().knownUntil)
        }}
      >
        {words.toNewest}
      </Button>
    </div>
  )
}
