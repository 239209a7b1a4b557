import { ViewportPortal } from '@xyflow/react'
import { useMemo } from 'react'
import type { Point } from '@/layout/box'
import type { Box } from '@/layout/diagram'
import type { Geometry } from '@/layout/geometry'
import { findOf } from '@/model/topology'
import { groupStyle } from '@/store/groupStyle'
import { useView } from '@/store/viewStore'
import { strings } from '@/strings/strings'
import { lineBetween } from '../boxLine'
import { DEPTH } from '../canvasNode'
import { clustersOf, joins, nearestPair } from './clusters'
import { referencesOf, type GroupReference } from './references'

/** The security group that is pointed at or selected: its members outlined, the groups it names. */
export function GroupLayer({ geometry }: { readonly geometry: Geometry }) {
  const { topology } = geometry
  const id = useView(({ hovered, selection }) =>
    [hovered, ...selection].find((each) => findOf(topology, 'securityGroup', each)),
  )
  if (id === undefined) return null
  return <GroupOutline id={id} geometry={geometry} />
}

function GroupOutline({ id, geometry }: { readonly id: string; readonly geometry: Geometry }) {
  const { topology } = geometry
  const frames = useMemo(() => clustersOf(geometry, id), [geometry, id])
  const group = findOf(topology, 'securityGroup', id)
  const { hue, dash, double } = groupStyle(topology, id)
  if (!group) return null
  return (
    <ViewportPortal>
      <svg
        className="pointer-events-none absolute overflow-visible"
        width="1"
        height="1"
        style={{ zIndex: DEPTH.groups }}
        aria-hidden="true"
      >
        <g fill="none" stroke={`var(--${hue})`} strokeWidth="2" strokeDasharray={dash}>
          {frames.map((frame) => (
            <g key={`${String(frame.x)} ${String(frame.y)}`}>
              <rect {...frame} rx="16" />
              {double && <rect {...inset(frame)} rx="13" />}
            </g>
          ))}
          {joins(frames).map(([a, b]) => (
            <Join key={`${String(a.x)} ${String(a.y)}`} ends={lineBetween(a, b)} />
          ))}
        </g>
        {referencesOf(group).map((reference) => (
          <Reference
            key={`${reference.otherId} ${reference.direction}`}
            reference={reference}
            frames={frames}
            geometry={geometry}
          />
        ))}
      </svg>
    </ViewportPortal>
  )
}

function inset({ x, y, width, height }: Box): Box {
  return { x: x + 4, y: y + 4, width: width - 8, height: height - 8 }
}

function Join({ ends: [from, to] }: { readonly ends: readonly [Point, Point] }) {
  return <line x1={from.x} y1={from.y} x2={to.x} y2={to.y} />
}

/** An arrow the way that the traffic goes which a rule admits, with what it admits. */
function Reference({
  reference,
  frames,
  geometry,
}: {
  readonly reference: GroupReference
  readonly frames: readonly Box[]
  readonly geometry: Geometry
}) {
  const { otherId, direction, traffic } = reference
  const pair = nearestPair(frames, clustersOf(geometry, otherId))
  if (!pair) return null
  const [own, other] = lineBetween(...pair)
  const [from, to] = direction === 'in' ? [other, own] : [own, other]
  const length = Math.hypot(to.x - from.x, to.y - from.y)
  if (length < 1) return null
  const angle = (Math.atan2(to.y - from.y, to.x - from.x) * 180) / Math.PI
  const colour = `var(--${groupStyle(geometry.topology, otherId).hue})`
  const words = strings.drawing.admits[direction](traffic)
  const width = words.length * 7.3 + 20
  const middle = { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 }
  // In and out between the same two groups would cover one another.
  const aside = direction === 'in' ? -14 : 14
  return (
    <g fill="none" stroke={colour} strokeWidth="2">
      <g transform={`translate(${String(from.x)} ${String(from.y)}) rotate(${String(angle)})`}>
        <path d={`M0 ${String(aside / 2)}h${String(length)}m-9-6 9 6-9 6`} />
      </g>
      <g transform={`translate(${String(middle.x)} ${String(middle.y + aside)})`}>
        <g style={{ scale: 'var(--grow)' }}>
          <rect
            x={-width / 2}
            y="-12"
            width={width}
            height="24"
            rx="12"
            fill="var(--surface)"
            strokeWidth="1"
          />
          <text
            y="4"
            textAnchor="middle"
            fill="var(--ink)"
            stroke="none"
            fontSize="12"
            fontFamily="var(--font-mono)"
          >
            {words}
          </text>
        </g>
      </g>
    </g>
  )
}
