import { lastPosition, useSimulation, type Firing } from '@/store/simulationStore'
import { Transport } from './Transport'
import { WalkStrip } from './WalkStrip'

/** The walk of the packet that was fired, and what moves along it. */
export function Walk({ firing }: { readonly firing: Firing }) {
  const position = useSimulation((state) => state.position)
  return (
    <div className="flex items-center gap-1 border-t border-line px-3 py-2">
      <Transport />
      <WalkStrip firing={firing} />
      <span className="min-w-12 flex-none text-right font-mono text-[12px] text-muted">
        {position + 1} / {lastPosition(firing) + 1}
      </span>
    </div>
  )
}
