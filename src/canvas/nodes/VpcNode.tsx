import { Glyph } from '@/ui/glyphs'
import type { VpcCanvasNode, Shown } from '../canvasNode'
import { ConnectHandle } from '../connect/ConnectHandle'
import { FaultBadge } from './FaultBadge'
import { Frame } from './Frame'

/** A VPC: a purple frame with its name and blocks at the top left. */
export function VpcNode({ id, data, selected }: Shown<VpcCanvasNode>) {
  const { name, blocks, faults } = data.content
  return (
    <Frame
      id={id}
      selected={selected}
      className="rounded-vpc border-2 border-vpc bg-vpc-fill"
      label={name}
    >
      <div className="canvas-handle canvas-vpc-head pointer-events-auto absolute inset-x-0 top-0 flex h-9 cursor-grab items-center gap-2.5">
        <span className="-mt-1.5 -ml-px grid h-[30px] w-[30px] flex-none place-items-center rounded-tl-[15px] bg-vpc text-on-solid">
          <Glyph name="cloud" size={19} weight={2.27} />
        </span>
        <span className="canvas-name truncate font-semibold text-vpc">{name}</span>
        <span className="canvas-detail canvas-address min-w-0 shrink-[1000] truncate font-mono text-xs text-muted">
          {blocks}
        </span>
      </div>
      <FaultBadge count={faults} id={id} className="top-1 right-2" />
      <ConnectHandle id={id} name={name} />
    </Frame>
  )
}
