import { setView, useView } from '@/store/viewStore'
import { Shield } from '@/ui/Shield'
import type { GroupChip } from '../content/content'

/** A security group worn by an interface: its letter on a shield of its hue. Selects the group. */
export function GroupChipButton({ group }: { readonly group: GroupChip }) {
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
      data-resource-id={group.id}
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
      <Shield letter={letter} hue={hue} double={double} ringed={active} />
    </button>
  )
}
