import { afterEach, beforeAll, expect, it, vi } from 'vitest'
import { EMPTY_DIAGRAM } from '@/layout/diagram'
import { cidr } from '@/model/ip'
import { withResources } from '@/model/topology'
import { aServer, aSubnet, topologyOf } from '@/testing/builders'
import { diagramStore } from './diagramStore'
import { isChecked, issuesAbout, issuesOf, loadChecks } from './issues'

beforeAll(loadChecks)
afterEach(() => {
  vi.useRealTimers()
})

const overlapping = topologyOf(
  aSubnet(),
  aSubnet({ id: 'subnet-2', cidrBlock: cidr('10.0.1.128/25') }),
)

it('finds what is wrong with a topology once', () => {
  expect(issuesOf(overlapping)).toBe(issuesOf(overlapping))
})

it('tells each resource what is wrong with it', () => {
  const kinds = issuesAbout(overlapping, 'subnet-2').map(({ kind }) => kind)
  expect(kinds).toEqual(['subnetsOverlap'])
  expect(issuesAbout(overlapping, 'vpc-1')).toEqual([])
})

it('checks a large drawing at once when it is opened, and after an edit in the pause', () => {
  vi.useFakeTimers()
  const servers = Array.from({ length: 1000 }, (_, n) =>
    aServer(`i-${String(n)}`, `10.0.${String(4 + Math.floor(n / 200))}.${String(10 + (n % 200))}`),
  )
  const topology = topologyOf(aSubnet({ cidrBlock: cidr('10.0.0.0/16') }), ...servers)
  diagramStore.getState().open({ ...EMPTY_DIAGRAM, topology })
  const before = issuesOf(topology)
  expect(isChecked(topology)).toBe(true)

  const second = aSubnet({ id: 'subnet-2', cidrBlock: cidr('10.0.1.128/25') })
  const edit = (label: string, name: string) => {
    diagramStore.getState().edit(label, (diagram) => ({
      ...diagram,
      topology: withResources(diagram.topology, { ...second, name }),
    }))
    return diagramStore.getState().diagram.topology
  }
  const first = edit('Add subnet-2', '')
  expect(issuesOf(first)).toBe(before)
  const last = edit('Rename subnet-2', 'db')
  expect(issuesOf(last)).toBe(before)
  vi.runAllTimers()
  expect(isChecked(first)).toBe(false)
  expect(issuesAbout(last, 'subnet-2').map(({ kind }) => kind)).toContain('subnetsOverlap')
})
