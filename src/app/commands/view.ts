import { explainHere } from '../explainHere'
import { setView, viewStore } from '@/store/viewStore'
import { strings } from '@/strings/strings'
import { setApp } from '../appStore'
import { toggleTheme } from '../theme'
import type { Command } from './command'
import { LOOK_COMMANDS } from './look'
import { PRESENT_COMMANDS } from './present'

const words = strings.commands

/** What of the application is shown, and its help. */
export const VIEW_COMMANDS: readonly Command[] = [
  {
    id: 'commands',
    label: words.commands,
    group: 'view',
    glyph: 'search',
    chords: ['Mod+K'],
    keyOnly: true,
    run: () => {
      setView({ commandsOpen: !viewStore.getState().commandsOpen })
    },
  },
  {
    id: 'outline',
    label: words.outline,
    group: 'view',
    glyph: 'list',
    run: () => {
      setView({ outlineOpen: !viewStore.getState().outlineOpen })
    },
  },
  ...LOOK_COMMANDS,
  {
    id: 'theme',
    label: words.theme,
    group: 'view',
    glyph: 'moon',
    run: toggleTheme,
  },
  ...PRESENT_COMMANDS,
  {
    id: 'filterRules',
    label: strings.tables.filterCommand,
    group: 'view',
    glyph: 'search',
    chords: ['/'],
    enabled: () => filterBox() !== null,
    run: () => {
      filterBox()?.focus()
    },
  },
  {
    id: 'explain',
    label: strings.help.explain,
    group: 'view',
    glyph: 'question',
    chords: ['F1'],
    keyOnly: true,
    run: explainHere,
  },
  {
    id: 'concepts',
    label: strings.help.open,
    group: 'view',
    glyph: 'question',
    run: () => {
      setView({ concept: 'vpc' })
    },
  },
  {
    id: 'shortcuts',
    label: words.shortcuts,
    group: 'view',
    glyph: 'keyboard',
    chords: ['?'],
    run: () => {
      setApp({ dialog: 'shortcuts' })
    },
  },
]

function filterBox(): HTMLElement | null {
  return document.querySelector('[data-row-filter]')
}
