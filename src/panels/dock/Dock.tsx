import { lazy, Suspense } from 'react'
import { useRun } from '@/store/run/runStore'
import { useSimulation } from '@/store/simulationStore'
import { Part } from '@/ui/Part'
import { PacketForm } from './PacketForm'

const Walk = lazy(async () => ({ default: (await import('./Walk')).Walk }))
const DockSwitch = lazy(async () => ({
  default: (await import('../timeline/DockSwitch')).DockSwitch,
}))
const TrafficDock = lazy(async () => ({
  default: (await import('../timeline/TrafficDock')).TrafficDock,
}))

/** The packet to fire and the walk of the one that was fired; or traffic, and its timeline. */
export function Dock() {
  const running = useRun((run) => run.open)
  return (
    <>
      <div className="absolute bottom-full left-3 mb-2 rounded-[10px] shadow-e1">
        <Suspense>
          <DockSwitch />
        </Suspense>
      </div>
      {running ? (
        <Part>
          <TrafficDock />
        </Part>
      ) : (
        <Packet />
      )}
    </>
  )
}

function Packet() {
  const firing = useSimulation((state) => state.firing)
  return (
    <>
      <PacketForm />
      <Suspense>{firing && <Walk firing={firing} />}</Suspense>
    </>
  )
}
