import { bottomOf, centreOf, rightOf, type Point } from './box'
import type { Box } from './diagram'
import { drawingOf, type Drawable } from './drawables'
import type { Geometry } from './geometry'
import { SITE_PAD, TILE } from './measures'
import { CLEARANCE, orthogonalRoute } from './orthogonalRoute'
import type { Door, Way } from './ways'

/** Ways in and out of the frames of networks on premises. */

/** The frame in which a drawn thing stands, or on whose border. */
export function siteAround(geometry: Geometry, thing: Drawable): string | undefined {
  if (thing.parentId === undefined) return undefined
  const parent = drawingOf(geometry.topology).byId.get(thing.parentId)
  return parent?.kind === 'site' ? parent.id : undefined
}

/** The border on which a customer gateway's tile stands. */
export function borderOf(site: Box, tile: Point): 'top' | 'bottom' {
  return tile.y > centreOf(site).y ? 'bottom' : 'top'
}

/** From a host's upper edge or a tile on the border to another one, around the hosts. */
export function wayInSite(geometry: Geometry, siteId: string, from: Point, to: Point): Way {
  const site = geometry.boxes.get(siteId)
  if (!site) return [from, to]
  const { childrenOf } = drawingOf(geometry.topology)
  const hosts = (childrenOf.get(siteId) ?? []).flatMap(({ id, kind }) =>
    kind === 'box' ? (geometry.boxes.get(id) ?? []) : [],
  )
  const cleared = ({ x, y }: Point): Point => {
    if (y <= site.y) return { x, y: site.y + SITE_PAD.top - SITE_PAD.lane }
    if (y >= bottomOf(site)) return { x, y: bottomOf(site) - SITE_PAD.bottom + CLEARANCE }
    return { x, y: y - SITE_PAD.lane }
  }
  return [from, ...orthogonalRoute(cleared(from), cleared(to), hosts, 'level'), to]
}

/** Where ways that pass no gateway enter the frame: in the border that looks to a place, beside its tiles. */
export function siteDoor(geometry: Geometry, siteId: string, edge: 'top' | 'bottom'): Door {
  const site = geometry.boxes.get(siteId) ?? { x: 0, y: 0, width: 0, height: 0 }
  const y = edge === 'top' ? site.y : bottomOf(site)
  const tiles = (drawingOf(geometry.topology).childrenOf.get(siteId) ?? []).flatMap(
    ({ id, kind }) => {
      const box = kind === 'gateway' ? geometry.boxes.get(id) : undefined
      return box && box.y < y && bottomOf(box) > y ? [box] : []
    },
  )
  const middle = centreOf(site).x
  const room = TILE.width / 2 + 2 * CLEARANCE
  const beside = tiles.flatMap((tile) => [centreOf(tile).x + room, centreOf(tile).x - room])
  const x = [middle, ...beside].find(
    (each) =>
      each > site.x &&
      each < rightOf(site) &&
      tiles.every((tile) => Math.abs(centreOf(tile).x - each) >= room),
  )
  const point = { x: x ?? middle, y }
  const away = (edge === 'top' ? -2 : 2) * CLEARANCE
  return { point, clear: { x: point.x, y: y + away }, upright: true }
}
