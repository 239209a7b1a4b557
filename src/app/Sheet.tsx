import { clsx } from 'clsx'
import { useRef, useState, type PointerEvent, type ReactNode } from 'react'
import { strings } from '@/strings/strings'
import { setApp, SHEET_HEIGHTS, useApp, type SheetHeight } from './appStore'

const words = strings.shell

/** Of the screen's height, what the sheet's contents take besides the sentence. */
const SHARES: Readonly<Record<SheetHeight, number>> = { sentence: 0, trace: 0.38, full: 0.66 }
/** A shorter way of the finger is a tap. */
const TAP_PX = 6

interface SheetProps {
  /** Always in view. */
  readonly sentence: ReactNode
  readonly children: ReactNode
}

/** The phone's panel: pulled up by its handle, or pressed to the next height. */
export function Sheet({ sentence, children }: SheetProps) {
  const height = useApp((state) => state.sheet)
  const [pulled, setPulled] = useState(0)
  const start = useRef<number>(undefined)
  const base = SHARES[height] * window.innerHeight

  const onPointerDown = (event: PointerEvent<HTMLButtonElement>) => {
    event.currentTarget.setPointerCapture(event.pointerId)
    start.current = event.clientY
  }
  const onPointerMove = (event: PointerEvent) => {
    if (start.current !== undefined) setPulled(start.current - event.clientY)
  }
  const onPointerUp = () => {
    if (start.current === undefined) return
    start.current = undefined
    if (Math.abs(pulled) > TAP_PX) setApp({ sheet: nearest((base + pulled) / window.innerHeight) })
    setPulled(0)
  }

  return (
    <aside
      aria-label={words.details}
      className="z-10 -mt-4 flex flex-col rounded-t-vpc border-t border-line bg-surface shadow-e3"
    >
      <button
        type="button"
        aria-label={words.sheet(words.sheetHeights[height])}
        className="relative grid h-5 w-full flex-none before:absolute before:inset-x-0 before:-top-6 before:bottom-0 before:content-[''] cursor-grab touch-none place-items-center rounded-t-vpc -outline-offset-2!"
        onPointerDown={onPointerDown}
        onPointerMove={onPointerMove}
        onPointerUp={onPointerUp}
        onPointerCancel={onPointerUp}
        onClick={() => {
          if (Math.abs(pulled) <= TAP_PX) setApp({ sheet: next(height) })
        }}
        onKeyDown={(event) => {
          const by = { ArrowUp: 1, ArrowDown: -1 }[event.key]
          if (by === undefined) return
          event.preventDefault()
          event.stopPropagation()
          setApp({ sheet: SHEET_HEIGHTS[SHEET_HEIGHTS.indexOf(height) + by] ?? height })
        }}
      >
        <span className="h-1 w-9 rounded-full bg-line-strong" />
      </button>
      <h2 className="sr-only">{words.details}</h2>
      {sentence}
      <div
        hidden={height === 'sentence' && pulled === 0}
        className={clsx(
          'flex min-h-0 flex-col [&[hidden]]:hidden',
          pulled === 0 && 'transition-[height] duration-100 motion-reduce:transition-none',
        )}
        style={{ height: Math.max(0, base + pulled) }}
      >
        {children}
      </div>
    </aside>
  )
}

function next(height: SheetHeight): SheetHeight {
  return SHEET_HEIGHTS[(SHEET_HEIGHTS.indexOf(height) + 1) % SHEET_HEIGHTS.length] ?? height
}

function nearest(share: number): SheetHeight {
  const byDistance = SHEET_HEIGHTS.toSorted(
    (a, b) => Math.abs(SHARES[a] - share) - Math.abs(SHARES[b] - share),
  )
  return byDistance[0] ?? 'sentence'
}
