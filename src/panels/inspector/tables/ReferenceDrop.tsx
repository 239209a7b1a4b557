import { clsx } from 'clsx'
import type { ReactNode } from 'react'
import type { Direction, SecurityGroup } from '@/model/resources/securityGroup'
import { findOf } from '@/model/topology'
import { useConnecting } from '@/store/connecting'
import { takesReferences } from '@/store/connectGesture'
import { diagramStore } from '@/store/diagramStore'

const NEW_RULE = 'new'

interface ReferenceDropProps {
  readonly group: SecurityGroup
  readonly direction: Direction
  readonly children: ReactNode
}

/** A rule table that takes a security group: on a rule's source or destination it is named there, elsewhere in a new rule. */
export function ReferenceDrop({ group, direction, children }: ReferenceDropProps) {
  const takes = useConnecting(
    ({ from }) =>
      findOf(diagramStore.getState().diagram.topology, 'securityGroup', from) !== undefined,
  )
  const aimed = useAimedRule(group, direction)
  return (
    <div
      {...takesReferences(group.id, direction)}
      className={clsx(
        'h-full min-h-0',
        takes && 'outline-2 -outline-offset-2 outline-selection outline-dashed',
        aimed === NEW_RULE && 'bg-selection-fill outline-solid!',
      )}
    >
      {children}
    </div>
  )
}

/** The rule that a group is held over, `new` beside the rules; nothing while none is held here. */
export function useAimedRule(group: SecurityGroup, direction: Direction): string | undefined {
  return useConnecting(({ aim }) => {
    const rule = aim?.rule
    if (rule?.groupId !== group.id || rule.direction !== direction) return undefined
    return rule.ruleId ?? NEW_RULE
  })
}
