import { lazy } from 'react'
import { usePredict } from '@/store/predict/predictStore'
import { useRun } from '@/store/run/runStore'
import { useSimulation } from '@/store/simulationStore'
import { Part } from '@/ui/Part'

const PredictCard = lazy(async () => ({ default: (await import('./PredictCard')).PredictCard }))

/** Room for the question that a packet stands before; nothing while none is asked. */
export function PredictSlot({ className }: { readonly className: string }) {
  const ofWalk = useSimulation(({ asked, revealed }) => (asked ?? revealed) !== undefined)
  const ofRun = usePredict(({ inRun }) => inRun !== undefined)
  const running = useRun(({ open }) => open)
  if (running ? !ofRun : !ofWalk) return null
  return (
    <div className={className}>
      <Part>
        <PredictCard />
      </Part>
    </div>
  )
}
