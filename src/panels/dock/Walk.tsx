import { lastPosition, useSimulation, type Firing } from '@/store/simulationStore'
import { strings } from '@/strings/strings'
import { PredictSwitch } from '../predict/PredictSwitch'
import { useWalk } from '../trace/useWalk'
import { Transport } from './Transport'
import { WalkStrip } from './WalkStrip'

/** The walk of the packet that was fired, and what moves along it. */
export function Walk({ firing }: { readonly firing: Firing }) {
  const position = useSimulation((state) => state.position)
  const hidesAhead = useWalk()?.hidesAhead ?? false
  return (
    <div className="flex items-center gap-1 border-t border-line px-3 py-2">
      <Transport />
      <PredictSwitch />
      <WalkStrip firing={firing} />
      <span className="min-w-12 flex-none text-right font-mono text-[12px] text-muted">
        {strings.present.station(position + 1, hidesAhead ? undefined : lastPosition(firing) + 1)}
      </span>
    </div>
  )
}
