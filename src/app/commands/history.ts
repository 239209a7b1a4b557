import { diagramStore } from '@/store/diagramStore'
import { viewStore } from '@/store/viewStore'
import { strings } from '@/strings/strings'
import { removeSelection } from '../removeSelection'
import type { Command } from './command'

const words = strings.commands

/** Going back and forth in what was done, and deleting. */
export const HISTORY_COMMANDS: readonly Command[] = [
  {
    id: 'undo',
    label: words.undo,
    group: 'edit',
    glyph: 'undo',
    chords: ['Mod+Z'],
    enabled: () => diagramStore.getState().past.length > 0,
    run: () => {
      diagramStore.getState().undo()
    },
  },
  {
    id: 'redo',
    label: words.redo,
    group: 'edit',
    glyph: 'redo',
    chords: ['Mod+Shift+Z', 'Mod+Y'],
    enabled: () => diagramStore.getState().future.length > 0,
    run: () => {
      diagramStore.getState().redo()
    },
  },
  {
    id: 'delete',
    label: words.remove,
    group: 'edit',
    glyph: 'trash',
    chords: ['Delete', 'Backspace'],
    enabled: () => viewStore.getState().selection.length > 0,
    run: () => {
      removeSelection()
    },
  },
]
