import { useEffect, useRef, type KeyboardEvent, type PointerEvent } from 'react'
import type { Micros } from '@/engine/simulation/settings'
import { onRunFrame, seekTo, simulationNow } from '@/store/run/run'
import { runStore, useRun } from '@/store/run/runStore'
import { strings } from '@/strings/strings'
import { placeOf, timeAt, xOf, type Scale } from './clusters'
import { clockText } from '@/store/run/clockText'
import { rulerText } from './timeText'

const words = strings.timeline

const SECOND: Micros = 1_000_000
/** The ruler can be pressed a little beyond its ends. */
const BEYOND_PX = 12

/** How far each key goes; with Shift the arrows go farther. */
const STEPS: Readonly<Record<string, number>> = {
  ArrowLeft: -1,
  ArrowDown: -1,
  ArrowRight: 1,
  ArrowUp: 1,
  PageDown: -10,
  PageUp: 10,
}

/**
 * The moment of the run on the ruler: a slider as large as the ruler, so that any place of it can be
 * pressed. Its line follows the run by itself, without React.
 */
export function Playhead({ scale }: { readonly scale: Scale }) {
  const now = useRun((run) => run.now)
  const { length } = scale
  const line = useRef<HTMLSpanElement>(null)
  const pressed = useSeekByHand(scale)
  const x = xOf(simulationNow()?.world.now ?? now, scale)

  useEffect(
    () =>
      onRunFrame(({ world }) => {
        line.current?.style.setProperty('translate', `${String(xOf(world.now, scale))}px`)
      }),
    [scale],
  )

  return (
    <div
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- an input is no ruler
      role="slider"
      tabIndex={0}
      aria-label={words.playhead}
      aria-valuemin={0}
      aria-valuemax={Math.round(length / SECOND)}
      aria-valuenow={Math.round(now / SECOND)}
      aria-valuetext={`${clockText(now)} ${words.of(rulerText(length))}`}
      className="group absolute -inset-x-3 inset-y-0 cursor-ew-resize touch-none outline-none"
      onKeyDown={onKeyDown}
      {...pressed}
    >
      <span
        ref={line}
        className="pointer-events-none absolute inset-y-0 left-3 z-20"
        style={{ translate: `${String(x)}px` }}
      >
        <span className="absolute top-5 bottom-2 -left-px w-0.5 bg-packet-tcp" />
        <svg
          viewBox="0 0 14 14"
          aria-hidden="true"
          className="absolute top-3 -left-[7px] size-[14px] rounded-[3px] group-focus-visible:outline-2 group-focus-visible:outline-offset-2 group-focus-visible:outline-selection"
        >
          <path d="M1 1h12v6.500l-6 6-6-6Z" className="fill-packet-tcp" />
        </svg>
      </span>
    </div>
  )
}

function onKeyDown(event: KeyboardEvent): void {
  if (event.ctrlKey || event.metaKey || event.altKey) return
  const { now, knownUntil } = runStore.getState()
  const to = targetOf(event, now, knownUntil)
  if (to === undefined) return
  event.preventDefault()
  seekTo(to)
}

function targetOf({ key, shiftKey }: KeyboardEvent, now: Micros, end: Micros): Micros | undefined {
  if (key === 'Home') return 0
  if (key === 'End') return end
  const step = STEPS[key]
  return step === undefined ? undefined : now + step * (shiftKey ? 10 : 1) * SECOND
}

/** Goes where the ruler is pressed, and along with the hand; once a frame, however fast the hand is. */
function useSeekByHand(scale: Scale) {
  const frame = useRef<number>(undefined)
  const wanted = useRef<Micros>(undefined)

  function go(event: PointerEvent<HTMLElement>) {
    wanted.current = timeAt(placeOf(event, event.currentTarget) - BEYOND_PX, scale)
    frame.current ??= requestAnimationFrame(() => {
      frame.current = undefined
      if (wanted.current !== undefined) seekTo(wanted.current)
    })
  }

  return {
    onPointerDown: (event: PointerEvent<HTMLElement>) => {
      if (event.button !== 0) return
      event.currentTarget.setPointerCapture(event.pointerId)
      go(event)
    },
    onPointerMove: (event: PointerEvent<HTMLElement>) => {
      if (event.currentTarget.hasPointerCapture(event.pointerId)) go(event)
    },
  }
}
