import { lazy, Suspense } from 'react'
import { Canvas } from '@/canvas/Canvas'
import { FoldedForm } from '@/panels/dock/FoldedForm'
import { PredictSlot } from '@/panels/predict/PredictSlot'
import { useRun } from '@/store/run/runStore'
import { useSimulation } from '@/store/simulationStore'
import { setView, useView } from '@/store/viewStore'
import { strings } from '@/strings/strings'
import { IconButton } from '@/ui/IconButton'
import { Part } from '@/ui/Part'
import { useApp } from './appStore'
import { Banners } from './Banners'
import { DiagramMenu, DiagramName } from './DiagramName'
import { DrawingMenu } from './contextMenu/DrawingMenu'
import { EmptyDiagram } from './EmptyDiagram'
import { Logo } from './Logo'
import { PanelTabs, Sentence } from './SidePanel'
import { PhoneBar } from './PhoneBar'
import { SavedState } from './SavedState'
import { Sheet } from './Sheet'

const words = strings.shell

const DockHead = lazy(async () => ({
  default: (await import('@/panels/timeline/DockHead')).DockHead,
}))
const TrafficDock = lazy(async () => ({
  default: (await import('@/panels/timeline/TrafficDock')).TrafficDock,
}))
const RunTeller = lazy(async () => ({
  default: (await import('@/panels/narration/RunTeller')).RunTeller,
}))
const Outline = lazy(async () => ({ default: (await import('@/panels/outline/Outline')).Outline }))

/** View, inspect, fire: header, map, a sheet of three heights, and the bar that plays. */
export function PhoneShell() {
  const outlineOpen = useView((view) => view.outlineOpen)
  const fired = useSimulation((state) => state.firing !== undefined)
  const running = useRun((run) => run.open)
  const roomForForm = useApp((state) => state.sheet === 'full') || !fired
  return (
    <div className="grid h-full grid-cols-1 grid-rows-[52px_minmax(0,1fr)_auto_auto]">
      <header className="z-20 flex items-center gap-1 border-b border-line bg-surface px-3">
        <h1>
          <Logo />
          <span className="sr-only">{words.product}</span>
        </h1>
        <DiagramName />
        <DiagramMenu />
        <span className="min-w-0 flex-1 overflow-hidden">
          <SavedState />
        </span>
        <IconButton
          label={strings.palette.title}
          glyph="search"
          onClick={() => {
            setView({ commandsOpen: true })
          }}
        />
        <IconButton
          label={words.outline}
          glyph="list"
          aria-pressed={outlineOpen}
          onClick={() => {
            setView({ outlineOpen: !outlineOpen })
          }}
        />
      </header>
      <DrawingMenu>
        <main id="network" tabIndex={-1} className="relative min-h-0">
          <h2 className="sr-only">{words.network}</h2>
          <Canvas />
          <EmptyDiagram />
          <Banners />
          {running && (
            <Part>
              <RunTeller />
            </Part>
          )}
          <PredictSlot className="absolute inset-x-2 bottom-6 z-20 flex max-h-[calc(100%-32px)] flex-col rounded-card border border-line bg-surface shadow-e3" />
          <div className="pointer-events-none absolute inset-x-3 bottom-6 z-[5]">
            <Suspense>
              <DockHead />
            </Suspense>
          </div>
          {outlineOpen && (
            <div className="absolute inset-0 z-10 border-b border-line">
              <Part>
                <Outline />
              </Part>
            </div>
          )}
        </main>
      </DrawingMenu>
      <Sheet sentence={<Sentence />}>
        {roomForForm && !running && (
          <div className="flex-none px-3 py-2">
            <FoldedForm />
          </div>
        )}
        <PanelTabs tables />
      </Sheet>
      {running ? (
        <section aria-label={words.packet} className="z-20 border-t border-line bg-surface">
          <Part>
            <TrafficDock />
          </Part>
        </section>
      ) : (
        <PhoneBar />
      )}
    </div>
  )
}
