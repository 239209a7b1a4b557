import { Group, Panel, Separator } from 'react-resizable-panels'
import { addressOf } from '@/store/persistence'
import { strings } from '@/strings/strings'
import { IconButton } from '@/ui/IconButton'
import { closeBeside, HALF, setShare, useBeside } from './besideStore'

const words = strings.beside
const LEAST = '25%'

/** The second diagram: the whole application again, in a frame that edits and saves its own. */
export function BesideFrame() {
  const beside = useBeside((state) => state.beside)
  if (!beside) return undefined
  return (
    <section
      aria-label={words.title(beside.name)}
      className="pointer-events-none absolute inset-0 z-20"
    >
      <Group
        orientation="horizontal"
        onLayoutChange={(layout) => {
          setShare(layout['first'] ?? HALF)
        }}
      >
        <Panel id="first" defaultSize={`${String(HALF)}%`} minSize={LEAST} />
        <Separator
          aria-label={words.separator}
          className="pointer-events-auto w-1.5 border-x border-line bg-sunken data-[separator=active]:bg-selection data-[separator=hover]:bg-selection"
        />
        <Panel id="second" minSize={LEAST}>
          <div className="pointer-events-auto flex h-full flex-col bg-surface">
            <div className="flex h-11 flex-none items-center gap-2 border-b border-line pr-2 pl-3 pointer-coarse:h-[52px]">
              <h2 className="min-w-0 flex-1 truncate font-medium">{words.title(beside.name)}</h2>
              <IconButton label={words.close} glyph="cross" onClick={closeBeside} />
            </div>
            {/* oxlint-disable-next-line react/iframe-missing-sandbox -- it is this application itself */}
            <iframe
              title={words.title(beside.name)}
              src={addressOf(beside.key)}
              allow="fullscreen; clipboard-read; clipboard-write"
              className="min-h-0 w-full flex-1"
            />
          </div>
        </Panel>
      </Group>
    </section>
  )
}
