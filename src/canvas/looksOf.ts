import { centreOf } from '@/layout/box'
import type { Drawable } from '@/layout/drawables'
import type { NetworkInterface } from '@/model/resources/networkInterface'
import { assertNever } from '@/model/result'
import { findOf } from '@/model/topology'
import type { CanvasNode } from './canvasNode'
import type { SubnetContent, ZoneContent } from './content/content'
import { describeBox } from './content/describeBox'
import { describeCard } from './content/describeCard'
import { describeSite, describeSubnet, describeVpc } from './content/describeFrames'
import { describeFolded } from './content/describeFolded'
import { describeHost, describeTile } from './content/describeOutside'
import type { Picture } from './picture'

type Kind = CanvasNode['type']
type LooksOf<Name> = Pick<Extract<CanvasNode, { type: Name }>, 'type' | 'data'>

/** The kind of node that draws a thing, and what it shows. */
export type Looks = { readonly [Name in Kind]: LooksOf<Name> }[Kind]

/** What a thing of the picture looks like. */
export function looksOf(
  picture: Picture,
  thing: Drawable,
  interfaces: readonly NetworkInterface[],
  faults: number,
): Looks {
  const { topology } = picture.diagram
  switch (thing.kind) {
    case 'vpc':
      return { type: 'vpc', data: { content: describeVpc(topology, thing, faults) } }
    case 'zone':
      return { type: 'zone', data: { content: zoneContent(picture, thing) } }
    case 'subnet':
      return { type: 'subnet', data: { content: subnetContent(picture, thing, faults) } }
    case 'card': {
      const content = describeCard(topology, thing, interfaces, faults)
      return { type: 'card', data: { content } }
    }
    case 'box':
      return { type: 'card', data: { content: describeBox(topology, thing, faults) } }
    case 'gateway':
    case 'endpoint':
    case 'peering':
      return { type: 'tile', data: { content: describeTile(topology, thing, faults) } }
    case 'site':
      return { type: 'site', data: { content: describeSite(topology, thing, faults) } }
    case 'host':
      return { type: 'host', data: { content: describeHost(topology, thing) } }
    default:
      return assertNever(thing.kind)
  }
}

/** The card of a collapsed VPC or subnet; it tells of the faults of all that is inside. */
export function foldedLooks(
  { diagram, drawing, geometry }: Picture,
  thing: Drawable,
  faults: ReadonlyMap<string, number>,
): LooksOf<'folded'> {
  const inside = drawing.things.filter(({ id }) => geometry.folded.into.get(id) === thing.id)
  const count = [thing, ...inside].reduce((sum, { id }) => sum + (faults.get(id) ?? 0), 0)
  return {
    type: 'folded',
    data: { content: describeFolded(diagram.topology, thing, inside, count) },
  }
}

function zoneContent({ geometry }: Picture, thing: Drawable): ZoneContent {
  const name = thing.id.slice(thing.resourceId.length + 1)
  const zone = geometry.boxes.get(thing.id)
  const vpc = geometry.boxes.get(thing.resourceId)
  const isRight = zone && vpc && centreOf(zone).x > centreOf(vpc).x
  return { name, corner: isRight === true ? 'right' : 'left' }
}

function subnetContent(picture: Picture, thing: Drawable, faults: number): SubnetContent {
  const { diagram, drawing } = picture
  const subnet = findOf(diagram.topology, 'subnet', thing.resourceId)
  if (!subnet) throw new Error(`${thing.id} is drawn as a subnet and is none`)
  const cards = drawing.childrenOf.get(thing.id)?.length ?? 0
  return describeSubnet(diagram.topology, subnet, { cards, faults })
}
