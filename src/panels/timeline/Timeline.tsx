import { simulationNow } from '@/store/run/run'
import { runStore, useRun, useRunTick } from '@/store/run/runStore'
import { strings } from '@/strings/strings'
import { rulerTimes, rulerText } from './timeText'
import { xOf, type Scale } from './clusters'
import { EditLines, EditPills } from './EditMarks'
import { EmptyRun } from './EmptyRun'
import { DenialLine, LaneList } from './LaneList'
import { lanesOf, type Lanes } from './lanes'
import { LoopRange } from './LoopRange'
import { Playhead } from './Playhead'
import { useWidth } from './useWidth'

const words = strings.timeline

/** So wide are the numbers of the ruler, with some air. */
const NUMBER_PX = 80
/** Below this there are no lanes. */
const NARROW_PX = 768
const NOTHING: Lanes = { lanes: [], edits: [] }

/** The ruler, a lane for each pair of ends, edits and denials where they happened, and the playhead. */
export function Timeline() {
  const beat = useRunTick()
  const length = useRun((run) => run.length)
  const [measure, width] = useWidth()
  // Read as often as the lists are, not at each stroke of the clock.
  const { now, knownUntil } = runStore.getState()
  const simulation = simulationNow()
  const { lanes, edits } = simulation ? lanesOf(simulation) : NOTHING
  const scale: Scale = { length, width }
  return (
    <section aria-label={words.ruler} className="relative px-4 pb-2" data-beat={beat}>
      <div ref={measure} className="absolute inset-y-0 right-4 left-[148px] max-md:left-4">
        {width > 0 && (
          <>
            <Grid scale={scale} />
            <span
              className="absolute top-5 right-0 bottom-2 bg-sunken/70"
              style={{ left: xOf(knownUntil, scale) }}
            />
            <Playhead scale={scale} />
            <LoopRange scale={scale} />
          </>
        )}
      </div>
      <div className="pointer-events-none relative pt-6">
        <div className="relative flex h-[clamp(104px,12vh,190px)] flex-col max-md:h-14">
          {width > 0 && <EditLines edits={edits} scale={scale} />}
          <div className="relative min-h-0 flex-1">
            {width > 0 && lanes.length > 0 && (
              <LaneList lanes={lanes} scale={scale} now={now} until={knownUntil} />
            )}
            {width > 0 && width < NARROW_PX && <DenialLine lanes={lanes} scale={scale} />}
            {lanes.length === 0 && <EmptyRun />}
          </div>
          {width > 0 && edits.length > 0 && <EditPills edits={edits} scale={scale} />}
        </div>
      </div>
    </section>
  )
}

function Grid({ scale }: { readonly scale: Scale }) {
  return rulerTimes(scale.length, scale.width / NUMBER_PX).map((time) => (
    <span
      key={time}
      className="pointer-events-none absolute top-0 bottom-2 text-[12px] leading-[17px] text-muted"
      style={{ left: xOf(time, scale) }}
    >
      <span className="absolute -translate-x-1/2">{rulerText(time)}</span>
      <span className="absolute top-5 bottom-0 w-px bg-line" />
    </span>
  ))
}
