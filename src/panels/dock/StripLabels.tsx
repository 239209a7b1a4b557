import type { ConnectionTrace } from '@/engine/trace'
import { labelOfId, type Topology } from '@/model/topology'
import { groupForWalk, type WalkSection } from '@/playback/timeline'
import { strings } from '@/strings/strings'
import { stripX } from './stripX'

const words = strings.dock.strip

interface StripLabelsProps {
  readonly trace: ConnectionTrace
  readonly topology: Topology
  /** A ghost would give away that something refuses. */
  readonly hidesGhost: boolean
  readonly last: number
  /** Of what begins beyond this nothing is said. */
  readonly told: number
}

/** What each part of the strip tells, above its first station. */
export function StripLabels({ trace, topology, hidesGhost, last, told }: StripLabelsProps) {
  const sections = groupForWalk(trace).filter(
    ({ kind, stations }) => (kind !== 'ghost' || !hidesGhost) && (stations[0]?.index ?? 0) <= told,
  )
  return sections.map((section, index) => {
    const first = section.stations[0]?.index ?? 0
    const next = sections[index + 1]?.stations[0]?.index ?? last
    const text = labelOf(trace, topology, section, sections[index - 1])
    return (
      <span
        key={`${section.kind}-${section.leg}`}
        title={text}
        className="absolute top-0 truncate text-[12px] leading-[17px] text-muted"
        style={{
          left: `calc(${stripX(first, last)} - 8px)`,
          width:
            index === sections.length - 1
              ? `max(calc(${stripX(last - first, last)} + 8px), 64px)`
              : `calc(${stripX(next - first, last)} - 6px)`,
        }}
      >
        {text}
      </span>
    )
  })
}

function labelOf(
  trace: ConnectionTrace,
  topology: Topology,
  { kind, leg }: WalkSection,
  before: WalkSection | undefined,
): string {
  if (kind === 'response') return words.reply
  if (kind === 'ghost') {
    if (before?.kind !== 'ghost') return words.firstGhost
    return leg === 'response' ? words.ghostReply : words.ghost
  }
  const ends = `${labelOfId(topology, trace.from)} → ${labelOfId(topology, trace.to)}`
  return words.request(ends)
}
