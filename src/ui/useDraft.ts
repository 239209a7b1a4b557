import { useState, type KeyboardEvent } from 'react'

/** Says that nothing is being typed into a field: undo is the page's then, not the text's. */
export interface SettledMark {
  readonly 'data-settled'?: true
}

/**
 * Text that is typed but not yet meant: committed on blur or Enter, dropped on Escape, and replaced
 * when the value underneath changes.
 */
export function useDraft(value: string, onCommit: (text: string) => void) {
  const [draft, setDraft] = useState(value)
  const [shown, setShown] = useState(value)
  // Typing that was taken back letter by letter is still typing: it can be brought again.
  const [typing, setTyping] = useState(false)
  if (shown !== value) {
    setShown(value)
    setDraft(value)
    setTyping(false)
  }
  const commit = () => {
    setTyping(false)
    if (draft !== value) onCommit(draft)
  }
  const revert = () => {
    setTyping(false)
    setDraft(value)
  }
  const settled: SettledMark = typing || draft !== value ? {} : { 'data-settled': true }
  return {
    draft,
    setDraft: (text: string) => {
      setTyping(true)
      setDraft(text)
    },
    commit,
    revert,
    /** To be spread over the control. */
    settled,
    onKeyDown: (event: KeyboardEvent<HTMLElement>) => {
      if (event.nativeEvent.isComposing) return
      if (event.key === 'Enter') commit()
      if (event.key === 'Escape' && draft !== value) {
        // Escape belongs to the text first, to the dialog or the selection after that.
        event.stopPropagation()
        revert()
      }
    },
  }
}
