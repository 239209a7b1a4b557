import { NodeResizer, useReactFlow } from '@xyflow/react'
import { resizeAnnotation } from '@/store/annotating'
import { beginResize, endResize } from '../resizing'
import { useResize } from '../useResize'

const LOOK = {
  handleClassName: 'canvas-resize-handle',
  lineClassName: 'canvas-resize-line',
} as const

/** The handles of a selected container. */
export function ContainerResizer({ id, label }: { readonly id: string; readonly label: string }) {
  return <NodeResizer {...useResize(id, label)} {...LOOK} />
}

interface AnnotationResizerProps {
  readonly id: string
  readonly smallest: { readonly width: number; readonly height: number }
}

/** The handles of a selected note or frame. */
export function AnnotationResizer({ id, smallest }: AnnotationResizerProps) {
  const { getZoom } = useReactFlow()
  return (
    <NodeResizer
      minWidth={smallest.width}
      minHeight={smallest.height}
      onResizeStart={() => {
        beginResize(id, getZoom())
      }}
      onResizeEnd={(_event, drawn) => {
        const box = endResize(drawn)
        if (box) resizeAnnotation(id, box)
      }}
      {...LOOK}
    />
  )
}
