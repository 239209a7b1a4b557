import { lazy } from 'react'
import type { RunTab } from '@/store/viewStore'
import { strings } from '@/strings/strings'
import { Part } from '@/ui/Part'
import type { TabItem } from '@/ui/Tabs'

const words = strings.shell.tabs

const TrafficPanel = lazy(async () => ({
  default: (await import('@/panels/traffic/TrafficPanel')).TrafficPanel,
}))

/** What stands beside a run while it is open. */
export const RUN_TABS: readonly TabItem<RunTab>[] = [
  {
    value: 'traffic',
    label: words.traffic,
    content: (
      <Part>
        <TrafficPanel />
      </Part>
    ),
  },
]
