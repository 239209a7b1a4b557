import { findResource } from '@/model/topology'
import { diagramStore } from '@/store/diagramStore'
import { movableSelection } from '@/store/moving'
import { pointingStore, setPointing } from '@/store/pointing'
import { viewStore } from '@/store/viewStore'
import { strings } from '@/strings/strings'
import { setApp } from '../appStore'
import type { Command } from '../commands/command'
import { openMenuByKey } from './openByKey'
import { renameSelection } from './renameSelection'

const words = strings.contextMenu

/** The one selected resource, which can be named. */
function selectedResource(): string | undefined {
  const { selection } = viewStore.getState()
  const [first] = selection
  if (selection.length !== 1 || first === undefined) return undefined
  return findResource(diagramStore.getState().diagram.topology, first)?.id
}

/** What the menu of a thing does that no button does. */
export const MENU_COMMANDS: readonly Command[] = [
  {
    id: 'addHere',
    label: words.addCommand,
    group: 'add',
    glyph: 'plus',
    chords: ['A'],
    run: () => {
      setPointing({ menu: pointingStore.getState().pointer })
      setApp({ dialog: 'addHere' })
    },
  },
  {
    id: 'moveTo',
    label: words.moveTo,
    group: 'edit',
    glyph: 'subnet',
    chords: ['M'],
    enabled: () => movableSelection().length > 0,
    run: () => {
      setApp({ dialog: 'moveTo' })
    },
  },
  {
    id: 'rename',
    label: words.rename,
    group: 'edit',
    glyph: 'pencil',
    chords: ['F2'],
    enabled: () => selectedResource() !== undefined,
    run: () => {
      const id = selectedResource()
      if (id !== undefined) renameSelection(id)
    },
  },
  {
    id: 'contextMenu',
    label: words.menuOfSelection,
    group: 'edit',
    glyph: 'more',
    chords: ['Shift+F10', 'ContextMenu'],
    keyOnly: true,
    run: openMenuByKey,
  },
]
