import type { Alignment } from '@/layout/align'
import { alignSelection, distributeSelection, hasSiblings, selectAll } from '@/store/aligning'
import { setView } from '@/store/viewStore'
import type { Command } from './commands'
import { focusDrawing } from './focusDrawing'

interface AlignKey {
  readonly alignment: Alignment
  readonly label: string
  readonly chord: string
}

const ALIGN_KEYS: readonly AlignKey[] = [
  { alignment: 'left', label: 'Align left edges', chord: 'Mod+Shift+ArrowLeft' },
  { alignment: 'right', label: 'Align right edges', chord: 'Mod+Shift+ArrowRight' },
  { alignment: 'top', label: 'Align top edges', chord: 'Mod+Shift+ArrowUp' },
  { alignment: 'bottom', label: 'Align bottom edges', chord: 'Mod+Shift+ArrowDown' },
  { alignment: 'centre', label: 'Align centres in a column', chord: 'Alt+Shift+C' },
  { alignment: 'middle', label: 'Align middles in a row', chord: 'Alt+Shift+M' },
]

/** Selecting everything, lining up and spreading what is selected together. */
export const ARRANGE_COMMANDS: readonly Command[] = [
  {
    id: 'selectAll',
    label: 'Select everything',
    group: 'Edit',
    glyph: 'fit',
    chords: ['Mod+A'],
    run: () => {
      setView({ tool: 'select', selection: selectAll(), ruleFocus: undefined })
      focusDrawing()
    },
  },
  ...ALIGN_KEYS.map(
    ({ alignment, label, chord }): Command => ({
      id: `align-${alignment}`,
      label,
      group: 'Edit',
      glyph: 'arrange',
      chords: [chord],
      enabled: () => hasSiblings(2),
      run: () => {
        alignSelection(alignment)
      },
    }),
  ),
  {
    id: 'distribute-x',
    label: 'Distribute from left to right',
    group: 'Edit',
    glyph: 'arrange',
    chords: ['Alt+Shift+H'],
    enabled: () => hasSiblings(3),
    run: () => {
      distributeSelection('x')
    },
  },
  {
    id: 'distribute-y',
    label: 'Distribute from top to bottom',
    group: 'Edit',
    glyph: 'arrange',
    chords: ['Alt+Shift+V'],
    enabled: () => hasSiblings(3),
    run: () => {
      distributeSelection('y')
    },
  },
]
