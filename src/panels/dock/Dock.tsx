import { lazy, Suspense } from 'react'
import { useSimulation } from '@/store/simulationStore'
import { PacketForm } from './PacketForm'

const Walk = lazy(async () => ({ default: (await import('./Walk')).Walk }))

/** The packet to fire, and below it the walk of the one that was fired. */
export function Dock() {
  const firing = useSimulation((state) => state.firing)
  return (
    <>
      <PacketForm />
      <Suspense>{firing && <Walk firing={firing} />}</Suspense>
    </>
  )
}
