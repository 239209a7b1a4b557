import { findOf, labelOf } from '@/model/topology'
import { connects } from '@/store/connectGesture'
import { useTopology } from '@/store/diagramStore'
import { groupStyle } from '@/store/groupStyle'
import { useView } from '@/store/viewStore'
import { strings } from '@/strings/strings'
import { Shield } from '@/ui/Shield'

/** What the outline and the arrows mean, while a security group is selected. */
export function GroupLegend() {
  const topology = useTopology()
  const selection = useView((state) => state.selection)
  const group = selection.map((id) => findOf(topology, 'securityGroup', id)).find(Boolean)
  if (!group) return null
  const { hue, letter, double } = groupStyle(topology, group.id)
  return (
    <p className="absolute bottom-12 left-3 flex items-center gap-2 rounded-card border border-line bg-surface px-3 py-1.5 text-xs shadow-e1">
      <span
        title={strings.connecting.drag}
        className="flex cursor-grab touch-none items-center gap-2"
        {...connects(group.id)}
      >
        <Shield letter={letter} hue={hue} double={double} />
        <b className="font-medium whitespace-nowrap">{labelOf(group)}</b>
      </span>
      <span className="text-muted max-md:hidden">{strings.drawing.groupLegend}</span>
    </p>
  )
}
