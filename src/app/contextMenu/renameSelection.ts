import { setPointing } from '@/store/pointing'
import { setView } from '@/store/viewStore'
import { elementOfSelection } from './openByKey'

/** Names the selected thing where it stands; what is drawn nowhere is named in the panel. */
export function renameSelection(id: string): void {
  const drawing = document.querySelector('[data-canvas]')
  if (drawing && elementOfSelection(drawing)) {
    setPointing({ renaming: id })
    return
  }
  setView({ tab: 'inspect' })
  const name = document.querySelector<HTMLInputElement>('#details header h2 input')
  name?.focus()
  name?.select()
}
