import { describeStep } from '@/engine/explain/steps'
import type { ConnectionTrace } from '@/engine/trace'
import type { Topology } from '@/model/topology'
import { seek } from '@/store/simulationStore'
import { strings } from '@/strings/strings'
import { StepMark } from './StepMark'
import { whereWords } from './verdictWords'

const words = strings.trace

interface BlockersProps {
  readonly trace: ConnectionTrace
  readonly topology: Topology
}

/** All that has to change at once: every checkpoint that refuses, the ghost's too. */
export function Blockers({ trace, topology }: BlockersProps) {
  const { blockers, steps } = trace
  if (blockers.length === 0) return null
  return (
    <section aria-label={words.blockers} className="pb-1">
      <div className="flex items-baseline justify-between gap-2 px-4 pt-2.5 pb-1 text-[12px] leading-[17px]">
        <h2 className="font-semibold">{words.onThisPath(blockers.length)}</h2>
        <span className="text-muted">{whereWords(blockers.map(({ leg }) => leg))}</span>
      </div>
      <ul>
        {blockers.map(({ step }) => {
          const { title, side, detail } = describeStep(topology, step)
          const index = steps.indexOf(step)
          const place = [side, step.ghost ? words.ghost : '']
            .filter((word) => word !== '')
            .join(', ')
          return (
            <li key={index}>
              <button
                type="button"
                className="grid w-full cursor-pointer grid-cols-[20px_minmax(72px,1fr)_minmax(0,auto)] items-center gap-2 px-4 py-1 text-left leading-[18px] -outline-offset-2! hover:bg-sunken pointer-coarse:min-h-11"
                onClick={() => {
                  seek(index)
                }}
              >
                <StepMark step={step} />
                <span className="flex min-w-0 gap-1">
                  <span className={step.ghost ? 'truncate text-ghost' : 'truncate'}>{title}</span>{' '}
                  <span className="flex-none text-muted">{place}</span>
                </span>
                <span className="truncate text-[12px] text-muted" title={detail}>
                  {detail}
                </span>
              </button>
            </li>
          )
        })}
      </ul>
    </section>
  )
}
