import { strings } from '@/strings/strings'
import { Glyph } from '@/ui/glyphs'
import type { Denial } from './lanes'
import { clockText } from '@/store/run/clockText'

const words = strings.timeline

interface DenialMarkProps {
  readonly x: number
  readonly denials: readonly Denial[]
  /** Between whom; nothing where the mark stands for several pairs. */
  readonly ends?: string
  readonly onPress: (denial: Denial) => void
}

/** A packet died here, or so many did; pressed, it is that moment. */
export function DenialMark({ x, denials, ends, onPress }: DenialMarkProps) {
  const [first] = denials
  if (!first) return undefined
  const time = clockText(first.time)
  const many = denials.length > 1
  const text = many ? words.deniedTimes(denials.length, time) : words.denied(time)
  return (
    <button
      type="button"
      tabIndex={-1}
      aria-label={ends === undefined ? text : `${ends}, ${text}`}
      title={first.sentence === undefined ? text : `${text}: ${first.sentence}`}
      onClick={() => {
        onPress(first)
      }}
      className="pointer-events-auto absolute top-[2px] flex h-[18px] min-w-[18px] -translate-x-[9px] cursor-pointer items-center justify-center gap-0.5 rounded-full border-[1.5px] border-deny bg-surface px-px text-[12px] leading-none font-medium text-deny before:absolute before:-inset-[3px] before:content-['']"
      style={{ left: x }}
    >
      <Glyph name="cross" size={12} weight={2.4} />
      {many && <span className="pr-1">{words.count(denials.length)}</span>}
    </button>
  )
}
