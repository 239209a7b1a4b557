import { lazy, useEffect, useState } from 'react'
import { useView } from '@/store/viewStore'
import { Part } from '@/ui/Part'
import { useApp } from './appStore'
import { ConnectOverlay } from './connecting/ConnectOverlay'

// None of these is needed for the first paint.
const loadPalette = async () => ({ default: (await import('./CommandPalette')).CommandPalette })
const CommandPalette = lazy(loadPalette)
const Toaster = lazy(async () => ({ default: (await import('./Notices')).Notices }))
const ShortcutsDialog = lazy(async () => ({
  default: (await import('./ShortcutsDialog')).ShortcutsDialog,
}))
const ImportDialog = lazy(async () => ({ default: (await import('./ImportDialog')).ImportDialog }))
const ReportDialog = lazy(async () => ({ default: (await import('./ReportDialog')).ReportDialog }))
const ExamplesDialog = lazy(async () => ({
  default: (await import('./ExamplesDialog')).ExamplesDialog,
}))
const DiagramsDialog = lazy(async () => ({
  default: (await import('./DiagramsDialog')).DiagramsDialog,
}))
const ConceptsDialog = lazy(async () => ({
  default: (await import('./ConceptsDialog')).ConceptsDialog,
}))
const loadAddHere = async () => ({ default: (await import('./AddHere')).AddHere })
const AddHere = lazy(loadAddHere)
const MoveToSubnet = lazy(async () => ({ default: (await import('./MoveToSubnet')).MoveToSubnet }))
const ImageDialog = lazy(async () => ({ default: (await import('./ImageDialog')).ImageDialog }))

/** Whatever lies over the page: palette, dialogs, notices. */
export function Overlays() {
  const commandsOpen = useView((view) => view.commandsOpen)
  const concept = useView((view) => view.concept)
  const dialog = useApp((state) => state.dialog)
  const [idle, setIdle] = useState(false)

  useEffect(() => {
    const timer = setTimeout(() => {
      setIdle(true)
      // Whoever opens it types on at once.
      void loadPalette()
      void loadAddHere()
    }, 300)
    return () => {
      clearTimeout(timer)
    }
  }, [])

  return (
    <>
      <Part floats shows={dialog ?? concept}>
        {commandsOpen && <CommandPalette />}
        {concept && <ConceptsDialog concept={concept} />}
        {dialog === 'shortcuts' && <ShortcutsDialog />}
        {dialog === 'import' && <ImportDialog />}
        {dialog === 'report' && <ReportDialog />}
        {dialog === 'examples' && <ExamplesDialog />}
        {dialog === 'image' && <ImageDialog />}
        {dialog === 'diagrams' && <DiagramsDialog />}
        {dialog === 'addHere' && <AddHere />}
        {dialog === 'moveTo' && <MoveToSubnet />}
      </Part>
      <ConnectOverlay />
      {/* On its own, so that a palette that is open stays while this loads. */}
      <Part floats>{idle && <Toaster />}</Part>
    </>
  )
}
