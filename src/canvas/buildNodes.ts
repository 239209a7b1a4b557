import type { Box } from '@/layout/diagram'
import type { Drawable, DrawnKind } from '@/layout/drawables'
import { streetsOf } from '@/layout/geometry'
import { annotationsOf } from '@/layout/annotations'
import { isMarked } from '@/layout/marked'
import type { NetworkInterface } from '@/model/resources/networkInterface'
import { findOf, resourcesOf } from '@/model/topology'
import { CardMemo, surroundingsOf } from './content/cardMemo'
import { faultCounts } from './content/faultCounts'
import { interfacesByCard } from './content/interfacesByCard'
import { spokenName } from './content/spokenName'
import { strings } from '@/strings/strings'
import { canvasHands } from './canvasHands'
import { DEPTH, LIT, type CanvasNode, type StreetCanvasNode } from './canvasNode'
import type { Chosen } from './chosen'
import { foldedLooks, looksOf, type Looks } from './looksOf'
import type { Picture } from './picture'

const words = strings.craft

type Manners = Pick<CanvasNode, 'zIndex' | 'dragHandle' | 'style'>

/** Frames let the pointer through, so that dragging inside them moves the camera. */
const FRAME: Manners = { dragHandle: '.canvas-handle', style: { pointerEvents: 'none' } }

/** How React Flow treats each kind: what lies over what, and where it can be taken hold of. */
const MANNERS: Readonly<Record<DrawnKind, Manners>> = {
  vpc: { ...FRAME, zIndex: DEPTH.vpc },
  zone: { ...FRAME, zIndex: DEPTH.zone },
  subnet: { zIndex: DEPTH.subnet },
  site: { zIndex: DEPTH.subnet },
  card: { zIndex: DEPTH.card },
  box: { zIndex: DEPTH.card },
  gateway: { zIndex: DEPTH.tile },
  endpoint: { zIndex: DEPTH.tile },
  peering: { zIndex: DEPTH.tile },
  host: { zIndex: DEPTH.host },
}

/** React Flow's nodes of a picture, parents before children. */
export function buildNodes(picture: Picture, chosen: Chosen): CanvasNode[] {
  const { drawing, shown, diagram, geometry } = picture
  const { folded } = geometry
  const interfaces = interfacesByCard(diagram.topology)
  const faults = faultCounts(diagram.topology)
  const things = drawing.things.flatMap((thing): CanvasNode[] => {
    const box = shown[thing.id]
    if (!box || folded.into.has(thing.id)) return []
    const count = faults.get(thing.id) ?? 0
    const isFolded = folded.cards.has(thing.id)
    const own = interfaces.get(thing.id) ?? []
    const { looks, spoken } = isFolded
      ? spokenOf(picture, thing, foldedLooks(picture, thing, faults))
      : described(picture, thing, own, count)
    return [
      {
        ...(isFolded ? FOLDED_MANNERS : MANNERS[thing.kind]),
        ...looks,
        ...placed(box),
        ...heldBack(picture, thing.id),
        id: thing.id,
        ...(thing.parentId === undefined ? {} : { parentId: thing.parentId }),
        selected: chosen.selected.has(thing.id),
        className: chosen.lit.has(thing.id) ? LIT : '',
        ariaLabel: [
          spoken,
          looks.type === 'folded'
            ? strings.drawing.spoken.collapsed(looks.data.content.counts)
            : '',
          isMarked(diagram, 'locked', thing.id) ? words.locked : '',
        ]
          .filter((part) => part !== '')
          .join(', '),
      },
    ]
  })
  return [...things, ...streetNodes(picture), ...annotationNodes(picture, chosen.selected)]
}

interface Described {
  readonly looks: Looks
  readonly spoken: string
}

const cards = new CardMemo<Described>()

/** What a thing looks like and how it is called; cards are many, so theirs is kept while it holds. */
function described(
  picture: Picture,
  thing: Drawable,
  interfaces: readonly NetworkInterface[],
  faults: number,
): Described {
  const describe = (): Described =>
    spokenOf(picture, thing, looksOf(picture, thing, interfaces, faults))
  const { topology } = picture.diagram
  // A service that is drawn at its interfaces has several cards, each with an interface of its own.
  const kind = thing.id === thing.resourceId ? thing.resourceKind : 'networkInterface'
  const resource = thing.kind === 'card' ? findOf(topology, kind, thing.id) : undefined
  if (!resource) return describe()
  const { part } = canvasHands.store.getState()
  const about = [surroundingsOf(topology), thing.parentId, faults, part]
  return cards.get(resource, about, interfaces, describe)
}

function spokenOf({ diagram }: Picture, thing: Drawable, looks: Looks): Described {
  const card = looks.type === 'card' ? looks.data.content : undefined
  return { looks, spoken: spokenName(diagram.topology, thing, card) }
}

const FOLDED_MANNERS: Manners = { zIndex: DEPTH.card }
const ANNOTATION_MANNERS = {
  note: { zIndex: DEPTH.note },
  frame: { ...FRAME, zIndex: DEPTH.frame },
} as const satisfies Record<string, Manners>

function heldBack({ diagram }: Picture, id: string): { readonly draggable?: boolean } {
  return isMarked(diagram, 'locked', id) ? { draggable: false } : {}
}

function annotationNodes(picture: Picture, selection: ReadonlySet<string>): readonly CanvasNode[] {
  const { diagram } = picture
  return Object.values(annotationsOf(diagram)).map(({ id, kind, text, ...box }): CanvasNode => {
    const spoken = strings.annotations.spoken(strings.annotations.kinds[kind], text)
    return {
      ...ANNOTATION_MANNERS[kind],
      ...placed(box),
      ...heldBack(picture, id),
      id,
      type: kind,
      data: { content: { text } },
      selected: selection.has(id),
      ariaLabel: isMarked(diagram, 'locked', id) ? `${spoken}, ${words.locked}` : spoken,
    }
  })
}

function streetNodes({ diagram, geometry }: Picture): readonly StreetCanvasNode[] {
  return resourcesOf(diagram.topology, 'vpc').flatMap((vpc) => {
    const frame = geometry.boxes.get(vpc.id)
    if (!frame || geometry.folded.into.has(vpc.id)) return []
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
