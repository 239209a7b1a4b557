import { useSimulation, type Firing } from '@/store/simulationStore'
import type { ConnectionTrace } from '@/engine/trace'

/** The fired packet and how much of its walk has been told. */
export interface Walk {
  readonly firing: Firing
  readonly position: number
  /** The last station that is told; all of them unless the packet is still on its way. */
  readonly told: number
  /** Whether the verdict would give away what the packet has not met yet. */
  readonly onItsWay: boolean
}

export function useWalk(): Walk | undefined {
  const firing = useSimulation((state) => state.firing)
  const position = useSimulation((state) => state.position)
  const playing = useSimulation((state) => state.playing)
  if (!firing) return undefined
  const last = firing.trace.steps.length - 1
  return {
    firing,
    position,
    told: playing ? position : last,
    onItsWay: playing && position < decisiveStation(firing.trace),
  }
}

/** Where the verdict falls: at the first checkpoint that refuses, else at the end. */
function decisiveStation({ steps, blockers }: ConnectionTrace): number {
  const [first] = blockers
  const at = first ? steps.indexOf(first.step) : -1
  return at === -1 ? steps.length - 1 : at
}
