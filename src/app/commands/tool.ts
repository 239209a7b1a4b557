import { presentStore, toggleEditing } from '@/store/presentStore'
import { setView, viewStore } from '@/store/viewStore'
import { strings } from '@/strings/strings'
import type { Command } from './command'
import { stopPresentation } from './present'

const words = strings.commands

/** Putting the tool down, and the way out of everything. */
export const TOOL_COMMANDS: readonly Command[] = [
  {
    id: 'select',
    label: words.select,
    group: 'edit',
    glyph: 'pointer',
    chords: ['V'],
    run: () => {
      setView({ tool: 'select' })
    },
  },
  {
    id: 'escape',
    label: words.escape,
    group: 'edit',
    glyph: 'cross',
    chords: ['Escape'],
    keyOnly: true,
    run: escape,
  },
]

/** One way out at a time, the innermost first. */
function escape(): void {
  const { presenting, editing } = presentStore.getState()
  if (viewStore.getState().tool !== 'select') setView({ tool: 'select' })
  else if (editing) toggleEditing()
  else if (presenting) stopPresentation()
  else setView({ selection: [], ruleFocus: undefined })
}
