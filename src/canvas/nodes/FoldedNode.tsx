import { clsx } from 'clsx'
import type { SubnetKind } from '@/model/subnetKind'
import { Glyph } from '@/ui/glyphs'
import type { FoldedCanvasNode, Shown } from '../canvasNode'
import { ConnectHandle } from '../connect/ConnectHandle'
import { useConnectMark } from '../connect/useConnectMark'
import { useTraceRole } from '../packet/journeyStore'
import { FaultBadge } from './FaultBadge'
import { traceBorder } from './traceBorder'

const LOOKS: Readonly<Record<'vpc' | SubnetKind, string>> = {
  vpc: 'border-vpc bg-vpc-fill text-vpc',
  public: 'border-subnet-public bg-public-fill text-subnet-public',
  private: 'border-subnet-private bg-private-fill text-subnet-private',
  isolated: 'border-subnet-isolated bg-isolated-fill text-subnet-isolated',
}

/** A collapsed VPC or subnet: one card with its border, its name and how much is inside. */
export function FoldedNode({ id, data }: Shown<FoldedCanvasNode>) {
  const { name, kind, counts, faults } = data.content
  const mark = useConnectMark(id)
  const role = useTraceRole(id)
  return (
    <div
      data-connecting={mark}
      className={clsx(
        'canvas-folded canvas-takes relative flex h-full w-full items-center gap-2.5 rounded-card border-2 px-3 shadow-e1',
        LOOKS[kind],
        role !== 'none' && role !== 'offPath' && role !== 'onPath' && traceBorder(role),
      )}
    >
      <Glyph name={kind === 'vpc' ? 'cloud' : 'subnet'} size={22} weight={1.75} />
      <span className="min-w-0 flex-1 leading-[18px]">
        <span className="canvas-name block truncate font-semibold">{name}</span>
        <span className="canvas-folded-counts block truncate text-xs text-muted">{counts}</span>
      </span>
      <FaultBadge count={faults} id={id} className="-top-3 -left-3" />
      <ConnectHandle id={id} name={name} />
    </div>
  )
}
