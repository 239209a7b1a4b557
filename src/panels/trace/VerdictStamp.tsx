import { clsx } from 'clsx'
import type { ConnectionTrace, Verdict } from '@/engine/trace'
import type { GlyphName } from '@/ui/glyphs'
import { strings } from '@/strings/strings'
import { MarkGlyph } from '../MarkGlyph'

const words = strings.trace.verdicts

interface Look {
  readonly ground: string
  readonly glyph: GlyphName
  readonly word: string
}

const VERDICT_LOOKS: Readonly<Record<Verdict, Look>> = {
  allow: { ground: 'bg-allow', glyph: 'check', word: words.allow },
  deny: { ground: 'bg-deny', glyph: 'cross', word: words.deny },
  intermittent: { ground: 'bg-intermittent', glyph: 'half', word: words.intermittent },
}
const UNKNOWN: Look = { ground: 'bg-muted', glyph: 'question', word: words.unknown }
const ON_ITS_WAY: Look = { ground: 'bg-packet-tcp', glyph: 'arrowRight', word: words.onItsWay }

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
      <MarkGlyph name={look.glyph} size={15} />
    </span>
  )
}
