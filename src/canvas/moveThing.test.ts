import { beforeEach, describe, expect, it } from 'vitest'
import { absoluteBoxes } from '@/layout/absoluteBoxes'
import { EMPTY_DIAGRAM } from '@/layout/diagram'
import { drawingOf } from '@/layout/drawables'
import { findOf, interfacesOf } from '@/model/topology'
import { diagramStore } from '@/store/diagramStore'
import { placeInto } from '@/store/placing'
import type { PlaceableKind } from '@/store/placing/placements'
import { moveThing } from './moveThing'

function diagram() {
  return diagramStore.getState().diagram
}

function placed(kind: PlaceableKind, parentId?: string): string {
  const result = placeInto(kind, parentId)
  if (!result.ok) throw new Error(result.error)
  return result.value
}

/** The position in its present container that puts a thing onto the corner of another one. */
function onto(id: string, target: string, inset = 10) {
  const { topology, layout } = diagram()
  const boxes = absoluteBoxes(topology, layout)
  const parent = boxes.get(drawingOf(topology).byId.get(id)?.parentId ?? '') ?? { x: 0, y: 0 }
  const goal = boxes.get(target) ?? { x: 0, y: 0 }
  return { id, x: goal.x + inset - parent.x, y: goal.y + inset - parent.y }
}

let vpc = ''
let left = ''
let right = ''
let server = ''

beforeEach(() => {
  diagramStore.getState().open(EMPTY_DIAGRAM)
  vpc = placed('vpc')
  left = placed('subnet', vpc)
  right = placed('subnet', vpc)
  server = placed('instance', left)
})

describe('putting a card down', () => {
  it('moves an instance into the subnet that it is dropped on, with an address of it, clear of its name', () => {
    const moved = moveThing(diagram(), onto(server, right))
    if (!moved.ok) throw new Error(moved.error)
    const { topology, layout } = moved.value.diagram
    const [eni] = interfacesOf(topology, findOf(topology, 'instance', server)!.id)
    expect(eni?.subnetId).toBe(right)
    expect(layout[server]).toMatchObject({ x: 10, y: 54 })
    expect(moved.value.said).toBe('server-1 moved to subnet-2 and took 10.0.1.10.')
  })

  it('leaves the topology alone when it stays in its subnet', () => {
    const moved = moveThing(diagram(), { id: server, x: 30, y: 60 })
    expect(moved.ok && moved.value.diagram.topology).toBe(diagram().topology)
  })

  it('refuses a drop beside every subnet', () => {
    const moved = moveThing(diagram(), { id: server, x: -5000, y: 0 })
    expect(moved).toEqual({
      ok: false,
      error: expect.stringMatching(/stands in a subnet/) as string,
    })
  })
})

it('changes the zone of a subnet that is dropped into another one', () => {
  const zone = drawingOf(diagram().topology).byId.get(right)?.parentId ?? ''
  const moved = moveThing(diagram(), onto(left, zone))
  if (!moved.ok) throw new Error(moved.error)
  const { topology } = moved.value.diagram
  const zones = [left, right].map((id) => findOf(topology, 'subnet', id)?.availabilityZone)
  expect(zones[0]).toBe(zones[1])
})

it('keeps a subnet in its VPC, and says why', () => {
  const other = placed('vpc')
  const target = placed('subnet', other)
  const moved = moveThing(diagram(), onto(left, target))
  expect(moved).toEqual({
    ok: false,
    error:
      'subnet-1 stays in its VPC: 10.0.0.0/24 is no part of vpc-2, 10.1.0.0/16. A copy that is pasted there takes a free block.',
  })
})

it('keeps a gateway on the border of its VPC', () => {
  const gateway = placed('internetGateway', vpc)
  const moved = moveThing(diagram(), { id: gateway, x: 200, y: 90 })
  expect(moved.ok && moved.value.diagram.layout[gateway]).toMatchObject({ x: 200, y: -18 })
})
