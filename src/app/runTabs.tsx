import { lazy } from 'react'
import type { RunTab } from '@/store/viewStore'
import { strings } from '@/strings/strings'
import { Part } from '@/ui/Part'
import type { TabItem } from '@/ui/Tabs'

const words = strings.shell.tabs

const TrafficPanel = lazy(async () => ({
  default: (await import('@/panels/traffic/TrafficPanel')).TrafficPanel,
}))

const Ladder = lazy(async () => ({
  default: (await import('@/panels/ladder/Ladder')).Ladder,
}))
const LiveTables = lazy(async () => ({
  default: (await import('@/panels/live/LiveTables')).LiveTables,
}))
const Compare = lazy(async () => ({
  default: (await import('@/panels/compare/Compare')).Compare,
}))
const Story = lazy(async () => ({
  default: (await import('@/panels/narration/Story')).Story,
}))

/** What stands beside a run while it is open. */
export const RUN_TABS: readonly TabItem<RunTab>[] = [
  {
    value: 'ladder',
    label: words.ladder,
    content: (
      <Part>
        <Ladder />
      </Part>
    ),
  },
  {
    value: 'traffic',
    label: words.traffic,
    content: (
      <Part>
        <TrafficPanel />
      </Part>
    ),
  },
  {
    value: 'compare',
    label: strings.learning.tabs.compare,
    content: (
      <Part>
        <Compare />
      </Part>
    ),
  },
  {
    value: 'story',
    label: strings.learning.tabs.story,
    content: (
      <Part>
        <Story />
      </Part>
    ),
  },
]

/** The tables of a run, where they are not below its timeline. */
export const TABLES_TAB: TabItem<RunTab> = {
  value: 'tables',
  label: words.tables,
  content: (
    <Part>
      <LiveTables />
    </Part>
  ),
}
