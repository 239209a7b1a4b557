import { connects } from '@/store/connectGesture'
import { useView } from '@/store/viewStore'
import { strings } from '@/strings/strings'
import { useConnectMark } from '../connect/useConnectMark'
import type { GateContent } from '../content/content'
import { pointsAt } from './pointsAt'

/** The network ACL on the subnet's border, facing the street: barred, or open posts when it allows all. */
export function Gate({
  gate,
  subnetId,
  x,
  y,
}: {
  readonly gate: GateContent
  readonly subnetId: string
  readonly x: number
  readonly y: number
}) {
  const lit = useView(({ hovered, selection }) =>
    [gate.aclId, subnetId].some((id) => hovered === id || selection.includes(id)),
  )
  // Of many things selected at once the gates light up, and their names would lie over one another.
  const named = useView(
    ({ hovered, selection }) =>
      lit && (selection.length < 2 || hovered === gate.aclId || hovered === subnetId),
  )
  const mark = useConnectMark(gate.aclId)
  const color = lit ? 'var(--selection)' : 'var(--az)'
  const name = strings.drawing.gate(gate.aclName, gate.open)
  return (
    <button
      type="button"
      tabIndex={-1}
      title={name}
      aria-label={name}
      className="canvas-gate nodrag nopan"
      style={{ left: x, top: y }}
      data-connect-on={subnetId}
      data-connecting={mark}
      {...connects(gate.aclId)}
      {...pointsAt(gate.aclId)}
    >
      <svg
        width="18"
        height="42"
        viewBox="-9 -21 18 42"
        className="overflow-visible"
        aria-hidden="true"
      >
        <rect
          x="-9"
          y="-21"
          width="18"
          height="42"
          rx="5"
          fill="var(--surface)"
          stroke={color}
          strokeWidth={lit ? 2 : 1.5}
        />
        <path
          d={gate.open ? 'M-4-13v26M4-13v26' : 'M-4-13v26M4-13v26M-4-5H4M-4 5H4'}
          stroke={color}
          strokeWidth="1.500"
          strokeLinecap="round"
        />
      </svg>
      {named && <span className="canvas-gate-name">{gate.label}</span>}
    </button>
  )
}
