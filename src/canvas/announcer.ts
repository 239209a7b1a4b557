import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'

/** What the canvas says to a screen reader, and shows for a moment where it answers a gesture. */
const announcements = createStore<{ readonly text: string; readonly count: number }>()(() => ({
  text: '',
  count: 0,
}))

/** Says one sentence; the same sentence twice is said twice. */
export function announce(text: string): void {
  announcements.setState(({ count }) => ({ text, count: count + 1 }))
}

export function useAnnouncement(): { readonly text: string; readonly count: number } {
  return useStore(announcements)
}
