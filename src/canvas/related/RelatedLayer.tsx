import { ViewportPortal } from '@xyflow/react'
import { useMemo } from 'react'
import type { Box } from '@/layout/diagram'
import { cardsOf } from '@/layout/drawables'
import type { Geometry } from '@/layout/geometry'
import { useConnecting } from '@/store/connecting'
import { useView } from '@/store/viewStore'
import { DEPTH } from '../canvasNode'
import { relatedTo, type Related } from './related'

/** What belongs to the subnet, route table or network ACL that is pointed at or selected, outlined. */
export function RelatedLayer({ geometry }: { readonly geometry: Geometry }) {
  const connecting = useConnecting(({ from }) => from !== undefined)
  const id = useView(
    ({ hovered, selection }) => hovered ?? (selection.length === 1 ? selection[0] : undefined),
  )
  const selection = useView((state) => state.selection)
  // Its own cards are marked as selected already.
  const own = useMemo(
    () => selection.flatMap((each) => cardsOf(geometry.topology, each)),
    [geometry.topology, selection],
  )
  const related = useMemo(
    () =>
      (id === undefined ? [] : relatedTo(geometry.topology, id)).filter(
        ({ id: card }) => !own.includes(card),
      ),
    [geometry.topology, id, own],
  )
  if (connecting || related.length === 0) return null
  return (
    <ViewportPortal>
      <div
        className="pointer-events-none absolute top-0 left-0"
        style={{ zIndex: DEPTH.groups }}
        aria-hidden="true"
      >
        {related.map((each) => {
          const box = geometry.boxes.get(each.id)
          return box && <Outline key={each.id} related={each} box={box} />
        })}
      </div>
    </ViewportPortal>
  )
}

const PAD = 5

function Outline({ related, box }: { readonly related: Related; readonly box: Box }) {
  return (
    <div
      className="absolute rounded-[14px] border-2 border-dashed border-selection"
      style={{
        left: box.x - PAD,
        top: box.y - PAD,
        width: box.width + 2 * PAD,
        height: box.height + 2 * PAD,
      }}
    >
      {related.words !== '' && <span className="canvas-related-words">{related.words}</span>}
    </div>
  )
}
