import type { Alignment } from '@/layout/align'
import { alignSelection, distributeSelection, hasSiblings, selectAll } from '@/store/aligning'
import { setView } from '@/store/viewStore'
import { strings } from '@/strings/strings'
import { focusDrawing } from '../focusDrawing'
import type { Command } from './command'

const words = strings.commands

interface AlignKey {
  readonly alignment: Alignment
  readonly chord: string
}

const ALIGN_KEYS: readonly AlignKey[] = [
  { alignment: 'left', chord: 'Mod+Shift+ArrowLeft' },
  { alignment: 'right', chord: 'Mod+Shift+ArrowRight' },
  { alignment: 'top', chord: 'Mod+Shift+ArrowUp' },
  { alignment: 'bottom', chord: 'Mod+Shift+ArrowDown' },
  { alignment: 'centre', chord: 'Alt+Shift+C' },
  { alignment: 'middle', chord: 'Alt+Shift+M' },
]

/** Selecting everything, lining up and spreading what is selected together. */
export const ARRANGE_COMMANDS: readonly Command[] = [
  {
    id: 'selectAll',
    label: words.selectAll,
    group: 'edit',
    glyph: 'fit',
    chords: ['Mod+A'],
    run: () => {
      setView({ tool: 'select', selection: selectAll(), ruleFocus: undefined })
      focusDrawing()
    },
  },
  ...ALIGN_KEYS.map(
    ({ alignment, chord }): Command => ({
      id: `align-${alignment}`,
      label: words.align[alignment],
      group: 'edit',
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
    label: words.distributeX,
    group: 'edit',
    glyph: 'arrange',
    chords: ['Alt+Shift+H'],
    enabled: () => hasSiblings(3),
    run: () => {
      distributeSelection('x')
    },
  },
  {
    id: 'distribute-y',
    label: words.distributeY,
    group: 'edit',
    glyph: 'arrange',
    chords: ['Alt+Shift+V'],
    enabled: () => hasSiblings(3),
    run: () => {
      distributeSelection('y')
    },
  },
]
