import { beforeEach, expect, it } from 'vitest'
import { EMPTY_DIAGRAM } from '@/layout/diagram'
import { rename } from '@/model/edits/edit'
import { diagramStore, editTopology } from '@/store/diagramStore'
import { placeInto } from '@/store/placing'
import { buildNodes } from './buildNodes'
import type { CanvasNode } from './canvasNode'
import type { Chosen } from './chosen'
import { pictureOf } from './picture'
import { reconcile, reselect } from './reconcile'

function taking(...ids: readonly string[]): Chosen {
  return { selected: new Set(ids), lit: new Set() }
}

function nodes(selected: readonly string[] = []) {
  return buildNodes(pictureOf(diagramStore.getState().diagram), taking(...selected))
}

beforeEach(() => {
  diagramStore.getState().open(EMPTY_DIAGRAM)
  placeInto('instance')
  placeInto('instance')
})

it('keeps every node object when nothing changed', () => {
  const before = nodes()
  expect(reconcile(before, nodes())).toBe(before)
})

it('replaces only the node of what was renamed, and keeps what React Flow measured', () => {
  const before: CanvasNode[] = nodes().map((node) => ({
    ...node,
    measured: { width: 1, height: 1 },
  }))
  const server = before.find(({ type }) => type === 'card')
  editTopology('Rename', (topology) => rename(topology, server?.id ?? '', 'web'))
  const after = reconcile(before, nodes())
  const changed = after.filter((node) => !before.includes(node))
  expect(changed.map(({ id }) => id)).toEqual([server?.id])
  expect(changed[0]?.measured).toEqual({ width: 1, height: 1 })
})

it('replaces only the node that is selected', () => {
  const before = nodes()
  const server = before.find(({ type }) => type === 'card')
  const after = reconcile(before, nodes([server?.id ?? '']))
  expect(after.filter((node) => !before.includes(node))).toHaveLength(1)
})

it('has parents before their children', () => {
  const ids = nodes().map(({ id }) => id)
  for (const { id, parentId = id } of nodes()) {
    expect(ids.indexOf(parentId)).toBeLessThanOrEqual(ids.indexOf(id))
  }
})

it('selects as if the nodes were built anew, and touches no other node', () => {
  const before = nodes()
  const server = before.find(({ type }) => type === 'card')?.id ?? ''
  const after = reselect(before, taking(server))
  expect(after).toEqual(nodes([server]))
  expect(after.filter((node) => !before.includes(node)).map(({ id }) => id)).toEqual([server])
  expect(reselect(after, taking(server))).toBe(after)
  expect(reselect(after, taking())).toEqual(before)
})

it('leaves what is being moved where the hand has it', () => {
  const before = nodes().map((node) => ({ ...node, position: { x: 7, y: 9 } }))
  const after = reselect(before, taking(before[0]?.id ?? ''))
  expect(after.map(({ position }) => position)).toEqual(before.map(({ position }) => position))
})
