import type { NoteKind } from '@/interchange/report'
import { NOTE_KINDS } from '@/interchange/report'
import { findResource, nameOf } from '@/model/topology'
import { useTopology } from '@/store/diagramStore'
import { goTo } from '@/store/viewStore'
import { strings } from '@/strings/strings'
import { Button } from '@/ui/Button'
import { Chip } from '@/ui/Chip'
import { Dialog } from '@/ui/Dialog'
import { setApp, useApp } from './appStore'

const words = strings.importing.report

const headings: Readonly<Record<NoteKind, string>> = words.kinds

const CHIP_LIMIT = 8

/** What the last import assumed, left out and did not understand; each id leads to its thing. */
export function ReportDialog() {
  const result = useApp((state) => state.lastImport)
  if (!result) return undefined
  const { notes } = result.report
  return (
    <Dialog
      wide
      title={words.title}
      description={words.about(result.name, notes.length)}
      onClose={close}
      actions={
        <Button variant="ink" onClick={close}>
          {words.done}
        </Button>
      }
    >
      {NOTE_KINDS.map((kind) => {
        const shown = notes.filter((note) => note.kind === kind)
        return shown.length === 0 ? undefined : (
          <section key={kind} className="mt-3">
            <h3 className="pb-1 font-semibold">{headings[kind]}</h3>
            <ul>
              {shown.map((note) => (
                <li key={note.message} className="border-t border-line py-2">
                  <p>{note.message}</p>
                  <Ids ids={note.ids} onLeave={close} />
                </li>
              ))}
            </ul>
          </section>
        )
      })}
    </Dialog>
  )
}

function Ids({ ids, onLeave }: { readonly ids: readonly string[]; readonly onLeave: () => void }) {
  const topology = useTopology()
  if (ids.length === 0) return undefined
  return (
    <div className="mt-1.5 flex flex-wrap gap-1.5">
      {ids.slice(0, CHIP_LIMIT).map((id) => {
        const resource = findResource(topology, id)
        return resource ? (
          <Chip
            key={id}
            label={nameOf(topology, resource)}
            mono={resource.name === ''}
            onPress={() => {
              onLeave()
              goTo(id)
            }}
          />
        ) : (
          <Chip key={id} label={id} mono />
        )
      })}
      {ids.length > CHIP_LIMIT && (
        <span className="self-center text-[12px] text-muted">
          {words.more(ids.length - CHIP_LIMIT)}
        </span>
      )}
    </div>
  )
}

function close(): void {
  setApp({ dialog: undefined })
}
