import type { KeyboardEvent } from 'react'
import type { Micros } from '@/engine/simulation/settings'
import { labelOfId } from '@/model/topology'
import { follow, seekToTick } from '@/store/run/run'
import { useRun } from '@/store/run/runStore'
import { useTopology } from '@/store/diagramStore'
import { strings } from '@/strings/strings'
import { cluster, placeBars, widestRoom, type Cluster, type Crowd, type Scale } from './clusters'
import { DenialMark } from './DenialMark'
import type { Denial, Lane } from './lanes'
import { LaneBar } from './LaneBar'

const words = strings.timeline

/** More pairs than these are counted, not shown. */
const MOST_LANES = 40
const ROW_PX = 22
/** Denials nearer together than this have one mark; with their number it is wider. */
const APART_PX = 19
const APART_COUNTED_PX = 46
const MARK_PX = 18
const COUNTED_MARK_PX = 40
/** So wide is what is said of a crowd. */
const CROWD_WORDS_PX = 250

interface DenialLineProps {
  readonly lanes: readonly Lane[]
  readonly scale: Scale
}

interface LaneListProps extends DenialLineProps {
  readonly now: Micros
  /** As far as the run is known. */
  readonly until: Micros
}

/** One lane for each pair of ends: its connections as bars, its denials as marks. */
export function LaneList({ lanes, scale, now, until }: LaneListProps) {
  const left = lanes.length - MOST_LANES
  return (
    <div
      role="toolbar"
      tabIndex={0}
      aria-label={words.lanes}
      className="h-full overflow-y-auto overscroll-contain -outline-offset-2! max-md:hidden"
      onKeyDown={onKeyDown}
    >
      {lanes.slice(0, MOST_LANES).map((lane) => (
        <LaneRow
          key={`${lane.from} ${lane.to}`}
          lane={lane}
          scale={scale}
          now={now}
          until={until}
        />
      ))}
      {left > 0 && <p className="text-[12px] text-muted">{words.moreLanes(left)}</p>}
    </div>
  )
}

/** Where there is no room for lanes: the denials of all of them on one line. */
export function DenialLine({ lanes, scale }: DenialLineProps) {
  const denials = lanes.flatMap((lane) => lane.denials).toSorted((a, b) => a.tick - b.tick)
  return (
    <div className="relative hidden h-full max-md:block">
      {clusterDenials(denials, scale).map(({ x, items }) => (
        <DenialMark key={items[0]?.tick} x={x} denials={items} onPress={goToDenial} />
      ))}
    </div>
  )
}

function clusterDenials(denials: readonly Denial[], scale: Scale): readonly Cluster<Denial>[] {
  const clusters = cluster(denials, scale, APART_PX)
  const isCounted = clusters.some(({ items }) => items.length > 1)
  return isCounted ? cluster(denials, scale, APART_COUNTED_PX) : clusters
}

function goToDenial({ connection, tick }: Denial): void {
  follow(connection)
  seekToTick(tick + 1)
}

interface LaneRowProps {
  readonly lane: Lane
  readonly scale: Scale
  readonly now: Micros
  readonly until: Micros
}

function LaneRow({ lane, scale, now, until }: LaneRowProps) {
  const topology = useTopology()
  const followed = useRun((run) => run.followed)
  const bars = placeBars(lane.bars, until, scale)
  const rows = bars.kind === 'each' ? bars.rows : 1
  const denials = clusterDenials(lane.denials, scale)
  const marks = denials.map(({ x, items }) => ({
    left: x - MARK_PX / 2,
    width: items.length > 1 ? COUNTED_MARK_PX : MARK_PX,
  }))
  const name = words.lane(labelOfId(topology, lane.from), labelOfId(topology, lane.to))
  return (
    <div data-lane="" className="relative flex" style={{ height: rows * ROW_PX }}>
      <span
        title={name}
        className="pointer-events-auto w-[132px] flex-none truncate pr-3 text-[12px] leading-[22px]"
      >
        {name}
      </span>
      <div className="relative min-w-0 flex-1">
        {bars.kind === 'each' ? (
          bars.bars.map((placed) => (
            <LaneBar
              key={placed.bar.connection}
              placed={placed}
              room={widestRoom(placed, placed.row === 0 ? marks : [])}
              now={now}
              ends={name}
              followed={placed.bar.connection === followed}
            />
          ))
        ) : (
          <CrowdBand parts={bars.parts} most={bars.most} count={lane.bars.length} scale={scale} />
        )}
        {denials.map(({ x, items }) => (
          <DenialMark key={items[0]?.tick} x={x} denials={items} ends={name} onPress={goToDenial} />
        ))}
      </div>
    </div>
  )
}

interface CrowdBandProps {
  readonly parts: readonly Crowd[]
  readonly most: number
  readonly count: number
  readonly scale: Scale
}

/** How many are open at a time, as a profile: too many to draw each. */
function CrowdBand({ parts, most, count, scale }: CrowdBandProps) {
  const last = parts.at(-1)
  const end = last ? last.left + last.width : 0
  const left = end + CROWD_WORDS_PX < scale.width ? end + 12 : 4
  return (
    <>
      {parts.map(({ left, width, open }) => (
        <span
          key={left}
          className="absolute bottom-[3px] bg-tracked/45"
          style={{ left, width, height: Math.max(2, (open / most) * 16) }}
        />
      ))}
      <span
        className="absolute rounded-cell bg-surface/80 px-1 text-[12px] leading-[20px] whitespace-nowrap text-tracked"
        style={{ left }}
      >
        {words.crowd(count, most)}
      </span>
    </>
  )
}

/** Arrows go from mark to mark: along a lane, and to the next lane. */
function onKeyDown(event: KeyboardEvent<HTMLElement>): void {
  const { key, currentTarget, target } = event
  if (!key.startsWith('Arrow') || event.ctrlKey || event.metaKey || event.altKey) return
  const next = nextMark(currentTarget, target, key)
  event.preventDefault()
  next?.focus()
}

function nextMark(list: HTMLElement, from: EventTarget, key: string): HTMLElement | undefined {
  const lanes = [...list.querySelectorAll<HTMLElement>('[data-lane]')].map((lane) => [
    ...lane.querySelectorAll<HTMLElement>('button'),
  ])
  const inLane = lanes.findIndex((marks) => marks.some((mark) => mark === from))
  const marks = lanes[inLane]
  if (!marks) return lanes.flat()[0]
  const at = marks.findIndex((mark) => mark === from)
  if (key === 'ArrowRight') return marks[at + 1]
  if (key === 'ArrowLeft') return marks[at - 1]
  const others = key === 'ArrowDown' ? lanes.slice(inLane + 1) : lanes.slice(0, inLane).toReversed()
  return others.find((lane) => lane.length > 0)?.[0]
}
