import { viewStore } from '@/store/viewStore'
import { strings } from '@/strings/strings'
import { copySelection, duplicate, pasteClipboard } from '../clipboard'
import type { Command } from './command'

const words = strings.commands

const isSelected = () => viewStore.getState().selection.length > 0

/** Copying and pasting; the keys are the browser's own, except for duplicating. */
export const CLIPBOARD_COMMANDS: readonly Command[] = [
  {
    id: 'copyThings',
    label: words.copyThings,
    group: 'edit',
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
    label: words.cutThings,
    group: 'edit',
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
    label: words.pasteThings,
    group: 'edit',
    glyph: 'download',
    chords: ['Mod+V'],
    byBrowser: true,
    run: () => {
      void pasteClipboard()
    },
  },
  {
    id: 'duplicate',
    label: words.duplicate,
    group: 'edit',
    glyph: 'copy',
    chords: ['Mod+D'],
    enabled: isSelected,
    run: duplicate,
  },
]
