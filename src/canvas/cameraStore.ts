import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import type { Viewport } from '@/layout/viewport'
import { AT_HAND } from './camera'

interface CameraState {
  /** Whether the camera shows the whole drawing and keeps to it; a hand on it ends that. */
  readonly showsAll: boolean
  /** The scale as the zoom island says it. */
  readonly percent: number
  /** Where the camera of the still drawing stands; the one that moves begins there. */
  readonly still: Viewport | undefined
}

export const cameraStore = createStore<CameraState>()(() => ({
  showsAll: true,
  percent: percentOf(AT_HAND.zoom),
  still: undefined,
}))

export function setShowsAll(showsAll: boolean): void {
  cameraStore.setState({ showsAll })
}

/** The camera has this scale now. */
export function setScale(zoom: number): void {
  const percent = percentOf(zoom)
  if (cameraStore.getState().percent !== percent) cameraStore.setState({ percent })
}

/** Where the still drawing is looked at from. */
export function setStill(still: Viewport | undefined): void {
  cameraStore.setState({ still })
  if (still) setScale(still.zoom)
}

/** The scale in percent, for what shows it. */
export function usePercent(): number {
  return useStore(cameraStore, ({ percent }) => percent)
}

function percentOf(zoom: number): number {
  return Math.round(zoom * 100)
}
