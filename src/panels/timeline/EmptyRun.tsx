import { labelOfId } from '@/model/topology'
import { trafficOf } from '@/layout/trafficOf'
import { useDiagramStore } from '@/store/diagramStore'
import { useRun } from '@/store/run/runStore'
import { useSimulation } from '@/store/simulationStore'
import { strings } from '@/strings/strings'
import { Button } from '@/ui/Button'
import { askForTraffic } from '../traffic/askForTraffic'

const words = strings.timeline

/** What a run without traffic of its own says, and what it does meanwhile. */
export function EmptyRun() {
  const isEmpty = useDiagramStore(({ diagram }) => trafficOf(diagram).length === 0)
  const topology = useDiagramStore(({ diagram }) => diagram.topology)
  const { from, to } = useSimulation((state) => state.form)
  const begun = useRun((run) => run.tick > 0)
  if (!isEmpty) {
    return begun ? undefined : (
      <p className="ml-[148px] py-2 text-[12px] text-muted max-md:ml-4">{words.nothingYet}</p>
    )
  }
  const hasPacket = from !== '' && to !== ''
  return (
    <div className="ml-[148px] flex items-center gap-3 py-1 text-[12px] text-muted max-md:ml-4">
      <p>
        <span className="font-semibold text-ink">{words.empty}</span>
        {'. '}
        {hasPacket
          ? words.emptyPacket(labelOfId(topology, from), labelOfId(topology, to))
          : words.emptyMore}
      </p>
      <Button
        className="pointer-events-auto"
        onClick={() => {
          askForTraffic()
        }}
      >
        {words.emptyAdd}
      </Button>
    </div>
  )
}
