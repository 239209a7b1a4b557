import type { Annotation } from '@/layout/diagram'
import { write } from '@/store/annotating'
import { strings } from '@/strings/strings'
import { boxClass, Field } from '@/ui/Field'
import { Glyph } from '@/ui/glyphs'
import { IconButton } from '@/ui/IconButton'
import { useDraft } from '@/ui/useDraft'
import { ANNOTATION_GLYPHS } from '../kindGlyph'
import { deleteResources } from './edits'

const words = strings.annotations

/** A note or a frame: its words, and what such a thing is for. */
export function AnnotationInspector({ annotation }: { readonly annotation: Annotation }) {
  const { id, kind, text } = annotation
  const name = words.kinds[kind]
  const { draft, setDraft, commit } = useDraft(text, (next) => {
    write(id, next)
  })
  return (
    <section
      aria-label={words.tools[kind].word}
      className="h-full overflow-y-auto overscroll-contain bg-surface px-4 py-3"
    >
      <header className="flex items-center gap-2.5">
        <span className="grid size-[34px] flex-none place-items-center rounded-[9px] bg-sunken">
          <Glyph name={ANNOTATION_GLYPHS[kind]} size={20} />
        </span>
        <h2 className="flex-1 text-[16px] leading-[22px] font-semibold">
          {words.tools[kind].word}
        </h2>
        <IconButton
          label={words.deleted(name)}
          glyph="trash"
          className="hover:text-deny"
          onClick={() => {
            deleteResources([id])
          }}
        />
      </header>
      <p className="mt-2 text-[12px] leading-[17px] text-muted">{words.about[kind]}</p>
      <div className="mt-3">
        <Field label={words.text(name)}>
          {(control) => (
            <textarea
              {...control}
              rows={kind === 'note' ? 6 : 1}
              className={boxClass()}
              value={draft}
              onChange={(event) => {
                setDraft(event.target.value)
              }}
              onBlur={commit}
            />
          )}
        </Field>
      </div>
    </section>
  )
}
