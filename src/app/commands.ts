import { diagramStore } from '@/store/diagramStore'
import { presentStore, toggleEditing } from '@/store/presentStore'
import {
  clearTrace,
  fire,
  lastPosition,
  pause,
  play,
  seek,
  simulationStore,
} from '@/store/simulationStore'
import { setView, viewStore } from '@/store/viewStore'
import { strings } from '@/strings/strings'
import type { GlyphName } from '@/ui/glyphs'
import { addKind } from './addKind'
import { appStore, setApp } from './appStore'
import { ARRANGE_COMMANDS } from './arrangeCommands'
import { CLIPBOARD_COMMANDS } from './clipboardCommands'
import { MENU_COMMANDS } from './contextMenu/menuCommands'
import { CONNECT_COMMANDS } from './connecting/connectCommands'
import { CRAFT_COMMANDS, LOOK_COMMANDS } from './craftCommands'
import { copyDiagram, downloadDiagram } from './exporting'
import { arrange, startCopy, startNew } from './opening'
import { removeSelection } from './removeSelection'
import { toggleTheme } from './theme'
import { KIND_TOOLS } from './kindTools'
import { PRESENT_COMMANDS, stopPresentation } from './presentCommands'

/** Something that the command palette, a key or a button does. */
export interface Command {
  readonly id: string
  readonly label: string
  readonly group: 'Packet' | 'Edit' | 'Add' | 'Diagram' | 'View'
  readonly glyph: GlyphName
  /** The chord that runs it, `Mod` being ⌘ or Ctrl; the first is the one that is shown. */
  readonly chords?: readonly string[]
  /** The browser turns the chord into an event of its own; it is only shown here. */
  readonly byBrowser?: boolean
  readonly run: () => void
  /** Whether it would do anything now. */
  readonly enabled?: () => boolean
  /** Left out of the palette: keys that only make sense as keys. */
  readonly keyOnly?: boolean
}

const hasTrace = () => simulationStore.getState().firing !== undefined

