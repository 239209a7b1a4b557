import { contains, type Point } from '@/layout/box'
import { drawingOf } from '@/layout/drawables'
import type { Geometry } from '@/layout/geometry'
import { diagramStore } from '@/store/diagramStore'
import { pictureOf } from './picture'

/** Frames let the pointer through, so that a point in a VPC hits nothing of it. */
export function vpcAt(point: Point, geometry?: Geometry): string | undefined {
  const { topology, boxes } = geometry ?? pictureOf(diagramStore.getState().diagram).geometry
  const spot = { ...point, width: 0, height: 0 }
  return drawingOf(topology).things.find(({ id, kind }) => {
    const box = kind === 'vpc' ? boxes.get(id) : undefined
    return box !== undefined && contains(box, spot)
  })?.id
}
