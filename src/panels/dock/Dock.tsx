import { lastPosition, useSimulation, type Firing } from '@/store/simulationStore'
import { PacketForm } from './PacketForm'
import { Transport } from './Transport'
import { WalkStrip } from './WalkStrip'

/** The packet to fire, and below it the walk of the one that was fired. */
export function Dock() {
  const firing = useSimulation((state) => state.firing)
  return (
    <>
      <PacketForm />
      {firing && <Walk firing={firing} />}
    </>
  )
}

function Walk({ firing }: { readonly firing: Firing }) {
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
