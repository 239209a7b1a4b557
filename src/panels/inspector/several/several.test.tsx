import { render, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { describe, expect, it } from 'vitest'
import { EMPTY_DIAGRAM } from '@/layout/diagram'
import { cidr } from '@/model/ip'
import { findOf, resourcesOf, type Resource } from '@/model/topology'
import { diagramStore } from '@/store/diagramStore'
import { setView, viewStore } from '@/store/viewStore'
import {
  anInterface,
  aRouteTable,
  aSecurityGroup,
  aServer,
  aSubnet,
  topologyOf,
} from '@/testing/builders'
import { SelectedInspector } from '../SelectedInspector'

const topology = () => diagramStore.getState().diagram.topology
const steps = () => diagramStore.getState().past.map(({ label }) => label)
const groupsOf = () =>
  resourcesOf(topology(), 'networkInterface').map(({ securityGroupIds }) => securityGroupIds)

function open(
  kinds: readonly Resource['kind'][],
  ...resources: readonly (Resource | readonly Resource[])[]
) {
  diagramStore.getState().open({ ...EMPTY_DIAGRAM, topology: topologyOf(...resources) })
  const chosen = resources.flat().filter(({ kind }) => kinds.includes(kind))
  setView({ selection: chosen.map(({ id }) => id) })
  render(<SelectedInspector />)
  return userEvent.setup({ delay: null })
}

const web = aSecurityGroup({ id: 'sg-1', name: 'web' })
const app = aSecurityGroup({ id: 'sg-2', name: 'app' })
const servers = [
  ...aServer('1', '10.0.1.10', { groups: ['sg-1'] }),
  ...aServer('2', '10.0.1.11', { groups: ['sg-1', 'sg-2'], instance: { state: 'stopped' } }),
]

describe('several instances', () => {
  it('say where they differ, and take one value as one step', async () => {
    const user = open(['instance'], aSubnet(), web, app, servers)
    const state = screen.getByRole<HTMLSelectElement>('combobox', { name: 'State' })
    expect(state.selectedOptions[0]?.text).toBe('mixed')
    await user.selectOptions(state, 'stopped')
    expect(resourcesOf(topology(), 'instance').map((instance) => instance.state)).toEqual([
      'stopped',
      'stopped',
    ])
    expect(steps()).toEqual(['Stop 2 instances'])
  })

  it('join and leave groups together', async () => {
    const user = open(['instance'], aSubnet(), web, app, servers)
    expect(screen.getByText('1 of 2')).toBeDefined()
    await user.click(screen.getByRole('button', { name: 'Give app to all' }))
    expect(groupsOf()).toEqual([
      ['sg-1', 'sg-2'],
      ['sg-1', 'sg-2'],
    ])
    await user.click(screen.getByRole('button', { name: 'Take web from all' }))
    expect(groupsOf()).toEqual([['sg-2'], ['sg-2']])
    expect(steps()).toEqual(['Put 2 instances into app', 'Take 2 instances out of web'])
    diagramStore.getState().undo()
    diagramStore.getState().undo()
    expect(groupsOf()).toEqual([['sg-1'], ['sg-1', 'sg-2']])
  })

  it('listen together on what is typed', async () => {
    const user = open(['instance'], aSubnet(), web, app, servers)
    await user.selectOptions(
      screen.getByRole('combobox', { name: 'What answers' }),
      'only what is listed',
    )
    await user.type(screen.getByRole('combobox', { name: 'Let all listen on' }), 'udp 53{Enter}')
    const udp53 = { name: '', protocol: 'udp', ports: { from: 53, to: 53 } }
    expect(resourcesOf(topology(), 'instance').map(({ services }) => services)).toEqual([
      [udp53],
      [udp53],
    ])
    await user.type(screen.getByRole('combobox', { name: 'Let all listen on' }), 'web pages{Enter}')
    expect(screen.getByRole('alert').textContent).toContain('is no service')
  })

  it('turn the check off together', async () => {
    const user = open(['instance'], aSubnet(), web, app, servers)
    await user.selectOptions(
      screen.getByRole('combobox', { name: 'Source/destination check' }),
      'off',
    )
    expect(resourcesOf(topology(), 'networkInterface').every((eni) => !eni.sourceDestCheck)).toBe(
      true,
    )
    expect(steps()).toEqual(['Turn the source/destination check of 2 instances off'])
  })
})

it.each([
  ['offers groups for interfaces of one’s own', undefined, 1],
  ['offers none where AWS manages one for a service (ENI-10)', 'Interface for NAT Gateway', 0],
])('%s', (_what, managedBy, offered) => {
  const own = anInterface({ id: 'eni-own' })
  const other = anInterface({ id: 'eni-other', ...(managedBy === undefined ? {} : { managedBy }) })
  open(['networkInterface'], aSubnet(), web, own, other)
  expect(screen.queryAllByRole('region', { name: 'Security groups' })).toHaveLength(offered)
})

it('associates several subnets with one table', async () => {
  const other = aSubnet({ id: 'subnet-2', cidrBlock: cidr('10.0.2.0/24') })
  const user = open(['subnet'], aSubnet(), other, { ...aRouteTable(), name: 'rtb-app' })
  await user.selectOptions(screen.getByRole('combobox', { name: 'Route table' }), 'rtb-app')
  expect(resourcesOf(topology(), 'subnet').map(({ routeTableId }) => routeTableId)).toEqual([
    'rtb-1',
    'rtb-1',
  ])
  expect(steps()).toEqual(['Associate rtb-app with 2 subnets'])
})

it('tells the kinds of a mixed selection apart, and narrows it to one of them', async () => {
  const user = open(['instance', 'subnet'], aSubnet(), web, app, servers)
  expect(screen.queryByRole('combobox', { name: 'State' })).toBeNull()
  await user.click(screen.getByRole('button', { name: 'Only 2 instances' }))
  expect(viewStore.getState().selection).toEqual(['i-1', 'i-2'])
  expect(screen.getByRole('combobox', { name: 'State' })).toBeDefined()
})

it('writes one note on all of them', async () => {
  const user = open(['instance', 'subnet'], aSubnet(), web, app, servers)
  const box = within(screen.getByRole('region', { name: 'Note' })).getByRole('textbox')
  await user.type(box, 'keep{Enter}')
  expect(findOf(topology(), 'instance', 'i-1')?.note).toBe('keep')
  expect(findOf(topology(), 'subnet', aSubnet().id)?.note).toBe('keep')
  expect(steps()).toEqual(['Note on 3 resources'])
})
