import { describe, expect, it } from 'vitest'
import { exampleDiagram } from '@/scenarios/exampleNetwork'
import { resourcesOf } from '@/model/topology'
import { completeLayout } from '@/layout/completeLayout'
import { drawingOf } from '@/layout/drawables'
import { foldedLayout, foldedThings } from '@/layout/folding'
import { geometryOf } from '@/layout/geometry'
import { marked } from '@/layout/marked'
import { FOLDED } from '@/layout/measures'
import { packetPath } from '@/layout/packetPath'
import { contains } from '@/layout/box'
import { wires } from '@/layout/wires'

const diagram = exampleDiagram()
const { topology } = diagram
const layout = completeLayout(topology, diagram.layout)
const named = (kind: 'subnet' | 'vpc' | 'instance', name: string) =>
  resourcesOf(topology, kind).find((resource) => resource.name === name)!.id

function shown(ids: readonly string[]) {
  const folded = foldedThings(marked(diagram, 'collapsed', ids, true))
  const boxes = foldedLayout(layout, folded)
  return { folded, boxes, geometry: geometryOf(topology, boxes, folded) }
}

describe('a collapsed subnet', () => {
  const app = named('subnet', 'app-a')

  it('is a card where it stood; nothing else moves', () => {
    const { boxes, folded } = shown([app])
    expect(boxes[app]).toEqual({ ...layout[app], ...FOLDED })
    const others = Object.keys(layout).filter((id) => id !== app && !folded.into.has(id))
    expect(others.length).toBeGreaterThan(10)
    expect(others.map((id) => boxes[id])).toEqual(others.map((id) => layout[id]))
  })

  it('ends trails and wires at the card', () => {
    const { geometry } = shown([app])
    const station = {
      checkpoint: 'instance',
      component: named('instance', 'app-a1'),
      at: named('instance', 'app-a1'),
    }
    const db = named('instance', 'orders-db')
    const way = packetPath(geometry, station, { checkpoint: 'instance', component: db, at: db })
    const start = way[0]!
    expect(contains(geometry.boxes.get(app)!, { ...start, width: 0, height: 0 })).toBe(true)
    const wire = wires(geometry).find(({ from }) => from === app)!
    expect(wire.points[0]).toEqual(geometry.gates.get(app)!.centre)
  })
})

describe('a collapsed VPC', () => {
  const vpc = resourcesOf(topology, 'vpc')[0]!.id

  it('hides all that is inside, its gateways too, whatever was collapsed there', () => {
    const { folded } = shown([vpc, named('subnet', 'app-a')])
    expect([...folded.cards]).toEqual([vpc])
    const inside = drawingOf(topology).things.filter(({ parentId }) => parentId !== undefined)
    expect(inside.every(({ id }) => folded.into.get(id) === vpc)).toBe(true)
  })

  it('ends the wires of the internet at its card', () => {
    const { geometry } = shown([vpc])
    const card = geometry.boxes.get(vpc)!
    const ends = wires(geometry).map(({ points }) => points.at(-1)!)
    expect(ends.length).toBeGreaterThan(0)
    expect(ends.every(({ x, y }) => x === card.x + card.width / 2 && y === card.y)).toBe(true)
  })
})
