import { NodeToolbar, Position } from '@xyflow/react'
import { useView } from '@/store/viewStore'
import { strings } from '@/strings/strings'
import { Glyph } from '@/ui/glyphs'
import { startConnect, useConnect } from './connectStore'

export interface SendToolbarProps {
  readonly id: string
  /** What stands at the top of the drawing has the islands over it. */
  readonly below?: boolean
}

/** Beside the one selected card: starts a packet from it. */
export function SendToolbar({ id, below = false }: SendToolbarProps) {
  const alone = useView(({ selection, tool }) => selection.length === 1 && tool === 'select')
  const connecting = useConnect(({ from }) => from !== undefined)
  return (
    <NodeToolbar
      isVisible={alone && !connecting}
      position={below ? Position.Bottom : Position.Top}
      offset={below ? 18 : 16}
      align="center"
    >
      <button
        type="button"
        onClick={(event) => {
          // The toolbar belongs to the node, whose own click would choose it as the other end.
          event.stopPropagation()
          startConnect(id)
        }}
        className="flex h-[30px] cursor-pointer items-center gap-1.5 rounded-control border border-line bg-surface px-2.5 text-[13px] font-medium shadow-e2 hover:border-line-strong pointer-coarse:h-11"
      >
        <span className="text-packet-tcp">
          <Glyph name="arrowRight" />
        </span>
        {strings.packet.sendFromHere}
      </button>
    </NodeToolbar>
  )
}
