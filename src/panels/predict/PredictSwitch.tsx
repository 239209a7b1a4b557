import { setPredicting } from '@/store/predict/predicting'
import { useSimulation } from '@/store/simulationStore'
import { strings } from '@/strings/strings'
import { Button } from '@/ui/Button'

/** Turns the questions before each decision on and off. */
export function PredictSwitch() {
  const on = useSimulation((state) => state.predicting)
  return (
    <Button
      variant={on ? 'plain' : 'quiet'}
      glyph="question"
      aria-pressed={on}
      aria-keyshortcuts="Q"
      title={on ? strings.predict.stop : strings.predict.start}
      onClick={() => {
        setPredicting(!on)
      }}
    >
      <span className="max-[1279px]:sr-only">{strings.predict.title}</span>
    </Button>
  )
}
