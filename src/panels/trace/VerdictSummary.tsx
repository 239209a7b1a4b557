import { lazy, Suspense } from 'react'
import { useSimulation } from '@/store/simulationStore'
import { strings } from '@/strings/strings'
import { useWalk } from './useWalk'

const words = strings.trace

const Verdict = lazy(async () => ({ default: (await import('./Verdict')).Verdict }))

/** The one sentence: what happened, which rule, why. */
export function VerdictSummary() {
  const walk = useWalk()
  if (!walk) return <NothingFired />
  return (
    <Suspense>
      <Verdict walk={walk} />
    </Suspense>
  )
}

/** Beside a drawing the dock says it; the phone's sheet has nothing else to show. */
function NothingFired() {
  const fault = useSimulation((state) => state.fault)
  return (
    <p className="hidden px-4 pt-1 pb-3 text-muted max-[719px]:block">{fault ?? words.fireToSee}</p>
  )
}
