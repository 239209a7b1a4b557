import type { Viewport } from '@/layout/viewport'
import { useView } from '@/store/viewStore'
import { GRID } from '../camera'

/** The dots of the ground, where React Flow's background has them. */
export function Dots({ viewport: { x, y, zoom } }: { readonly viewport: Viewport }) {
  const gridSnap = useView((state) => state.gridSnap)
  const gap = GRID * zoom
  const radius = ((gridSnap ? 3 : 2) * zoom) / 2
  return (
    <svg className="react-flow__background react-flow__container" aria-hidden="true">
      <pattern
        id="still-dots"
        x={x % gap}
        y={y % gap}
        width={gap}
        height={gap}
        patternUnits="userSpaceOnUse"
        patternTransform={`translate(-${String(gap / 2)},-${String(gap / 2)})`}
      >
        <circle cx={radius} cy={radius} r={radius} fill="var(--dot)" />
      </pattern>
      <rect width="100%" height="100%" fill="url(#still-dots)" />
    </svg>
  )
}
