import { beforeEach, describe, expect, it } from 'vitest'
import { writeDiagram } from '@/interchange/writeDiagram'
import { readPart, writePart } from '@/interchange/partText'
import type { Part } from '@/layout/pasting'
import { completeLayout } from '@/layout/completeLayout'
import { EMPTY_DIAGRAM, type Diagram } from '@/layout/diagram'
import { drawables } from '@/layout/drawables'
import { expectOk } from '@/model/result'
import { allResources, resourcesOf, type Topology } from '@/model/topology'
import { validate } from '@/model/validation'
import { exampleDiagram } from '@/scenarios/exampleNetwork'
import { templates } from '@/scenarios/templates/templates'
import { faultsOf } from '@/testing/layoutFaults'
import { duplicateSelection, pastePart, selectedPart } from './copying'
import { diagramStore } from './diagramStore'
import { toggleCollapse, toggleLock } from './holding'
import { setView, viewStore } from './viewStore'

const state = () => diagramStore.getState()

function open(diagram: Diagram): void {
  const layout = completeLayout(diagram.topology, diagram.layout)
  state().open({ ...diagram, layout })
  setView({ selection: [] })
}

function select(...names: readonly string[]): void {
  const all = allResources(state().diagram.topology)
  setView({ selection: names.flatMap((name) => all.find((one) => one.name === name)?.id ?? []) })
}

/** Through the clipboard, as between two tabs. */
function copied(): Part {
  const part = selectedPart()
  if (!part) throw new Error('nothing was copied')
  return expectOk(readPart(writePart(part)))
}

function errorsIn(topology: Topology): number {
  return validate(topology).filter(({ severity }) => severity === 'error').length
}

const boxesOf = ({ layout }: Diagram, ids: readonly string[]) => ids.map((id) => layout[id])

beforeEach(() => {
  open(exampleDiagram())
})

describe('copying and pasting in the example', () => {
  it('keeps what is collapsed and what is locked, in the copy too', () => {
    select('app-a', 'app-a2')
    const [subnet = '', card = ''] = viewStore.getState().selection
    setView({ selection: [subnet] })
    toggleCollapse()
    setView({ selection: [card] })
    toggleLock()
    select('app-a')
    expectOk(pastePart(copied()))
    const { collapsed = [], locked = [] } = state().diagram
    expect(collapsed).toContain(subnet)
    expect(collapsed).toContain(viewStore.getState().selection[0])
    expect(collapsed).toHaveLength(2)
    expect(locked).toHaveLength(2)
  })

  it('is one step of undo that leaves the same bytes behind', () => {
    const before = writeDiagram(state().diagram)
    select('app-a1', 'app-b1')
    const told = expectOk(pastePart(copied()))
    expect(told).toEqual({ what: '2 things', leftOut: [] })
    expect(state().past.map(({ label }) => label)).toEqual(['Paste 2 things'])
    const after = writeDiagram(state().diagram)
    state().undo()
    expect(writeDiagram(state().diagram)).toBe(before)
    state().redo()
    expect(writeDiagram(state().diagram)).toBe(after)
  })

  it('leaves everything where it is, and selects what is new', () => {
    const { diagram } = state()
    const ids = drawables(diagram.topology)
      .filter(({ kind }) => kind === 'card')
      .map(({ id }) => id)
    select('app-b1')
    expectOk(duplicateSelection() ?? { ok: false, error: 'nothing' })
    expect(boxesOf(state().diagram, ids)).toEqual(boxesOf(diagram, ids))
    const [id] = viewStore.getState().selection
    expect(state().diagram.topology.instance[id ?? '']?.name).toBe('app-b2')
    expect(faultsOf(state().diagram.topology, state().diagram.layout)).toEqual([])
  })

  it('goes into the subnet that is selected', () => {
    select('app-b1')
    const part = copied()
    select('db-a')
    const [home] = viewStore.getState().selection
    expectOk(pastePart(part))
    const { topology } = state().diagram
    const [id] = viewStore.getState().selection
    const eni = resourcesOf(topology, 'networkInterface').find(
      ({ attachment }) => attachment?.instanceId === id,
    )
    expect(eni?.subnetId).toBe(home)
  })

  it('takes a zone by what is in it', () => {
    const zone = drawables(state().diagram.topology).find(({ kind }) => kind === 'zone')
    setView({ selection: [zone?.id ?? ''] })
    expect(resourcesOf(copied().topology, 'subnet')).toHaveLength(3)
  })
})

describe('every template', () => {
  it.each(templates.map(({ name, diagram }) => [name, diagram()] as const))(
    'is pasted whole into an empty diagram and beside itself: %s',
    (_name, diagram) => {
      open(diagram)
      const faults = faultsOf(state().diagram.topology, state().diagram.layout)
      const errors = errorsIn(diagram.topology)
      setView({ selection: drawables(diagram.topology).map(({ id }) => id) })
      const part = copied()

      setView({ selection: [] })
      expectOk(pastePart(part))
      const { topology, layout } = state().diagram
      expect(errorsIn(topology)).toBeLessThanOrEqual(2 * errors)
      expect(faultsOf(topology, layout).length).toBeLessThanOrEqual(2 * faults.length)

      open(EMPTY_DIAGRAM)
      const told = expectOk(pastePart(part))
      expect(told.leftOut).toEqual([])
      expect(errorsIn(state().diagram.topology)).toBe(errors)
      expect(drawables(state().diagram.topology)).toHaveLength(drawables(part.topology).length)
    },
  )
})
