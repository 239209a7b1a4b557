import { askForPanel } from '@/store/askedPanel'
import { strings } from '@/strings/strings'

/** How many frames the panel may take to come. */
const PATIENCE = 120

/**
 * Opens the panel of the traffic under the hand of whoever asked: at one of its sources, else at the kinds
 * that may be added.
 */
export function askForTraffic(source?: string): void {
  askForPanel('traffic')
  const place =
    source === undefined
      ? `fieldset[aria-label="${CSS.escape(strings.traffic.addKinds)}"]`
      : `[data-source="${CSS.escape(source)}"]`
  focusIn(place, PATIENCE)
}

function focusIn(place: string, frames: number): void {
  const found = document.querySelector(place)
  if (found) {
    found.scrollIntoView({ block: 'center' })
    found.querySelector('button')?.focus()
  } else if (frames > 0) {
    requestAnimationFrame(() => {
      focusIn(place, frames - 1)
    })
  }
}
