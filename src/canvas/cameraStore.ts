import { createStore } from 'zustand/vanilla'

/** Whether the camera shows the whole drawing and keeps to it; a hand on it ends that. */
export const cameraStore = createStore<{ readonly showsAll: boolean }>()(() => ({ showsAll: true }))

export function setShowsAll(showsAll: boolean): void {
  cameraStore.setState({ showsAll })
}
