import { boundsOf, overlaps } from '@/layout/box'
import type { Box } from '@/layout/diagram'
import { drawingOf } from '@/layout/drawables'
import type { Geometry } from '@/layout/geometry'
import { resourcesOf } from '@/model/topology'
import { distanceBetween } from '../boxLine'

/** Room round the members, more on top for the shields that stick out. */
const PAD = { x: 12, top: 20, bottom: 14 } as const

/** The members of a security group as frames: neighbours share one, as long as no stranger is in it. */
export function clustersOf(geometry: Geometry, groupId: string): readonly Box[] {
  const { byId, childrenOf, cardOfInterface } = drawingOf(geometry.topology)
  const members = new Set(
    resourcesOf(geometry.topology, 'networkInterface').flatMap((eni) =>
      eni.securityGroupIds.some((id) => id === groupId) ? (cardOfInterface.get(eni.id) ?? []) : [],
    ),
  )
  const parents = new Set([...members].map((id) => byId.get(id)?.parentId))
  return [...parents].flatMap((parent) => {
    const cards = childrenOf.get(parent) ?? []
    const boxesOf = (wanted: boolean): readonly Box[] =>
      cards.flatMap(({ id }) => (members.has(id) === wanted ? (geometry.boxes.get(id) ?? []) : []))
    return merged(boxesOf(true), boxesOf(false)).map(padded)
  })
}

function merged(members: readonly Box[], strangers: readonly Box[]): readonly Box[] {
  const frames: Box[] = []
  for (const member of members.toSorted((a, b) => a.y - b.y || a.x - b.x)) {
    const index = frames.findIndex((frame) => {
      const both = boundsOf([frame, member]) ?? frame
      return !strangers.some((stranger) => overlaps(stranger, padded(both)))
    })
    const frame = frames[index]
    if (frame) frames[index] = boundsOf([frame, member]) ?? frame
    else frames.push(member)
  }
  return frames
}

function padded({ x, y, width, height }: Box): Box {
  return {
    x: x - PAD.x,
    y: y - PAD.top,
    width: width + 2 * PAD.x,
    height: height + PAD.top + PAD.bottom,
  }
}

/** Pairs of frames whose lines join them all: each with the nearest one before it. */
export function joins(frames: readonly Box[]): readonly (readonly [Box, Box])[] {
  return frames.slice(1).flatMap((frame, index) => {
    const pair = nearestPair([frame], frames.slice(0, index + 1))
    return pair ? [pair] : []
  })
}

/** The two frames, one of each list, that are nearest to one another. */
export function nearestPair(
  from: readonly Box[],
  to: readonly Box[],
): readonly [Box, Box] | undefined {
  return from
    .flatMap((a) => to.map((b) => [a, b] as const))
    .toSorted((left, right) => distanceBetween(...left) - distanceBetween(...right))[0]
}
