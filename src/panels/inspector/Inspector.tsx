import { lazy, Suspense } from 'react'
import { useView } from '@/store/viewStore'
import { DiagramSummary } from './DiagramSummary'

// The first screen has nothing selected; what edits things comes with the first selection.
const SelectedInspector = lazy(async () => ({
  default: (await import('./SelectedInspector')).SelectedInspector,
}))

/** Shows what is selected and edits every property of it; nothing selected, the whole diagram. */
export function Inspector() {
  const nothing = useView((view) => view.selection.length === 0)
  if (nothing) return <DiagramSummary />
  return (
    <Suspense>
      <SelectedInspector />
    </Suspense>
  )
}
