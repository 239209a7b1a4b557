import { ViewportPortal } from '@xyflow/react'
import { DEPTH } from './canvasNode'
import { useGesture } from './gesture'

const TICK = 5

/** Thin lines along the edges and middles that a moved thing stands in line with, and equal gaps. */
export function SnapLayer() {
  const lines = useGesture((state) => state.lines)
  if (lines.length === 0) return null
  return (
    <ViewportPortal>
      <svg
        className="pointer-events-none absolute overflow-visible"
        width="1"
        height="1"
        style={{ zIndex: DEPTH.packet }}
        aria-hidden="true"
        data-snap-lines={lines.length}
      >
        {lines.map(({ kind, from, to }) => (
          <path
            key={[kind, from.x, from.y, to.x, to.y].join(' ')}
            d={kind === 'edge' ? line(from, to) : line(from, to) + tick(from, to) + tick(to, from)}
            stroke="var(--selection)"
            strokeWidth="1"
            vectorEffect="non-scaling-stroke"
            strokeDasharray={kind === 'edge' ? '4 3' : undefined}
          />
        ))}
      </svg>
    </ViewportPortal>
  )
}

interface At {
  readonly x: number
  readonly y: number
}

function line(from: At, to: At): string {
  return `M${String(from.x)} ${String(from.y)}L${String(to.x)} ${String(to.y)}`
}

/** A short line across the end of a gap. */
function tick(at: At, other: At): string {
  const { x, y } = at
  return at.y === other.y
    ? line({ x, y: y - TICK }, { x, y: y + TICK })
    : line({ x: x - TICK, y }, { x: x + TICK, y })
}
