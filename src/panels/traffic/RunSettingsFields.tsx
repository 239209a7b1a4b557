import { RUN_DELAYS } from '@/model/trafficSource'
import { useDiagramStore } from '@/store/diagramStore'
import { runSettingsOf } from '@/layout/trafficOf'
import { strings } from '@/strings/strings'
import { IconButton } from '@/ui/IconButton'
import { Segmented } from '@/ui/Segmented'
import { trafficHelp } from './trafficHelp'
import { Section } from '../inspector/fields/Section'
import { changeRun } from './trafficEdits'
import { ValueField } from './ValueField'

const words = strings.traffic.run
const SEEDS = { from: 0, to: 999_999 }

/** How the runs of this diagram go: the pace of packets, and what is drawn. */
export function RunSettingsFields() {
  const { seed = 1, delays = 'watch' } = useDiagramStore(({ diagram }) => runSettingsOf(diagram))
  const setSeed = (next: number): void => {
    changeRun(strings.traffic.steps.seed(next), { seed: next })
  }
  return (
    <Section title={words.title} help={trafficHelp('delays')}>
      <Segmented
        label={words.delays}
        value={delays}
        className="self-start"
        options={RUN_DELAYS.map((value) => ({ value, label: words[value] }))}
        onCommit={(next) => {
          changeRun(strings.traffic.steps.delays(words[next]), { delays: next })
        }}
      />
      <div className="flex items-end gap-1.5">
        <ValueField
          label={words.seed}
          help={trafficHelp('seed')}
          value={seed}
          limits={SEEDS}
          whole
          onCommit={(next = 1) => {
            setSeed(next)
          }}
        />
        <IconButton
          label={words.again}
          glyph="refresh"
          onClick={() => {
            setSeed(seed + 1)
          }}
        />
      </div>
    </Section>
  )
}
