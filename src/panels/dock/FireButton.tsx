import { fire, sameForm, useSimulation } from '@/store/simulationStore'
import { Button } from '@/ui/Button'
import { strings } from '@/strings/strings'

const words = strings.dock.form

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
      {again ? words.again : words.fire}
      <span aria-hidden="true" className="font-normal">
        F
      </span>
    </Button>
  )
}
