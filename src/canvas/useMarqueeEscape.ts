import { useStoreApi } from '@xyflow/react'
import { useEffect } from 'react'
import { setView, viewStore, type ViewState } from '@/store/viewStore'

/** Escape while a marquee is drawn: it goes, and what was selected before is selected again. */
export function useMarqueeEscape(): void {
  const store = useStoreApi()
  useEffect(() => {
    let before: Pick<ViewState, 'selection' | 'held'> = { selection: [], held: [] }
    const onPress = (): void => {
      const { selection, held } = viewStore.getState()
      before = { selection, held }
    }
    const onKey = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape' || !store.getState().userSelectionActive) return
      event.preventDefault()
      event.stopPropagation()
      store.setState({ userSelectionActive: false, userSelectionRect: null })
      setView({ ...before, ruleFocus: undefined })
    }
    window.addEventListener('pointerdown', onPress, { capture: true })
    window.addEventListener('keydown', onKey, { capture: true })
    return () => {
      window.removeEventListener('pointerdown', onPress, { capture: true })
      window.removeEventListener('keydown', onKey, { capture: true })
    }
  }, [store])
}
