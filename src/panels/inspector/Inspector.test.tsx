import { act, render, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { describe, expect, it } from 'vitest'
import { EMPTY_DIAGRAM } from '@/layout/diagram'
import { asId } from '@/model/ids'
import { cidr } from '@/model/ip'
import { findOf, RESOURCE_KINDS, resourcesOf, type Resource } from '@/model/topology'
import { tcp } from '@/model/traffic'
import { diagramStore } from '@/store/diagramStore'
import { viewStore } from '@/store/viewStore'
import {
  aGatewayEndpoint,
  aNatGateway,
  anInternetGateway,
  anInternetHost,
  aPeering,
  aPrefixList,
  aRoute,
  aRouteTable,
  aRule,
  aSecurityGroup,
  aServer,
  aSubnet,
  aVpc,
  topologyOf,
} from '@/testing/builders'
import { aResource, BUILT_KINDS } from '@/testing/moreBuilders'
import { SelectedInspector } from './SelectedInspector'

function show(
  selection: readonly string[],
  ...resources: readonly (Resource | readonly Resource[])[]
) {
  diagramStore.getState().open({ ...EMPTY_DIAGRAM, topology: topologyOf(...resources) })
  viewStore.setState({ selection, ruleFocus: undefined })
  render(<SelectedInspector />)
  return userEvent.setup({ delay: null })
}

const farVpc = aVpc({ id: 'vpc-2', cidrBlocks: [cidr('10.1.0.0/16')] })
const topology = () => diagramStore.getState().diagram.topology

function serverNetwork() {
  return [aSubnet(), ...aServer('web', '10.0.1.10'), aSecurityGroup({ name: 'web-sg' })]
}

function eni() {
  return resourcesOf(topology(), 'networkInterface')[0]!
}

describe('one resource', () => {
  it('has an inspector, whatever its kind', () => {
    const everything = topologyOf(
      aSubnet(),
      aServer('web', '10.0.1.10'),
      anInternetGateway(),
      aNatGateway('10.0.1.5', '203.0.113.5'),
      aGatewayEndpoint(),
      aPeering(aVpc(), farVpc),
      farVpc,
      aPrefixList('198.51.100.0/24'),
      anInternetHost(),
      { kind: 'egressOnlyInternetGateway', id: asId('eigw-1'), name: '', vpcId: asId('vpc-1') },
      { kind: 'other', id: asId('lgw-1'), name: 'rack', type: 'Local gateway' },
      ...BUILT_KINDS.map((kind) => aResource(kind)),
    )
    diagramStore.getState().open({ ...EMPTY_DIAGRAM, topology: everything })
    render(<SelectedInspector />)
    for (const kind of RESOURCE_KINDS) {
      const [resource] = resourcesOf(everything, kind)
      if (!resource) throw new Error(`the network has no ${kind}`)
      act(() => {
        viewStore.setState({ selection: [resource.id] })
      })
      expect(screen.getByLabelText(`Inspector of ${resource.id}`)).toBeDefined()
    }
  })

  it('is renamed in its head', async () => {
    const user = show(['subnet-1'], aSubnet())
    const name = screen.getByRole('textbox', { name: 'Name of the subnet' })
    await user.clear(name)
    await user.type(name, 'app-a{Enter}')
    expect(findOf(topology(), 'subnet', 'subnet-1')?.name).toBe('app-a')
  })

  it('is deleted from its head, unless AWS would refuse', async () => {
    const user = show(['sg-default'], aSecurityGroup())
    await user.click(screen.getByRole('button', { name: /The default security group stays/ }))
    expect(findOf(topology(), 'securityGroup', 'sg-default')).toBeDefined()
    act(() => {
      viewStore.setState({ selection: ['sg-1'] })
    })
    await user.click(screen.getByRole('button', { name: /^Delete/ }))
    expect(findOf(topology(), 'securityGroup', 'sg-1')).toBeUndefined()
    expect(viewStore.getState().selection).toEqual([])
  })

  it('says what is wrong with it', () => {
    show(['subnet-2'], aSubnet(), aSubnet({ id: 'subnet-2', cidrBlock: cidr('10.0.1.128/25') }))
    expect(
      within(screen.getByRole('list', { name: 'Issues' })).getAllByRole('listitem'),
    ).toHaveLength(1)
  })
})

describe('a subnet', () => {
  it('is public because of a route, and says which', () => {
    const table = aRouteTable(aRoute('0.0.0.0/0', 'internetGateway', 'igw-1'))
    show(['subnet-1'], aSubnet({ routeTableId: table.id }), table, anInternetGateway())
    expect(screen.getByText('public')).toBeDefined()
    expect(screen.getByText(/rtb-1 routes 0\.0\.0\.0\/0 to igw-1/)).toBeDefined()
  })

  it('keeps a block that is outside the VPC as a draft with its fault', async () => {
    const user = show(['subnet-1'], aSubnet())
    const block = screen.getByRole<HTMLInputElement>('textbox', { name: 'IPv4 CIDR' })
    await user.clear(block)
    await user.type(block, '10.9.0.0/24{Enter}')
    expect(screen.getByRole('alert').textContent).toContain('10.9.0.0/24 is outside vpc-1')
    expect(block.value).toBe('10.9.0.0/24')
    expect(findOf(topology(), 'subnet', 'subnet-1')?.cidrBlock).toBe('10.0.1.0/24')
    await user.type(block, '{Escape}')
    expect(block.value).toBe('10.0.1.0/24')
    expect(screen.queryByRole('alert')).toBeNull()
  })

  it('takes another route table', async () => {
    const user = show(['subnet-1'], aSubnet(), aRouteTable())
    await user.selectOptions(screen.getByRole('combobox', { name: 'Route table' }), 'rtb-1')
    expect(findOf(topology(), 'subnet', 'subnet-1')?.routeTableId).toBe('rtb-1')
  })
})

describe('an instance', () => {
  it('gets and loses an Elastic IP', async () => {
    const user = show(['i-web'], serverNetwork())
    await user.click(screen.getByRole('button', { name: 'Assign an Elastic IP' }))
    const [given] = eni().privateAddresses
    expect(given?.elastic).toBe(true)
    await user.click(screen.getByRole('button', { name: `Release ${given?.publicIp ?? ''}` }))
    expect(eni().privateAddresses[0]?.publicIp).toBeUndefined()
  })

  it('leaves its groups and lets nothing through without one', async () => {
    const user = show(['i-web'], serverNetwork())
    for (const button of screen.getAllByRole('button', { name: /^Remove / }))
      await user.click(button)
    expect(eni().securityGroupIds).toEqual([])
    expect(screen.getByText('Without a group nothing is let through.')).toBeDefined()
  })

  it('refuses an address that AWS keeps', async () => {
    const user = show(['i-web'], serverNetwork())
    const address = screen.getByRole('textbox', { name: 'Primary private IPv4' })
    await user.clear(address)
    await user.type(address, '10.0.1.2{Enter}')
    expect(screen.getByRole('alert').textContent).toContain('AWS keeps 10.0.1.2')
  })

  it('listens on what its table of services says', async () => {
    const user = show(['i-web'], serverNetwork())
    await user.click(screen.getByRole('switch', { name: /Every port answers/ }))
    await user.click(screen.getByRole('button', { name: /Add service/ }))
    await user.keyboard('{Tab}5432{Tab}{Enter}')
    expect(resourcesOf(topology(), 'instance')[0]?.services).toEqual([
      { name: '', protocol: 'tcp', ports: { from: 5432, to: 5432 } },
    ])
  })
})

describe('several resources, or none', () => {
  it('lists what is selected and deletes it as one step', async () => {
    const user = show(['subnet-1', 'igw-1'], aSubnet(), anInternetGateway())
    expect(screen.getByRole('heading', { name: '2 selected' })).toBeDefined()
    await user.click(screen.getByRole('button', { name: /^Delete/ }))
    expect(resourcesOf(topology(), 'subnet')).toEqual([])
    expect(diagramStore.getState().past).toHaveLength(1)
  })

  it('finds groups, ACLs and tables by name and opens them', async () => {
    const user = show([], aSecurityGroup({ name: 'web-sg', ingress: [aRule(tcp(443))] }))
    await user.type(screen.getByRole('searchbox'), 'web')
    expect(screen.queryByRole('button', { name: /acl-default/ })).toBeNull()
    await user.click(screen.getByRole('button', { name: /web-sg/ }))
    expect(viewStore.getState().selection).toEqual(['sg-1'])
  })
})
