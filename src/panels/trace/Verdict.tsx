import { describeTrace } from '@/engine/explain'
import { useSimulation } from '@/store/simulationStore'
import { Pill } from '@/ui/Pill'
import { strings } from '@/strings/strings'
import { Sentence } from '../Sentence'
import type { Walk } from './useWalk'
import { VerdictStamp } from './VerdictStamp'
import { changeWords, progressWords } from './verdictWords'

const words = strings.trace

/** What became of a packet that was fired, or where it is on its way. */
export function Verdict({ walk }: { readonly walk: Walk }) {
  const { firing, position, onItsWay } = walk
  const { trace, topology, verdictBefore } = firing
  const refired = useSimulation((state) => state.refired)
  const sentence = describeTrace(topology, trace)
  const step = trace.steps[position]
  const [blocker] = trace.blockers
  const change = changeWords(trace, verdictBefore)
  return (
    <section
      aria-label={words.verdict}
      className="flex gap-2.5 border-b border-line px-4 pt-3.5 pb-3"
    >
      <VerdictStamp trace={trace} onItsWay={onItsWay} />
      <div className="min-w-0 flex-1">
        <div className="text-[14px] leading-5 font-medium wrap-anywhere">
          {onItsWay && step && <Sentence text={progressWords(topology, step)} />}
          <output>{!onItsWay && <Sentence text={sentence} />}</output>
        </div>
        {!onItsWay && blocker && (
          <p className="font-mono text-[12px] leading-5 text-muted">{blocker.code}</p>
        )}
        {refired && (
          <div className="mt-1 flex flex-col items-start gap-1">
            <Pill glyph="refresh">{words.firedAgain}</Pill>
            {change !== undefined && !onItsWay && (
              <p className="text-[12px] leading-[17px] text-muted">{change}</p>
            )}
          </div>
        )}
      </div>
    </section>
  )
}
