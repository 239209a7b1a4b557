import { clsx } from 'clsx'
import type { Topology } from '@/model/topology'
import { endOf, flowNamed } from '@/playback/flowText'
import type { LadderHop, SegmentRow } from '@/playback/ladder/types'
import { seekToTick } from '@/store/run/run'
import { setView } from '@/store/viewStore'
import { strings } from '@/strings/strings'
import { clockText } from '../timeline/timeText'
import { holderName, litFor } from '../live/holderName'

const words = strings.ladder

/** A packet's headers and what was decided, hop by hop. */
export function HopList({
  row,
  topology,
}: {
  readonly row: SegmentRow
  readonly topology: Topology
}) {
  if (row.hops.length === 0) {
    return <p className="px-4 py-2 text-[12px] text-muted">{words.nothingYet}</p>
  }
  return (
    <ol className="border-y border-line bg-sunken/60 py-1">
      {row.hops.map((hop, index) => (
        <Hop key={hop.seq} hop={hop} before={row.hops[index - 1]} topology={topology} />
      ))}
    </ol>
  )
}

interface HopProps {
  readonly hop: LadderHop
  readonly before: LadderHop | undefined
  readonly topology: Topology
}

function Hop({ hop, before, topology }: HopProps) {
  const { step, tick, time } = hop
  const { component, at, side, decision, saw, after, rule, law, sentence, code } = step
  const isDenied = decision === 'deny'
  // The same header is not read twice.
  const isNew = before === undefined || saw !== (before.step.after ?? before.step.saw) || after
  return (
    <li>
      <button
        type="button"
        className="block w-full cursor-pointer px-4 py-1 text-left text-[12px] leading-[17px] -outline-offset-2! hover:bg-sunken"
        onClick={() => {
          seekToTick(tick + 1)
        }}
        onPointerEnter={() => {
          setView({ hovered: litFor(topology, component) })
        }}
        onPointerLeave={() => {
          setView({ hovered: undefined })
        }}
      >
        <span className="flex items-baseline gap-1.5">
          <span className="min-w-0 truncate font-medium" title={holderName(topology, at)}>
            {holderName(topology, component)}
          </span>
          {side && <span className="text-muted">{words.sides[side]}</span>}
          <span className={clsx('text-muted', isDenied && 'font-medium text-deny!')}>
            {words.decisions[decision]}
          </span>
          <span className="ml-auto flex-none font-mono text-muted">{clockText(time)}</span>
        </span>
        {isNew && <Header text={saw} />}
        {after !== undefined && <Header text={after} changed={saw} />}
        {(rule !== undefined || code !== undefined) && (
          <span className="block font-mono wrap-anywhere text-muted">
            {[rule, isDenied ? code : undefined, law]
              .filter((part) => part !== undefined)
              .join(' · ')}
          </span>
        )}
        {sentence !== undefined && <span className="block">{sentence}</span>}
      </button>
    </li>
  )
}

/** Both ends of a header; what a translator changed stands out. */
function Header({ text, changed }: { readonly text: string; readonly changed?: string }) {
  const packet = flowNamed(text)
  const before = changed === undefined ? undefined : flowNamed(changed)
  const ends = [
    [endOf(packet.src, packet.srcPort), before && endOf(before.src, before.srcPort)],
    [endOf(packet.dst, packet.dstPort), before && endOf(before.dst, before.dstPort)],
  ] as const
  return (
    <span className="block font-mono tracking-[-0.01em] wrap-anywhere">
      <span className="sr-only">{before ? words.after : words.saw} </span>
      {before && <span className="text-translate">⇄ </span>}
      {ends.map(([end, was], index) => (
        <span
          // oxlint-disable-next-line react/no-array-index-key -- source and destination
          key={index}
          className={clsx(was !== undefined && was !== end && 'font-semibold text-translate')}
        >
          {index > 0 && <span className="font-normal text-muted"> → </span>}
          {end}
        </span>
      ))}
    </span>
  )
}
