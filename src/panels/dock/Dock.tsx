import { lazy, Suspense } from 'react'
import { useRun } from '@/store/run/runStore'
import { useSimulation } from '@/store/simulationStore'
import { Part } from '@/ui/Part'
import { PacketForm } from './PacketForm'

const Walk = lazy(async () => ({ default: (await import('./Walk')).Walk }))
const DockHead = lazy(async () => ({ default: (await import('../timeline/DockHead')).DockHead }))
const TrafficDock = lazy(async () => ({
  default: (await import('../timeline/TrafficDock')).TrafficDock,
}))

/** The packet to fire and the walk of the one that was fired; or traffic, and its timeline. */
export function Dock() {
  const running = useRun((run) => run.open)
  return (
    <>
      <div className="pointer-events-none absolute inset-x-3 bottom-full pb-2">
        <Suspense>
          <DockHead />
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
