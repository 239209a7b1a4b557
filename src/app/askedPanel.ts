import { askedPanelStore } from '@/store/askedPanel'
import { appStore, setApp } from './appStore'

/** Brings the panel into view when something asks for it: beside the drawing, or the phone's sheet. */
export function startShowingPanel(): () => void {
  return askedPanelStore.subscribe(() => {
    const { sheet } = appStore.getState()
    setApp({ panelOpen: true, sheet: sheet === 'sentence' ? 'full' : sheet })
  })
}
