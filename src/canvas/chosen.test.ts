import { beforeEach, expect, it } from 'vitest'
import { cardsOf } from '@/layout/drawables'
import { resourcesOf } from '@/model/topology'
import { cluster } from '@/scenarios/templates/cluster'
import { diagramStore } from '@/store/diagramStore'
import { heldThings } from '@/store/held'
import { inspect, setView, viewStore } from '@/store/viewStore'
import { afterTaking, chooseThing, chosenOf } from './chosen'

const diagram = cluster.diagram()
const { topology } = diagram
const balancer = resourcesOf(topology, 'loadBalancer')[0]!.id
const [first = '', second = ''] = cardsOf(topology, balancer)
const instance = resourcesOf(topology, 'instance')[0]!.id

function chosen() {
  const { selection, held } = viewStore.getState()
  const { selected, lit } = chosenOf(diagram, selection, held)
  return { selected: [...selected], lit: [...lit] }
}

function take(added: readonly string[], dropped: readonly string[] = [], sweeps = false): void {
  setView(afterTaking(added, new Set(dropped), sweeps))
}

beforeEach(() => {
  diagramStore.getState().open(diagram)
  setView({ selection: [], held: [] })
})

it('selects the load balancer by any of its cards, has that card and lights the other', () => {
  take([second])
  expect(viewStore.getState().selection).toEqual([balancer])
  expect(chosen()).toEqual({ selected: [second], lit: [first] })
  take([first], [second])
  expect(viewStore.getState().selection).toEqual([balancer])
  expect(chosen()).toEqual({ selected: [first], lit: [second] })
})

it('keeps it while a marquee has any of its cards, and lets go of it by a click on any', () => {
  take([first], [], true)
  take([second, instance], [], true)
  expect(viewStore.getState().selection).toEqual([balancer, instance])
  expect(heldThings()).toEqual([first, second, instance])
  take([], [first], true)
  expect(chosen()).toEqual({ selected: [second, instance], lit: [first] })
  take([first])
  expect(viewStore.getState().selection).toEqual([instance])
})

it('goes to another thing, and to and fro by keyboard', () => {
  take([first])
  take([instance], [first])
  expect(viewStore.getState().selection).toEqual([instance])
  chooseThing(second, true)
  expect(viewStore.getState().selection).toEqual([instance, balancer])
  chooseThing(first, true)
  expect(viewStore.getState().selection).toEqual([instance])
})

it('has all of its cards when it was chosen elsewhere', () => {
  take([second])
  inspect(balancer)
  expect(heldThings()).toEqual([first, second])
  expect(chosen()).toEqual({ selected: [first], lit: [second] })
})

it('selects the interface behind a card where that is what was asked for', () => {
  inspect(second)
  expect(chosen()).toEqual({ selected: [second], lit: [] })
})
