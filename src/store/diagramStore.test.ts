import { beforeEach, expect, it } from 'vitest'
import { EMPTY_DIAGRAM } from '@/layout/diagram'
import { diagramStore } from './diagramStore'

function name(): string {
  return diagramStore.getState().diagram.name
}

beforeEach(() => {
  diagramStore.getState().open({ ...EMPTY_DIAGRAM, name: '0' })
  for (const step of ['1', '2', '3']) {
    diagramStore.getState().edit(`To ${step}`, (diagram) => ({ ...diagram, name: step }))
  }
})

it('goes back to any step of the history, and on again', () => {
  diagramStore.getState().jump(-2)
  expect(name()).toBe('1')
  expect(diagramStore.getState().past.map(({ label }) => label)).toEqual(['To 1'])
  expect(diagramStore.getState().future.map(({ label }) => label)).toEqual(['To 2', 'To 3'])
  diagramStore.getState().jump(1)
  expect(name()).toBe('2')
})

it('ends where the history ends', () => {
  diagramStore.getState().jump(-9)
  expect(name()).toBe('0')
  diagramStore.getState().jump(9)
  expect(name()).toBe('3')
})
