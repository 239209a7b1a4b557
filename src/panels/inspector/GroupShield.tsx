import { groupStyle } from '@/store/groupStyle'
import { useTopology } from '@/store/diagramStore'
import { Shield, type ShieldProps } from '@/ui/Shield'

interface GroupShieldProps {
  readonly groupId: string
  readonly size?: ShieldProps['size']
}

/** A security group's shield, with the letter and hue it has everywhere. */
export function GroupShield({ groupId, size = 'small' }: GroupShieldProps) {
  const { letter, hue, double } = groupStyle(useTopology(), groupId)
  return <Shield letter={letter} hue={hue} double={double} size={size} />
}
