import { fire, useSimulation } from '@/store/simulationStore'
import { Button } from '@/ui/Button'
import { Fault } from '@/ui/Fault'
import { IconButton } from '@/ui/IconButton'
import { Popover } from '@/ui/Popover'
import { strings } from '@/strings/strings'
import { EndField } from './EndField'
import { FireButton } from './FireButton'
import { FoldedForm } from './FoldedForm'
import { MoreFields } from './MoreFields'
import { PacketHelp } from './PacketHelp'
import { RecentMenu } from './RecentMenu'
import { swapEnds } from './swapEnds'
import { TrafficFields } from './TrafficFields'

const words = strings.dock.form

const END_WIDTH = 'max-w-[240px] min-w-[110px] flex-1 [&_input]:font-semibold'

/** The packet to fire, in one line; where the screen is narrow it folds into one field. */
export function PacketForm() {
  return (
    <div className="flex flex-col gap-1.5 px-3 py-[9px]">
      <div className="flex items-start gap-2">
        {/* Enter in a field takes what was typed; in a settled one it fires. */}
        <form
          aria-label={words.packet}
          className="flex min-w-0 flex-1 items-start gap-2 max-lg:hidden"
          onSubmit={(event) => {
            event.preventDefault()
            fire()
          }}
        >
          <Line />
          <button type="submit" hidden aria-label={words.fire} />
        </form>
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

function Line() {
  return (
    <>
      <span aria-hidden="true" className="leading-[30px] text-muted">
        {words.from}
      </span>
      <EndField end="from" label={words.from} hideLabel className={END_WIDTH} />
      <IconButton label={words.swap} glyph="swap" onClick={swapEnds} />
      <span aria-hidden="true" className="leading-[30px] text-muted">
        {words.toInLine}
      </span>
      <EndField end="to" label={words.to} hideLabel className={END_WIDTH} />
      <TrafficFields hideLabels />
      <MoreButton />
      {/* Beside a wide panel on a narrow screen the line has no room for it. */}
      <span className="flex-none max-[1420px]:hidden">
        <PacketHelp />
      </span>
    </>
  )
}

/** The way to what is seldom said; says what is set there. */
function MoreButton() {
  const srcPort = useSimulation((state) => state.form.srcPort)
  const family = useSimulation((state) => state.form.family)
  const set = [
    ...(srcPort === undefined ? [] : [words.fromPort(srcPort)]),
    ...(family === undefined ? [] : [words.ipVersion(family)]),
  ].join(', ')
  return (
    <Popover
      label={words.more}
      side="top"
      className="w-[280px]"
      trigger={
        set === '' ? (
          <IconButton label={words.seldom} glyph="more" />
        ) : (
          <Button aria-label={words.seldomSet(set)} className="font-mono text-[12px]! font-normal!">
            {set}
          </Button>
        )
      }
    >
      <MoreFields />
    </Popover>
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
