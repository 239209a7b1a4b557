import { useEffect, useState } from 'react'
import { describeStep } from '@/engine/explain/steps'
import { useSimulation } from '@/store/simulationStore'
import { useAnnouncement } from './announcer'

const SHOWN_MS = 5000

/** Says what a gesture came to, and shows it for a moment; says where the packet is. */
export function LiveRegion() {
  const { text, count } = useAnnouncement()
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
      <PacketProgress />
    </>
  )
}

/** One sentence per station. */
function PacketProgress() {
  const firing = useSimulation((state) => state.firing)
  const position = useSimulation((state) => state.position)
  const step = firing?.trace.steps[position]
  if (!firing || !step) return <p aria-live="polite" className="sr-only" />
  const { title, side, why } = describeStep(firing.topology, step)
  const count = firing.trace.steps.length
  const where = `Station ${String(position + 1)} of ${String(count)}`
  const what = `${step.leg === 'request' ? 'Request' : 'Reply'}${step.ghost ? ' ghost' : ''}`
  return (
    <p aria-live="polite" className="sr-only">
      {`${where}. ${what} at ${[title, side].filter((word) => word !== '').join(' ')}: ${why}`}
    </p>
  )
}
