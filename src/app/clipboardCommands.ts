import { viewStore } from '@/store/viewStore'
import { copySelection, duplicate, pasteClipboard } from './clipboard'
import type { Command } from './commands'

const isSelected = () => viewStore.getState().selection.length > 0

/** Copying and pasting; the keys are the browser's own, except for duplicating. */
export const CLIPBOARD_COMMANDS: readonly Command[] = [
  {
    id: 'copyThings',
    label: 'Copy what is selected',
    group: 'Edit',
    glyph: 'copy',
    chords: ['Mod+C'],
    byBrowser: true,
    enabled: isSelected,
    run: () => {
      void copySelection()
    },
  },
  {
    id: 'cutThings',
    label: 'Cut what is selected',
    group: 'Edit',
    glyph: 'copy',
    chords: ['Mod+X'],
    byBrowser: true,
    enabled: isSelected,
    run: () => {
      void copySelection(true)
    },
  },
  {
    id: 'pasteThings',
    label: 'Paste where the selection is',
    group: 'Edit',
    glyph: 'download',
    chords: ['Mod+V'],
    byBrowser: true,
    run: () => {
      void pasteClipboard()
    },
  },
  {
    id: 'duplicate',
    label: 'Duplicate what is selected',
    group: 'Edit',
    glyph: 'copy',
    chords: ['Mod+D'],
    enabled: isSelected,
    run: duplicate,
  },
]
