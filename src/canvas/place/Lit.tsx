import { useStore } from '@xyflow/react'
import type { Geometry } from '@/layout/geometry'

/** The edge of what would take something in, or of what refuses it. */
export function Lit({
  id,
  geometry,
  refused,
}: {
  readonly id: string
  readonly geometry: Geometry
  readonly refused: boolean
}) {
  const [x, y, zoom] = useStore(({ transform }) => transform)
  const box = geometry.boxes.get(id)
  if (!box) return null
  return (
    <div
      className={`absolute rounded-subnet border-2 ${refused ? 'border-deny' : 'border-selection'}`}
      style={{
        left: box.x * zoom + x - 3,
        top: box.y * zoom + y - 3,
        width: box.width * zoom + 6,
        height: box.height * zoom + 6,
      }}
    />
  )
}
