import { createStore } from 'zustand/vanilla'
import { setView, type PanelTab } from './viewStore'

/** How often the panel was asked for; the shell brings it into view each time. */
export const askedPanelStore = createStore<{ readonly times: number }>()(() => ({ times: 0 }))

/** Turns to a tab of the panel, and asks for the panel where it is out of view. */
export function askForPanel(tab: PanelTab): void {
  setView({ tab })
  askedPanelStore.setState(({ times }) => ({ times: times + 1 }))
}
