import { describe, expect, it } from 'vitest'
import { allResources } from '@/model/topology'
import { dualStack } from '@/scenarios/dualStack'
import { exampleDiagram } from '@/scenarios/exampleNetwork'
import { peeredVpcs } from '@/scenarios/peeredVpcs'
import { searchText } from '../resourceText'
import { outlineRows } from './outlineRows'
import { outlineTree } from './outlineTree'

describe('the outline', () => {
  const { topology } = exampleDiagram()
  const rows = outlineRows(topology, outlineTree(topology), new Set(), '')

  it('nests VPC, zone, subnet and instance', () => {
    const at = rows.findIndex(({ item }) => item.label === 'orders-db')
    const labels: string[] = []
    for (let row = rows[at]; row; row = rows[row.parent]) labels.unshift(row.item.label)
    expect(labels).toEqual(['shop-prod', 'us-east-1a', 'db-a', 'orders-db'])
  })

  it.each([
    ['the first visit', exampleDiagram],
    ['dual stack', dualStack],
    ['peered VPCs', peeredVpcs],
  ])('finds every id of %s', (_name, scene) => {
    const { topology: network } = scene()
    const tree = outlineTree(network)
    for (const { id } of allResources(network)) {
      const found = outlineRows(network, tree, new Set(), id)
      expect(
        found.some(({ item }) => item.resource && searchText(network, item.resource).includes(id)),
      ).toBe(true)
    }
  })

  it('shows what leads to a hit, and hides what is collapsed', () => {
    const tree = outlineTree(topology)
    const hits = outlineRows(topology, tree, new Set(), '10.0.21.30')
    expect(hits.map(({ item }) => item.label)).toEqual([
      'shop-prod',
      'us-east-1a',
      'db-a',
      'orders-db',
    ])
    const [vpc] = tree
    const closed = outlineRows(topology, tree, new Set([vpc?.key ?? '']), '')
    expect(closed.some(({ item }) => item.label === 'orders-db')).toBe(false)
  })
})
