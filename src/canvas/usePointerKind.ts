import { useEffect, useState } from 'react'

export type PointerKind = 'mouse' | 'pen' | 'touch'

/** Where no fine pointer is at hand, the first touch is one already. */
const COARSE = '(pointer: coarse)'

/** What points at the page now: a finger moves the view where a mouse would drag, a pen draws a marquee. */
export function usePointerKind(): PointerKind {
  const [kind, setKind] = useState<PointerKind>(() =>
    window.matchMedia(COARSE).matches ? 'touch' : 'mouse',
  )
  useEffect(() => {
    const see = ({ pointerType }: PointerEvent): void => {
      setKind(pointerType === 'pen' || pointerType === 'touch' ? pointerType : 'mouse')
    }
    // A pen is seen before it touches; a finger when it does.
    window.addEventListener('pointerover', see, { capture: true })
    window.addEventListener('pointerdown', see, { capture: true })
    return () => {
      window.removeEventListener('pointerover', see, { capture: true })
      window.removeEventListener('pointerdown', see, { capture: true })
    }
  }, [])
  return kind
}
