import { lazy, Suspense, useEffect, useState } from 'react'
import { useSimulation } from '@/store/simulationStore'
import { useAnnouncement } from './announcer'

const PacketProgress = lazy(async () => ({
  default: (await import('./PacketProgress')).PacketProgress,
}))

const SHOWN_MS = 5000

/** Says what a gesture came to, and shows it for a moment; says where the packet is. */
export function LiveRegion() {
  const { text, count } = useAnnouncement()
  const firing = useSimulation((state) => state.firing)
  const [gone, setGone] = useState(0)
  useEffect(() => {
    const timer = setTimeout(() => {
      setGone(count)
    }, SHOWN_MS)
    return () => {
      clearTimeout(timer)
    }
  }, [count])
  const shown = text !== '' && gone !== count
  return (
    <>
      <output className="pointer-events-none absolute inset-0 z-[5] block">
        {shown && (
          <p key={count} className="canvas-hint">
            {text}
          </p>
        )}
      </output>
      <p aria-live="polite" className="sr-only">
        <Suspense>{firing && <PacketProgress firing={firing} />}</Suspense>
      </p>
    </>
  )
}
