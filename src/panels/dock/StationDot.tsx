import { clsx } from 'clsx'
import type { Step } from '@/engine/trace'
import { stationMark } from '@/playback/timeline'
import { MarkGlyph } from '../MarkGlyph'
import { stationLook } from '../stationLook'

interface StationDotProps {
  /** Nothing where not even what kind of station it is may be seen. */
  readonly step: Step | undefined
  readonly x: string
  readonly words: string
  /** Ahead of a playing packet nothing is told yet; ahead of a standing one the mark is shown pale. */
  readonly state: 'passed' | 'ahead' | 'unknown'
  readonly onPress: () => void
}

/** One station on the strip: a mark to press, the slider beside it being the keyboard's way. */
export function StationDot({ step, x, words, state, onPress }: StationDotProps) {
  return (
    <button
      type="button"
      tabIndex={-1}
      title={words}
      aria-label={words}
      className="group absolute grid forced-color-adjust-none size-6 -translate-1/2 cursor-pointer place-items-center rounded-full"
      style={{ left: x }}
      onClick={onPress}
    >
      <Mark step={step} state={state} />
    </button>
  )
}

function Mark({ step, state }: Pick<StationDotProps, 'step' | 'state'>) {
  if (!step) return <UnknownMark />
  const { kind, ghost } = stationMark(step)
  const { glyph, colour } = stationLook(kind)
  const isEnd = kind === 'send' || kind === 'deliver'
  if (isEnd && (!ghost || state === 'unknown')) {
    return (
      <span
        className={clsx(
          'size-2.5 rounded-full ring-2 ring-surface',
          state === 'passed' ? 'bg-ink' : 'border-2 border-line-strong bg-surface',
        )}
      />
    )
  }
  if (state === 'unknown') return <UnknownMark />
  const solid = state === 'passed' && !ghost
  return (
    <span
      className={clsx(
        'grid size-[18px] place-items-center rounded-full ring-2 ring-surface',
        ghost && 'border-[1.5px] border-dashed border-ghost bg-surface text-ghost',
        !ghost && !solid && 'border-[1.5px] border-current bg-surface',
        solid && 'text-on-solid',
        kind === 'ticket' && 'rounded-[5px]!',
      )}
      style={
        ghost ? {} : solid ? { background: `var(--${colour})` } : { color: `var(--${colour})` }
      }
    >
      <MarkGlyph name={isEnd ? 'flag' : glyph} size={11} />
    </span>
  )
}

function UnknownMark() {
  return (
    <span className="size-3 rounded-full border-[1.5px] border-line-strong bg-surface ring-2 ring-surface group-hover:border-ink" />
  )
}
