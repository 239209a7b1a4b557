import type { PointerEvent } from 'react'
import { strings } from '@/strings/strings'
import { cancelConnect, finishConnect, startConnect } from './connectStore'
import { nodeIdAt } from './nodeIdAt'

const CLICK_DISTANCE = 6

/** The dot at a card's edge: dragged to another card, or clicked and then the other card, it fires. */
export function FireHandle({ id, name }: { readonly id: string; readonly name: string }) {
  return (
    <button
      type="button"
      tabIndex={-1}
      title={strings.packet.sendHint}
      aria-label={strings.packet.sendFrom(name)}
      className="canvas-fire-handle nodrag nopan"
      onPointerDown={(event) => {
        if (event.button === 0) drawLine(id, event)
      }}
      onClick={(event) => {
        event.stopPropagation()
        // A click that no pointer made: a screen reader or voice control.
        if (event.detail === 0) startConnect(id)
      }}
    />
  )
}

function drawLine(id: string, start: PointerEvent): void {
  start.stopPropagation()
  startConnect(id)
  const release = (end: globalThis.PointerEvent): void => {
    const distance = Math.hypot(end.clientX - start.clientX, end.clientY - start.clientY)
    // A click leaves the line on the pointer; the next click chooses the other end.
    if (distance < CLICK_DISTANCE) return
    const target = nodeIdAt(end.clientX, end.clientY)
    if (target === undefined || !finishConnect(target)) cancelConnect()
  }
  window.addEventListener('pointerup', release, { once: true })
}
