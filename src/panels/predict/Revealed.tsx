import { describeStep } from '@/engine/explain/steps'
import type { Step } from '@/engine/trace'
import type { Topology } from '@/model/topology'
import type { Grade } from '@/playback/predict/grade'
import { keyOf } from '@/playback/predict/grade'
import { strings } from '@/strings/strings'
import { Pill, type PillTone } from '@/ui/Pill'
import type { GlyphName } from '@/ui/glyphs'

const words = strings.predict

const FACES: Readonly<
  Record<Grade | 'shown', { readonly tone: PillTone; readonly glyph: GlyphName }>
> = {
  right: { tone: 'allow', glyph: 'check' },
  rule: { tone: 'intermittent', glyph: 'half' },
  wrong: { tone: 'deny', glyph: 'cross' },
  shown: { tone: 'neutral', glyph: 'question' },
}

interface RevealedProps {
  readonly topology: Topology
  readonly step: Step
  readonly grade: Grade | 'shown'
}

/** Whether it was right, what happened, and why: the engine's own sentence. */
export function Revealed({ topology, step, grade }: RevealedProps) {
  const { why, law } = describeStep(topology, step)
  const { tone, glyph } = FACES[grade]
  return (
    <output className="flex flex-col gap-1.5 leading-[19px]">
      <span className="flex flex-wrap items-center gap-2">
        <Pill tone={tone} glyph={glyph}>
          {words.grades[grade]}
        </Pill>
        <span className="font-semibold">{words.verdicts[keyOf(step).verdict]}</span>
      </span>
      <span>
        {why} {law !== undefined && <span className="font-mono text-[12px] text-muted">{law}</span>}
      </span>
    </output>
  )
}
