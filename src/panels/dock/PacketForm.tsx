import { useTopology } from '@/store/diagramStore'
import { setForm, simulationStore, useSimulation } from '@/store/simulationStore'
import { Button } from '@/ui/Button'
import { Chip } from '@/ui/Chip'
import { Fault } from '@/ui/Fault'
import { Glyph } from '@/ui/glyphs'
import { IconButton } from '@/ui/IconButton'
import { Popover } from '@/ui/Popover'
import { EndField } from './EndField'
import { FireButton } from './FireButton'
import { endsText, trafficText } from './formText'
import { MoreFields } from './MoreFields'
import { RecentMenu } from './RecentMenu'
import { TrafficFields } from './TrafficFields'

/** The packet to fire, in one line; where the screen is narrow it folds into one field. */
export function PacketForm() {
  return (
    <div className="flex flex-col gap-1.5 px-3 py-[9px]">
      <div className="flex items-start gap-2">
        <div className="flex min-w-0 flex-1 items-start gap-2 max-lg:hidden">
          <Line />
        </div>
        <div className="min-w-0 flex-1 lg:hidden">
          <FoldedForm />
        </div>
        <RecentMenu />
        <FireButton />
      </div>
      <FormFault />
    </div>
  )
}

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

function Line() {
  return (
    <>
      <span aria-hidden="true" className="leading-[30px] text-muted">
        From
      </span>
      <EndField end="from" label="From" hideLabel className="max-w-[230px] min-w-[120px] flex-1" />
      <IconButton label="Swap the ends" glyph="swap" onClick={swapEnds} />
      <span aria-hidden="true" className="leading-[30px] text-muted">
        to
      </span>
      <EndField end="to" label="To" hideLabel className="max-w-[230px] min-w-[120px] flex-1" />
      <TrafficFields hideLabels />
      <Popover
        label="More about the packet"
        side="top"
        className="w-[280px]"
        trigger={<IconButton label="Source port and address family" glyph="more" />}
      >
        <MoreFields />
      </Popover>
      <MoreChips />
    </>
  )
}

/** What is set behind the dots stays in sight. */
function MoreChips() {
  const srcPort = useSimulation((state) => state.form.srcPort)
  const family = useSimulation((state) => state.form.family)
  return (
    <span className="flex h-[30px] items-center gap-1">
      {srcPort !== undefined && (
        <Chip
          mono
          label={`from :${String(srcPort)}`}
          onRemove={() => {
            setForm({ srcPort: undefined })
          }}
        />
      )}
      {family !== undefined && (
        <Chip
          label={`IPv${String(family)}`}
          onRemove={() => {
            setForm({ family: undefined })
          }}
        />
      )}
    </span>
  )
}

/** Why the last packet could not be fired, unless its own field already says so. */
function FormFault() {
  const fault = useSimulation((state) => state.fault)
  const saidBelow = useSimulation(({ drafts }) =>
    Object.values(drafts).some((draft) => draft.fault === fault),
  )
  return fault === undefined || saidBelow ? null : <Fault>{fault}</Fault>
}

function swapEnds() {
  const { form } = simulationStore.getState()
  setForm({ from: form.to, to: form.from })
}
