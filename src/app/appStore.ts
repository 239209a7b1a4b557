import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import type { ImportReport } from '@/interchange/report'

type AppDialog =
  | 'shortcuts'
  | 'import'
  | 'report'
  | 'examples'
  | 'image'
  | 'diagrams'
  | 'addHere'
  | 'moveTo'

/** How far the phone's sheet is drawn up. */
export const SHEET_HEIGHTS = ['sentence', 'trace', 'full'] as const
export type SheetHeight = (typeof SHEET_HEIGHTS)[number]

/** What the last import had to say, kept until the next one. */
interface ImportResult {
  readonly name: string
  readonly report: ImportReport
}

interface AppState {
  readonly dialog: AppDialog | undefined
  /** Whether the right panel is shown where it covers the canvas. */
  readonly panelOpen: boolean
  readonly sheet: SheetHeight
  readonly lastImport: ImportResult | undefined
  /** Why the last file was refused; the open diagram is as it was. */
  readonly importFault: string | undefined
}

/** Narrower than this, the panel would cover most of the canvas. */
const ROOM_FOR_PANEL_PX = 1024

export const appStore = createStore<AppState>()(() => ({
  dialog: undefined,
  panelOpen: window.innerWidth >= ROOM_FOR_PANEL_PX,
  sheet: 'sentence',
  lastImport: undefined,
  importFault: undefined,
}))

export function useApp<T>(selector: (state: AppState) => T): T {
  return useStore(appStore, selector)
}

export function setApp(change: Partial<AppState>): void {
  appStore.setState(change)
}

/** Whether the shell is wide enough for map and panel, with half the window taken or not. */
export function hasRoomForPanel(): boolean {
  const shell = document.querySelector('.shell')
  return (shell?.clientWidth ?? window.innerWidth) >= ROOM_FOR_PANEL_PX
}
