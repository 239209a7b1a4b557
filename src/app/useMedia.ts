import { useSyncExternalStore } from 'react'

/** Where the screen is a phone's; a frame beside another diagram is narrow and no phone. */
export const PHONE = window.self === window.top ? '(max-width: 719px)' : '(max-width: 559px)'

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
