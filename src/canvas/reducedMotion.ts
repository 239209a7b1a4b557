import { useSyncExternalStore } from 'react'

const QUERY = '(prefers-reduced-motion: reduce)'

/** Whether the person asked for less motion: nothing travels, everything is shown at once. */
function prefersReducedMotion(): boolean {
  return window.matchMedia(QUERY).matches
}

/** A duration, or none for who asked for less motion. */
export function motionMs(duration: number): number {
  return prefersReducedMotion() ? 0 : duration
}

export function useReducedMotion(): boolean {
  return useSyncExternalStore(subscribe, prefersReducedMotion)
}

function subscribe(listener: () => void): () => void {
  const query = window.matchMedia(QUERY)
  query.addEventListener('change', listener)
  return () => {
    query.removeEventListener('change', listener)
  }
}
