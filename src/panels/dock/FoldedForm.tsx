import { useTopology } from '@/store/diagramStore'
import { useSimulation } from '@/store/simulationStore'
import { Button } from '@/ui/Button'
import { Glyph } from '@/ui/glyphs'
import { Popover } from '@/ui/Popover'
import { EndField } from './EndField'
import { endsText, trafficText } from './formText'
import { MoreFields } from './MoreFields'
import { swapEnds } from './swapEnds'
import { TrafficFields } from './TrafficFields'

/** The form behind one field that says what it holds. */
export function FoldedForm() {
  const topology = useTopology()
  const form = useSimulation((state) => state.form)
  return (
    <Popover
      label="Packet to fire"
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
        <EndField end="from" label="From" />
        <EndField end="to" label="To" />
        <Button glyph="swap" className="self-start" onClick={swapEnds}>
          Swap the ends
        </Button>
        <div className="flex items-start gap-2">
          <TrafficFields hideLabels={false} />
        </div>
        <MoreFields />
      </div>
    </Popover>
  )
}
