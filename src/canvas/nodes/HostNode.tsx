import { clsx } from 'clsx'
import { FireHandle } from '../connect/FireHandle'
import { SendFrom } from '../connect/SendFrom'
import { useConnectMark } from '../connect/useConnectMark'
import { Glyph } from '@/ui/glyphs'
import type { HostCanvasNode, Shown } from '../canvasNode'
import { useTraceRole } from '../packet/journeyStore'
import { traceBorder } from './traceBorder'

/** A machine on the internet: a pill above the VPC with a real address. */
export function HostNode({ id, data, selected }: Shown<HostCanvasNode>) {
  const { glyph, name, address } = data.content
  const role = useTraceRole(id)
  const mark = useConnectMark(id)
  const dimmed = role === 'offPath'
  return (
    <div
      title={address}
      data-connecting={mark}
      className={clsx(
        'canvas-card canvas-host relative flex h-full w-full items-center gap-2 rounded-full border px-2.5',
        dimmed ? 'canvas-dimmed' : 'bg-surface',
        traceBorder(role),
      )}
    >
      <span className={clsx('canvas-tile', dimmed && 'opacity-55')}>
        <Glyph name={glyph} size={22} weight={1.75} />
      </span>
      <span className="min-w-0 flex-1 leading-4">
        <span
          className={clsx(
            'canvas-name block truncate',
            dimmed ? 'text-muted' : 'font-semibold text-ink',
          )}
        >
          {name}
        </span>
        <span className="canvas-detail canvas-address block truncate font-mono text-xs text-muted">
          {address}
        </span>
      </span>
      <FireHandle id={id} name={name} />
      {selected && <SendFrom id={id} below />}
    </div>
  )
}
