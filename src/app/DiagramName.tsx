import { diagramStore, useDiagramStore } from '@/store/diagramStore'
import { useLate } from '@/store/late'
import { strings } from '@/strings/strings'
import { IconButton } from '@/ui/IconButton'
import { Menu, type MenuEntry } from '@/ui/Menu'
import { useDraft } from '@/ui/useDraft'
import type { Command } from './commands/command'
import { appHands } from './lateCommands'

const words = strings.shell

const NAME_LIMIT = 80

/** The diagram's name, edited in place. */
export function DiagramName() {
  const name = useDiagramStore((state) => state.diagram.name)
  const draft = useDraft(name, (text) => {
    const next = text.trim().slice(0, NAME_LIMIT)
    if (next !== '')
      diagramStore.getState().edit(strings.steps.rename, (diagram) => ({ ...diagram, name: next }))
  })
  return (
    <input
      type="text"
      aria-label={words.name}
      autoComplete="off"
      spellCheck={false}
      {...draft.settled}
      value={draft.draft}
      className="field-sizing-content h-[30px] max-w-64 min-w-16 truncate rounded-[6px] border border-transparent bg-transparent px-2 font-medium hover:border-line focus:border-line-strong focus:bg-surface max-lg:max-w-40 pointer-coarse:h-11 max-md:text-[16px] max-md:font-semibold"
      onChange={(event) => {
        draft.setDraft(event.target.value)
      }}
      onBlur={() => {
        if (draft.draft.trim() === '') draft.revert()
        else draft.commit()
      }}
      onKeyDown={(event) => {
        if (event.key === 'Enter') event.currentTarget.blur()
        else draft.onKeyDown(event)
      }}
    />
  )
}

const MENU = [
  'new',
  'diagrams',
  'copy',
  'line',
  'examples',
  'import',
  'importReport',
  'line',
  'export',
  'exportImage',
  'copyJson',
  'line',
  'arrange',
  'keepSceneStart',
  'resetScene',
  'line',
  'copyBeside',
  'present',
  'fullScreen',
  'shortcuts',
]

/** What can be done with the diagram as a whole. */
export function DiagramMenu() {
  const commands = useLate(appHands)?.COMMANDS ?? []
  return (
    <Menu
      label={words.menu}
      entries={withoutLooseLines(MENU.flatMap((id) => entryOf(commands, id)))}
    >
      <IconButton
        label={words.menuButton}
        glyph="chevronDown"
        className="w-[22px]! pointer-coarse:w-11!"
      />
    </Menu>
  )
}

/** No line begins or ends the menu, or follows another. */
function withoutLooseLines(entries: readonly MenuEntry[]): readonly MenuEntry[] {
  return entries.filter(
    (entry, index) =>
      entry !== 'line' || (index < entries.length - 1 && (entries[index - 1] ?? 'line') !== 'line'),
  )
}

function entryOf(commands: readonly Command[], id: string): readonly MenuEntry[] {
  if (id === 'line') return ['line']
  const command = commands.find((candidate) => candidate.id === id)
  // What cannot be done here and now, as presenting on a phone, is not offered.
  if (!command || command.enabled?.() === false) return []
  return [{ label: command.label, glyph: command.glyph, onChoose: command.run }]
}
