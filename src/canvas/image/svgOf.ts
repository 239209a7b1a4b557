import { annotationsOf } from '@/layout/annotations'
import { boundsOf } from '@/layout/box'
import type { Box, Diagram } from '@/layout/diagram'
import type { Drawable } from '@/layout/drawables'
import { streetsOf } from '@/layout/geometry'
import { wires } from '@/layout/wires'
import { networkAclOf, findOf, resourcesOf } from '@/model/topology'
import { describeGate } from '../content/describeGate'
import { interfacesByCard } from '../content/interfacesByCard'
import { foldedLooks, looksOf } from '../looksOf'
import { roundedPath } from '../packet/track'
import { pictureOf, type Picture } from '../picture'
import { drawThing } from './drawThing'
import { drawAnnotation } from './drawAnnotation'
import { drawLegend } from './legend'
import { element } from './markup'
import { label, type Palette } from './pen'

export interface ImageOptions {
  readonly colour: Palette
  /** Only these things and what they contain; everything without it. */
  readonly only?: ReadonlySet<string>
  readonly legend?: boolean
}

const NO_FAULTS: ReadonlyMap<string, number> = new Map()
const MARGIN = 32
const TITLE = 40

/** A diagram as an SVG document of its own: text stays text, colours are written out. */
export function svgOf(diagram: Diagram, { colour, only, legend = false }: ImageOptions): string {
  const picture = pictureOf(diagram)
  const shown = picture.drawing.things.filter((thing) => isShown(picture, thing, only))
  const written = Object.values(annotationsOf(diagram)).filter(({ id }) => only?.has(id) ?? true)
  const boxes: readonly Box[] = [
    ...shown.flatMap(({ id }) => picture.geometry.boxes.get(id) ?? []),
    ...written,
  ]
  const bounds = boundsOf(boxes) ?? { x: 0, y: 0, width: 320, height: 120 }
  const inner = { x: bounds.x, y: bounds.y + bounds.height + MARGIN, width: bounds.width }
  const key = legend ? drawLegend(diagram.topology, inner, colour) : { markup: '', height: -MARGIN }
  const view: Box = {
    x: bounds.x - MARGIN,
    y: bounds.y - MARGIN - TITLE,
    width: bounds.width + 2 * MARGIN,
    height: bounds.height + 3 * MARGIN + TITLE + key.height,
  }
  return element(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      viewBox: [view.x, view.y, view.width, view.height]
        .map((n) => String(Math.round(n)))
        .join(' '),
      width: Math.round(view.width),
      height: Math.round(view.height),
    },
    element('rect', { ...view, fill: colour('canvas') }),
    label(bounds.x, bounds.y - MARGIN - 4, diagram.name, {
      size: 20,
      bold: true,
      colour: colour('ink'),
    }),
    ...drawAll(picture, shown, colour, only === undefined),
    ...written.map((annotation) => drawAnnotation(annotation, colour)),
    key.markup,
  )
}

function isShown(
  { drawing, geometry }: Picture,
  thing: Drawable,
  only: ReadonlySet<string> | undefined,
): boolean {
  if (geometry.folded.into.has(thing.id)) return false
  if (!only) return true
  for (let at: Drawable | undefined = thing; at; ) {
    if (only.has(at.id)) return true
    at = at.parentId === undefined ? undefined : drawing.byId.get(at.parentId)
  }
  return false
}

/** Frames, then streets and wires, then what stands on them. */
function drawAll(
  picture: Picture,
  shown: readonly Drawable[],
  colour: Palette,
  isWhole: boolean,
): readonly string[] {
  const { diagram, geometry } = picture
  const interfaces = interfacesByCard(diagram.topology)
  const draw = (thing: Drawable): string => {
    const box = geometry.boxes.get(thing.id)
    if (!box) return ''
    const looks = geometry.folded.cards.has(thing.id)
      ? foldedLooks(picture, thing, NO_FAULTS)
      : looksOf(picture, thing, interfaces.get(thing.id) ?? [], 0)
    return drawThing(looks, box, colour)
  }
  const isFrame = ({ id, kind }: Drawable): boolean =>
    (kind === 'vpc' || kind === 'zone') && !geometry.folded.cards.has(id)
  const isSubnet = ({ kind }: Drawable): boolean => kind === 'subnet'
  const subnets = shown.filter(isSubnet)
  return [
    ...shown.filter(isFrame).map(draw),
    ...shown.filter(({ kind }) => kind === 'vpc').map(({ id }) => drawStreets(picture, id, colour)),
    isWhole ? drawWires(picture, colour) : '',
    ...subnets.map(draw),
    ...subnets.map(({ id }) => drawGate(picture, id, colour)),
    ...shown.filter((thing) => !isFrame(thing) && !isSubnet(thing)).map(draw),
  ]
}

function drawStreets({ geometry }: Picture, vpcId: string, colour: Palette): string {
  return streetsOf(geometry, vpcId)
    .map((lane) => element('rect', { ...lane, rx: lane.width / 2, fill: colour('street') }))
    .join('')
}

function drawWires({ geometry }: Picture, colour: Palette): string {
  const d = wires(geometry)
    .map(({ points }) => roundedPath(points))
    .join('')
  return d === ''
    ? ''
    : element('path', { d, fill: 'none', stroke: colour('line-strong'), 'stroke-width': 1.2 })
}

function drawGate({ diagram, geometry }: Picture, subnetId: string, colour: Palette): string {
  const { topology } = diagram
  const subnet = findOf(topology, 'subnet', subnetId)
  const acl = subnet && networkAclOf(topology, subnet)
  const gate = geometry.gates.get(subnetId)
  if (!gate || !acl || resourcesOf(topology, 'networkAcl').length === 0) return ''
  const { x, y } = gate.centre
  const bars = describeGate(topology, acl).open ? '' : 'M-4-5H4M-4 5H4'
  return element(
    'g',
    { transform: `translate(${String(x)} ${String(y)})` },
    element('rect', {
      x: -9,
      y: -21,
      width: 18,
      height: 42,
      rx: 5,
      fill: colour('surface'),
      stroke: colour('az'),
      'stroke-width': 1.5,
    }),
    element('path', {
      d: `M-4-13v26M4-13v26${bars}`,
      stroke: colour('az'),
      'stroke-width': 1.5,
      'stroke-linecap': 'round',
    }),
  )
}
