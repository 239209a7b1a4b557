import { seekToTick } from '@/store/run/run'
import { strings } from '@/strings/strings'
import { cluster, type Scale } from './clusters'
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

/** What was edited, where it happened: a line through all lanes, and under it what was done. */
export function EditMarks({ edits, scale }: EditMarksProps) {
  return cluster(edits, scale, APART_PX).map(({ x, items }) => {
    const [first] = items
    if (!first) return undefined
    const time = clockText(first.time)
    const text = items.length > 1 ? words.edits(items.length, time) : words.edit(first.label, time)
    return (
      <span key={first.tick} className="absolute inset-x-0 top-0">
        <span
          className="absolute -top-[74px] h-[78px] border-l-[1.5px] border-dashed border-ink"
          style={{ left: x }}
        />
        <button
          type="button"
          title={items.map(({ label }) => label).join('\n')}
          onClick={() => {
            seekToTick(first.tick + 1)
          }}
          className="pointer-events-auto absolute top-1 h-5 max-w-[200px] -translate-x-1/2 cursor-pointer truncate rounded-[6px] bg-ink px-2 text-[12px] leading-5 font-medium text-surface"
          style={{
            left: `clamp(${String(HALF_PX)}px, ${String(x)}px, calc(100% - ${String(HALF_PX)}px))`,
          }}
        >
          {text}
        </button>
      </span>
    )
  })
}
