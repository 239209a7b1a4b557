import { clsx } from 'clsx'
import type { ConnectionTrace, Verdict } from '@/engine/trace'
import { Glyph, type GlyphName } from '@/ui/glyphs'

interface Look {
  readonly ground: string
  readonly glyph: GlyphName
  readonly word: string
}

const VERDICT_LOOKS: Readonly<Record<Verdict, Look>> = {
  allow: { ground: 'bg-allow', glyph: 'check', word: 'Allowed' },
  deny: { ground: 'bg-deny', glyph: 'cross', word: 'Denied' },
  intermittent: { ground: 'bg-intermittent', glyph: 'half', word: 'Intermittent' },
}
const UNKNOWN: Look = { ground: 'bg-muted', glyph: 'question', word: 'Not known' }
const ON_ITS_WAY: Look = { ground: 'bg-packet-tcp', glyph: 'arrowRight', word: 'On its way' }

interface VerdictStampProps {
  readonly trace: ConnectionTrace
  readonly onItsWay: boolean
}

/** The disc that says how it ended. */
export function VerdictStamp({ trace, onItsWay }: VerdictStampProps) {
  const look = onItsWay ? ON_ITS_WAY : trace.certain ? VERDICT_LOOKS[trace.verdict] : UNKNOWN
  return (
    <span
      className={clsx(
        'grid size-[26px] flex-none place-items-center rounded-full text-on-solid',
        look.ground,
      )}
    >
      <span className="sr-only">{look.word}</span>
      {look.glyph === 'half' ? <HalfDisc /> : <Glyph name={look.glyph} size={15} weight={2.4} />}
    </span>
  )
}

function HalfDisc() {
  return (
    <svg viewBox="0 0 24 24" width={15} height={15} aria-hidden="true" focusable="false">
      <circle cx={12} cy={12} r={9} fill="none" stroke="currentColor" strokeWidth={2.4} />
      <path d="M12 3a9 9 0 0 0 0 18Z" fill="currentColor" />
    </svg>
  )
}
