import { useMemo } from 'react'
import type { Geometry } from '@/layout/geometry'
import { wires } from '@/layout/wires'
import { useView } from '@/store/viewStore'
import { DEPTH } from './canvasNode'
import { InDrawing } from './InDrawing'
import { roundedPath } from './packet/track'

/** Thin lines where traffic can go, under everything but the frames: one drawing for them all. */
export function WireLayer({ geometry }: { readonly geometry: Geometry }) {
  const shown = useView(({ layers }) => layers.routes)
  const d = useMemo(
    () =>
      wires(geometry)
        .map(({ points }) => roundedPath(points))
        .join(''),
    [geometry],
  )
  if (!shown) return null
  return (
    <InDrawing>
      <svg
        className="pointer-events-none absolute overflow-visible"
        width="1"
        height="1"
        style={{ zIndex: DEPTH.wires }}
        aria-hidden="true"
      >
        <path
          d={d}
          fill="none"
          stroke="var(--line-strong)"
          strokeWidth="1.200"
          strokeLinecap="round"
          strokeLinejoin="round"
        />
      </svg>
    </InDrawing>
  )
}
