import { describe, expect, it } from 'vitest'
import { isClear } from '@/layout/orthogonalRoute'
import { resourcesOf } from '@/model/topology'
import { hubAndSpoke } from '@/scenarios/templates/hubAndSpoke'
import { templates } from '@/scenarios/templates/templates'
import { faultsOf } from '@/testing/layoutFaults'
import { autoLayout } from '@/layout/autoLayout'
import { bottomOf, rightOf } from '@/layout/box'
import type { Box } from '@/layout/diagram'
import { drawingOf } from '@/layout/drawables'
import { geometryOf } from '@/layout/geometry'
import { wires } from '@/layout/wires'

/** The room in a frame's upper left corner in which its name stands. */
function titleOf({ x, y }: Box): Box {
  return { x: x + 20, y: y - 8, width: 90, height: 16 }
}

describe.each(templates.map((template) => [template.name, template] as const))(
  'the design “%s”',
  (_, template) => {
    const { topology } = template.diagram()
    const layout = autoLayout(topology)
    const geometry = geometryOf(topology, layout)

    it('is laid out without a fault', () => {
      expect(faultsOf(topology, layout)).toEqual([])
    })

    it('has no wire through a card, a host or a name', () => {
      const { things } = drawingOf(topology)
      const cards = things.flatMap(({ id, kind }) => {
        const box = geometry.boxes.get(id)
        if (!box) return []
        if (kind === 'zone') return [[`the name of ${id}`, titleOf(box)] as const]
        const isCard = kind === 'card' || kind === 'box' || kind === 'host'
        return isCard ? [[id, shrunk(box)] as const] : []
      })
      for (const { id, points } of wires(geometry)) {
        const crossed = cards.filter(([, box]) => !isClear(points, [box])).map(([name]) => name)
        expect({ id, crossed }).toEqual({ id, crossed: [] })
      }
    })
  },
)

/** A wire may touch the rim of the card at which it ends. */
function shrunk({ x, y, width, height }: Box): Box {
  return { x: x + 2, y: y + 2, width: width - 4, height: height - 4 }
}

describe('a transit gateway', () => {
  const { topology } = hubAndSpoke.diagram()
  const geometry = geometryOf(topology, autoLayout(topology))
  const { id } = resourcesOf(topology, 'transitGateway')[0]!
  const hub = geometry.boxes.get(id)!
  const vpcs = resourcesOf(topology, 'vpc').map((vpc) => geometry.boxes.get(vpc.id)!)

  it('stands between the rows of the VPCs that it joins', () => {
    expect(vpcs.some((vpc) => bottomOf(vpc) < hub.y)).toBe(true)
    expect(vpcs.some((vpc) => vpc.y > bottomOf(hub))).toBe(true)
  })

  it('has one spoke for each of them, which goes nowhere beside them', () => {
    const spokes = wires(geometry).filter(({ to }) => to === id)
    expect(spokes).toHaveLength(vpcs.length)
    const [left, right] = [Math.min(...vpcs.map(({ x }) => x)), Math.max(...vpcs.map(rightOf))]
    for (const { points } of spokes) {
      expect(points.every(({ x }) => x > left && x < right)).toBe(true)
    }
  })
})
