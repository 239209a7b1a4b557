import { connects } from '@/store/connectGesture'
import { useView } from '@/store/viewStore'
import { strings } from '@/strings/strings'
import { Shield } from '@/ui/Shield'
import { useConnectMark } from '../connect/useConnectMark'
import type { GroupChip } from '../content/content'
import { pointsAt } from './pointsAt'

/** A security group worn by an interface: pressed it is selected, dragged it is put on something. */
export function GroupChipButton({ group }: { readonly group: GroupChip }) {
  const active = useView(
    ({ selection, hovered }) => hovered === group.id || selection.includes(group.id),
  )
  const mark = useConnectMark(group.id)
  const { letter, hue, double } = group.style
  return (
    <button
      type="button"
      tabIndex={-1}
      title={strings.drawing.groupTitle(group.name)}
      aria-label={strings.drawing.group(group.name)}
      className="canvas-takes nodrag relative block h-6 w-[21px] cursor-pointer rounded-md"
      data-connecting={mark}
      {...connects(group.id)}
      {...pointsAt(group.id)}
    >
      <Shield letter={letter} hue={hue} double={double} ringed={active} />
    </button>
  )
}
