import { act, fireEvent, render, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { beforeEach, describe, expect, it } from 'vitest'
import { EMPTY_DIAGRAM } from '@/layout/diagram'
import { cidr } from '@/model/ip'
import type { NetworkAcl } from '@/model/resources/networkAcl'
import type { RouteTable } from '@/model/resources/routeTable'
import type { SecurityGroup } from '@/model/resources/securityGroup'
import { findOf, type Resource } from '@/model/topology'
import { formatTraffic, tcp } from '@/model/traffic'
import { diagramStore } from '@/store/diagramStore'
import { viewStore } from '@/store/viewStore'
import {
  anAclEntry,
  aNatGateway,
  anInternetGateway,
  aNetworkAcl,
  aRoute,
  aRouteTable,
  aRule,
  aSecurityGroup,
  aSubnet,
  topologyOf,
} from '@/testing/builders'
import { office } from '@/testing/office'
import { SelectedInspector } from '../SelectedInspector'

function open(...resources: readonly (Resource | readonly Resource[])[]) {
  const topology = topologyOf(...resources)
  diagramStore.getState().open({ ...EMPTY_DIAGRAM, topology })
  const [first] = resources.flat()
  viewStore.setState({ selection: first ? [first.id] : [], ruleFocus: undefined })
  render(<SelectedInspector />)
  return userEvent.setup({ delay: null })
}

describe('the routes of a table', () => {
  it('show what a gateway propagates, which nobody edits (RT-21)', () => {
    const topology = office()
    diagramStore.getState().open({ ...EMPTY_DIAGRAM, topology })
    viewStore.setState({ selection: ['rtb-1'], ruleFocus: undefined })
    render(<SelectedInspector />)
    const row = screen.getByRole('row', { name: /192\.168\.0\.0\/16/ })
    expect(row.textContent).toContain('vgw-1')
    expect(row.textContent).toContain('propagated')
    expect(within(row).queryByRole('textbox')).toBeNull()
  })
})

function cell(name: string): HTMLInputElement {
  const row = screen.getByRole('table')
  const found =
    within(row).queryByRole('textbox', { name }) ?? within(row).getByRole('combobox', { name })
  return found as HTMLInputElement
}

const topology = () => diagramStore.getState().diagram.topology

function acl(): NetworkAcl {
  return findOf(topology(), 'networkAcl', 'acl-1')!
}

function group(): SecurityGroup {
  return findOf(topology(), 'securityGroup', 'sg-1')!
}

function table(): RouteTable {
  return findOf(topology(), 'routeTable', 'rtb-1')!
}

beforeEach(() => {
  viewStore.setState({ selection: [], ruleFocus: undefined })
})

describe('network ACL entries', () => {
  const https = anAclEntry({ ruleNumber: 100, traffic: tcp(443) })
  const ssh = anAclEntry({ ruleNumber: 110, traffic: tcp(22), action: 'deny' })

  it('changes an entry in place, as one step of undo', async () => {
    const user = open(aNetworkAcl(https))
    const action = cell('Action, entry 1')
    await user.clear(action)
    await user.type(action, 'd{Tab}')
    expect(acl().entries).toEqual([{ ...https, action: 'deny' }])
    expect(diagramStore.getState().past.map(({ label }) => label)).toEqual([
      'Change entry of acl-1',
    ])
  })

  it('orders by number, so that a new number moves the entry', async () => {
    const user = open(aNetworkAcl(https, ssh))
    const number = cell('Rule, entry 1')
    await user.clear(number)
    await user.type(number, '120{Tab}')
    expect(cell('Rule, entry 1').value).toBe('110')
    expect(cell('Rule, entry 2').value).toBe('120')
  })

  it('moves an entry by Alt and an arrow, which gives it another number', async () => {
    const user = open(aNetworkAcl(https, ssh))
    cell('Type, entry 2').focus()
    await user.keyboard('{Alt>}{ArrowUp}{/Alt}')
    expect(cell('Type, entry 1').value).toBe('SSH')
    expect(document.activeElement).toBe(cell('Type, entry 1'))
    expect(Number(cell('Rule, entry 1').value)).toBeLessThan(100)
  })

  it('refuses a number that is taken and offers a free one', async () => {
    const user = open(aNetworkAcl(https, ssh))
    const number = cell('Rule, entry 1')
    await user.clear(number)
    await user.type(number, '110{Tab}')
    expect(screen.getByRole('alert').textContent).toContain('Rule 110 exists already')
    expect(acl().entries).toContain(https)
    await user.click(screen.getByRole('button', { name: 'Use 120' }))
    expect(
      acl()
        .entries.map(({ ruleNumber }) => ruleNumber)
        .toSorted((a, b) => a - b),
    ).toEqual([110, 120])
  })

  it('ends with an entry that nobody can edit', () => {
    open(aNetworkAcl(https))
    const last = screen.getAllByRole('row').at(-1)!
    expect(within(last).getByText('*')).toBeDefined()
    expect(within(last).queryByRole('textbox')).toBeNull()
  })
})

describe('security group rules', () => {
  it('adds a rule by the keyboard alone', async () => {
    const user = open(aSecurityGroup())
    screen.getByRole('button', { name: /Add rule/ }).focus()
    await user.keyboard('{Enter}')
    await user.keyboard('Postgre{Tab}')
    await user.tab()
    await user.keyboard('10.0.11.0/24{Tab}database{Enter}')
    const [rule, another] = group().ingress
    expect(another).toBeUndefined()
    expect(formatTraffic(rule!.traffic)).toBe('TCP 5432')
    expect(rule).toMatchObject({
      peer: { kind: 'cidr', cidr: '10.0.11.0/24' },
      description: 'database',
    })
    expect(document.activeElement).toBe(cell('Type, rule 2'))
  })

  it('keeps the draft of a bad port, says why and mends it', async () => {
    const rule = aRule(tcp(443))
    const user = open(aSecurityGroup({ ingress: [rule] }))
    const port = cell('Port, rule 1')
    await user.clear(port)
    await user.type(port, '70000{Tab}')
    const fault = screen.getByRole('alert')
    expect(fault.textContent).toContain('Port 70000 does not exist; ports end at 65535')
    expect(port.value).toBe('70000')
    expect(port.getAttribute('aria-invalid')).toBe('true')
    expect(group().ingress).toEqual([rule])
    await user.click(screen.getByRole('button', { name: 'Use 7000' }))
    expect(group().ingress[0]?.traffic).toEqual(tcp(7000))
    expect(screen.queryByRole('alert')).toBeNull()
  })

  it('reads a bare address as the fault it is, and offers the block', async () => {
    const user = open(aSecurityGroup({ ingress: [aRule(tcp(22))] }))
    const source = cell('Source, rule 1')
    await user.clear(source)
    await user.type(source, '203.0.113.24{Tab}')
    await user.click(screen.getByRole('button', { name: 'Use 203.0.113.24/32' }))
    expect(group().ingress[0]?.peer).toEqual({ kind: 'cidr', cidr: '203.0.113.24/32' })
  })

  it('names another group as the source', async () => {
    const other = aSecurityGroup({ id: 'sg-2', name: 'alb-sg' })
    const user = open(aSecurityGroup({ ingress: [aRule(tcp(8080))] }), other)
    const source = cell('Source, rule 1')
    await user.clear(source)
    await user.type(source, 'alb{Tab}')
    expect(group().ingress[0]?.peer).toEqual({ kind: 'securityGroup', securityGroupId: 'sg-2' })
  })

  it('takes rows from a sheet and keeps the faulty ones as drafts', () => {
    open(aSecurityGroup())
    const text = 'HTTPS\t443\t0.0.0.0/0\tweb\nSSH\t22\t10.0.0.0/33\t\n'
    fireEvent.paste(screen.getByRole('button', { name: /Add rule/ }), {
      clipboardData: { getData: () => text },
    })
    expect(group().ingress.map(({ description }) => description)).toEqual(['web'])
    expect(screen.getByRole('alert').textContent).toContain('needs a prefix length from /0 to /32')
    expect(cell('Source, rule 2').value).toBe('10.0.0.0/33')
  })

  it('undoes the last edit from a cell that nobody is writing in', async () => {
    const rule = aRule(tcp(443))
    const user = open(aSecurityGroup({ ingress: [rule] }))
    await user.clear(cell('Port, rule 1'))
    await user.type(cell('Port, rule 1'), '8443{Tab}')
    await user.keyboard('{Control>}z{/Control}')
    expect(group().ingress).toEqual([rule])
    expect(cell('Port, rule 1').value).toBe('443')
    expect(document.activeElement).toBe(cell('Source, rule 1'))
  })

  it('deletes a row by its key and goes on in the next', async () => {
    const rules = [aRule(tcp(22)), aRule(tcp(80))]
    const user = open(aSecurityGroup({ ingress: rules }))
    cell('Type, rule 1').focus()
    await user.keyboard('{Control>}{Backspace}{/Control}')
    expect(group().ingress).toEqual([rules[1]])
    expect(document.activeElement).toBe(cell('Type, rule 1'))
  })

  it('opens the direction of the rule that something points at, and outlines it', () => {
    const rule = aRule(tcp(443))
    open(aSecurityGroup({ egress: [aRule(), rule] }))
    const focus = { resourceId: 'sg-1', direction: 'egress' as const, rule: rule.id }
    act(() => {
      viewStore.setState({ ruleFocus: focus })
    })
    expect(screen.getByRole('tab', { name: /Outbound/, selected: true })).toBeDefined()
    const row = screen
      .getAllByRole('row')
      .find((candidate) => candidate.getAttribute('aria-current') === 'true')
    expect(within(row!).getByLabelText('Port, rule 2')).toBeDefined()
  })
})

describe('routes', () => {
  const network = [
    aSubnet({ routeTableId: aRouteTable().id }),
    anInternetGateway(),
    ...aNatGateway('10.0.1.5', '203.0.113.5'),
  ]

  it('gives a route another target', async () => {
    const user = open(aRouteTable(aRoute('0.0.0.0/0', 'internetGateway', 'igw-1')), network)
    const target = cell('Target, route 1')
    await user.clear(target)
    await user.type(target, 'nat{Tab}')
    expect(table().routes).toEqual([aRoute('0.0.0.0/0', 'natGateway', 'nat-1')])
  })

  it('refuses a target that does not carry the family', async () => {
    const user = open(aRouteTable(aRoute('::/0', 'internetGateway', 'igw-1')), network)
    const target = cell('Target, route 1')
    await user.clear(target)
    await user.type(target, 'nat{Tab}')
    expect(screen.getByRole('alert').textContent).toContain('A NAT gateway carries IPv6 only for')
    expect(table().routes).toEqual([aRoute('::/0', 'internetGateway', 'igw-1')])
  })

  it('shows the local routes of the VPC first, and a route to nothing as a blackhole', () => {
    open(aRouteTable(aRoute('0.0.0.0/0', 'natGateway', 'nat-gone')))
    const [, first] = screen.getAllByRole('row')
    expect(within(first!).getByText(cidr('10.0.0.0/16'))).toBeDefined()
    expect(cell('State, route 1').value).toBe('blackhole')
    expect(cell('Target, route 1').value).toBe('nat-gone')
  })
})
