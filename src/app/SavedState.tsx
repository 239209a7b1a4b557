import { usePersistence } from '@/store/persistence'
import { strings } from '@/strings/strings'
import { Glyph } from '@/ui/glyphs'

const words = strings.saving

/** Whether the last edit is kept; says why when it is not. */
export function SavedState() {
  const save = usePersistence((state) => state.save)
  const fault =
    save.kind === 'failed'
      ? words.failed(save.why)
      : save.kind === 'conflict'
        ? words.conflict
        : undefined
  return (
    <output
      title={fault}
      className="flex min-w-0 items-center gap-1 text-[12px] whitespace-nowrap text-muted"
    >
      {fault === undefined ? (
        save.kind === 'saving' ? (
          words.saving
        ) : (
          words.saved
        )
      ) : (
        <span className="flex max-w-64 items-center gap-1 truncate text-deny">
          <Glyph name="warning" size={13} weight={2} />
          <span className="truncate">{fault}</span>
        </span>
      )}
    </output>
  )
}
