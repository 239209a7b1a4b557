import { useConnecting } from '@/store/connecting'

/** From where the hand took hold to where it is, over canvas and panels alike. */
export function ConnectThread() {
  const grip = useConnecting((state) => state.grip)
  const pointer = useConnecting((state) => state.pointer)
  const refused = useConnecting(({ aim }) => aim?.answer.ok === false)
  if (!pointer || !grip) return null
  const colour = refused ? 'var(--deny)' : 'var(--selection)'
  return (
    <svg className="pointer-events-none fixed inset-0 z-40 h-full w-full" aria-hidden="true">
      <line
        x1={grip.x}
        y1={grip.y}
        x2={pointer.x}
        y2={pointer.y}
        stroke={colour}
        strokeWidth="2"
        strokeDasharray={refused ? '4 5' : undefined}
        strokeLinecap="round"
      />
      <circle cx={grip.x} cy={grip.y} r="4" fill={colour} />
      <circle
        cx={pointer.x}
        cy={pointer.y}
        r="5"
        fill="var(--surface)"
        stroke={colour}
        strokeWidth="2"
      />
    </svg>
  )
}
