import { bottomOf, boundsOf, centreOf, overlaps, rightOf, type Size } from './box'
import type { Box } from './diagram'
import {
  CARD_GAP,
  HOST,
  HOST_GAP,
  HOST_RISE,
  TILE,
  TILE_PITCH,
  VPC_CORNER,
  VPC_GAP,
} from './measures'
import { peeringSlot } from './packVpcs'

/** The least distance between something new and what is there already. */
const GAP = 8

/** The first of endlessly many places that is free. */
export function firstFree(placeAt: (index: number) => Box, taken: readonly Box[]): Box {
  for (let index = 0; ; index++) {
    const box = placeAt(index)
    if (isFree(box, taken, GAP)) return box
  }
}

/** On a border, at the street or as near to it as there is room. */
export function freeTile(street: number, y: number, width: number, taken: readonly Box[]): Box {
  const start = Math.max(VPC_CORNER, street - TILE.width / 2)
  return firstFree((index) => {
    const step = (index % 2 === 0 ? 1 : -1) * Math.ceil(index / 2) * TILE_PITCH
    const x = start + step
    const inside = x >= VPC_CORNER && x + TILE.width <= width
    // Every second try leaves the border at one end; those go on to the right.
    return { x: inside ? x : start + index * TILE_PITCH, y, ...TILE }
  }, taken)
}

/** Beside one of the VPCs or below them all, where the picture grows least. */
export function freeVpc(size: Size, vpcs: readonly Box[], taken: readonly Box[]): Box {
  const bounds = boundsOf(taken)
  if (!bounds) return { ...size, x: 0, y: 0 }
  const candidates = [
    ...vpcs.flatMap((vpc) => [
      { ...size, x: rightOf(vpc) + VPC_GAP, y: vpc.y },
      { ...size, x: vpc.x, y: bottomOf(vpc) + VPC_GAP },
    ]),
    { ...size, x: bounds.x, y: bottomOf(bounds) + VPC_GAP },
  ]
  const extent = (box: Box): number => {
    const grown = boundsOf([bounds, box]) ?? box
    return Math.max(grown.width, grown.height * 1.6)
  }
  return candidates
    .filter((box) => isFree(box, taken, VPC_GAP / 2))
    .reduce((best, box) => (extent(box) < extent(best) ? box : best))
}

/** At the end of the row of hosts, or above everything. */
export function freeHost(hosts: readonly Box[], taken: readonly Box[]): Box {
  const last = hosts.toSorted((a, b) => a.y - b.y || a.x - b.x).at(-1)
  const bounds = boundsOf(taken)
  const start = last
    ? { x: rightOf(last) + HOST_GAP.x, y: last.y }
    : {
        x: bounds ? centreOf(bounds).x - HOST.width / 2 : 0,
        y: bounds ? bounds.y - HOST_RISE - HOST.height : 0,
      }
  const pitch = HOST.width + HOST_GAP.x
  return firstFree((index) => ({ x: start.x + index * pitch, y: start.y, ...HOST }), taken)
}

/** Right of the VPC, below the tiles that stand there. */
export function freePeering(vpc: Box, taken: readonly Box[]): Box {
  return firstFree((index) => peeringSlot(vpc, index), taken)
}

/** In the row of what stands outside, or in a new row below everything. */
export function freeOutside(size: Size, outside: readonly Box[], taken: readonly Box[]): Box {
  const bounds = boundsOf(taken) ?? { x: 0, y: -VPC_GAP / 2, width: 0, height: 0 }
  const beside = outside
    .map((box) => ({ ...size, x: rightOf(box) + CARD_GAP.y, y: box.y }))
    .find((box) => rightOf(box) <= rightOf(bounds) && isFree(box, taken, GAP))
  return beside ?? { ...size, x: bounds.x, y: bottomOf(bounds) + VPC_GAP / 2 }
}

function isFree(box: Box, taken: readonly Box[], gap: number): boolean {
  return !taken.some((other) => overlaps(box, other, gap))
}
