import type { KeyboardEvent, PointerEvent } from 'react'
import type { Micros } from '@/engine/simulation/settings'
import { setLoop } from '@/store/run/run'
import { withLoopEnd } from '@/store/run/looping'
import { useRun, type Loop } from '@/store/run/runStore'
import { strings } from '@/strings/strings'
import { placeOf, timeAt, xOf, type Scale } from './clusters'
import { clockText } from '@/store/run/clockText'

const words = strings.timeline
const SECOND: Micros = 1_000_000

/** The part that is played again and again, with a handle at each end. */
export function LoopRange({ scale }: { readonly scale: Scale }) {
  const loop = useRun((run) => run.loop)
  if (!loop) return undefined
  const [left, right] = [xOf(loop.from, scale), xOf(loop.to, scale)]
  return (
    <>
      <span
        className="pointer-events-none absolute top-5 bottom-2 border-x border-selection bg-selection/10"
        style={{ left, width: right - left }}
      />
      <Handle loop={loop} end="from" scale={scale} />
      <Handle loop={loop} end="to" scale={scale} />
    </>
  )
}

interface HandleProps {
  readonly loop: Loop
  readonly end: 'from' | 'to'
  readonly scale: Scale
}

function Handle({ loop, end, scale }: HandleProps) {
  const time = loop[end]
  const move = (to: Micros) => {
    setLoop(withLoopEnd(loop, end, to, scale.length))
  }
  return (
    <div
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- an input is no handle on a ruler
      role="slider"
      tabIndex={0}
      aria-label={end === 'from' ? words.loopStart : words.loopEnd}
      aria-valuemin={0}
      aria-valuemax={Math.round(scale.length / SECOND)}
      aria-valuenow={Math.round(time / SECOND)}
      aria-valuetext={clockText(time)}
      className="absolute top-4 z-10 h-3 w-2.5 -translate-x-1/2 cursor-ew-resize touch-none rounded-[3px] bg-selection before:absolute before:-inset-2 before:content-['']"
      style={{ left: xOf(time, scale) }}
      onKeyDown={(event: KeyboardEvent) => {
        const by = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1 }[event.key]
        if (by === undefined) return
        event.preventDefault()
        move(time + by * (event.shiftKey ? 5 : 0.5) * SECOND)
      }}
      onPointerDown={(event: PointerEvent<HTMLElement>) => {
        if (event.button !== 0) return
        event.stopPropagation()
        event.currentTarget.setPointerCapture(event.pointerId)
      }}
      onPointerMove={(event: PointerEvent<HTMLElement>) => {
        if (!event.currentTarget.hasPointerCapture(event.pointerId)) return
        const ruler = event.currentTarget.parentElement
        if (ruler) move(timeAt(placeOf(event, ruler), scale))
      }}
    />
  )
}
