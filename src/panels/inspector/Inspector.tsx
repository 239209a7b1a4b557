import { lazy, Suspense, useEffect } from 'react'
import { useView } from '@/store/viewStore'
import { DiagramSummary } from './DiagramSummary'

// The first screen has nothing selected; what edits things comes when the page has come to rest.
const load = () => import('./SelectedInspector')
const SelectedInspector = lazy(async () => ({ default: (await load()).SelectedInspector }))
const AT_REST_MS = 1000

/** Shows what is selected and edits every property of it; nothing selected, the whole diagram. */
export function Inspector() {
  const nothing = useView((view) => view.selection.length === 0)
  useEffect(() => {
    const timer = setTimeout(() => {
      void load()
    }, AT_REST_MS)
    return () => {
      clearTimeout(timer)
    }
  }, [])
  if (nothing) return <DiagramSummary />
  return (
    <Suspense>
      <SelectedInspector />
    </Suspense>
  )
}
