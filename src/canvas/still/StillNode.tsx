import { clsx } from 'clsx'
import type { ComponentType } from 'react'
import type { Point } from '@/layout/box'
import { strings } from '@/strings/strings'
import type { CanvasNode, Shown } from '../canvasNode'
import { NODE_TYPES } from '../nodeTypes'

/** A node where React Flow will have it, by the same names, so that it looks and reads the same. */
export function StillNode({ node, at }: { readonly node: CanvasNode; readonly at: Point }) {
  // Each component is the one for this very kind of node.
  const Component = NODE_TYPES[node.type] as ComponentType<Shown<CanvasNode>>
  const selectable = node.selectable !== false
  return (
    <div
      className={clsx(
        'react-flow__node',
        `react-flow__node-${node.type}`,
        node.className,
        node.selected && 'selected',
        selectable && 'selectable',
      )}
      data-id={node.id}
      style={{
        zIndex: node.zIndex,
        transform: `translate(${String(at.x)}px,${String(at.y)}px)`,
        pointerEvents: selectable ? 'all' : 'none',
        ...node.style,
        width: node.width,
        height: node.height,
      }}
      {...(node.focusable === false ? {} : { tabIndex: 0, role: 'group' })}
      aria-roledescription={strings.drawing.node}
      aria-label={node.ariaLabel}
    >
      <Component
        id={node.id}
        data={node.data}
        selected={node.selected ?? false}
        draggable={false}
      />
    </div>
  )
}
