import { NodeResizer } from '@xyflow/react'
import type { ReactNode } from 'react'
import { useResize } from '../useResize'

/** What a container consists of: the frame, its handles while selected, and what stands on it. */
export function Frame({
  id,
  selected,
  className,
  label,
  children,
}: {
  readonly id: string
  readonly selected: boolean
  readonly className: string
  readonly label: string
  readonly children: ReactNode
}) {
  const resize = useResize(id, label, selected)
  return (
    <div className={`relative h-full w-full ${className}`}>
      {children}
      {selected && (
        <NodeResizer
          minWidth={resize.minWidth}
          minHeight={resize.minHeight}
          onResizeEnd={resize.onResizeEnd}
          handleClassName="canvas-resize-handle"
          lineClassName="canvas-resize-line"
        />
      )}
    </div>
  )
}
