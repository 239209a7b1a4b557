import type { Box } from '@/layout/diagram'
import type { DrawnKind } from '@/layout/drawables'
import { streetsOf } from '@/layout/geometry'
import { resourcesOf } from '@/model/topology'
import { faultCounts } from './content/faultCounts'
import { interfacesByCard } from './content/interfacesByCard'
import { spokenName } from './content/spokenName'
import { DEPTH, type CanvasNode, type StreetCanvasNode } from './canvasNode'
import { looksOf } from './looksOf'
import type { Picture } from './picture'

type Manners = Pick<CanvasNode, 'zIndex' | 'dragHandle' | 'style'>

/** Frames let the pointer through, so that dragging inside them moves the camera. */
const FRAME: Manners = { dragHandle: '.canvas-handle', style: { pointerEvents: 'none' } }

/** How React Flow treats each kind: what lies over what, and where it can be taken hold of. */
const MANNERS: Readonly<Record<DrawnKind, Manners>> = {
  vpc: { ...FRAME, zIndex: DEPTH.vpc },
  zone: { ...FRAME, zIndex: DEPTH.zone },
  subnet: { zIndex: DEPTH.subnet },
  card: { zIndex: DEPTH.card },
  box: { zIndex: DEPTH.card },
  gateway: { zIndex: DEPTH.tile },
  endpoint: { zIndex: DEPTH.tile },
  peering: { zIndex: DEPTH.tile },
  host: { zIndex: DEPTH.host },
}

/** React Flow's nodes of a picture, parents before children. */
export function buildNodes(picture: Picture, selection: ReadonlySet<string>): CanvasNode[] {
  const { drawing, layout, diagram } = picture
  const interfaces = interfacesByCard(diagram.topology)
  const faults = faultCounts(diagram.topology)
  const things = drawing.things.flatMap((thing): CanvasNode[] => {
    const box = layout[thing.id]
    if (!box) return []
    const count = faults.get(thing.id) ?? 0
    const looks = looksOf(picture, thing, interfaces.get(thing.id) ?? [], count)
    const card = looks.type === 'card' ? looks.data.content : undefined
    return [
      {
        ...MANNERS[thing.kind],
        ...looks,
        ...placed(box),
        id: thing.id,
        ...(thing.parentId === undefined ? {} : { parentId: thing.parentId }),
        selected: selection.has(thing.id),
        ariaLabel: spokenName(diagram.topology, thing, card),
      },
    ]
  })
  return [...things, ...streetNodes(picture)]
}

function streetNodes({ diagram, geometry }: Picture): readonly StreetCanvasNode[] {
  return resourcesOf(diagram.topology, 'vpc').flatMap((vpc) => {
    const frame = geometry.boxes.get(vpc.id)
    if (!frame) return []
    return streetsOf(geometry, vpc.id).map(
      (lane, index): StreetCanvasNode => ({
        id: `${vpc.id}/street-${String(index)}`,
        type: 'street',
        parentId: vpc.id,
        ...placed({ ...lane, x: lane.x - frame.x, y: lane.y - frame.y }),
        zIndex: DEPTH.street,
        data: { content: null },
        draggable: false,
        selectable: false,
        focusable: false,
        selected: false,
      }),
    )
  })
}

function placed({ x, y, width, height }: Box) {
  return { position: { x, y }, width, height, handles: NO_HANDLES }
}

/** Said beforehand, so that React Flow need not render every node once to look for them. */
const NO_HANDLES: [] = []
