import { askForPanel } from '@/store/askedPanel'
import { strings } from '@/strings/strings'

/** How many frames the panel may take to come. */
const PATIENCE = 120

/** Opens the panel of the traffic at the kinds that may be added, under the hand of whoever asked. */
export function askForTraffic(): void {
  askForPanel('traffic')
  focusKinds(PATIENCE)
}

function focusKinds(frames: number): void {
  const name = CSS.escape(strings.traffic.addKinds)
  const kinds = document.querySelector(`fieldset[aria-label="${name}"]`)
  if (kinds) {
    kinds.scrollIntoView({ block: 'center' })
    kinds.querySelector('button')?.focus()
  } else if (frames > 0) {
    requestAnimationFrame(() => {
      focusKinds(frames - 1)
    })
  }
}
