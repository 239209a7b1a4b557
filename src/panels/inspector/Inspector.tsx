import { lazy, useEffect } from 'react'
import { useView } from '@/store/viewStore'
import { Part } from '@/ui/Part'
import { DiagramSummary } from './DiagramSummary'

// The first screen has nothing selected; what edits things comes when the page has come to rest.
const load = () => import('./SelectedInspector')
const SelectedInspector = lazy(async () => ({ default: (await load()).SelectedInspector }))
const AT_REST_MS = 1000

/** Shows what is selected and edits every property of it; nothing selected, the whole diagram. */
export function Inspector() {
  const selection = useView((view) => view.selection)
  useEffect(() => {
    const timer = setTimeout(() => {
      void load()
    }, AT_REST_MS)
    return () => {
      clearTimeout(timer)
    }
  }, [])
  if (selection.length === 0) return <DiagramSummary />
  return (
    <Part shows={selection}>
      <SelectedInspector />
    </Part>
  )
}
