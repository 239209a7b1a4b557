import { useState, type KeyboardEvent } from 'react'

/**
 * Says that a field holds nothing that the page does not have: undo is the page's then, not the text's.
 * `for-undo` where letters were typed and taken back, which the text may bring again.
 */
interface SettledMark {
  readonly 'data-settled'?: 'wholly' | 'for-undo'
}

/**
 * Text that is typed but not yet meant: committed on blur or Enter, dropped on Escape, and replaced
 * when the value underneath changes.
 */
export function useDraft(value: string, onCommit: (text: string) => void) {
  const [draft, setDraft] = useState(value)
  const [shown, setShown] = useState(value)
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
  const settled: SettledMark =
    draft === value ? { 'data-settled': typing ? 'for-undo' : 'wholly' } : {}
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
      if (event.key === 'Escape') setTyping(false)
      if (event.key === 'Escape' && draft !== value) {
        // Escape belongs to the text first, to the dialog or the selection after that.
        event.stopPropagation()
        revert()
      }
    },
  }
}
