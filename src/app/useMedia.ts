import { useSyncExternalStore } from 'react'

/** Whether this page itself is the second diagram of another one, in a frame. */
export const IS_BESIDE = window.self !== window.top

/** Where the screen is a phone's; a frame beside another diagram is narrow and no phone. */
export const PHONE = IS_BESIDE ? '(max-width: 559px)' : '(max-width: 719px)'

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
