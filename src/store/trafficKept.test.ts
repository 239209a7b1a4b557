import { beforeEach, describe, expect, it } from 'vitest'
import { readPart, writePart } from '@/interchange/partText'
import { trafficOf, withRunSettings, withTraffic } from '@/layout/trafficOf'
import { removeResources } from '@/model/edits/remove'
import { withSource } from '@/model/edits/trafficSources'
import { expectOk } from '@/model/result'
import { resourcesOf } from '@/model/topology'
import { exampleDiagram } from '@/scenarios/exampleNetwork'
import { traffic } from '@/testing/runs'
import { pastePart, selectedPart } from './copying'
import { diagramStore, editTopology } from './diagramStore'
import { setView } from './viewStore'

const state = () => diagramStore.getState()
const idOf = (name: string) => {
  const all = resourcesOf(exampleDiagram().topology, 'instance')
  return all.find((instance) => instance.name === name)?.id ?? ''
}
const [ONE, OTHER] = [idOf('app-a1'), idOf('app-b1')]

beforeEach(() => {
  state().open(withTraffic(exampleDiagram(), []))
  state().edit('Add traffic', (diagram) =>
    withTraffic(diagram, withSource(trafficOf(diagram), traffic(ONE, OTHER)).traffic),
  )
})

describe('traffic in the diagram', () => {
  it('is undone and redone as everything else', () => {
    const with1 = state().diagram
    state().undo()
    expect(state().diagram.traffic).toBeUndefined()
    state().redo()
    expect(state().diagram).toBe(with1)
    state().edit('Seed 7', (diagram) => withRunSettings(diagram, { seed: 7 }))
    expect(state().diagram.run).toEqual({ seed: 7 })
    state().edit('Seed 1', (diagram) => withRunSettings(diagram, { seed: 1 }))
    expect(state().diagram).toEqual(with1)
  })

  it('remembers by name what an edit deletes, and knows it again when that is undone', () => {
    editTopology('Delete app-b1', (topology) => removeResources(topology, [OTHER]))
    expect(state().diagram.traffic?.[0]).toMatchObject({
      from: { kind: 'resource', id: ONE },
      to: { kind: 'gone', name: 'app-b1' },
    })
    state().undo()
    expect(state().diagram.traffic?.[0]?.to).toEqual({ kind: 'resource', id: OTHER })
  })

  it('comes along when both of its ends are copied, and only then', () => {
    setView({ selection: [ONE, OTHER] })
    const part = expectOk(readPart(writePart(selectedPart()!)))
    expectOk(pastePart(part))
    const all = trafficOf(state().diagram)
    expect(all.map(({ id }) => id)).toEqual(['traffic-1', 'traffic-2'])
    const { topology } = state().diagram
    const newest = resourcesOf(topology, 'instance').slice(-2)
    expect(all[1]).toMatchObject({ from: { id: newest[0]?.id }, to: { id: newest[1]?.id } })
    setView({ selection: [ONE] })
    expect(selectedPart()?.traffic).toBeUndefined()
  })
})
