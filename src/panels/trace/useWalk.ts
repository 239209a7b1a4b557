import { useSimulation, type Firing } from '@/store/simulationStore'
import { lastToldByAsking } from '@/playback/predict/reach'
import { decisiveStation } from '@/playback/timeline'

/** The fired packet and how much of its walk has been told. */
export interface Walk {
  readonly firing: Firing
  readonly position: number
  /** The last station that is told; all of them unless the packet is still on its way. */
  readonly told: number
  /** Whether the verdict would give away what the packet has not met yet. */
  readonly onItsWay: boolean
  /** With predictions on: not even which stations lie ahead is shown. */
  readonly hidesAhead: boolean
}

export function useWalk(): Walk | undefined {
  const firing = useSimulation((state) => state.firing)
  const position = useSimulation((state) => state.position)
  const playing = useSimulation((state) => state.playing)
  const predicting = useSimulation((state) => state.predicting)
  const foretold = useSimulation((state) => state.told)
  if (!firing) return undefined
  const last = firing.trace.steps.length - 1
  if (predicting) {
    const hidesAhead = foretold < lastToldByAsking(firing.trace)
    return { firing, position, told: foretold, onItsWay: hidesAhead, hidesAhead }
  }
  return {
    firing,
    position,
    told: playing ? position : last,
    onItsWay: playing && position < decisiveStation(firing.trace),
    hidesAhead: false,
  }
}
