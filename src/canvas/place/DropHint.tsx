import { useStore } from '@xyflow/react'
import type { Geometry } from '@/layout/geometry'
import { labelOfId } from '@/model/topology'
import { strings } from '@/strings/strings'
import { Lit } from './Lit'
import { useDropping } from './dropping'

const words = strings.moves

/** While a card is dragged over another subnet: what it would take there. Copies leave their originals in outline. */
export function DropHint({ geometry }: { readonly geometry: Geometry }) {
  const target = useDropping((state) => state.target)
  const at = useDropping((state) => state.at)
  const originals = useDropping((state) => state.originals)
  const [x, y, zoom] = useStore(({ transform }) => transform)
  if (!target && originals.length === 0) return null
  const refused = target?.refusal !== undefined
  return (
    <div className="pointer-events-none absolute inset-0 z-[6] overflow-hidden" aria-hidden="true">
      {originals.map(({ name, box }) => (
        <div
          key={`${String(box.x)} ${String(box.y)}`}
          data-original=""
          className="absolute rounded-card border-2 border-dashed border-selection bg-surface/60 p-1.5 text-[12px] text-muted"
          style={{
            left: box.x * zoom + x,
            top: box.y * zoom + y,
            width: box.width * zoom,
            height: box.height * zoom,
          }}
        >
          {name}
        </div>
      ))}
      {target && <Lit id={target.subnetId} geometry={geometry} refused={refused} />}
      {target && at && (
        <p
          className={`absolute max-w-64 rounded-card border bg-surface px-2.5 py-1.5 text-xs shadow-e2 ${refused ? 'border-deny text-deny' : 'border-selection text-ink'}`}
          style={{ left: at.x * zoom + x, top: at.y * zoom + y + 6 }}
        >
          {target.refusal ?? (
            <>
              {words.into(labelOfId(geometry.topology, target.subnetId))}
              {target.address !== undefined && (
                <span className="block font-mono">{words.takes(target.address)}</span>
              )}
            </>
          )}
        </p>
      )}
    </div>
  )
}
