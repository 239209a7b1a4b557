import { useRef, useState, type ComponentProps } from 'react'
import { annotationOf } from '@/layout/annotations'
import { drawingOf } from '@/layout/drawables'
import { findResource } from '@/model/topology'
import { diagramStore } from '@/store/diagramStore'
import { useLate } from '@/store/late'
import { pointingStore } from '@/store/pointing'
import { setView, viewStore } from '@/store/viewStore'
import { ContextMenu } from '@/ui/ContextMenu'
import { appStore } from '../appStore'
import { appHands } from '../lateCommands'

/** Opens the menu of what is under the pointer: right click, long press, Shift+F10 or the menu key. */
export function DrawingMenu({ children }: Pick<ComponentProps<typeof ContextMenu>, 'children'>) {
  const [open, setOpen] = useState(false)
  const hands = useLate(appHands)
  const before = useRef<Element | null>(null)
  return (
    <ContextMenu
      label={open && hands ? hands.menuLabel() : ''}
      entries={open && hands ? hands.menuEntries() : []}
      onOpenChange={(opens) => {
        if (opens) {
          before.current = document.activeElement
          selectAtSpot()
        }
        setOpen(opens)
      }}
      onCloseFocus={() => {
        // What was chosen may have opened something that wants the focus.
        const { renaming, naming } = pointingStore.getState()
        const { writing } = viewStore.getState()
        if (appStore.getState().dialog !== undefined || renaming || naming || writing) return
        const back = before.current
        const there = back instanceof HTMLElement && back.isConnected && back !== document.body
        const place = there ? back : document.getElementById('network')
        place?.focus()
      }}
    >
      {children}
    </ContextMenu>
  )
}

/** The menu speaks of what is under the pointer; several stay selected when it is one of them. */
function selectAtSpot(): void {
  const { id, thing } = pointingStore.getState().menu ?? {}
  const { diagram } = diagramStore.getState()
  const { topology } = diagram
  const known =
    id !== undefined &&
    (findResource(topology, id) !== undefined ||
      drawingOf(topology).byId.has(id) ||
      annotationOf(diagram, id) !== undefined)
  const held = thing === undefined ? [] : [thing]
  if (!known) setView({ selection: [], ruleFocus: undefined })
  else if (!viewStore.getState().selection.includes(id)) {
    setView({ selection: [id], held, tab: 'inspect', ruleFocus: undefined })
  } else if (viewStore.getState().selection.length === 1) setView({ held })
}
