import { afterEach, beforeAll, beforeEach, expect, it } from 'vitest'
import { removeAclEntry } from '@/model/edits/networkAcl'
import { resourcesOf } from '@/model/topology'
import { EXAMPLE_FORM, exampleDiagram } from '@/scenarios/exampleNetwork'
import { diagramStore, editTopology } from './diagramStore'
import {
  advance,
  endOf,
  fire,
  keepDraft,
  play,
  refireOnEdit,
  revealAsked,
  seek,
  setForm,
  setWalkPredicting,
  simulationStore,
} from './simulationStore'
import { loadEngine } from './engine'

beforeAll(loadEngine)

beforeEach(() => {
  simulationStore.setState(simulationStore.getInitialState(), true)
  diagramStore.getState().open(exampleDiagram())
  setForm(EXAMPLE_FORM)
})

let stop = () => {}
afterEach(() => {
  stop()
})

it('fires nothing while a field holds text that it cannot take', () => {
  keepDraft('port', { text: '70000', fault: 'Port 70000 does not exist' })
  fire()
  expect(simulationStore.getState()).toMatchObject({
    firing: undefined,
    fault: 'Port 70000 does not exist',
  })
  setForm({ port: 5432 })
  fire()
  expect(simulationStore.getState().firing?.trace.verdict).toBe('deny')
})

it('empties a field that may be empty', () => {
  setForm({ srcPort: 41822 })
  expect(simulationStore.getState().form.srcPort).toBe(41822)
  setForm({ srcPort: undefined })
  expect(simulationStore.getState().form).toEqual(EXAMPLE_FORM)
})

it('takes an address for an end', () => {
  const { topology } = exampleDiagram()
  expect(endOf(topology, ' 10.0.21.30')).toEqual({ ip: '10.0.21.30' })
  expect(endOf(topology, 'gone')).toBeUndefined()
})

it('remembers each packet once, the latest first', () => {
  fire()
  fire({ ...EXAMPLE_FORM, port: 22 })
  fire(EXAMPLE_FORM)
  expect(simulationStore.getState().recent.map(({ port }) => port)).toEqual([5432, 22])
})

it('fires again after an edit, and remembers the verdict before it', () => {
  stop = refireOnEdit()
  fire()
  const acl = resourcesOf(exampleDiagram().topology, 'networkAcl').find(
    ({ name }) => name === 'acl-db',
  )!
  editTopology('Delete rule 90', (topology) => removeAclEntry(topology, acl.id, 'egress', 90))
  const { firing, refired, playing } = simulationStore.getState()
  expect(firing?.trace.verdict).toBe('intermittent')
  expect(firing?.verdictBefore).toBe('deny')
  expect([refired, playing]).toEqual([true, false])
})

it('rests where the verdict fell after the last station, and Play starts anew from there', () => {
  fire()
  const { firing } = simulationStore.getState()
  for (const _step of firing?.trace.steps.slice(1) ?? []) advance()
  expect(simulationStore.getState()).toMatchObject({ playing: false, rested: true })
  const resting = firing?.trace.steps[simulationStore.getState().position]
  expect(resting).toBe(firing?.trace.blockers[0]?.step)
  play()
  expect(simulationStore.getState()).toMatchObject({ playing: true, position: 0 })
})

it('stops before each station that decides while predicting, and an edit gives nothing away', () => {
  stop = refireOnEdit()
  setWalkPredicting(true)
  fire()
  advance()
  expect(simulationStore.getState()).toMatchObject({ playing: false, position: 0, asked: 1 })
  // Neither the end nor Play goes past the question.
  seek(99)
  play()
  expect(simulationStore.getState()).toMatchObject({ playing: false, position: 0, asked: 1 })
  revealAsked()
  expect(simulationStore.getState()).toMatchObject({ position: 1, asked: undefined, revealed: 1 })
  seek(0)
  seek(1)
  expect(simulationStore.getState()).toMatchObject({ position: 1, asked: undefined })
  const acl = resourcesOf(exampleDiagram().topology, 'networkAcl').find(
    ({ name }) => name === 'acl-db',
  )!
  editTopology('Delete rule 90', (topology) => removeAclEntry(topology, acl.id, 'egress', 90))
  expect(simulationStore.getState()).toMatchObject({ position: 0, told: 0, asked: undefined })
  setWalkPredicting(false)
  seek(3)
  expect(simulationStore.getState()).toMatchObject({ position: 3, asked: undefined })
})
