import { clsx } from 'clsx'
import { stationMark } from '@/playback/timeline'
import type { Step } from '@/engine/trace'
import { strings } from '@/strings/strings'
import { MarkGlyph } from '../MarkGlyph'
import { stationLook } from '../stationLook'

const words = strings.trace

interface StepMarkProps {
  readonly step: Step
  /** Not reached yet: an empty ring. */
  readonly untold?: boolean
}

/** The round mark at the start of a line of the trace. */
export function StepMark({ step, untold = false }: StepMarkProps) {
  const { kind, ghost } = stationMark(step)
  const { glyph, colour, word } = stationLook(kind)
  if (untold) return <span className="size-[18px] rounded-full border-[1.5px] border-line-strong" />
  const isLoud = kind === 'deny' && !ghost
  return (
    <span
      className={clsx(
        'grid size-[18px] flex-none place-items-center',
        kind === 'ticket' ? 'rounded-[5px]' : 'rounded-full',
        ghost && 'border-[1.5px] border-dashed border-ghost text-ghost',
        isLoud && 'bg-deny text-on-solid',
      )}
      style={ghost || isLoud ? {} : { background: fillOf(colour), color: `var(--${colour})` }}
    >
      <MarkGlyph name={glyph} size={11} />
      <span className="sr-only">{ghost ? words.ghostDoes(word) : word}</span>
    </span>
  )
}

function fillOf(colour: string): string {
  return colour === 'muted' || colour === 'ink' ? 'var(--sunken)' : `var(--${colour}-fill)`
}
