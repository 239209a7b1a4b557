import { describeStep } from '@/engine/explain/steps'
import type { Step } from '@/engine/trace'
import { findOf, type Topology } from '@/model/topology'
import { stationMark, type StationMarkKind } from '@/playback/timeline'
import { groupStyle } from '@/store/groupStyle'
import { strings } from '@/strings/strings'
import { Pill, type PillTone } from '@/ui/Pill'
import { Shield } from '@/ui/Shield'
import type { GlyphName } from '@/ui/glyphs'

interface Tone {
  readonly border: string
  readonly pill: PillTone
  readonly glyph: GlyphName
}

const PLAIN: Tone = { border: 'border-t-line-strong', pill: 'neutral', glyph: 'arrowRight' }

const TONES: Readonly<Partial<Record<StationMarkKind, Tone>>> = {
  allow: { border: 'border-t-allow', pill: 'allow', glyph: 'check' },
  deny: { border: 'border-t-deny', pill: 'deny', glyph: 'cross' },
  partial: { border: 'border-t-intermittent', pill: 'intermittent', glyph: 'half' },
  translate: { border: 'border-t-translate', pill: 'translate', glyph: 'translate' },
  ticket: { border: 'border-t-tracked', pill: 'tracked', glyph: 'ticket' },
}

/** What became of the request; of the reply. */
const verdicts: Readonly<Partial<Record<StationMarkKind, Readonly<Record<Step['leg'], string>>>>> =
  strings.packet.verdicts

/** The rule beside the station where it decides: who, which way, the verdict, the rule, and why. */
export function CallOut({ topology, step }: { readonly topology: Topology; readonly step: Step }) {
  const words = describeStep(topology, step)
  const { kind } = stationMark(step)
  const tone = TONES[kind] ?? PLAIN
  const rule = step.decision === 'translate' ? words.detail : words.rule
  const verdict = (verdicts[kind] ?? strings.packet.verdicts.plain)[step.leg]
  const look = step.ghost
    ? 'border-dashed border-ghost'
    : `border-line border-t-[3px] ${tone.border} shadow-e2`
  return (
    <div className={`rounded-card border bg-surface px-3 py-2.5 text-xs leading-[17px] ${look}`}>
      <h2 className="mb-1 flex items-center gap-1.5 font-semibold">
        <GroupMark topology={topology} step={step} />
        <span className="min-w-0 truncate">{words.title}</span>
        <span className="font-normal text-muted">
          {step.side ? strings.packet.sides[step.side] : ''}
        </span>
        <span className="flex-1" />
        <Pill tone={step.ghost ? 'neutral' : tone.pill} glyph={tone.glyph}>
          {verdict}
        </Pill>
      </h2>
      {rule !== undefined && (
        <p className="my-1.5 rounded-md bg-sunken px-2 py-1.5 font-mono tracking-tight whitespace-pre-wrap">
          {rule}
        </p>
      )}
      <p className={step.ghost ? 'text-muted' : ''}>{words.why}</p>
    </div>
  )
}

function GroupMark({ topology, step }: { readonly topology: Topology; readonly step: Step }) {
  if (!findOf(topology, 'securityGroup', step.component)) return null
  const { hue, letter, double } = groupStyle(topology, step.component)
  return <Shield letter={letter} hue={hue} double={double} />
}
