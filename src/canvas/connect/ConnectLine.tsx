import { useStore } from '@xyflow/react'
import { useEffect, type RefObject } from 'react'
import { centreOf } from '@/layout/box'
import { cardOf, seenAs } from '@/layout/drawables'
import type { Geometry } from '@/layout/geometry'
import { labelOfId } from '@/model/topology'
import { strings } from '@/strings/strings'
import { cancelConnect, connectStore, useConnect } from './connectStore'

const words = strings.packet.choosing

/** While the second end of a packet is chosen: a line from the first end to the pointer, and a hint. */
export function ConnectLine({
  region,
  geometry,
}: {
  readonly region: RefObject<HTMLElement | null>
  readonly geometry: Geometry
}) {
  const from = useConnect((state) => state.from)
  if (from === undefined) return null
  return <Line from={from} region={region} geometry={geometry} />
}

function Line({
  from,
  region,
  geometry,
}: {
  readonly from: string
  readonly region: RefObject<HTMLElement | null>
  readonly geometry: Geometry
}) {
  const pointer = useConnect((state) => state.pointer)
  const [x, y, zoom] = useStore(({ transform }) => transform)
  useEffect(() => followPointer(region.current), [region])
  const box = geometry.boxes.get(cardOf(geometry.topology, from) ?? from)
  const start = box && centreOf(box)
  return (
    <div className="pointer-events-none absolute inset-0 z-[6] overflow-hidden">
      {start && pointer && (
        <svg className="absolute inset-0 h-full w-full" aria-hidden="true">
          <line
            x1={start.x * zoom + x}
            y1={start.y * zoom + y}
            x2={pointer.x}
            y2={pointer.y}
            stroke="var(--packet)"
            strokeWidth="3"
            strokeDasharray="1 8"
            strokeLinecap="round"
          />
          <circle cx={pointer.x} cy={pointer.y} r="7" fill="var(--packet)" />
        </svg>
      )}
      <output className="canvas-hint">
        {words.before}
        <b className="font-semibold">
          {labelOfId(geometry.topology, seenAs(geometry.topology, from))}
        </b>
        {words.goes}
        <kbd>{strings.keys.escape}</kbd>
        {words.cancels}
      </output>
    </div>
  )
}

/** Keeps the line's end at the pointer; Escape ends it before anybody else hears of the key. */
function followPointer(region: HTMLElement | null): (() => void) | undefined {
  if (!region) return undefined
  const follow = ({ clientX, clientY }: PointerEvent): void => {
    const { left, top } = region.getBoundingClientRect()
    connectStore.setState({ pointer: { x: clientX - left, y: clientY - top } })
  }
  window.addEventListener('pointermove', follow)
  window.addEventListener('keydown', cancelOnEscape, { capture: true })
  return () => {
    window.removeEventListener('pointermove', follow)
    window.removeEventListener('keydown', cancelOnEscape, { capture: true })
  }
}

function cancelOnEscape(event: KeyboardEvent): void {
  if (event.key !== 'Escape') return
  event.preventDefault()
  event.stopPropagation()
  cancelConnect()
}
