import { fire, sameForm, useSimulation } from '@/store/simulationStore'
import { Button } from '@/ui/Button'

/** The one primary action. */
export function FireButton() {
  const again = useSimulation(({ firing, form }) => firing && sameForm(firing.form, form))
  return (
    <Button
      variant="primary"
      glyph="play"
      aria-keyshortcuts="F"
      onClick={() => {
        fire()
      }}
    >
      {again ? 'Fire again' : 'Fire'}
      <span aria-hidden="true" className="font-normal">
        F
      </span>
    </Button>
  )
}
