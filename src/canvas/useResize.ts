import type { OnResizeEnd } from '@xyflow/react'
import { boundsOf, bottomOf, rightOf } from '@/layout/box'
import { diagramStore } from '@/store/diagramStore'
import { pictureOf } from './picture'

const ROOM = 12
const SMALLEST = { width: 120, height: 60 } as const

interface Resize {
  readonly minWidth: number
  readonly minHeight: number
  readonly onResizeEnd: OnResizeEnd
}

/** The resizing of a container: never smaller than what stands in it; one undo step each. */
export function useResize(id: string, label: string, active: boolean): Resize {
  const picture = active ? pictureOf(diagramStore.getState().diagram) : undefined
  const children = picture?.drawing.childrenOf.get(id) ?? []
  const bounds = boundsOf(children.flatMap((child) => picture?.layout[child.id] ?? []))
  return {
    minWidth: Math.max(SMALLEST.width, bounds ? rightOf(bounds) + ROOM : 0),
    minHeight: Math.max(SMALLEST.height, bounds ? bottomOf(bounds) + ROOM : 0),
    onResizeEnd: (_event, { x, y, width, height }) => {
      diagramStore.getState().edit(`Resize ${label}`, (diagram) => ({
        ...diagram,
        layout: { ...pictureOf(diagram).layout, [id]: { x, y, width, height } },
      }))
    },
  }
}
