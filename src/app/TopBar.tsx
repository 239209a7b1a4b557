import { useDiagramStore } from '@/store/diagramStore'
import { setView, useView } from '@/store/viewStore'
import { strings } from '@/strings/strings'
import { Button } from '@/ui/Button'
import { IconButton } from '@/ui/IconButton'
import { Kbd } from '@/ui/Kbd'
import { Glyph } from '@/ui/glyphs'
import { setApp, useApp } from './appStore'
import { runCommand, useChord } from './lateCommands'
import { DiagramMenu, DiagramName } from './DiagramName'
import { ExportMenu } from './ExportMenu'
import { HistoryMenu } from './HistoryMenu'
import { formatChord } from './keys'
import { Logo } from './Logo'
import { SavedState } from './SavedState'
import { toggleTheme } from './theme'

const words = strings.shell

/** Name and state of the diagram, history, search, theme, import and export. */
export function TopBar() {
  const theme = useView((view) => view.theme)
  const panelOpen = useApp((state) => state.panelOpen)
  return (
    <header className="z-20 col-span-full flex items-center gap-1 border-b border-line bg-surface px-3">
      <h1 className="mr-1.5 flex items-center gap-2 text-[14px] font-semibold tracking-[-0.01em]">
        <Logo />
        <span className="max-lg:sr-only">{words.product}</span>
      </h1>
      <Line />
      <DiagramName />
      <DiagramMenu />
      <SavedState />
      <Line />
      <HistoryButtons />
      <HistoryMenu />
      <span className="flex-1" />
      <SearchButton />
      <IconButton
        label={theme === 'dark' ? words.lightTheme : words.darkTheme}
        glyph={theme === 'dark' ? 'sun' : 'moon'}
        onClick={toggleTheme}
      />
      <IconButton
        label={strings.present.startLong}
        glyph="present"
        shortcut={formatChord(useChord('present') ?? '')}
        onClick={() => {
          runCommand('present')
        }}
      />
      <IconButton
        label={panelOpen ? words.hidePanel : words.showPanel}
        glyph="panelRight"
        aria-pressed={panelOpen}
        className="xl:hidden"
        onClick={() => {
          setApp({ panelOpen: !panelOpen })
        }}
      />
      <Button
        glyph="download"
        className="ml-1"
        onClick={() => {
          runCommand('import')
        }}
      >
        <span className="max-lg:sr-only">{words.importNetwork}</span>
      </Button>
      <ExportMenu />
    </header>
  )
}

function Line() {
  return <span aria-hidden="true" className="mx-2 h-[18px] w-px flex-none bg-line max-lg:mx-1" />
}

/** Undo and redo, each named after the edit that it takes back or brings back. */
function HistoryButtons() {
  const last = useDiagramStore((state) => state.past.at(-1)?.label)
  const next = useDiagramStore((state) => state.future[0]?.label)
  return (
    <>
      <IconButton
        label={last === undefined ? words.undo : words.undoNamed(last)}
        glyph="undo"
        shortcut={formatChord(useChord('undo') ?? '')}
        disabled={last === undefined}
        onClick={() => {
          runCommand('undo')
        }}
      />
      <IconButton
        label={next === undefined ? words.redo : words.redoNamed(next)}
        glyph="redo"
        shortcut={formatChord(useChord('redo') ?? '')}
        disabled={next === undefined}
        onClick={() => {
          runCommand('redo')
        }}
      />
    </>
  )
}

function SearchButton() {
  return (
    <button
      type="button"
      aria-label={strings.palette.title}
      aria-haspopup="dialog"
      className="mr-1 flex h-[30px] w-[190px] flex-none cursor-pointer items-center gap-1.5 rounded-control border border-line px-2.5 text-muted hover:border-line-strong pointer-coarse:h-11 max-lg:w-[30px] max-lg:justify-center max-lg:border-transparent max-lg:px-0"
      onClick={() => {
        setView({ commandsOpen: true })
      }}
    >
      <Glyph name="search" />
      <span className="flex-1 text-left max-lg:hidden">{strings.palette.short}</span>
      <span className="max-lg:hidden">
        <Kbd>{formatChord('Mod+K')}</Kbd>
      </span>
    </button>
  )
}
