import { setNote } from '@/model/edits/edit'
import type { Resource } from '@/model/topology'
import { strings } from '@/strings/strings'
import { editTopology } from '@/store/diagramStore'
import { TextField } from '@/ui/TextField'
import { sharedValue } from './sharedValue'

const words = strings.several

interface SharedNoteProps {
  readonly resources: readonly Resource[]
  /** `3 instances` */
  readonly what: string
}

/** One note for several things; where their notes differ it stays empty until one is written. */
export function SharedNote({ resources, what }: SharedNoteProps) {
  const shared = sharedValue(resources, ({ note }) => note ?? '')
  return (
    <TextField
      label={words.note}
      value={shared.same ? shared.value : ''}
      placeholder={shared.same ? '' : words.mixed}
      onCommit={(note) => {
        editTopology(words.done.note(what), (before) =>
          resources.reduce((topology, { id }) => setNote(topology, id, note), before),
        )
      }}
    />
  )
}
