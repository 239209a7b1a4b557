import { useTopology } from '@/store/diagramStore'
import { useSimulation } from '@/store/simulationStore'
import { Button } from '@/ui/Button'
import { Glyph } from '@/ui/glyphs'
import { Popover } from '@/ui/Popover'
import { strings } from '@/strings/strings'
import { EndField } from './EndField'
import { endsText, trafficText } from './formText'
import { MoreFields } from './MoreFields'
import { swapEnds } from './swapEnds'
import { TrafficFields } from './TrafficFields'

const words = strings.dock.form

/** The form behind one field that says what it holds. */
export function FoldedForm() {
  const topology = useTopology()
  const form = useSimulation((state) => state.form)
  return (
    <Popover
      label={words.packet}
      side="top"
      className="w-[340px]"
      trigger={
        <Button className="w-full justify-between!">
          <span className="flex min-w-0 items-baseline gap-2">
            <span className="truncate font-semibold">{endsText(topology, form)}</span>
            <span className="truncate font-mono text-[12px] font-normal text-muted">
              {trafficText(form)}
            </span>
          </span>
          <Glyph name="chevronDown" className="text-muted" />
        </Button>
      }
    >
      <div className="flex flex-col gap-3">
        <EndField end="from" label={words.from} />
        <EndField end="to" label={words.to} />
        <Button glyph="swap" className="self-start" onClick={swapEnds}>
          {words.swap}
        </Button>
        <div className="flex items-start gap-2">
          <TrafficFields hideLabels={false} />
        </div>
        <MoreFields />
      </div>
    </Popover>
  )
}
