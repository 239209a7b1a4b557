import { fireEvent, render, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { beforeEach, describe, expect, it } from 'vitest'
import { EMPTY_DIAGRAM } from '@/layout/diagram'
import { findOf, type Resource } from '@/model/topology'
import { formatTraffic, tcp } from '@/model/traffic'
import { diagramStore } from '@/store/diagramStore'
import { viewStore } from '@/store/viewStore'
import {
  anAclEntry,
  anInternetHost,
  aNetworkAcl,
  aRule,
  aSecurityGroup,
  aSubnet,
  topologyOf,
} from '@/testing/builders'
import { SelectedInspector } from '../SelectedInspector'

function open(...resources: readonly (Resource | readonly Resource[])[]) {
  diagramStore.getState().open({ ...EMPTY_DIAGRAM, topology: topologyOf(...resources) })
  const [first] = resources.flat()
  viewStore.setState({ selection: first ? [first.id] : [], ruleFocus: undefined })
  render(<SelectedInspector />)
  return userEvent.setup({ delay: null })
}

const cell = (name: string) =>
  within(screen.getByRole('table')).getByLabelText<HTMLInputElement>(name)
const steps = () => diagramStore.getState().past.map(({ label }) => label)
const group = () => findOf(diagramStore.getState().diagram.topology, 'securityGroup', 'sg-1')!
const ports = () => group().ingress.map(({ traffic }) => formatTraffic(traffic))
const rules = [aRule(tcp(443)), aRule(tcp(22)), aRule(tcp(80))]

beforeEach(() => {
  viewStore.setState({ selection: [], ruleFocus: undefined })
})

describe('a table like a sheet', () => {
  it('goes from cell to cell by the arrows until F2 begins to write', async () => {
    const user = open(aSecurityGroup({ ingress: rules }))
    cell('Type, rule 1').focus()
    await user.keyboard('{ArrowRight}')
    expect(document.activeElement).toBe(cell('Port, rule 1'))
    await user.keyboard('{ArrowDown}')
    expect(document.activeElement).toBe(cell('Port, rule 2'))
    await user.keyboard('{F2}{ArrowLeft}')
    expect(document.activeElement).toBe(cell('Port, rule 2'))
    await user.keyboard('1')
    expect(cell('Port, rule 2').value).toBe('212')
    await user.keyboard('{Escape}')
    expect(cell('Port, rule 2').value).toBe('22')
  })

  it('sorts what is seen and leaves the rules as they are', async () => {
    const user = open(aSecurityGroup({ ingress: rules }))
    await user.click(screen.getByRole('button', { name: 'Port' }))
    const seen = () =>
      screen.getAllByLabelText<HTMLInputElement>(/^Port, /).map(({ value }) => value)
    expect(seen()).toEqual(['22', '80', '443'])
    expect(ports()).toEqual(['TCP 443', 'TCP 22', 'TCP 80'])
    await user.click(screen.getByRole('button', { name: 'Port' }))
    expect(seen()).toEqual(['443', '80', '22'])
    await user.click(screen.getByRole('button', { name: 'Own order' }))
    expect(seen()).toEqual(['443', '22', '80'])
    expect(steps()).toEqual([])
  })

  it('says that an ACL is read by number however it is sorted (NACL-02)', async () => {
    const user = open(aNetworkAcl(anAclEntry(), anAclEntry({ ruleNumber: 110 })))
    await user.click(screen.getByRole('button', { name: 'Port' }))
    expect(screen.getByText(/AWS reads the entries by their numbers/)).toBeDefined()
  })

  it('shows what the filter finds, by what stands in the cells and by the names of hosts', async () => {
    const user = open(aSecurityGroup({ ingress: [...rules, aRule(tcp(25), '198.51.100.7/32')] }), {
      ...anInternetHost(),
      name: 'Home',
    })
    await user.type(screen.getByRole('textbox', { name: /^Filter/ }), 'home')
    expect(screen.getAllByLabelText(/^Port, /)).toHaveLength(1)
    expect(screen.getByText('1 of 4 shown')).toBeDefined()
    await user.keyboard('{Escape}')
    expect(screen.getAllByLabelText(/^Port, /)).toHaveLength(4)
  })

  it('deletes several selected rows as one step', async () => {
    const user = open(aSecurityGroup({ ingress: rules }))
    cell('Type, rule 1').focus()
    await user.keyboard('{Shift>}{ArrowDown}{/Shift}')
    expect(screen.getByText('2 rules selected')).toBeDefined()
    await user.keyboard('{Control>}{Backspace}{/Control}')
    expect(ports()).toEqual(['TCP 80'])
    expect(steps()).toEqual(['Delete 2 rules of sg-1'])
    expect(document.activeElement).toBe(cell('Type, rule 1'))
  })

  it('selects by the edge of the rows, and copies them as a sheet takes them', async () => {
    const user = open(
      aSecurityGroup({ ingress: [aRule(tcp(22)), aRule(tcp(80)), aRule(tcp(443))] }),
    )
    await user.click(screen.getByRole('button', { name: 'Select rule 1' }))
    await user.keyboard('{Shift>}')
    await user.click(screen.getByRole('button', { name: 'Select rule 3' }))
    await user.keyboard('{/Shift}')
    const data = new DataTransfer()
    fireEvent.copy(cell('Type, rule 1'), { clipboardData: data })
    expect(data.getData('text/plain').split('\n')).toEqual([
      'SSH\t22\t0.0.0.0/0\t',
      'HTTP\t80\t0.0.0.0/0\t',
      'HTTPS\t443\t0.0.0.0/0\t',
    ])
  })

  it('keeps a copy that may not stand beside its original as a draft', async () => {
    const user = open(aSecurityGroup({ ingress: [aRule(tcp(22))] }))
    cell('Type, rule 1').focus()
    await user.keyboard('{Control>}d{/Control}')
    expect(ports()).toEqual(['TCP 22'])
    expect(cell('Port, rule 2').value).toBe('22')
  })
})

describe('sources by name', () => {
  it('writes the block of the host, the subnet or the VPC that was named', async () => {
    const user = open(
      aSecurityGroup({ ingress: [aRule(tcp(22)), aRule(tcp(80))] }),
      { ...anInternetHost(), name: 'Home' },
      aSubnet({ name: 'app-a' }),
    )
    await user.clear(cell('Source, rule 1'))
    await user.type(cell('Source, rule 1'), 'Hom{Tab}')
    await user.clear(cell('Source, rule 2'))
    await user.type(cell('Source, rule 2'), 'app-a{Escape}{Enter}')
    expect(group().ingress.map(({ peer }) => peer)).toEqual([
      { kind: 'cidr', cidr: '198.51.100.7/32' },
      { kind: 'cidr', cidr: aSubnet().cidrBlock },
    ])
  })
})

describe('notes', () => {
  it('stand under an entry once Shift+F2 has asked for one', async () => {
    const user = open(aNetworkAcl(anAclEntry()))
    cell('Port, entry 1').focus()
    await user.keyboard('{Shift>}{F2}{/Shift}')
    await user.keyboard('replies to clients{Enter}')
    const acl = findOf(diagramStore.getState().diagram.topology, 'networkAcl', 'acl-1')
    expect(acl?.entries[0]?.note).toBe('replies to clients')
    expect(cell('Note, entry 1').value).toBe('replies to clients')
  })
})

describe('rows from AWS', () => {
  it('takes what the console copies, with its own words', () => {
    open(aSecurityGroup())
    const text = [
      'Name\tSecurity group rule ID\tIP version\tType\tProtocol\tPort range\tSource\tDescription',
      '–\tsgr-1\tIPv4\tHTTPS\tTCP\t443\t0.0.0.0/0\tweb',
      '–\tsgr-2\tIPv4\tPOP3\tTCP\t110\t10.0.0.0/8\t–',
    ].join('\n')
    fireEvent.paste(screen.getByRole('button', { name: /Add rule/ }), {
      clipboardData: { getData: () => text },
    })
    expect(ports()).toEqual(['TCP 443', 'TCP 110'])
    expect(group().ingress.map(({ description }) => description)).toEqual(['web', undefined])
    expect(steps()).toEqual(['Paste rules of sg-1'])
  })

  it('takes the permissions that the command line prints', () => {
    open(aSecurityGroup())
    const permission = {
      IpProtocol: 'udp',
      FromPort: 53,
      ToPort: 53,
      IpRanges: [{ CidrIp: '10.0.0.0/8' }],
    }
    fireEvent.paste(screen.getByRole('button', { name: /Add rule/ }), {
      clipboardData: { getData: () => JSON.stringify({ IpPermissions: [permission] }) },
    })
    expect(ports()).toEqual(['UDP 53'])
  })
})
