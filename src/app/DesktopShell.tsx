import { clsx } from 'clsx'
import { lazy, useEffect } from 'react'
import { Canvas } from '@/canvas/Canvas'
import { Dock } from '@/panels/dock/Dock'
import { PredictSlot } from '@/panels/predict/PredictSlot'
import { wantsWidePanel } from '@/panels/inspector/wantsWidePanel'
import { diagramStore } from '@/store/diagramStore'
import { usePredict } from '@/store/predict/predictStore'
import { usePresent } from '@/store/presentStore'
import { useRun } from '@/store/run/runStore'
import { useSimulation } from '@/store/simulationStore'
import { useView, viewStore } from '@/store/viewStore'
import { strings } from '@/strings/strings'
import { hasRoomForPanel, setApp, useApp } from './appStore'
import { Part } from '@/ui/Part'
import { Banners } from './Banners'
import { DrawingMenu } from './contextMenu/DrawingMenu'
import { EmptyDiagram } from './EmptyDiagram'
import { Rail } from './Rail'
import { SidePanel } from './SidePanel'
import { TopBar } from './TopBar'

const PresentBar = lazy(async () => ({ default: (await import('./PresentBar')).PresentBar }))
const PresentDock = lazy(async () => ({ default: (await import('./PresentDock')).PresentDock }))
const RunTeller = lazy(async () => ({
  default: (await import('@/panels/narration/RunTeller')).RunTeller,
}))
const Outline = lazy(async () => ({ default: (await import('@/panels/outline/Outline')).Outline }))

/** Top bar, rail, canvas, panel and dock. Below 1280 px the panel lies over the canvas. */
export function DesktopShell() {
  const outlineOpen = useView((view) => view.outlineOpen)
  const panelOpen = useApp((state) => state.panelOpen)
  // Only what comes of it: a click on the drawing must not render all that stands round it.
  const wide = useView(
    ({ tab, selection }) =>
      tab === 'inspect' && wantsWidePanel(diagramStore.getState().diagram.topology, selection),
  )
  const presenting = usePresent((state) => state.presenting)
  const editing = usePresent((state) => state.editing)
  const panelShown = presenting ? editing : panelOpen
  const running = useRun((run) => run.open)
  useOpenPanelWhenAsked()
  return (
    <div
      className={clsx(
        'grid h-full grid-cols-[auto_auto_minmax(0,1fr)_auto]',
        presenting
          ? 'grid-rows-[64px_minmax(0,1fr)_auto]'
          : 'grid-rows-[44px_minmax(0,1fr)_auto] pointer-coarse:grid-rows-[52px_minmax(0,1fr)_auto]',
      )}
    >
      {presenting ? (
        <Part>
          <PresentBar />
        </Part>
      ) : (
        <>
          <TopBar />
          <Rail />
        </>
      )}
      {outlineOpen && (
        <div
          data-panel=""
          className="col-start-2 row-start-2 row-end-4 w-[260px] border-r border-line max-xl:z-10 max-xl:col-start-3 max-xl:row-end-3 max-xl:shadow-e2"
        >
          <Part>
            <Outline />
          </Part>
        </div>
      )}
      <DrawingMenu>
        <main
          id="network"
          tabIndex={-1}
          className="relative col-start-3 row-start-2 min-h-0 -outline-offset-2!"
        >
          <h2 className="sr-only">{strings.shell.network}</h2>
          <Canvas />
          <EmptyDiagram />
          <Banners />
          {running && (
            <Part>
              <RunTeller />
            </Part>
          )}
          {presenting && (
            <PredictSlot className="absolute top-1/2 right-[20px] z-20 flex max-h-[calc(100%-16px)] w-[392px] -translate-y-1/2 flex-col rounded-[12px] border border-line bg-surface shadow-e2 [zoom:1.4]" />
          )}
        </main>
      </DrawingMenu>
      {presenting ? (
        <Part>
          <PresentDock />
        </Part>
      ) : (
        <section
          id="packet"
          aria-label={strings.shell.packet}
          className="relative z-10 col-start-3 row-start-3 min-w-0 border-t border-line bg-surface"
        >
          <Dock />
        </section>
      )}
      <aside
        id="details"
        data-panel=""
        tabIndex={-1}
        aria-label={strings.shell.details}
        className={clsx(
          '-outline-offset-2! col-start-4 row-start-2 row-end-4 flex min-h-0 flex-col border-l border-line bg-surface',
          presenting
            ? 'z-10 row-end-3! [zoom:1.25] shadow-e2'
            : 'max-xl:z-10 max-xl:col-start-3 max-xl:row-end-3 max-xl:justify-self-end max-xl:shadow-e2',
          wide ? 'w-[500px]' : 'w-[344px]',
          'max-w-[calc(100vw-48px)]',
          !panelShown && (presenting ? 'hidden' : 'max-xl:hidden'),
        )}
      >
        <SidePanel />
      </aside>
    </div>
  )
}

/**
 * Where the panel lies over the canvas it comes up for a rule that is pointed at, for a prediction that is
 * asked for, and for a trace if the packet can still be seen beside it.
 */
function useOpenPanelWhenAsked(): void {
  const asked = useSimulation((state) => state.asked !== undefined)
  const askedInRun = usePredict(({ inRun }) => inRun !== undefined)
  useEffect(() => {
    if (asked || askedInRun) setApp({ panelOpen: true })
  }, [asked, askedInRun])
  useEffect(
    () =>
      viewStore.subscribe((view, before) => {
        const pointedAt = view.ruleFocus && view.ruleFocus !== before.ruleFocus
        if (pointedAt || (view.tab !== before.tab && hasRoomForPanel())) setApp({ panelOpen: true })
      }),
    [],
  )
}
