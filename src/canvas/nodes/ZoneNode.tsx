import type { ZoneCanvasNode, Shown } from '../canvasNode'
import { Frame } from './Frame'

/** An Availability Zone: a dashed column whose name interrupts its top edge. */
export function ZoneNode({ id, data, selected }: Shown<ZoneCanvasNode>) {
  const { name, corner } = data.content
  return (
    <Frame id={id} selected={selected} className="" label={name}>
      <svg className="absolute inset-0 h-full w-full overflow-visible" aria-hidden="true">
        <rect
          width="100%"
          height="100%"
          rx="12"
          fill="none"
          stroke="var(--az)"
          strokeWidth="1.2"
          strokeDasharray="5 5"
          opacity=".75"
        />
      </svg>
      <span
        className={`canvas-handle canvas-name canvas-zone-name pointer-events-auto absolute top-0 -translate-y-1/2 cursor-grab bg-vpc-fill px-1.5 text-az ${corner === 'left' ? 'left-2.5' : 'right-2.5'}`}
      >
        {name}
      </span>
    </Frame>
  )
}
