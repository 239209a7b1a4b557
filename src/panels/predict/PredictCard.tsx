import type { CompiledNetwork } from '@/engine/compile/network'
import type { Step } from '@/engine/trace'
import { askedPlaceOf } from '@/playback/predict/askedPlace'
import { goOnInRun, revealInRun } from '@/store/predict/predicting'
import { usePredict } from '@/store/predict/predictStore'
import { useRun } from '@/store/run/runStore'
import { play, revealAsked, useSimulation } from '@/store/simulationStore'
import { compiledNetwork } from '@/store/walker'
import { AskedCard } from './AskedCard'

/** What is asked now, of the packet that was fired or of the run. */
export function PredictCard() {
  const running = useRun(({ open }) => open)
  return running ? <OfRun /> : <OfWalk />
}

function OfWalk() {
  const firing = useSimulation((state) => state.firing)
  const asked = useSimulation((state) => state.asked)
  const revealed = useSimulation((state) => state.revealed)
  const index = asked ?? revealed
  const step = index === undefined ? undefined : firing?.trace.steps[index]
  if (!firing || !step) return null
  return (
    <Asked
      key={`${String(index)} ${String(firing.trace.steps.length)}`}
      step={step}
      network={compiledNetwork(firing.topology)}
      revealed={asked === undefined}
      onReveal={revealAsked}
      onGoOn={play}
    />
  )
}

function OfRun() {
  const inRun = usePredict((state) => state.inRun)
  if (!inRun) return null
  const { decided, network, tick, revealed } = inRun
  return (
    <Asked
      key={tick}
      step={decided.step}
      segment={decided.segment.kind}
      network={network}
      revealed={revealed}
      onReveal={revealInRun}
      onGoOn={goOnInRun}
    />
  )
}

interface AskedProps {
  readonly step: Step
  readonly segment?: string
  readonly network: CompiledNetwork
  readonly revealed: boolean
  readonly onReveal: () => void
  readonly onGoOn: () => void
}

function Asked({ step, network, ...rest }: AskedProps) {
  const place = askedPlaceOf(network.topology, step)
  return place && <AskedCard step={step} place={place} network={network} {...rest} />
}
