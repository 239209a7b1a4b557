import { useReactFlow, type OnResizeEnd, type OnResizeStart } from '@xyflow/react'
import { boundsOf, bottomOf, moved, rightOf, sameBox } from '@/layout/box'
import { completeLayout } from '@/layout/completeLayout'
import type { Box, Diagram } from '@/layout/diagram'
import { diagramStore } from '@/store/diagramStore'
import { strings } from '@/strings/strings'
import { pictureOf } from './picture'
import { beginResize, endResize } from './resizing'

const ROOM = 12
const SMALLEST = { width: 120, height: 60 } as const

interface Resize {
  readonly minWidth: number
  readonly minHeight: number
  readonly onResizeStart: OnResizeStart
  readonly onResizeEnd: OnResizeEnd
}

/** The resizing of a container: never smaller than what stands in it; one undo step each. */
export function useResize(id: string, label: string): Resize {
  const { getZoom } = useReactFlow()
  const { drawing, layout } = pictureOf(diagramStore.getState().diagram)
  const children = drawing.childrenOf.get(id) ?? []
  const bounds = boundsOf(children.flatMap((child) => layout[child.id] ?? []))
  return {
    minWidth: Math.max(SMALLEST.width, bounds ? rightOf(bounds) + ROOM : 0),
    minHeight: Math.max(SMALLEST.height, bounds ? bottomOf(bounds) + ROOM : 0),
    onResizeStart: () => {
      beginResize(id, getZoom())
    },
    onResizeEnd: (_event, { x, y, width, height }) => {
      const box = endResize({ x, y, width, height })
      if (!box) return
      diagramStore
        .getState()
        .edit(strings.steps.resize(label), (diagram) => resized(diagram, id, box))
    },
  }
}

/** The diagram with a container in another box; what stands in it stays where it is on the canvas. */
function resized(diagram: Diagram, id: string, box: Box): Diagram {
  const { layout, drawing } = pictureOf(diagram)
  const before = layout[id]
  if (!before || sameBox(before, box)) return diagram
  const children = (drawing.childrenOf.get(id) ?? []).flatMap((child): [string, Box][] => {
    const inside = layout[child.id]
    return inside ? [[child.id, moved(inside, before.x - box.x, before.y - box.y)]] : []
  })
  const next = { ...layout, ...Object.fromEntries(children), [id]: box }
  return { ...diagram, layout: completeLayout(diagram.topology, next) }
}