/** Every command of the application; keys, palette and the list of keys are all made of it. */
export const COMMANDS: readonly Command[] = [
  {
    id: 'fire',
    label: 'Fire the packet',
    group: 'Packet',
    glyph: 'play',
    chords: ['F'],
    run: () => {
      fire()
    },
  },
  {
    id: 'playPause',
    label: 'Play or pause',
    group: 'Packet',
    glyph: 'pause',
    chords: ['Space'],
    enabled: hasTrace,
    run: () => {
      if (simulationStore.getState().playing) pause()
      else play()
    },
  },
  {
    id: 'stepForward',
    label: 'One station on',
    group: 'Packet',
    glyph: 'stepForward',
    chords: ['.', 'ArrowRight', 'PageDown'],
    enabled: hasTrace,
    run: () => {
      seek(simulationStore.getState().position + 1)
    },
  },
  {
    id: 'stepBack',
    label: 'One station back',
    group: 'Packet',
    glyph: 'stepBack',
    chords: [',', 'ArrowLeft', 'PageUp'],
    enabled: hasTrace,
    run: () => {
      seek(simulationStore.getState().position - 1)
    },
  },
  {
    id: 'toFirst',
    label: 'To the first station',
    group: 'Packet',
    glyph: 'toStart',
    chords: ['Home'],
    enabled: hasTrace,
    run: () => {
      seek(0)
    },
  },
  {
    id: 'toLast',
    label: 'To the last station',
    group: 'Packet',
    glyph: 'toEnd',
    chords: ['End'],
    enabled: hasTrace,
    run: () => {
      seek(lastPosition(simulationStore.getState().firing))
    },
  },
  {
    id: 'clearTrace',
    label: 'Clear the trace',
    group: 'Packet',
    glyph: 'cross',
    enabled: hasTrace,
    run: clearTrace,
  },
  {
    id: 'undo',
    label: 'Undo',
    group: 'Edit',
    glyph: 'undo',
    chords: ['Mod+Z'],
    enabled: () => diagramStore.getState().past.length > 0,
    run: () => {
      diagramStore.getState().undo()
    },
  },
  {
    id: 'redo',
    label: 'Redo',
    group: 'Edit',
    glyph: 'redo',
    chords: ['Mod+Shift+Z', 'Mod+Y'],
    enabled: () => diagramStore.getState().future.length > 0,
    run: () => {
      diagramStore.getState().redo()
    },
  },
  {
    id: 'delete',
    label: 'Delete what is selected',
    group: 'Edit',
    glyph: 'trash',
    chords: ['Delete', 'Backspace'],
    enabled: () => viewStore.getState().selection.length > 0,
    run: () => {
      removeSelection()
    },
  },
  ...CLIPBOARD_COMMANDS,
  ...ARRANGE_COMMANDS,
  ...MENU_COMMANDS,
  ...CONNECT_COMMANDS,
  ...CRAFT_COMMANDS,
  {
    id: 'select',
    label: 'Select',
    group: 'Edit',
    glyph: 'pointer',
    chords: ['V'],
    run: () => {
      setView({ tool: 'select' })
    },
  },
  {
    id: 'escape',
    label: 'Put down the tool, leave the presentation, select nothing',
    group: 'Edit',
    glyph: 'cross',
    chords: ['Escape'],
    keyOnly: true,
    run: escape,
  },
  ...KIND_TOOLS.map(
    ({ kind, name, glyph }): Command => ({
      id: `add-${kind}`,
      label: `Add ${name}`,
      group: 'Add',
      glyph,
      run: () => {
        addKind(kind)
      },
    }),
  ),
  {
    id: 'arrange',
    label: 'Arrange everything',
    group: 'Diagram',
    glyph: 'arrange',
    run: () => {
      void arrange()
    },
  },
  {
    id: 'new',
    label: 'New diagram',
    group: 'Diagram',
    glyph: 'file',
    run: () => {
      void startNew()
    },
  },
  {
    id: 'diagrams',
    label: 'Open a diagram',
    group: 'Diagram',
    glyph: 'list',
    chords: ['Mod+O'],
    run: () => {
      setApp({ dialog: 'diagrams' })
    },
  },
  {
    id: 'copy',
    label: 'Save a copy',
    group: 'Diagram',
    glyph: 'copy',
    run: () => {
      void startCopy()
    },
  },
  {
    id: 'examples',
    label: 'Open an example',
    group: 'Diagram',
    glyph: 'wand',
    run: () => {
      setApp({ dialog: 'examples' })
    },
  },
  {
    id: 'import',
    label: 'Import a network',
    group: 'Diagram',
    glyph: 'download',
    run: () => {
      setApp({ dialog: 'import' })
    },
  },
  {
    id: 'importReport',
    label: 'What the import said',
    group: 'Diagram',
    glyph: 'info',
    enabled: () => appStore.getState().lastImport !== undefined,
    run: () => {
      setApp({ dialog: 'report' })
    },
  },
  {
    id: 'export',
    label: 'Export as a file',
    group: 'Diagram',
    glyph: 'upload',
    run: downloadDiagram,
  },
  {
    id: 'exportImage',
    label: 'Export a picture or print',
    group: 'Diagram',
    glyph: 'window',
    run: () => {
      setApp({ dialog: 'image' })
    },
  },
  {
    id: 'copyJson',
    label: 'Copy as JSON',
    group: 'Diagram',
    glyph: 'copy',
    run: () => {
      void copyDiagram()
    },
  },
  {
    id: 'commands',
    label: 'Search or run a command',
    group: 'View',
    glyph: 'search',
    chords: ['Mod+K'],
    keyOnly: true,
    run: () => {
      setView({ commandsOpen: !viewStore.getState().commandsOpen })
    },
  },
  {
    id: 'outline',
    label: 'Show or hide the outline',
    group: 'View',
    glyph: 'list',
    run: () => {
      setView({ outlineOpen: !viewStore.getState().outlineOpen })
    },
  },
  ...LOOK_COMMANDS,
  {
    id: 'theme',
    label: 'Change between light and dark',
    group: 'View',
    glyph: 'moon',
    run: toggleTheme,
  },
  ...PRESENT_COMMANDS,
  {
    id: 'filterRules',
    label: strings.tables.filterCommand,
    group: 'View',
    glyph: 'search',
    chords: ['/'],
    enabled: () => filterBox() !== null,
    run: () => {
      filterBox()?.focus()
    },
  },
  {
    id: 'concepts',
    label: strings.help.open,
    group: 'View',
    glyph: 'question',
    run: () => {
      setView({ concept: 'vpc' })
    },
  },
  {
    id: 'shortcuts',
    label: 'Keys',
    group: 'View',
    glyph: 'keyboard',
    chords: ['?'],
    run: () => {
      setApp({ dialog: 'shortcuts' })
    },
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

function filterBox(): HTMLElement | null {
  return document.querySelector('[data-row-filter]')
}

/** The chord that a button's tooltip shows for a command. */
export function chordOf(id: string): string | undefined {
  return COMMANDS.find((command) => command.id === id)?.chords?.[0]
}

/** Runs a command by its id, as buttons do. */
export function runCommand(id: string): void {
  const command = COMMANDS.find((candidate) => candidate.id === id)
  if (command && (command.enabled?.() ?? true)) command.run()
}
