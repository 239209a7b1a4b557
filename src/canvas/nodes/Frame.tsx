import type { ReactNode } from 'react'
import { useConnectMark } from '../connect/useConnectMark'
import { isMarked } from '@/layout/marked'
import { useDiagramStore } from '@/store/diagramStore'
import { useLate } from '@/store/late'
import { canvasHands } from '../canvasHands'

/** What a container consists of: the frame, its handles while selected, and what stands on it. */
export function Frame({
  id,
  selected,
  className,
  label,
  children,
}: {
  readonly id: string
  readonly selected: boolean
  readonly className: string
  readonly label: string
  readonly children: ReactNode
}) {
  const mark = useConnectMark(id)
  const locked = useDiagramStore(({ diagram }) => isMarked(diagram, 'locked', id))
  const hands = useLate(canvasHands)
  return (
    <div data-connecting={mark} className={`canvas-frame relative h-full w-full ${className}`}>
      {children}
      {selected && !locked && hands && <hands.ContainerResizer id={id} label={label} />}
    </div>
  )
}
