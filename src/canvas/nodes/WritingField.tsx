import { useEffect, useRef, useState, type KeyboardEvent } from 'react'
import { write } from '@/store/annotating'

/**
 * The words of a note or frame while they are written. Leaving it keeps them; so does Escape, as there
 * is nothing to lose that undo does not bring back.
 */
export function WritingField({
  id,
  label,
  text,
  lines,
  className,
}: {
  readonly id: string
  readonly label: string
  readonly text: string
  /** Whether Enter starts a new line, so that only Ctrl or ⌘ with it ends the writing. */
  readonly lines: boolean
  readonly className: string
}) {
  const field = useRef<HTMLTextAreaElement>(null)
  const [draft, setDraft] = useState(text)
  useEffect(() => {
    field.current?.focus({ preventScroll: true })
    field.current?.select()
  }, [])
  const leave = (): void => {
    const node = field.current?.closest<HTMLElement>('.react-flow__node')
    write(id, draft)
    node?.focus({ preventScroll: true })
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    event.stopPropagation()
    const ends = event.key === 'Enter' && (!lines || event.ctrlKey || event.metaKey)
    if (event.nativeEvent.isComposing || (event.key !== 'Escape' && !ends)) return
    event.preventDefault()
    leave()
  }
  return (
    <textarea
      ref={field}
      aria-label={label}
      value={draft}
      rows={1}
      className={`nodrag nopan nowheel pointer-events-auto resize-none bg-surface text-ink ${className}`}
      onChange={(event) => {
        setDraft(lines ? event.target.value : event.target.value.replaceAll('\n', ' '))
      }}
      onBlur={() => {
        write(id, draft)
      }}
      onKeyDown={onKeyDown}
    />
  )
}
