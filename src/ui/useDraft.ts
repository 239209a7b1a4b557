import { useState, type KeyboardEvent } from 'react'

/**
 * Text that is typed but not yet meant: committed on blur or Enter, dropped on Escape, and replaced
 * when the value underneath changes.
 */
export function useDraft(value: string, onCommit: (text: string) => void) {
  const [draft, setDraft] = useState(value)
  const [shown, setShown] = useState(value)
  if (shown !== value) {
    setShown(value)
    setDraft(value)
  }
  const commit = () => {
    if (draft !== value) onCommit(draft)
  }
  return {
    draft,
    setDraft,
    commit,
    revert: () => {
      setDraft(value)
    },
    onKeyDown: (event: KeyboardEvent<HTMLElement>) => {
      if (event.nativeEvent.isComposing) return
      if (event.key === 'Enter') commit()
      if (event.key === 'Escape' && draft !== value) {
        // Escape belongs to the text first, to the dialog or the selection after that.
        event.stopPropagation()
        setDraft(value)
      }
    },
  }
}
