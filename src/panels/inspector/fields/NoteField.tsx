import { setNote } from '@/model/edits/edit'
import { labelOf, type Resource } from '@/model/topology'
import { editTopology } from '@/store/diagramStore'
import { Field } from '@/ui/Field'
import { useDraft } from '@/ui/useDraft'
import { strings } from '@/strings/strings'

const words = strings.fields

/** Free words about a resource. AWS knows nothing of them. */
export function NoteField({ resource }: { readonly resource: Resource }) {
  const { draft, setDraft, commit, settled } = useDraft(resource.note ?? '', (note) => {
    editTopology(words.noteOn(labelOf(resource)), (topology) =>
      setNote(topology, resource.id, note),
    )
  })
  return (
    <Field label={words.note}>
      {(control) => (
        <textarea
          {...control}
          rows={3}
          {...settled}
          value={draft}
          className="w-full resize-y rounded-control border border-line bg-surface px-2.5 py-1.5 text-[13px] leading-[18px] hover:border-line-strong"
          onChange={(event) => {
            setDraft(event.target.value)
          }}
          onBlur={commit}
        />
      )}
    </Field>
  )
}
