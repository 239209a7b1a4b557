import type { NodeProps } from '@xyflow/react'
import { Glyph } from '@/ui/glyphs'
import type { SiteCanvasNode } from '../canvasNode'
import { ConnectHandle } from '../connect/ConnectHandle'
import { FaultBadge } from './FaultBadge'
import { Frame } from './Frame'

/** A network on premises: a slate frame around its hosts, with its name and blocks at the top left. */
export function SiteNode({ id, data, selected }: NodeProps<SiteCanvasNode>) {
  const { name, blocks, faults } = data.content
  return (
    <Frame
      id={id}
      selected={selected}
      className="canvas-takes rounded-subnet border-2 border-az bg-sunken"
      label={name}
    >
      <div className="absolute inset-x-3 top-1.5 flex h-7 items-center gap-2 text-az">
        <Glyph name="building" size={18} weight={2} />
        <span className="canvas-name truncate font-semibold">{name}</span>
        <span className="canvas-detail canvas-address min-w-0 shrink-[1000] truncate font-mono text-xs text-muted">
          {blocks}
        </span>
      </div>
      <FaultBadge count={faults} id={id} className="-top-3 -left-3" />
      <ConnectHandle id={id} name={name} />
    </Frame>
  )
}
