import { useEffect, type RefObject } from 'react'
import { follow } from '@/store/run/run'
import { runStore } from '@/store/run/runStore'
import type { Painter } from './painter'

/**
 * Clicking a packet, or the count of what died, follows its connection; again, and it is followed no
 * more. The canvas itself lets everything through to what lies under it.
 */
export function usePicking(
  canvas: RefObject<HTMLCanvasElement | null>,
  painter: RefObject<Painter | null>,
): void {
  useEffect(() => {
    const element = canvas.current
    const ground = element?.parentElement
    if (!element || !ground) return undefined
    const connectionUnder = (event: MouseEvent): string | undefined => {
      if (!(event.target instanceof Element) || event.target.closest('button, input, a')) {
        return undefined
      }
      const { left, top } = element.getBoundingClientRect()
      return painter.current?.connectionAt({ x: event.clientX - left, y: event.clientY - top })
    }
    const point = (event: PointerEvent): void => {
      const over = event.buttons === 0 && connectionUnder(event) !== undefined
      ground.toggleAttribute('data-over-packet', over)
    }
    const pick = (event: MouseEvent): void => {
      const connection = connectionUnder(event)
      if (connection === undefined) return
      event.stopPropagation()
      event.preventDefault()
      follow(runStore.getState().followed === connection ? undefined : connection)
    }
    ground.addEventListener('pointermove', point)
    ground.addEventListener('click', pick, true)
    return () => {
      ground.removeEventListener('pointermove', point)
      ground.removeEventListener('click', pick, true)
      ground.removeAttribute('data-over-packet')
    }
  }, [canvas, painter])
}
