import { startConnect } from '@/canvas/connect/connectStore'
import { openThing } from '@/canvas/openThing'
import { annotationOf } from '@/layout/annotations'
import { changesAbout } from '@/store/changesNow'
import { diagramStore } from '@/store/diagramStore'
import { calledTogether } from '@/store/naming'
import { pointingStore } from '@/store/pointing'
import { endOf, fire, setForm, simulationStore } from '@/store/simulationStore'
import { viewStore } from '@/store/viewStore'
import { strings } from '@/strings/strings'
import type { ContextMenuEntry } from '@/ui/ContextMenu'
import type { MenuEntry } from '@/ui/Menu'
import { setApp } from '../appStore'
import { pasteClipboard } from '../clipboard'
import { COMMANDS } from '../commands'
import { ARRANGE_COMMANDS } from '../commands/arrange'
import type { Command } from '../commands/command'
import { formatChord } from '../keys'
import { letHappen } from '../letHappen'

const words = strings.contextMenu

/** What the menu offers for what is selected now, or for the bare drawing. */
export function menuEntries(): readonly ContextMenuEntry[] {
  const { selection } = viewStore.getState()
  return selection.length === 0 ? entriesOfDrawing() : entriesOfThings(selection)
}

/** What the menu is called. */
export function menuLabel(): string {
  const { selection } = viewStore.getState()
  const [first] = selection
  if (first === undefined) return words.ofDrawing
  if (selection.length > 1) return words.ofSeveral(selection.length)
  return words.ofThing(calledTogether(diagramStore.getState().diagram, selection))
}

function entriesOfDrawing(): readonly ContextMenuEntry[] {
  return [
    addHere(),
    paste(),
    'line',
    entry('undo'),
    entry('redo'),
    'line',
    entry('selectAll', words.selectAll),
    entry('arrange', words.arrange),
  ]
}

function entriesOfThings(selection: readonly string[]): readonly ContextMenuEntry[] {
  return parts([
    [addHere()],
    [...packetEntries(selection), ...changeEntries(selection)],
    commandEntries([
      ['connect', strings.connecting.command],
      ['moveTo', words.moveTo],
    ]),
    [
      entry('cutThings', words.cut),
      entry('copyThings', words.copy),
      paste(),
      entry('duplicate', words.duplicate),
    ],
    [
      ...writeEntry(selection),
      ...commandEntries([
        ['rename', words.rename],
        ['lock', words.lock],
        ['collapse', words.collapse],
      ]),
      ...alignEntries(),
    ],
    [{ ...entry('delete', words.remove), danger: true }],
  ])
}

/** Groups of entries with lines between them; a group with nothing in it leaves no line. */
function parts(groups: readonly (readonly ContextMenuEntry[])[]): readonly ContextMenuEntry[] {
  return groups
    .filter((group) => group.length > 0)
    .flatMap((group, index) => (index === 0 ? group : ['line' as const, ...group]))
}

function addHere(): MenuEntry {
  return {
    label: words.addHere,
    glyph: 'plus',
    ...shortcutOf(find('addHere')),
    onChoose: () => {
      setApp({ dialog: 'addHere' })
    },
  }
}

function paste(): MenuEntry {
  const { menu } = pointingStore.getState()
  return {
    label: menu ? words.pasteHere : words.paste,
    glyph: 'download',
    ...shortcutOf(find('pasteThings')),
    onChoose: () => {
      void pasteClipboard(menu?.point)
    },
  }
}

function packetEntries(selection: readonly string[]): readonly MenuEntry[] {
  const [id] = selection
  const { topology } = diagramStore.getState().diagram
  if (selection.length !== 1 || id === undefined || !endOf(topology, id)) return []
  return [
    {
      label: words.sendFrom,
      glyph: 'arrowRight',
      onChoose: () => {
        startConnect(id)
      },
    },
    {
      label: words.sendTo,
      glyph: 'target',
      onChoose: () => {
        const { from } = simulationStore.getState().form
        setForm({ to: id })
        if (from !== id && from !== '' && endOf(topology, from)) fire()
      },
    },
  ]
}

/** A note and a frame are written into where they stand. */
function writeEntry(selection: readonly string[]): readonly MenuEntry[] {
  const [id] = selection
  const { diagram } = diagramStore.getState()
  if (selection.length !== 1 || id === undefined || !annotationOf(diagram, id)) return []
  return [
    {
      label: words.write,
      glyph: 'pencil',
      shortcut: formatChord('Enter'),
      onChoose: () => {
        openThing(id)
      },
    },
  ]
}

/** What may happen to the one selected thing by itself, now. */
function changeEntries(selection: readonly string[]): readonly ContextMenuEntry[] {
  const [id] = selection
  if (selection.length !== 1 || id === undefined) return []
  const changes = changesAbout(diagramStore.getState().diagram.topology, id)
  if (changes.length === 0) return []
  const entries = changes.map(
    (change): MenuEntry => ({
      label: change.label,
      onChoose: () => {
        letHappen(change)
      },
    }),
  )
  return [{ label: strings.traffic.changes.title, glyph: 'clock', entries }]
}

function alignEntries(): readonly ContextMenuEntry[] {
  const usable = ARRANGE_COMMANDS.filter(
    ({ id, enabled }) => id !== 'selectAll' && enabled?.() === true,
  )
  if (usable.length === 0) return []
  return [
    { label: words.align, glyph: 'arrange', entries: usable.map((command) => entryOf(command)) },
  ]
}

/** Those of the commands that would do something now, by their ids and the menu's own words. */
function commandEntries(wanted: readonly (readonly [string, string])[]): readonly MenuEntry[] {
  return wanted.flatMap(([id, label]) => {
    const command = find(id)
    return command && (command.enabled?.() ?? true) ? [entryOf(command, label)] : []
  })
}

function entry(id: string, label?: string): Exclude<MenuEntry, 'line'> {
  const command = find(id)
  if (!command) throw new Error(`There is no command ${id}`)
  return entryOf(command, label)
}

function entryOf(command: Command, label = command.label): Exclude<MenuEntry, 'line'> {
  return {
    label,
    glyph: command.glyph,
    ...shortcutOf(command),
    disabled: command.enabled?.() === false,
    onChoose: command.run,
  }
}

function find(id: string): Command | undefined {
  return COMMANDS.find((command) => command.id === id)
}

function shortcutOf(command: Command | undefined) {
  const chord = command?.chords?.[0]
  return chord === undefined ? {} : { shortcut: formatChord(chord) }
}
