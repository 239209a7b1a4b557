import { lazy, useState, type KeyboardEvent, type PointerEvent } from 'react'
import { usePresent } from '@/store/presentStore'
import { strings } from '@/strings/strings'
import { Glyph } from '@/ui/glyphs'
import { Part } from '@/ui/Part'
import { setLive, useLive } from './liveStore'

const words = strings.live

const LiveTables = lazy(async () => ({ default: (await import('./LiveTables')).LiveTables }))

const LOWEST = 120
/** The drawing keeps this much of the window above timeline and tables. */
const KEPT = 460
/** A window that is lower begins without the tables. */
const ROOMY = 800
const STEP = 24
/** Of the window, where nobody has pulled: the drawing is what is looked at. */
const SHARE = 0.16

/** The tables below the timeline: opened, closed, and as high as a hand pulls them. */
export function TablesDrawer() {
  const chosen = useLive((live) => live.shown)
  const pulled = useLive((live) => live.height)
  const [usual] = useState(() => Math.max(LOWEST, Math.round(window.innerHeight * SHARE)))
  const height = pulled ?? usual
  const [roomy] = useState(() => window.innerHeight >= ROOMY && window.innerWidth >= 720)
  const presenting = usePresent((state) => state.presenting)
  const shown = chosen ?? roomy
  if (presenting) return undefined
  return (
    <div className="border-t border-line max-md:hidden">
      <div className="relative flex h-6 items-center pointer-coarse:h-11">
        {shown && <HeightHandle height={height} />}
        <button
          type="button"
          aria-expanded={shown}
          className="flex h-full flex-none cursor-pointer items-center gap-1 px-4 text-[12px] font-medium text-muted -outline-offset-2! hover:text-ink"
          onClick={() => {
            setLive({ shown: !shown })
          }}
        >
          <Glyph name={shown ? 'chevronDown' : 'chevronRight'} size={12} />
          {words.drawer}
        </button>
      </div>
      {shown && (
        <div style={{ height }}>
          <Part>
            <LiveTables />
          </Part>
        </div>
      )}
    </div>
  )
}

function HeightHandle({ height }: { readonly height: number }) {
  const highest = Math.max(LOWEST, window.innerHeight - KEPT)
  const setHeight = (next: number) => {
    setLive({ height: Math.round(Math.min(Math.max(next, LOWEST), highest)) })
  }
  const onPointerDown = (event: PointerEvent<HTMLHRElement>) => {
    const handle = event.currentTarget
    const from = event.clientY
    handle.setPointerCapture(event.pointerId)
    const move = (moved: globalThis.PointerEvent) => {
      setHeight(height + from - moved.clientY)
    }
    const stop = () => {
      handle.removeEventListener('pointermove', move)
      handle.removeEventListener('pointerup', stop)
      handle.removeEventListener('pointercancel', stop)
    }
    handle.addEventListener('pointermove', move)
    handle.addEventListener('pointerup', stop)
    handle.addEventListener('pointercancel', stop)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const by = { ArrowUp: STEP, ArrowDown: -STEP }[event.key]
    if (by === undefined) return
    event.preventDefault()
    event.stopPropagation()
    setHeight(height + by)
  }
  return (
    // A line that can be moved is a control: ARIA's window splitter.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <hr
      aria-label={words.height}
      aria-orientation="horizontal"
      aria-valuenow={height}
      aria-valuemin={LOWEST}
      aria-valuemax={highest}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- see above
      tabIndex={0}
      className="absolute inset-x-0 -top-1 h-2 cursor-row-resize touch-none border-0 hover:bg-selection/30"
      onPointerDown={onPointerDown}
      onKeyDown={onKeyDown}
    />
  )
}
