import { useMemo } from 'react'
import { trafficOf } from '@/layout/trafficOf'
import type { TrafficSource } from '@/model/trafficSource'
import { sourceFaults, type SourceFault } from '@/model/validation/trafficSources'
import { useDiagramStore, useTopology } from '@/store/diagramStore'
import { openRun } from '@/store/run/run'
import { strings } from '@/strings/strings'
import { Glyph } from '@/ui/glyphs'
import { askForTraffic } from '../traffic/askForTraffic'
import { sourceName } from '../traffic/sourceText'

const words = strings.traffic.issues

interface FaultySource extends SourceFault {
  readonly source: TrafficSource
}

/** Every fault of the diagram's traffic, with the source that has it. */
export function useTrafficFaults(): readonly FaultySource[] {
  const diagram = useDiagramStore((state) => state.diagram)
  return useMemo(
    () =>
      trafficOf(diagram).flatMap((source) =>
        sourceFaults(diagram.topology, source).map((fault) => ({ source, ...fault })),
      ),
    [diagram],
  )
}

/** Traffic that cannot be sent as it says; a press goes to where it is mended. */
export function TrafficFaults() {
  const topology = useTopology()
  const faulty = useTrafficFaults()
  if (faulty.length === 0) return null
  return (
    <section>
      <h3 className="flex items-center gap-2 px-4 pt-4 pb-1 text-[12px] font-semibold">
        <Glyph name="warning" weight={2} className="text-intermittent" />
        {words.heading}
        <span className="font-normal text-muted">{faulty.length}</span>
      </h3>
      <ul>
        {faulty.map(({ source, field, message }) => (
          <li key={`${source.id} ${field}`}>
            <button
              type="button"
              className="block w-full cursor-pointer px-4 py-2 text-left leading-[18px] -outline-offset-2! hover:bg-sunken"
              onClick={() => {
                void openRun()
                askForTraffic(source.id)
              }}
            >
              <span className="block">{message}</span>
              <span className="block text-[12px] leading-[17px] text-muted">
                {sourceName(topology, source)}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}
