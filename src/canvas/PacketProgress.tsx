import { describeStep } from '@/engine/explain/steps'
import { lastToldByAsking } from '@/playback/predict/reach'
import type { Firing } from '@/store/simulationStore'
import { useSimulation } from '@/store/simulationStore'
import { strings } from '@/strings/strings'

const words = strings.packet

/** Where the packet is, in one sentence per station. */
export function PacketProgress({ firing }: { readonly firing: Firing }) {
  const position = useSimulation((state) => state.position)
  const isAsked = useSimulation((state) => state.asked !== undefined)
  const hidesAhead = useSimulation(
    (state) => state.predicting && state.told < lastToldByAsking(firing.trace),
  )
  const step = firing.trace.steps[position]
  // The question itself is said where it stands.
  if (!step || isAsked) return null
  const { title, side, why } = describeStep(firing.topology, step)
  const count = hidesAhead ? undefined : firing.trace.steps.length
  const leg = (step.ghost ? words.ghostLegs : words.legs)[step.leg]
  const where = [title, side].filter((word) => word !== '').join(' ')
  return words.progress(position + 1, count, leg, where, why)
}
