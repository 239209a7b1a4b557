import { clsx } from 'clsx'
import { strings } from '@/strings/strings'
import { Glyph } from '@/ui/glyphs'
import type { TileCanvasNode, Shown } from '../canvasNode'
import { ConnectHandle } from '../connect/ConnectHandle'
import { useConnectMark } from '../connect/useConnectMark'
import { useTraceRole } from '../packet/journeyStore'
import { FaultBadge } from './FaultBadge'

/** A gateway on the VPC's border, or the two rings of a peering between two of them. */
export function TileNode({ id, data }: Shown<TileCanvasNode>) {
  const { glyph, name, state, faults, labelled = false, ours = false } = data.content
  const role = useTraceRole(id)
  const mark = useConnectMark(id)
  const lit = role === 'evaluating'
  return (
    <div
      title={state === '' ? name : strings.drawing.withState(name, state)}
      data-connecting={mark}
      className={clsx(
        'canvas-gateway canvas-takes relative grid h-full w-full place-items-center rounded-card border-2 bg-surface',
        ours ? 'text-az' : 'text-vpc',
        state === '' ? 'border-solid' : 'border-dashed',
        lit ? 'canvas-evaluating' : ours ? 'border-az' : 'border-vpc',
      )}
    >
      <Glyph name={glyph} size={22} weight={1.75} />
      <span
        className="canvas-tile-name"
        data-always={labelled || state !== ''}
        data-below={labelled}
      >
        {state === '' ? name : state}
      </span>
      <FaultBadge count={faults} id={id} className="-top-3 -left-4" />
      <ConnectHandle id={id} name={name} />
    </div>
  )
}
