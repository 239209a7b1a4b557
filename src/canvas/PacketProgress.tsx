import { describeStep } from '@/engine/explain/steps'
import type { Firing } from '@/store/simulationStore'
import { useSimulation } from '@/store/simulationStore'

/** Where the packet is, in one sentence per station. */
export function PacketProgress({ firing }: { readonly firing: Firing }) {
  const position = useSimulation((state) => state.position)
  const step = firing.trace.steps[position]
  if (!step) return null
  const { title, side, why } = describeStep(firing.topology, step)
  const count = firing.trace.steps.length
  const where = `Station ${String(position + 1)} of ${String(count)}`
  const what = `${step.leg === 'request' ? 'Request' : 'Reply'}${step.ghost ? ' ghost' : ''}`
  return `${where}. ${what} at ${[title, side].filter((word) => word !== '').join(' ')}: ${why}`
}
