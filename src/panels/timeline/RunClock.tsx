import { useEffect, useRef } from 'react'
import { onRunFrame, simulationNow } from '@/store/run/run'
import { useRun } from '@/store/run/runStore'
import { strings } from '@/strings/strings'
import { clockText } from '@/store/run/clockText'
import { rulerText } from './timeText'

const words = strings.timeline

/** Which moment it is; the tenths run by themselves, without React. */
export function RunClock() {
  const now = useRun((run) => run.now)
  const length = useRun((run) => run.length)
  const reached = useRun((run) => run.reached)
  const text = useRef<HTMLSpanElement>(null)
  useEffect(
    () =>
      onRunFrame(({ world }) => {
        const told = clockText(world.now)
        // The same text written again would be laid out again.
        if (text.current && text.current.textContent !== told) text.current.textContent = told
      }),
    [],
  )
  return (
    <span className="flex flex-none items-baseline gap-2">
      <span ref={text} className="min-w-[52px] text-right font-mono tabular-nums">
        {clockText(simulationNow()?.world.now ?? now)}
      </span>
      <span className="text-[12px] text-muted max-md:hidden">{words.of(rulerText(length))}</span>
      {reached !== undefined && (
        <output
          title={words.reached(words.times(Number(reached.toPrecision(2))))}
          className="rounded-full bg-intermittent-fill px-2 py-0.5 text-[12px] text-intermittent"
        >
          {words.reachedShort(words.times(Number(reached.toPrecision(2))))}
        </output>
      )}
    </span>
  )
}
