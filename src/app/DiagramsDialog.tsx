import { clsx } from 'clsx'
import { useEffect, useState } from 'react'
import { miniatureOf } from '@/layout/miniature'
import {
  duplicateKept,
  keptDiagrams,
  openKept,
  removeKept,
  restoreKept,
  type KeptDiagram,
  type RemovedItems,
} from '@/store/library'
import { usePersistence } from '@/store/persistence'
import { strings } from '@/strings/strings'
import { Button } from '@/ui/Button'
import { Dialog } from '@/ui/Dialog'
import { IconButton } from '@/ui/IconButton'
import { Menu } from '@/ui/Menu'
import { setApp } from './appStore'
import { openBeside } from './besideStore'
import { IS_BESIDE } from './useMedia'
import { MiniatureView } from './MiniatureView'
import { settle, startNew } from './opening'

const words = strings.diagrams

/** What was deleted last, to be brought back. */
interface Removed {
  readonly kept: KeptDiagram
  readonly items: RemovedItems
}

/** The diagrams that this browser keeps, each with its picture. */
export function DiagramsDialog() {
  const [kept, setKept] = useState<readonly KeptDiagram[]>()
  const refresh = async () => {
    setKept(await keptDiagrams())
  }
  const [removed, setRemoved] = useState<Removed>()
  useEffect(() => {
    void keptDiagrams().then(setKept)
  }, [])
  const remove = async (one: KeptDiagram) => {
    const items = await removeKept(one)
    setRemoved(items && { kept: one, items })
    await refresh()
  }
  const restore = async ({ kept: { key }, items }: Removed) => {
    await restoreKept(key, items)
    setRemoved(undefined)
    await refresh()
  }
  return (
    <Dialog
      wide
      title={words.title}
      description={words.about}
      onClose={close}
      actions={
        <Button
          variant="ink"
          glyph="plus"
          onClick={() => {
            close()
            void startNew()
          }}
        >
          {words.startNew}
        </Button>
      }
    >
      <output className="block">
        {removed && (
          <p className="mt-2 flex items-center justify-between gap-3 rounded-card bg-sunken px-3 py-1.5">
            <span className="truncate">{words.deleted(removed.kept.diagram.name)}</span>
            <Button onClick={() => void restore(removed)}>{words.undo}</Button>
          </p>
        )}
      </output>
      <ul className="grid grid-cols-2 gap-3 pt-2 sm:grid-cols-3">
        {kept?.map((item) => (
          <KeptCard key={item.key} kept={item} onChange={refresh} onRemove={remove} />
        ))}
      </ul>
    </Dialog>
  )
}

function KeptCard({
  kept,
  onChange,
  onRemove,
}: {
  readonly kept: KeptDiagram
  readonly onChange: () => Promise<void>
  readonly onRemove: (kept: KeptDiagram) => Promise<void>
}) {
  const isOpen = usePersistence(({ openKey }) => openKey === kept.key)
  const { name } = kept.diagram
  return (
    <li
      className={clsx(
        'relative flex flex-col rounded-card border p-1.5 hover:bg-sunken',
        isOpen ? 'border-selection' : 'border-transparent hover:border-line-strong',
      )}
    >
      <button
        type="button"
        className="cursor-pointer text-left after:absolute after:inset-0"
        onClick={() => {
          close()
          void openKept(kept).then(settle)
        }}
      >
        <MiniatureView miniature={miniatureOf(kept.diagram)} className="aspect-[3/2] w-full" />
        <span className="mt-1.5 block truncate pr-8 font-semibold">{name}</span>
      </button>
      <p className="text-[12px] leading-[17px] text-muted">
        {isOpen ? words.openNow : words.saved(ago(kept.savedAt))}
      </p>
      <div className="absolute right-1 bottom-1">
        <Menu
          label={words.menu(name)}
          align="end"
          entries={[
            {
              label: words.duplicate,
              glyph: 'copy',
              onChoose: () => {
                void duplicateKept(kept).then(onChange)
              },
            },
            ...(isOpen
              ? []
              : [
                  ...(IS_BESIDE
                    ? []
                    : [
                        {
                          label: strings.beside.open,
                          glyph: 'columns' as const,
                          onChoose: () => {
                            close()
                            openBeside({ key: kept.key, name })
                          },
                        },
                      ]),
                  {
                    label: words.remove,
                    glyph: 'trash' as const,
                    onChoose: () => {
                      void onRemove(kept)
                    },
                  },
                ]),
          ]}
        >
          <IconButton label={words.more(name)} glyph="more" />
        </Menu>
      </div>
    </li>
  )
}

const UNITS = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
] as const

/** `2 hours ago`, `just now`. */
function ago(time: number): string {
  const passed = Date.now() - time
  const unit = UNITS.find(([, length]) => passed >= length)
  if (!unit) return words.justNow
  return words.ago(Math.floor(passed / unit[1]), unit[0])
}

function close(): void {
  setApp({ dialog: undefined })
}
