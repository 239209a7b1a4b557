import { clsx } from 'clsx'
import type { RunSummary as Summary } from '@/playback/runSummary'
import { strings } from '@/strings/strings'
import type { GlyphName } from '@/ui/glyphs'
import { clockText } from '../timeline/timeText'
import { MarkGlyph } from '../MarkGlyph'
import { summaryNow } from './books'
import { useRunNow } from './useRunNow'

const words = strings.live.summary

interface Look {
  readonly ground: string
  readonly glyph: GlyphName
}

const LOOKS = {
  tracked: { ground: 'bg-tracked', glyph: 'ticket' },
  deny: { ground: 'bg-deny', glyph: 'cross' },
  allow: { ground: 'bg-allow', glyph: 'check' },
  none: { ground: 'bg-muted', glyph: 'clock' },
} as const satisfies Readonly<Record<string, Look>>

/** How the run stands in a sentence: what lives on after the last edit, and what is refused since. */
export function RunSummary() {
  const summary = useRunNow(summaryNow)
  if (!summary) return undefined
  const { glyph, ground } = lookOf(summary)
  const { edit } = summary
  return (
    <section
      aria-label={words.title}
      className="flex gap-2.5 border-b border-line px-4 pt-3.5 pb-3"
    >
      <span
        className={clsx(
          'grid size-[26px] flex-none place-items-center rounded-full text-on-solid',
          ground,
        )}
      >
        <MarkGlyph name={glyph} size={15} />
      </span>
      <div className="min-w-0 flex-1">
        <output className="block text-[14px] leading-5 font-medium">{sentenceOf(summary)}</output>
        {edit && (
          <p className="text-[12px] leading-[17px] text-muted">
            {words.edit(clockText(edit.time), edit.label)}
          </p>
        )}
      </div>
    </section>
  )
}

function lookOf({ livesOn, cut, refused, passed, open }: Summary): Look {
  if (livesOn > 0) return LOOKS.tracked
  if (cut > 0 || refused > 0) return LOOKS.deny
  return passed + open > 0 ? LOOKS.allow : LOOKS.none
}

/** The sentence about a run: `After the edit, 1 open connection lives on and 4 new ones were refused.` */
export function sentenceOf({ edit, livesOn, cut, refused, passed, open }: Summary): string {
  if (!edit) {
    const parts = [
      ...(passed > 0 ? [words.passedAtAll(passed)] : []),
      ...(open > 0 ? [words.openAtAll(open, passed === 0)] : []),
      ...(refused > 0 ? [words.refusedAtAll(refused, passed + open === 0)] : []),
    ]
    return parts.length > 0 ? words.before(parts) : words.nothing
  }
  const parts = [
    ...(livesOn > 0 ? [words.livesOn(livesOn)] : []),
    ...(cut > 0 ? [words.cut(cut, livesOn === 0)] : []),
    ...(refused > 0 ? [words.refused(refused)] : []),
    ...(passed > 0 ? [words.passed(passed)] : []),
    ...(open > 0 ? [words.open(open)] : []),
  ]
  return parts.length > 0 ? words.afterEdit(parts) : words.nothingSince
}
