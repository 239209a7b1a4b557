import { useStoreApi } from '@xyflow/react'
import { useEffect, useRef } from 'react'
import { setView, viewStore } from '@/store/viewStore'

/** Escape while a marquee is drawn: it goes, and what was selected before is selected again. */
export function useMarqueeEscape(): { readonly onSelectionStart: () => void } {
  const store = useStoreApi()
  const before = useRef<readonly string[]>([])
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape' || !store.getState().userSelectionActive) return
      event.preventDefault()
      event.stopPropagation()
      store.setState({ userSelectionActive: false, userSelectionRect: null })
      setView({ selection: before.current, ruleFocus: undefined })
    }
    window.addEventListener('keydown', onKey, { capture: true })
    return () => {
      window.removeEventListener('keydown', onKey, { capture: true })
    }
  }, [store])
  return {
    onSelectionStart: () => {
      before.current = viewStore.getState().selection
    },
  }
}
