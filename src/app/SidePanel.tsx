import { lazy } from 'react'
import { Inspector } from '@/panels/inspector/Inspector'
import { PredictSlot } from '@/panels/predict/PredictSlot'
import { VerdictSummary } from '@/panels/trace/VerdictSummary'
import { useIssues } from '@/store/issues'
import { usePresent } from '@/store/presentStore'
import { useRun } from '@/store/run/runStore'
import { setView, useView, type PanelTab } from '@/store/viewStore'
import { strings } from '@/strings/strings'
import { Part } from '@/ui/Part'
import { Tabs, type TabItem } from '@/ui/Tabs'
import { RUN_TABS, TABLES_TAB } from './runTabs'

const words = strings.shell

const TracePanel = lazy(async () => ({
  default: (await import('@/panels/trace/TracePanel')).TracePanel,
}))
const RunSummary = lazy(async () => ({
  default: (await import('@/panels/live/RunSummary')).RunSummary,
}))
const IssuesPanel = lazy(async () => ({
  default: (await import('@/panels/issues/IssuesPanel')).IssuesPanel,
}))

/** The walk of the single packet; a run has no one packet to walk with. */
const TRACE_TAB: TabItem<PanelTab> = {
  value: 'trace',
  label: words.tabs.trace,
  content: (
    <Part>
      <TracePanel />
    </Part>
  ),
}

/** The verdict, and under it what is selected, the trace in words, and what is wrong. */
export function SidePanel() {
  const presenting = usePresent((state) => state.presenting)
  return (
    <>
      <h2 className="sr-only">{words.details}</h2>
      {!presenting && (
        <PredictSlot className="flex max-h-[78%] min-h-0 flex-none flex-col border-b border-line" />
      )}
      <Sentence />
      <PanelTabs />
    </>
  )
}

/** The one sentence: about the packet that was fired, or about the run. */
export function Sentence() {
  const running = useRun((run) => run.open)
  if (!running) return <VerdictSummary />
  return (
    <Part>
      <RunSummary />
    </Part>
  )
}

interface PanelTabsProps {
  /** Where no dock has room for a run's tables, they are a tab. */
  readonly tables?: boolean
}

/** Inspect, Issues, and between them the trace, or what stands beside a run while one is open. */
export function PanelTabs({ tables = false }: PanelTabsProps) {
  const tab = useView((view) => view.tab)
  const running = useRun((run) => run.open)
  const issues = useIssues()
  const items: readonly TabItem<PanelTab>[] = [
    { value: 'inspect', label: words.tabs.inspect, content: <Inspector />, kept: true },
    ...(running ? RUN_TABS : [TRACE_TAB]),
    ...(running && tables ? [TABLES_TAB] : []),
    {
      value: 'issues',
      label: words.tabs.issues,
      count: issues.length,
      content: (
        <Part>
          <IssuesPanel />
        </Part>
      ),
    },
  ]
  const usual = running ? 'ladder' : 'trace'
  const isThere = items.some(({ value }) => value === tab)
  return (
    <Tabs
      label={words.details}
      value={isThere ? tab : usual}
      items={items}
      onChange={(next) => {
        setView({ tab: next })
      }}
    />
  )
}
