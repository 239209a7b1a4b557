import { useView } from '@/store/viewStore'
import type { GateContent } from '../content/content'
import { pointsAt } from './pointsAt'

/** The network ACL on the subnet's border, facing the street: barred, or open posts when it allows all. */
export function Gate({ gate }: { readonly gate: GateContent }) {
  const lit = useView(
    ({ hovered, selection }) => hovered === gate.aclId || selection.includes(gate.aclId),
  )
  const color = lit ? 'var(--selection)' : 'var(--az)'
  return (
    <button
      type="button"
      tabIndex={-1}
      title={`${gate.aclName}: network ACL${gate.open ? ', allows all' : ''}`}
      aria-label={`Network ACL ${gate.aclName}`}
      className="canvas-gate nodrag absolute cursor-pointer"
      style={{ left: gate.x, top: gate.y }}
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
      {lit && (
        <span className="canvas-gate-name rounded-cell bg-surface px-1.5 text-xs whitespace-nowrap text-ink shadow-e1">
          {gate.aclName}
        </span>
      )}
    </button>
  )
}
