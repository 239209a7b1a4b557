import { pauseRun, skipQuiet } from '@/store/run/run'
import { FARTHEST_SKIP, useRun, type RunState } from '@/store/run/runStore'
import { strings } from '@/strings/strings'
import { Button } from '@/ui/Button'
import { Kbd } from '@/ui/Kbd'
import { clockText } from '@/store/run/clockText'

const words = strings.timeline

/** What the clock is waiting for, on the way to, or has not found. */
export function RunNotice() {
  const text = useRun(textOf)
  const seeking = useRun((run) => run.seeking !== undefined)
  const quiet = useRun((run) => {
    const { seeking: goes, quietUntil, now } = run
    return goes === undefined && quietUntil !== undefined && quietUntil - now <= FARTHEST_SKIP
  })
  return (
    <div className="flex min-w-0 flex-1 items-center gap-1 text-[12px] leading-[17px] text-muted">
      <output className="truncate" title={text}>
        {text}
      </output>
      {seeking && <Button onClick={pauseRun}>{words.stop}</Button>}
      {quiet && (
        <Button variant="quiet" onClick={skipQuiet}>
          {words.skip}
          <Kbd>S</Kbd>
        </Button>
      )}
    </div>
  )
}

function textOf({
  seeking,
  missed,
  quietUntil,
  now,
  over,
  playing,
  tick,
}: RunState): string | undefined {
  if (seeking === 'denial') return words.seekingDenial
  if (seeking === 'packet') return words.seekingPacket
  if (seeking === 'moment') return words.seeking
  if (seeking !== undefined) return words.seekingTo(clockText(seeking))
  if (missed === 'denial') return words.noDenial
  if (missed === 'packet') return words.noPacket
  if (over && tick > 0) return words.over
  if (quietUntil === undefined || (!playing && tick === 0)) return undefined
  const isFar = quietUntil - now > FARTHEST_SKIP
  return isFar ? words.onlyEntries : words.quiet(clockText(quietUntil))
}
