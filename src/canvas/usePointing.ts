import { useReactFlow, type NodeMouseHandler, type OnMove } from '@xyflow/react'
import { useMemo, type MouseEvent } from 'react'
import type { Geometry } from '@/layout/geometry'
import { toggleCollapse } from '@/store/holding'
import { setView, viewStore } from '@/store/viewStore'
import { setShowsAll } from './cameraStore'
import { chooseThing, meantBy } from './chosen'
import type { CanvasNode } from './canvasNode'
import { openThing } from './openThing'
import { cancelConnect, finishConnect, isConnecting } from './connect/connectStore'
import { vpcAt } from './vpcAt'

/** What a double click on collapses a container. */
const HEADS = '.canvas-vpc-head, .canvas-subnet-head'

interface Pointing {
  readonly onNodeClick: NodeMouseHandler<CanvasNode>
  readonly onNodeDoubleClick: NodeMouseHandler<CanvasNode>
  readonly onPaneClick: (event: MouseEvent) => void
  readonly onNodeMouseEnter: NodeMouseHandler<CanvasNode>
  readonly onNodeMouseLeave: NodeMouseHandler<CanvasNode>
  readonly onMoveStart: OnMove
}

/** What pointing at things and at the bare canvas does besides selecting. */
export function usePointing(geometry: Geometry): Pointing {
  const { screenToFlowPosition } = useReactFlow()
  return useMemo(
    () => ({
      onNodeClick: (event, { id }) => {
        if (isConnecting()) finishConnect(id)
        // One of several that are selected: React Flow leaves it at that.
        else if (!event.shiftKey && !event.metaKey && !event.ctrlKey) chooseAmong(id)
      },
      onNodeDoubleClick: ({ target }, { id }) => {
        const onHead = target instanceof Element && target.closest(HEADS) !== null
        if (!openThing(id) && onHead) toggleCollapse([id])
      },
      onPaneClick: ({ clientX, clientY }) => {
        if (isConnecting()) {
          cancelConnect()
          return
        }
        // Frames let the pointer through to the pane, so a click in a VPC arrives here.
        const point = screenToFlowPosition({ x: clientX, y: clientY })
        const vpc = vpcAt(point, geometry)
        if (vpc === undefined) setView({ selection: [], ruleFocus: undefined })
        else setView({ selection: [vpc], tab: 'inspect', ruleFocus: undefined })
      },
      onNodeMouseEnter: (_event, { id }) => {
        setView({ hovered: id })
      },
      onNodeMouseLeave: () => {
        setView({ hovered: undefined })
      },
      onMoveStart: (event) => {
        // The camera's own moves carry no event.
        if (event) setShowsAll(false)
      },
    }),
    [geometry, screenToFlowPosition],
  )
}

/** One of several, or the interface behind a card, gives way to what the card stands for. */
function chooseAmong(id: string): void {
  const { selection } = viewStore.getState()
  const meant = meantBy(id)
  const isAlone = selection.length === 1 && selection[0] === meant
  if (!isAlone && [id, meant].some((each) => selection.includes(each))) chooseThing(id)
}
