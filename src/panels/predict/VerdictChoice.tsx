import { clsx } from 'clsx'
import type { Answer, AskedVerdict, Question } from '@/playback/predict/question'
import { strings } from '@/strings/strings'
import { Glyph, type GlyphName } from '@/ui/glyphs'
import { Kbd } from '@/ui/Kbd'
import { shortRow } from './questionWords'

const words = strings.predict

const GLYPHS: Readonly<Record<AskedVerdict, GlyphName>> = {
  allow: 'check',
  deny: 'cross',
  some: 'half',
}

interface VerdictChoiceProps {
  readonly question: Question
  readonly answer: Answer
  readonly onChoose: (verdict: AskedVerdict) => void
}

/** Allowed or denied; where a port is still open, also some of both. */
export function VerdictChoice({ question, answer, onChoose }: VerdictChoiceProps) {
  if (question.verdicts.length === 0) return null
  return (
    <fieldset aria-label={words.verdictLabel} className="flex flex-wrap gap-2">
      {question.verdicts.map((verdict) => {
        const isChosen = answer.verdict === verdict
        return (
          <button
            key={verdict}
            type="button"
            aria-pressed={isChosen}
            aria-keyshortcuts={words.keys[verdict]}
            className={clsx(
              'flex min-h-10 flex-1 cursor-pointer items-center gap-1.5 rounded-control border-2 px-2.5 py-1.5 text-left font-medium whitespace-nowrap pointer-coarse:min-h-11',
              isChosen
                ? 'border-selection bg-selection-fill'
                : 'border-line bg-surface hover:border-line-strong',
            )}
            onClick={() => {
              onChoose(verdict)
            }}
          >
            <Glyph name={GLYPHS[verdict]} />
            {words.answer(words.verdicts[verdict], isChosen ? shortRow(question, answer) : '')}
            <span aria-hidden="true" className="ml-auto pointer-coarse:hidden">
              <Kbd>{words.keys[verdict]}</Kbd>
            </span>
          </button>
        )
      })}
    </fieldset>
  )
}
