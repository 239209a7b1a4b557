import { beforeEach, describe, expect, it } from 'vitest'
import { absoluteBoxes } from '@/layout/absoluteBoxes'
import { contains } from '@/layout/box'
import { EMPTY_DIAGRAM } from '@/layout/diagram'
import { drawingOf } from '@/layout/drawables'
import { allResources } from '@/model/topology'
import { validate } from '@/model/validation'
import { diagramStore } from '../diagramStore'
import { placeAt } from '../placing'
import { setView } from '../viewStore'
import { PLACEMENTS, type PlaceableKind } from './placements'

const KINDS = Object.keys(PLACEMENTS) as PlaceableKind[]
const POINT = { x: 900, y: 700 }

beforeEach(() => {
  diagramStore.getState().open(EMPTY_DIAGRAM)
  setView({ selection: [], tool: 'select' })
})

describe('on the empty canvas', () => {
  it.each(KINDS)('%s gets what it needs around it, or says why not', (kind) => {
    const placed = placeAt(kind, POINT)
    const { topology, layout } = diagramStore.getState().diagram
    const isRefused = !placed.ok && /^[A-Z].{15,}/.test(placed.error)
    expect(isRefused).toBe(!placed.ok)
    expect(allResources(topology).length === 0).toBe(isRefused)
    if (!placed.ok) return
    const faults = validate(topology).filter(({ severity }) => severity === 'error')
    expect(faults.map(({ message }) => message)).toEqual([])
    // What is drawn for it stands where it was dropped, or in what stands there.
    const thing = drawingOf(topology).byId.get(placed.value)
    const root = rootOf(placed.value)
    const box = absoluteBoxes(topology, layout).get(root)
    if (!thing || !box) return
    expect(contains(box, { ...POINT, width: 0, height: 0 })).toBe(true)
  })
})

function rootOf(id: string): string {
  const { byId } = drawingOf(diagramStore.getState().diagram.topology)
  const parentId = byId.get(id)?.parentId
  return parentId === undefined ? id : rootOf(parentId)
}
