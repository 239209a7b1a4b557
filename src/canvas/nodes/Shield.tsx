import { setView, useView } from '@/store/viewStore'
import type { GroupChip } from '../content/content'
import { SHIELD_SHAPE } from './shieldShape'

/** A security group worn by an interface: its letter on a shield of its hue. Selects the group. */
export function Shield({ group }: { readonly group: GroupChip }) {
  const active = useView(
    ({ selection, hovered }) => hovered === group.id || selection.includes(group.id),
  )
  const { letter, hue, double } = group.style
  return (
    <button
      type="button"
      tabIndex={-1}
      title={`${group.name}: security group`}
      aria-label={`Security group ${group.name}`}
      className="nodrag relative block h-6 w-[21px] cursor-pointer"
      onClick={(event) => {
        event.stopPropagation()
        setView({ selection: [group.id], tab: 'inspect', ruleFocus: undefined })
      }}
      onMouseEnter={() => {
        setView({ hovered: group.id })
      }}
      onMouseLeave={() => {
        setView({ hovered: undefined })
      }}
    >
      <svg viewBox="-10.500 -12 21 24" className="h-6 w-[21px] overflow-visible" aria-hidden="true">
        {active && <path d={SHIELD_SHAPE} stroke={`var(--${hue})`} strokeWidth="5" fill="none" />}
        <path d={SHIELD_SHAPE} fill={`var(--${hue})`} stroke="var(--surface)" strokeWidth="2" />
        {double && (
          <path
            d={SHIELD_SHAPE}
            fill="none"
            stroke="var(--on-solid)"
            strokeWidth="1.200"
            transform="scale(.74)"
          />
        )}
        <text
          y="3.600"
          textAnchor="middle"
          fontSize="12"
          fontWeight="700"
          letterSpacing={letter.length > 1 ? '-1' : undefined}
          fill="var(--on-solid)"
        >
          {letter}
        </text>
      </svg>
    </button>
  )
}
