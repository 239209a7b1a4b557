import { findOf, labelOf } from '@/model/topology'
import { useTopology } from '@/store/diagramStore'
import { groupStyle } from '@/store/groupStyle'
import { useView } from '@/store/viewStore'
import { SHIELD_SHAPE } from '../nodes/shieldShape'

/** What the outline and the arrows mean, while a security group is selected. */
export function GroupLegend() {
  const topology = useTopology()
  const selection = useView((state) => state.selection)
  const group = selection.map((id) => findOf(topology, 'securityGroup', id)).find(Boolean)
  if (!group) return null
  const { hue, letter } = groupStyle(topology, group.id)
  return (
    <p className="absolute bottom-3 left-3 flex items-center gap-2 rounded-card border border-line bg-surface px-3 py-1.5 text-xs shadow-e1">
      <svg width="18" height="20" viewBox="-9.500 -11.500 19 23" aria-hidden="true">
        <path d={SHIELD_SHAPE} fill={`var(--${hue})`} />
        <text y="4" textAnchor="middle" fontSize="12" fontWeight="700" fill="var(--on-solid)">
          {letter}
        </text>
      </svg>
      <b className="font-medium">{labelOf(group)}</b>
      <span className="text-muted">dashed: its members · arrows: groups its rules name</span>
    </p>
  )
}
