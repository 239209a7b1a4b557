import { useSyncExternalStore } from 'react'

/** Widths at which the screen is arranged anew. */
export const PHONE = '(max-width: 719px)'
export const OVERLAID_PANEL = '(max-width: 1279px)'

/** Whether a media query holds, now and from now on. */
export function useMedia(query: string): boolean {
  return useSyncExternalStore(
    (onChange) => {
      const media = window.matchMedia(query)
      media.addEventListener('change', onChange)
      return () => {
        media.removeEventListener('change', onChange)
      }
    },
    () => window.matchMedia(query).matches,
  )
}
