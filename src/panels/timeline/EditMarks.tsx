import { seekToTick } from '@/store/run/run'
import { strings } from '@/strings/strings'
import { cluster, xOf, type Scale } from './clusters'
import type { EditMark } from './lanes'
import { clockText } from '@/store/run/clockText'

const words = strings.timeline
/** A pill is about so wide; what is nearer shares one. */
const APART_PX = 96
const HALF_PX = 70

interface EditMarksProps {
  readonly edits: readonly EditMark[]
  readonly scale: Scale
}

/** A line through all lanes where something was edited. */
export function EditLines({ edits, scale }: EditMarksProps) {
  return (
    <div className="absolute inset-y-0 right-0 left-[132px] z-[1] max-md:left-0">
      {edits.map(({ tick, time }) => (
        <span
          key={tick}
          className="absolute inset-y-0 border-l-[1.5px] border-dashed border-ink"
          style={{ left: xOf(time, scale) }}
        />
      ))}
    </div>
  )
}

/** What was done there; edits that are near together share a pill. */
export function EditPills({ edits, scale }: EditMarksProps) {
  return (
    <div className="relative ml-[132px] h-7 flex-none max-md:ml-0">
      {cluster(edits, scale, APART_PX).map(({ x, items }) => (
        <EditPill key={items[0]?.tick} x={x} edits={items} />
      ))}
    </div>
  )
}

function EditPill({ x, edits }: { readonly x: number; readonly edits: readonly EditMark[] }) {
  const [first] = edits
  if (!first) return undefined
  const time = clockText(first.time)
  const text = edits.length > 1 ? words.edits(edits.length, time) : words.edit(first.label, time)
  const half = `${String(HALF_PX)}px`
  return (
    <button
      type="button"
      title={edits.map(({ label }) => label).join('\n')}
      onClick={() => {
        seekToTick(first.tick + 1)
      }}
      className="pointer-events-auto absolute top-1 z-[2] h-5 max-w-[200px] -translate-x-1/2 cursor-pointer truncate rounded-[6px] bg-ink px-2 text-[12px] leading-5 font-medium text-surface"
      style={{ left: `clamp(${half}, ${String(x)}px, calc(100% - ${half}))` }}
    >
      {text}
    </button>
  )
}
