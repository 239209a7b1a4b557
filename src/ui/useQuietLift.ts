import { useEffect, useRef } from 'react'

/**
 * What a long press has opened stays when the finger lifts: the browser would press the mouse's button there,
 * which takes the focus away and closes it. Nor does the finger move on what lies under it.
 */
export function useQuietLift(): () => void {
  const fingers = useRef(0)
  const opened = useRef(false)
  useEffect(() => {
    const count = (event: TouchEvent): void => {
      fingers.current = event.touches.length
      if (opened.current && event.type === 'touchend') event.preventDefault()
      if (fingers.current === 0) opened.current = false
    }
    const hold = (event: TouchEvent): void => {
      if (!opened.current) return
      event.preventDefault()
      event.stopImmediatePropagation()
    }
    const early = { capture: true, passive: false }
    window.addEventListener('touchstart', count, { capture: true, passive: true })
    window.addEventListener('touchmove', hold, early)
    window.addEventListener('touchend', count, early)
    window.addEventListener('touchcancel', count, early)
    return () => {
      window.removeEventListener('touchstart', count, early)
      window.removeEventListener('touchmove', hold, early)
      window.removeEventListener('touchend', count, early)
      window.removeEventListener('touchcancel', count, early)
    }
  }, [])
  return () => {
    opened.current = fingers.current > 0
  }
}
